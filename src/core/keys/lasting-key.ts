/**
 * Of two keys that nothing but the records speak for, the one that lasts: a count that happens to be
 * different in every record pairs them rightly until it is revised, and then the other pairs it still.
 */
import type { Joined } from './joined-column.js';
import type { Match } from './match-records.js';

/** The further pairs have to agree nearly as far as the others do. */
const AS_FAR = 0.8;

/**
 * Whether `other` pairs all records that `one` pairs, in the same way, and further ones that agree
 * as well. `columns` are those outside both keys.
 */
export function outlasts(other: Match, one: Match, columns: readonly Joined[]): boolean {
  if (columns.length === 0 || other.base.length <= one.base.length) return false;
  const partner = new Map<number, number>();
  one.base.forEach((row, k) => partner.set(row, one.revision[k]!));
  const further: number[] = [], shared: number[] = [];
  for (let k = 0; k < other.base.length; k++) {
    const found = partner.get(other.base[k]!);
    if (found === undefined) further.push(k);
    else if (found !== other.revision[k]) return false;
    else shared.push(k);
  }
  if (shared.length < one.base.length) return false;
  return equalShare(other, further, columns) >= AS_FAR * equalShare(other, shared, columns);
}

function equalShare(match: Match, pairs: readonly number[], columns: readonly Joined[]): number {
  let equal = 0;
  for (const { base, revision } of columns) {
    for (const k of pairs) { const x = base[match.base[k]!]!, y = revision[match.revision[k]!]!; if (x === y || (x !== x && y !== y)) equal++; }
  }
  return equal / (pairs.length * columns.length);
}
