/**
 * Finds the columns whose values identify a record in both releases: single columns, then
 * calendar columns with places, then any composite of up to five. A guess is tried on the
 * first records and believed only when it holds on all.
 */
import { countDuplicates } from './count-duplicates.js';
import type { KeyPart } from './key-hash.js';
import { calendarFamily, type KeyCandidate } from './key-candidates.js';

export interface InferredKey {
  readonly columns: readonly KeyCandidate[];
  /** Records that share their key with another, by side: 0 for an exact key. */
  readonly duplicates: { readonly base: number; readonly revision: number };
  /** How many sets of columns were tried. */
  readonly tried: number;
}

const MOST_COLUMNS = 5;
const SAMPLE = 4000;
const MOST_CANDIDATES = 14;
const MOST_FULL_CHECKS = 24;
/** A key may fail to identify this share of the records and still be used; those are set apart. */
const TOLERATED_DUPLICATES = 0.02;

export function inferKey(candidates: readonly KeyCandidate[], baseRecords: number, revisionRecords: number, fits: (columns: readonly KeyCandidate[]) => boolean): InferredKey | null {
  const search = new Search(baseRecords, revisionRecords);
  const byWeight = [...candidates].sort((a, b) => b.weight - a.weight || a.position - b.position);
  const strong = byWeight.filter((candidate) => candidate.weight >= 2);
  const places = strong.filter((candidate) => candidate.calendar === null && !candidate.isTime);
  const family = calendarFamily(candidates);
  const times = byWeight.filter((candidate) => candidate.isTime);

  const plans: (() => Iterable<readonly KeyCandidate[]>)[] = [
    () => strong.map((candidate) => [candidate]),
    () => family.length >= 2 ? [family, ...combinations(places, 1, MOST_COLUMNS - family.length).map((more) => [...more, ...family])] : [],
    () => times.flatMap((time) => combinations(places, 1, 3).map((more) => [...more, time])),
    () => combinations(strong.slice(0, MOST_CANDIDATES), 2, MOST_COLUMNS),
    () => byWeight.filter((candidate) => candidate.weight < 2 && (candidate.weight >= 0.8 || candidate.position === 0)).map((candidate) => [candidate]),
    () => combinations(byWeight.filter((candidate) => candidate.weight >= 0.8).slice(0, MOST_CANDIDATES), 2, MOST_COLUMNS),
  ];
  for (const plan of plans) {
    for (const columns of plan()) {
      if (columns.length === 0 || columns.length > MOST_COLUMNS) continue;
      if (search.holds(columns) && fits(columns)) return { columns, duplicates: { base: 0, revision: 0 }, tried: search.tried };
    }
  }
  return nearKey(search, [family, [...places.slice(0, MOST_COLUMNS - family.length), ...family], ...times.map((time) => [...places.slice(0, 2), time]), strong.slice(0, MOST_COLUMNS)], fits);
}

function nearKey(search: Search, plans: readonly (readonly KeyCandidate[])[], fits: (columns: readonly KeyCandidate[]) => boolean): InferredKey | null {
  for (const columns of plans) {
    if (columns.length < 1 || columns.length > MOST_COLUMNS) continue;
    const duplicates = search.duplicates(columns);
    if (duplicates !== null && fits(columns)) return { columns, duplicates, tried: search.tried };
  }
  return null;
}

class Search {
  tried = 0;
  private fullChecks = 0;
  constructor(private readonly baseRecords: number, private readonly revisionRecords: number) {}

  holds(columns: readonly KeyCandidate[]): boolean {
    this.tried++;
    const base = columns.map((column) => column.base), revision = columns.map((column) => column.revision);
    for (const [parts, records] of [[base, this.baseRecords], [revision, this.revisionRecords]] as const) {
      const middle = Math.max(0, (records >> 1) - (SAMPLE >> 1));
      if (countDuplicates(parts, 0, Math.min(SAMPLE, records), 0) > 0) return false;
      if (middle > SAMPLE && countDuplicates(parts, middle, middle + SAMPLE, 0) > 0) return false;
    }
    if (++this.fullChecks > MOST_FULL_CHECKS) return false;
    return countDuplicates(base, 0, this.baseRecords, 0) === 0 && countDuplicates(revision, 0, this.revisionRecords, 0) === 0;
  }

  /** Duplicates on each side when they are few enough, else null. */
  duplicates(columns: readonly KeyCandidate[]): { base: number; revision: number } | null {
    this.tried++;
    const count = (parts: readonly KeyPart[], records: number): number => countDuplicates(parts, 0, records, records * TOLERATED_DUPLICATES);
    const base = count(columns.map((column) => column.base), this.baseRecords);
    if (base > this.baseRecords * TOLERATED_DUPLICATES) return null;
    const revision = count(columns.map((column) => column.revision), this.revisionRecords);
    return revision > this.revisionRecords * TOLERATED_DUPLICATES ? null : { base, revision };
  }
}

/** All choices of `least` to `most` of the items, smaller first, in the items' order; at most 1,500. */
export function combinations<T>(items: readonly T[], least: number, most: number): T[][] {
  const out: T[][] = [];
  const choose = (size: number, from: number, chosen: T[]): void => {
    if (out.length >= 1500) return;
    if (chosen.length === size) { out.push([...chosen]); return; }
    for (let i = from; i <= items.length - (size - chosen.length); i++) choose(size, i + 1, [...chosen, items[i]!]);
  };
  for (let size = least; size <= Math.min(most, items.length); size++) choose(size, 0, []);
  return out;
}
