/**
 * Records whose key was given out anew: what base holds under one key, revision holds under
 * another. Only records that stand on one side alone, or that disagree in nearly everything with
 * the record of the same key, are looked at; what they hold must be found once on each side, and
 * must say enough that it is not found by chance.
 */
import type { Joined } from '../keys/joined-column.js';
import { isNumberingOfBoth } from '../keys/key-candidates.js';
import { samplePairs } from '../keys/key-evidence.js';
import type { KeyPart } from '../keys/key-hash.js';
import { matchRecords, type Match } from '../keys/match-records.js';
import { takeRows } from '../keys/take-rows.js';
import { lowest, reappearing, shareFound } from './reappearing.js';
import { pulse } from '../pulse.js';

export interface Rekeyed {
  /** Records found by what they hold under another key, in the order of the base. */
  readonly base: Int32Array;
  readonly revision: Int32Array;
  /** Records of the side with fewer that are on one side only or disagree with their namesake. */
  readonly considered: number;
  /** Records of base among them whose content stands more than once. */
  readonly ambiguous: number;
  /** Matched records that disagree in nearly everything: true where they do, in the order of the match. */
  readonly astray: Uint8Array | null;
}

const MOST_WITNESSES = 12;
/** Two records in which this share of what tells records apart is equal are not taken for different ones. */
const AGREEING = 0.25;
/** A column tells records apart when two of them are equal less often than this. */
const TELLING = 0.5;
/** So many of the found records may be expected by chance. */
const CHANCE = 0.05;
const FEW = 20, MOST_OF = 0.6;
/** Fewer of the records in question are coincidences. */
const LEAST_FOUND = 0.2;

export function findRekeyed(columns: ReadonlyMap<string, Joined>, key: readonly string[], match: Match): Rekeyed | null {
  if (match.removed.length === 0 && match.added.length === 0 && match.base.length === 0) return null;
  const parts = key.map((id) => columns.get(id)!);
  const pool = match.base.length > 0 ? samplePairs(parts, match).base : lowest(parts, 'base', match.removed);
  const telling = [...columns].filter(([id, column]) => !key.includes(id) && !isNumberingOfBoth(column)).map(([id, column]) => ({ id, column, twice: repetition(column.base, pool) }))
    .filter((each) => each.twice < TELLING).sort((a, b) => a.twice - b.twice).slice(0, MOST_WITNESSES);
  if (telling.length === 0) return null;
  const astray = disagreeing(telling, parts, match);
  const base = withAstray(match.removed, match.base, astray), revision = withAstray(match.added, match.revision, astray);
  if (base.length === 0 || revision.length === 0) return null;

  const content = reappearing(telling, lowest(parts, 'base', base), base, revision);
  // Of a few records, the columns that happen to reappear are not those that tell records apart.
  if (content.length < (base.length < FEW ? MOST_OF * telling.length : 1)) return null;
  // Half of what is needed is too little in a sample: a release revised as a whole is not matched in vain.
  if (shareFound(content.map(({ column }) => column), parts, base, revision) < LEAST_FOUND / 2) return null;
  const found = matchRecords({ base: content.map(({ column }) => takeRows(column.base, base)), revision: content.map(({ column }) => takeRows(column.revision, revision)), baseRecords: base.length, revisionRecords: revision.length });
  const partner = new Map<number, number>();
  if (astray !== null) for (let k = 0; k < astray.length; k++) if (astray[k]) partner.set(match.base[k]!, match.revision[k]!);
  const pairs: [number, number][] = [];
  for (let k = 0; k < found.base.length; k++) {
    const i = base[found.base[k]!]!, j = revision[found.revision[k]!]!;
    if (partner.get(i) !== j) pairs.push([i, j]);
  }
  const byChance = base.length * revision.length * content.reduce((product, each) => product * each.twice, 1);
  if (pairs.length < LEAST_FOUND * Math.min(base.length, revision.length) || pairs.length === 0 || byChance > CHANCE * pairs.length) return null;
  pairs.sort((a, b) => a[0] - b[0]);
  return {
    base: Int32Array.from(pairs, ([i]) => i), revision: Int32Array.from(pairs, ([, j]) => j),
    considered: Math.min(base.length, revision.length), ambiguous: found.ambiguous.base.length, astray,
  };
}

/** Chance that two records of the sample are equal in the column; never below what so many records can show. */
function repetition(values: KeyPart, rows: Int32Array): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1);
  const n = rows.length;
  if (n < 2) return values instanceof Float64Array && rows.length === 1 && values[rows[0]!]! % 1 !== 0 ? 0.01 : 0.3;
  let twice = 0;
  for (const count of counts.values()) twice += count * (count - 1);
  return Math.max(twice, 1) / (n * (n - 1));
}

interface Telling { readonly column: Joined; readonly twice: number }

/** Flags of matched records that agree in nearly nothing that tells records apart; null where the sample has none. */
function disagreeing(columns: readonly Telling[], key: readonly Joined[], match: Match): Uint8Array | null {
  const sample = samplePairs(key, match);
  if (!flags(columns, sample.base, sample.revision).includes(1)) return null;
  return flags(columns, match.base, match.revision);
}

/** A column counts by how much an equal value in it says: an equal category hardly anything, an equal decimal much. */
function flags(columns: readonly Telling[], rows: Int32Array, others: Int32Array): Uint8Array {
  const equal = new Float32Array(rows.length);
  for (const { column: { base, revision }, twice } of columns) {
    pulse();
    const says = -Math.log(twice);
    for (let k = 0; k < rows.length; k++) {
      const x = base[rows[k]!]!, y = revision[others[k]!]!;
      if (x === y || (x !== x && y !== y)) equal[k]! += says;
    }
  }
  const least = columns.reduce((sum, { twice }) => sum - Math.log(twice), 0) * AGREEING;
  const out = new Uint8Array(equal.length);
  for (let k = 0; k < equal.length; k++) out[k] = equal[k]! <= least ? 1 : 0;
  return out;
}

function withAstray(alone: Int32Array, matched: Int32Array, astray: Uint8Array | null): Int32Array {
  if (astray === null) return alone;
  const rows = new Int32Array(alone.length + matched.length);
  rows.set(alone);
  let n = alone.length;
  for (let k = 0; k < astray.length; k++) if (astray[k]) rows[n++] = matched[k]!;
  return rows.slice(0, n).sort();
}

/** The match with found records paired by what they hold; all others stay as their key has them. */
export function repairMatch(match: Match, { base, revision }: Rekeyed): Match {
  const moved = new Map<number, number>();
  base.forEach((i, k) => moved.set(i, revision[k]!));
  const taken = new Set(revision);
  const pairs: [number, number][] = [...moved];
  const removed: number[] = [...match.removed].filter((i) => !moved.has(i)), added: number[] = [...match.added].filter((j) => !taken.has(j));
  for (let k = 0; k < match.base.length; k++) {
    const i = match.base[k]!, j = match.revision[k]!;
    if (moved.has(i)) { if (!taken.has(j)) added.push(j); continue; }
    if (taken.has(j)) removed.push(i);
    else pairs.push([i, j]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  return {
    base: Int32Array.from(pairs, ([i]) => i), revision: Int32Array.from(pairs, ([, j]) => j),
    removed: Int32Array.from(removed).sort(), added: Int32Array.from(added).sort(), ambiguous: match.ambiguous,
  };
}
