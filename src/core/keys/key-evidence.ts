/**
 * What speaks for a key: how many of its values are in both releases, and whether the records
 * that it pairs agree in their other columns more than records paired at random do. A row number
 * pairs every record, and rightly only while none is inserted before it: then it pairs neighbours,
 * so its pairs have to agree more than a record does with the next one.
 */
import type { Joined } from './joined-column.js';
import type { Match } from './match-records.js';
import { hashRecords } from './record-hash.js';

export interface KeyEvidence {
  /** Share of the smaller release whose key is in the other. */
  readonly overlap: number;
  /** Share of the other cells of paired records that are equal; null where there is nothing to look at. */
  readonly agreement: number | null;
  /** How many pairs were looked at. */
  readonly pairs: number;
  /**
   * By column that can tell records apart: 1 where paired records agree, 0 where they agree no
   * more than by chance. Columns of one value say nothing and are left out.
   */
  readonly lifts: ReadonlyMap<string, number>;
}

const SAMPLE = 2000;
/** With fewer pairs chance cannot be told from agreement. */
const FEWEST_PAIRS = 8;
const MOST_WITNESSES = 60;

export function weighPairing(columns: ReadonlyMap<string, Joined>, key: readonly string[], match: Match, smaller: number, rowNumber = false): KeyEvidence {
  const parts = key.map((id) => columns.get(id)!);
  const chosen = chosenPairs(parts, match), n = chosen.length;
  const base = Int32Array.from(chosen, (k) => match.base[k]!), revision = Int32Array.from(chosen, (k) => match.revision[k]!);
  // Another record at random follows in the order of the hashes, the neighbours in that of the numbers.
  const strangers = rowNumber && parts[0]!.kind === 'number' ? neighbours(parts[0]!, match, chosen) : [Int32Array.from(revision, (_, k) => revision[(k + 1) % n]!)];
  const lifts = new Map<string, number>();
  let equal = 0, cells = 0;
  for (const [id, column] of [...columns].filter(([each]) => !key.includes(each)).slice(0, MOST_WITNESSES)) {
    const found = witness(column, base, revision, strangers);
    equal += found.equal;
    cells += base.length;
    if (found.lift !== null) lifts.set(id, found.lift);
  }
  const ambiguous = Math.min(match.ambiguous.base.length, match.ambiguous.revision.length);
  return { overlap: smaller === 0 ? 0 : Math.min(1, (match.base.length + ambiguous) / smaller), agreement: cells === 0 ? null : equal / cells, pairs: base.length, lifts };
}

/** Mean lift over the columns outside `except`; null where none of them can tell records apart. */
export function strength(evidence: KeyEvidence, except: ReadonlySet<string>): number | null {
  let sum = 0, n = 0;
  for (const [id, lift] of evidence.lifts) {
    if (except.has(id)) continue;
    sum += lift;
    n++;
  }
  return n === 0 ? null : sum / n;
}

/** At most about `SAMPLE` pairs, those whose key hashes lowest, in the order of the hashes. */
export function samplePairs(parts: readonly Joined[], match: Match): { base: Int32Array; revision: Int32Array } {
  const chosen = chosenPairs(parts, match);
  return { base: Int32Array.from(chosen, (k) => match.base[k]!), revision: Int32Array.from(chosen, (k) => match.revision[k]!) };
}

function chosenPairs(parts: readonly Joined[], match: Match): number[] {
  const n = match.base.length;
  const hashes = hashRecords(parts, 'base', match.base);
  const limit = n <= SAMPLE ? 2 ** 32 : (SAMPLE / n) * 2 ** 32;
  const chosen: number[] = [];
  for (let k = 0; k < n; k++) if ((hashes[k]! >>> 0) < limit) chosen.push(k);
  return chosen.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
}

/** The records of the revision whose number is the next one and the one before, for each of the chosen pairs; the first and the last are neighbours. */
function neighbours({ base }: Joined, match: Match, chosen: readonly number[]): Int32Array[] {
  const n = match.base.length, number = (k: number): number => base[match.base[k]!]!;
  let order: Int32Array | null = null;
  for (let k = 1; k < n && order === null; k++) if (!(number(k) > number(k - 1))) order = Int32Array.from(match.base, (_, i) => i).sort((i, j) => number(i) - number(j));
  const places = order === null ? null : new Map([...order].map((k, place) => [k, place]));
  return [1, n - 1].map((by) => Int32Array.from(chosen, (k) => { const to = ((places?.get(k) ?? k) + by) % n; return match.revision[order?.[to] ?? to]!; }));
}

/** `strangers`: other records in place of each pair's revision record; several are neighbours. */
function witness({ base, revision, kind }: Joined, rows: Int32Array, others: Int32Array, strangers: readonly Int32Array[]): { equal: number; lift: number | null } {
  const n = rows.length;
  const countEqual = (partners: Int32Array): number => {
    let equal = 0;
    for (let k = 0; k < n; k++) { const x = base[rows[k]!]!, y = revision[partners[k]!]!; if (x === y || (x !== x && y !== y)) equal++; }
    return equal;
  };
  const equal = countEqual(others), chance = Math.max(...strangers.map(countEqual));
  // Neighbours that are equal throughout speak against pairs that are not.
  if (n < FEWEST_PAIRS || (strangers.length > 1 ? Math.min(chance, equal) : chance) > 0.98 * n) return { equal, lift: null };
  const exact = Math.max(0, (equal - chance) / (n - chance));
  if (kind === 'text' || exact === 1) return { equal, lift: exact };
  // A revised measure still goes with what it was; where it changes slowly it goes with its neighbours as well.
  const withRows = (partners: Int32Array): number => correlation(base as Float64Array, revision as Float64Array, rows, partners);
  const own = withRows(others), next = strangers.length > 1 ? Math.max(...strangers.map(withRows)) : 0;
  return { equal, lift: Math.max(exact, (exact + (next >= own ? 0 : (own - next) / (1 - next))) / 2) };
}

/** Size of Pearson's correlation over the pairs where both are finite; 0 where it cannot be told. */
function correlation(base: Float64Array, revision: Float64Array, rows: Int32Array, others: Int32Array): number {
  let n = 0, meanX = 0, meanY = 0, sxx = 0, syy = 0, sxy = 0;
  for (let k = 0; k < rows.length; k++) {
    const x = base[rows[k]!]!, y = revision[others[k]!]!;
    if (x - x !== 0 || y - y !== 0) continue;
    n++;
    const dx = x - meanX, dy = y - meanY;
    meanX += dx / n;
    meanY += dy / n;
    sxx += dx * (x - meanX);
    syy += dy * (y - meanY);
    sxy += dx * (y - meanY);
  }
  return n < FEWEST_PAIRS || !(sxx > 0) || !(syy > 0) ? 0 : Math.min(1, Math.abs(sxy) / Math.sqrt(sxx * syy));
}
