/** How many matched values are within a tolerance, and within what both releases state as their uncertainty. */
import { clopperPearsonLimits, type Limits, wilsonLimits } from '../special/binomial-limits.js';
import { finitePairs } from '../paired/pair-moments.js';
import { type MetricAnswer, type MetricDescriptor, tooFew } from '../metric.js';

export const SHARE_WITHIN = {
  id: 'shareWithin', label: 'Share of values within the tolerance', group: 'paired', unit: 'none', range: [0, 1], noChange: 1, direction: 'smaller',
  citation: 'E. Wilson, "Probable inference, the law of succession, and statistical inference", 1927; C. Clopper and E. Pearson, 1934, where none or all are',
} as const satisfies MetricDescriptor;

export interface Within {
  readonly share: MetricAnswer;
  readonly count: number;
  readonly wilson: Limits;
  readonly clopperPearson: Limits;
}

/** 12.2 - 12.1 must be within 0.1: sixteen units in the last place of the larger value are allowed for. */
const SLACK = 16 * 2 ** -52;

export function isWithin(x: number, y: number, absolute: number, relative: number): boolean {
  return Math.abs(y - x) <= Math.max(absolute, relative * Math.abs(x)) + SLACK * Math.max(Math.abs(x), Math.abs(y));
}

export function withinTolerance(base: Float64Array, revision: Float64Array, absolute: number, relative: number): Within {
  const { x, y, n, missing } = finitePairs(base, revision);
  let count = 0;
  for (let i = 0; i < n; i++) if (isWithin(x[i]!, y[i]!, absolute, relative)) count++;
  if (n === 0) return { share: tooFew(0, 1, 'pairs'), count, wilson: { low: 0, high: 1 }, clopperPearson: { low: 0, high: 1 } };
  const wilson = wilsonLimits(count, n), clopperPearson = clopperPearsonLimits(count, n), end = count === 0 || count === n;
  return { share: { value: count / n, n, missing, ci: { ...(end ? clopperPearson : wilson), level: 0.95, method: end ? 'Clopper and Pearson' : 'Wilson' } }, count, wilson, clopperPearson };
}

export interface Stated {
  /** Difference over its uncertainty; infinite where none is stated and values differ. */
  readonly zeta: Float64Array;
  readonly beyondTwo: number;
  /** zeta / k, and how many exceed 1 (E_n of ISO 13528). */
  readonly en: Float64Array;
  readonly enBeyondOne: number;
  readonly reducedChi2: MetricAnswer;
}

/**
 * `rho`: how far errors of both releases are the same ones; one raw measurement processed twice has nearly 1.
 * Pairs with a missing side or uncertainty must be left out before.
 */
export function statedUncertainty(base: Float64Array, revision: Float64Array, uBase: Float64Array, uRevision: Float64Array, rho: number, k = 2): Stated {
  const n = base.length, zeta = new Float64Array(n);
  let beyondTwo = 0, enBeyondOne = 0, sum = 0;
  for (let i = 0; i < n; i++) {
    const d = revision[i]! - base[i]!, u = Math.sqrt(Math.max(0, uBase[i]! ** 2 + uRevision[i]! ** 2 - 2 * rho * uBase[i]! * uRevision[i]!));
    const z = u > 0 ? d / u : d === 0 ? 0 : Math.sign(d) * Infinity;
    zeta[i] = z;
    if (Math.abs(z) > 2) beyondTwo++;
    if (Math.abs(z / k) > 1) enBeyondOne++;
    sum += z * z;
  }
  const reducedChi2: MetricAnswer = n === 0 ? tooFew(0, 1, 'pairs') : Number.isFinite(sum) ? { value: sum / n, n } : { status: 'undefined', reason: 'values differ whose stated uncertainty is 0', n };
  return { zeta, beyondTwo, en: zeta.map((z) => z / k), enBeyondOne, reducedChi2 };
}
