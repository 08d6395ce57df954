/**
 * How two trajectories of one model part: when they first differ, when the difference first leaves what the reader
 * tolerates, when for good, and how fast it grows. Both stand on the same steps of time.
 */
import type { Figure } from '../model/report.js';
import type { Tolerance } from '../model/recipe.js';
import { CompensatedSum } from '../statistics/compensated-sum.js';
import { isWithin } from '../metrics/verdict/within-tolerance.js';

export interface Divergence {
  /** What the steps were held against. */
  readonly tolerance: Tolerance | null;
  /** Steps at which both have a finite value. */
  readonly n: number;
  /** Of these, the steps that differ at all. */
  readonly differing: number;
  /** revision - base; NaN where a side has no value. */
  readonly difference: Float64Array;
  /** revision - base over the size of base; NaN where base is 0 or a side has no value. */
  readonly relative: Float64Array;
  /** Position of the first step that differs at all; null: none. */
  readonly firstDifference: number | null;
  /** Of the first one beyond the tolerance, and of the first from which all later ones are beyond it; null: none, or no tolerance. */
  readonly firstBeyond: number | null;
  readonly beyondForGood: number | null;
  readonly largest: Figure;
  readonly largestRelative: Figure;
  /** Mean of the sizes of the relative differences: the area between the trajectories, a step. */
  readonly meanRelative: Figure;
  /** Growth of the size of the relative difference a step, as a natural exponent, and steps in which it doubles. */
  readonly growth: { readonly rate: Figure; readonly doubling: Figure };
}

/** Steps that a rate of growth needs. */
const LEAST_STEPS = 10;

export function divergence(base: Float64Array, revision: Float64Array, tolerance: Tolerance | null): Divergence {
  const steps = Math.min(base.length, revision.length), difference = new Float64Array(steps).fill(NaN), relative = new Float64Array(steps).fill(NaN), sizes = new CompensatedSum();
  let n = 0, differing = 0, shares = 0, firstDifference: number | null = null, firstBeyond: number | null = null, forGood: number | null = null, largest = 0, largestRelative = 0;
  for (let t = 0; t < steps; t++) {
    const x = base[t]!, y = revision[t]!, d = y - x;
    if (d - d !== 0) continue;
    n++;
    difference[t] = d;
    if (d !== 0) {
      differing++;
      firstDifference ??= t;
    }
    largest = Math.max(largest, Math.abs(d));
    if (x !== 0) {
      relative[t] = d / Math.abs(x);
      sizes.add(Math.abs(relative[t]!));
      largestRelative = Math.max(largestRelative, Math.abs(relative[t]!));
      shares++;
    }
    if (tolerance === null) continue;
    if (isWithin(x, y, tolerance.absolute ?? 0, tolerance.relative ?? 0)) forGood = null;
    else {
      firstBeyond ??= t;
      forGood ??= t;
    }
  }
  const none: Figure = { status: 'too-few', reason: '0 of at least 1 steps with a value in both' }, noShares: Figure = n === 0 ? none : { status: 'undefined', reason: 'the base is 0 throughout' };
  return {
    tolerance, n, differing, difference, relative, firstDifference, firstBeyond, beyondForGood: forGood, largest: n === 0 ? none : largest,
    largestRelative: shares === 0 ? noShares : largestRelative, meanRelative: shares === 0 ? noShares : sizes.value / shares, growth: growthOf(relative),
  };
}

/** The line of least squares through the logarithms of the steps that differ (as M. Rosenstein, J. Collins and C. De Luca do for neighbouring trajectories, "A practical method for calculating largest Lyapunov exponents from small data sets", 1993). */
function growthOf(relative: Float64Array): Divergence['growth'] {
  const at: number[] = [], log: number[] = [];
  relative.forEach((each, t) => {
    if (each !== each || each === 0) return;
    at.push(t);
    log.push(Math.log(Math.abs(each)));
  });
  const n = at.length;
  if (n < LEAST_STEPS) {
    const few: Figure = { status: 'too-few', reason: `${n} of at least ${LEAST_STEPS} steps that differ` };
    return { rate: few, doubling: few };
  }
  const meanAt = at.reduce((sum, t) => sum + t, 0) / n, meanLog = log.reduce((sum, each) => sum + each, 0) / n;
  let up = 0, along = 0;
  for (let i = 0; i < n; i++) {
    up += (at[i]! - meanAt) * (log[i]! - meanLog);
    along += (at[i]! - meanAt) ** 2;
  }
  const rate = up / along;
  return { rate, doubling: rate > 0 ? Math.LN2 / rate : { status: 'undefined', reason: 'the difference does not grow' } };
}
