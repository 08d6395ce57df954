/**
 * Sums, and means over the same number of values, add up over groups, periods and kinds of records: each part's own
 * change is its Shapley value, whatever the order, so that no hybrid release needs to be asked. For any number of parts.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { settled } from '../evaluation.js';
import { type Attribution, type PlayerPart, remainderOf, sharesOf } from './attribution.js';
import type { Player } from './players.js';

export interface AdditivePart {
  readonly player: Player;
  /** Sum over the part's values in the base. */
  readonly base: number;
  /** Sum of revision - base over its values, taken of the differences (filled values count in full, lost ones as their negative): less is lost than by subtracting two sums. */
  readonly change: number;
  /** Values that the two sums are of. */
  readonly n: { readonly base: number; readonly revision: number };
}

/** `sum` of all values, or their `mean`; undefined for a mean of no values, or of numbers of values that differ in a part: then coalitions are to be asked. */
export function additiveAttribution(parts: readonly AdditivePart[], shape: 'sum' | 'mean'): Attribution | Undefined {
  const n = parts.reduce((sum, part) => sum + part.n.base, 0), uneven = parts.find((part) => part.n.base !== part.n.revision);
  if (shape === 'mean' && uneven !== undefined) return { status: 'not-comparable', reason: `${uneven.player.label} has ${uneven.n.base} values in base and ${uneven.n.revision} in revision, so that the mean does not add up over parts` };
  if (shape === 'mean' && n === 0) return { status: 'too-few', reason: '0 of at least 1 values' };
  const over = shape === 'mean' ? n : 1, base = settled(total(parts.map((part) => part.base)) / over), change = settled(total(parts.map((part) => part.change)) / over);
  const own = parts.map((part): Figure => settled(part.change / over)), shares = sharesOf(own, change);
  return {
    method: 'additive', base, revision: typeof base !== 'number' ? base : typeof change !== 'number' ? change : base + change, change, remainder: remainderOf(change, own), interactions: { total: 0, pairs: [] }, evaluations: 0,
    parts: parts.map(({ player }, i): PlayerPart => ({ player, swapIn: own[i]!, swapOut: own[i]!, part: own[i]!, se: 0, ...shares[i]! })),
  };
}

function total(values: readonly number[]): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return sum.value;
}
