/**
 * Finds the columns whose values identify a record in both releases:
 *
 *   likely sets first -> unique on both sides? -> pair by them -> what do the pairs say? -> rank
 *
 * The likeliest set that holds is the key, unless another one pairs records that agree far more.
 */
import { countDuplicates, estimateDuplicates } from './count-duplicates.js';
import type { Joined } from './joined-column.js';
import { NUMBERING_WEIGHT, type KeyCandidate } from './key-candidates.js';
import { strength, weighPairing, type KeyEvidence } from './key-evidence.js';
import { keySets, MOST_COLUMNS, type KeySet } from './key-sets.js';
import { isStrictlySorted } from './key-hash.js';
import { outlasts } from './lasting-key.js';
import { matchRecords, type Match } from './match-records.js';
import { pulse } from '../pulse.js';

export interface RankedKey extends KeySet {
  readonly match: Match;
  readonly evidence: KeyEvidence;
  /** No key occurs twice on either side. */
  readonly exact: boolean;
}

export interface InferredKey {
  readonly best: RankedKey | null;
  /** Other sets that identify records, those under which records agree most first. */
  readonly alternatives: readonly RankedKey[];
  /** A likelier set than the best that was passed over, because records disagree under it. */
  readonly passedOver: RankedKey | null;
  /** Identifies records on both sides, but hardly one of its values is in both. */
  readonly apart: RankedKey | null;
  /** How many sets of columns were tried. */
  readonly tried: number;
}

export interface KeySearch {
  readonly candidates: readonly KeyCandidate[];
  /** All columns of both releases, by id. */
  readonly columns: ReadonlyMap<string, Joined>;
  readonly baseRecords: number;
  readonly revisionRecords: number;
}

/** A key may fail to identify this share of the records and still be used; those are set apart. */
const TOLERATED_DUPLICATES = 0.02;
/** Below this share of common keys a guessed key is not believed. */
const LEAST_OVERLAP = 0.02;
/** What a set without a name for it has to show. */
const WEAK_OVERLAP = 0.3, WEAK_STRENGTH = 0.15, ROW_NUMBER_STRENGTH = 0.4;
/** How much more another set must have for it to be preferred to a likelier one. */
const MARGIN = 0.1;
const CONVINCING = 0.9;
const MANY_RECORDS = 150_000;
const MOST_RANKED = 6, MOST_FURTHER = 200;

export function inferKey(search: KeySearch): InferredKey {
  const ranked: RankedKey[] = [], near: RankedKey[] = [];
  const tester = new Tester(search);
  let apart: RankedKey | null = null, weak = false, further = 0;
  for (const set of keySets(search.candidates)) {
    // A key that fails for a few records goes before anything that is only a guess.
    if (!set.strong && !weak) { ranked.push(...near); weak = true; }
    if (ranked.length >= MOST_RANKED) break;
    // Once a key convinces, only a few others are looked at, to be named beside it.
    if (ranked.some((each) => score(each, [each]) >= CONVINCING)) {
      if (tester.many || ++further > MOST_FURTHER) break;
      if (!set.strong && !set.rowNumber && (set.columns.length > 1 || ranked.some(isLasting))) continue;
    }
    if (set.columns.length > MOST_COLUMNS || set.columns.length >= search.columns.size && !set.strong) continue;
    if ([...ranked, ...(apart ? [apart] : [])].some((each) => each.exact && each.columns.every((column) => set.columns.includes(column)))) continue;
    if (near.some((each) => each.columns.every((column) => set.columns.includes(column)) && !set.strong)) continue;
    const found = tester.test(set);
    if (found === null) continue;
    if (found.evidence.overlap < LEAST_OVERLAP) { if (set.strong && found.exact) apart ??= found; continue; }
    if (!set.strong && !isProven(found)) continue;
    if (found.exact || !set.strong) ranked.push(found);
    else if (!near.some((each) => each.columns.every((column) => set.columns.includes(column)))) near.push(found);
  }
  if (!weak) ranked.push(...near);
  return { ...choose(ranked, search.columns), apart, tried: tester.tried };
}

function choose(ranked: readonly RankedKey[], columns: ReadonlyMap<string, Joined>): Pick<InferredKey, 'best' | 'alternatives' | 'passedOver'> {
  const likeliest = ranked[0] ?? null;
  let best = likeliest;
  for (const other of ranked.slice(1)) if (score(other, [best!, other]) > score(best!, [best!, other]) + MARGIN || (!isLasting(best!) && !other.rowNumber && outlasts(other.match, best!.match, outside(columns, [best!, other])))) best = other;
  const alternatives = ranked.filter((each) => each !== best).sort((a, b) => score(b, [b]) - score(a, [a]));
  return { best, alternatives, passedOver: best === likeliest ? null : likeliest };
}

/** Share of the smaller release that is paired, half of it for the pairing and half for pairs that agree. */
function score({ evidence }: RankedKey, compared: readonly RankedKey[]): number {
  const keys = new Set(compared.flatMap((each) => each.columns.map((column) => column.id)));
  return evidence.overlap * (0.5 + 0.5 * (strength(evidence, keys) ?? 1));
}

/** Believed without proof, or all records of the smaller release have it. */
function isLasting({ strong, evidence }: RankedKey): boolean {
  return strong || evidence.overlap === 1;
}

function outside(columns: ReadonlyMap<string, Joined>, keys: readonly RankedKey[]): Joined[] {
  const taken = new Set(keys.flatMap((each) => each.columns.map((column) => column.id)));
  return [...columns].flatMap(([id, column]) => (taken.has(id) ? [] : [column]));
}

function isProven({ evidence, columns, rowNumber }: RankedKey): boolean {
  const agreement = strength(evidence, new Set());
  return evidence.overlap >= WEAK_OVERLAP && (agreement === null ? columns.length === 1 : agreement >= (rowNumber ? ROW_NUMBER_STRENGTH : WEAK_STRENGTH));
}

const BLOCK = 4000;

class Tester {
  tried = 0;
  readonly many: boolean;
  constructor(private readonly search: KeySearch) {
    this.many = search.baseRecords + search.revisionRecords > 2 * MANY_RECORDS;
  }

  /** Pairs by the set where it identifies all but a few records on both sides, else null. */
  test(set: KeySet): RankedKey | null {
    const { baseRecords, revisionRecords } = this.search;
    this.tried++;
    pulse();
    const base = set.columns.map((column) => column.base), revision = set.columns.map((column) => column.revision);
    const tolerated = set.strong || set.columns[0]!.weight === NUMBERING_WEIGHT ? TOLERATED_DUPLICATES : 0;
    for (const [parts, records] of [[base, baseRecords], [revision, revisionRecords]] as const) {
      if (isStrictlySorted(parts, records)) continue;
      // Repetitions are mostly near each other; then far apart.
      const block = Math.min(BLOCK, records), most = records <= BLOCK ? records * tolerated : tolerated === 0 ? 0 : block * 0.2;
      for (const from of [0, Math.max(0, (records - block) >> 1)]) if (countDuplicates(parts, from, from + block, most) > most) return null;
      if (records > 16 * BLOCK && estimateDuplicates(parts, records, 5) > (tolerated === 0 ? 0 : 2.5 * tolerated)) return null;
    }
    pulse();
    const match = matchRecords({ base, revision, baseRecords, revisionRecords });
    const { ambiguous } = match;
    if (ambiguous.base.length > baseRecords * tolerated || ambiguous.revision.length > revisionRecords * tolerated) return null;
    const evidence = weighPairing(this.search.columns, set.columns.map((column) => column.id), match, Math.min(baseRecords, revisionRecords), set.rowNumber);
    return { ...set, match, evidence, exact: ambiguous.keys === 0 };
  }
}
