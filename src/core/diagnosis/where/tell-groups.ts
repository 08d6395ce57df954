/**
 * The groups of all columns, with chances corrected for every group that was looked at. Groups that did not reach the
 * thresholds count with a chance of 1: that can only make the others less sure.
 */
import type { GroupChange } from './group-change.js';
import type { GroupFacts } from './group-facts.js';
import { LEVEL, type WhereChanged } from './where-changed.js';

/** Of all columns; of many the first of each column come before the second of any. */
export const MOST_IN_ALL = 2000;

/** In the order of the columns, of each column the groups that hold most first. */
export function tellGroups(columns: readonly WhereChanged[]): GroupChange[] {
  const tested = columns.reduce((sum, each) => sum + each.tested, 0), q = new Map<GroupFacts, number>();
  const ranked = columns.flatMap(({ groups }) => groups).sort((a, b) => a.p - b.p);
  let least = 1;
  for (let rank = ranked.length; rank > 0; rank--) {
    least = Math.min(least, (tested / rank) * ranked[rank - 1]!.p);
    q.set(ranked[rank - 1]!, least);
  }
  const sure = columns.map(({ groups }) => groups.flatMap((group): GroupChange[] => (q.get(group)! <= LEVEL ? [{ ...group, q: q.get(group)! }] : [])));
  let each = Math.max(0, ...sure.map((groups) => groups.length));
  const total = (most: number): number => sure.reduce((sum, groups) => sum + Math.min(most, groups.length), 0);
  while (total(each) > MOST_IN_ALL && each > 1) each--;
  return sure.flatMap((groups) => groups.slice(0, each)).slice(0, MOST_IN_ALL);
}
