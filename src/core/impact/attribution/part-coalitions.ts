/**
 * Hybrid releases that take whole groups or periods from the revision, for quantities of sums over records (a mean, a
 * ratio, a standard deviation): each part brings its own sums, and a coalition adds up a few numbers.
 */
import type { Figure } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { Evaluate } from './attribute-change.js';
import { isIn } from './players.js';

export interface PartSums {
  /** The same sums (and counts) of every part, in one order; of each side. */
  readonly base: ArrayLike<number>;
  readonly revision: ArrayLike<number>;
}

/** `finish`: the quantity from the sums over all parts. The parts are the players, in this order. */
export function partCoalitions(parts: readonly PartSums[], finish: (sums: Float64Array) => Figure): Evaluate {
  const fields = parts[0]?.base.length ?? 0;
  return (coalition) => {
    const sums = Array.from({ length: fields }, () => new CompensatedSum());
    parts.forEach((part, player) => {
      const side = isIn(coalition, player) ? part.revision : part.base;
      for (let field = 0; field < fields; field++) sums[field]!.add(side[field]!);
    });
    return finish(Float64Array.from(sums, (sum) => sum.value));
  };
}
