/**
 * Whether a mean difference is within a tolerance (D. Schuirmann, "A comparison of the two one-sided tests
 * procedure and the power approach for assessing the equivalence of average bioavailability", 1987).
 */
import type { Undefined } from '../../model/report.js';
import { centralMoments } from '../descriptive/central-moments.js';
import { finitePairs } from '../paired/pair-moments.js';
import { tQuantile, tSf, tTwoSided } from '../special/student-t.js';
import { neweyWestSe } from '../uncertainty/effective-size.js';

export interface Mean {
  readonly mean: number;
  readonly se: number;
  readonly df: number;
}

export interface Equivalence extends Mean {
  readonly ci90: readonly [number, number];
  readonly ci95: readonly [number, number];
  /** Of the two one-sided tests, and the larger of both; then of no difference at all. */
  readonly pLower: number;
  readonly pUpper: number;
  readonly p: number;
  readonly pDifference: number;
}

/** `delta` >= 0: the tolerance of the mean difference. */
export function equivalence({ mean, se, df }: Mean, delta: number): Equivalence {
  const t90 = tQuantile(0.95, df), t95 = tQuantile(0.975, df);
  const pLower = se > 0 ? tSf((mean + delta) / se, df) : mean > -delta ? 0 : 1;
  const pUpper = se > 0 ? tSf((delta - mean) / se, df) : mean < delta ? 0 : 1;
  return {
    mean, se, df, ci90: [mean - t90 * se, mean + t90 * se], ci95: [mean - t95 * se, mean + t95 * se],
    pLower, pUpper, p: Math.max(pLower, pUpper), pDifference: se > 0 ? tTwoSided(mean / se, df) : mean === 0 ? 1 : 0,
  };
}

/** Of matched pairs in order of time; `lag`: how far differences are correlated (none: independent). */
export function pairedMean(base: Float64Array, revision: Float64Array, lag?: number): Mean | Undefined {
  const { d, n } = finitePairs(base, revision);
  if (n < 2) return { status: 'too-few', reason: `${n} of at least 2 pairs` };
  const { mean, m2 } = centralMoments(d);
  if (lag === undefined) return { mean, se: Math.sqrt(m2 / (n - 1)), df: n - 1 };
  const se = neweyWestSe(base.map((x, i) => (Number.isFinite(x) && Number.isFinite(revision[i]!) ? revision[i]! - x : NaN)), lag);
  return 'value' in se ? { mean, se: se.value, df: n - 1 } : { status: se.status, reason: se.reason };
}

/** Of two samples without matching records (B. Welch, "The generalization of Student's problem when several different population variances are involved", 1947). */
export function welchMean(base: Float64Array, revision: Float64Array): Mean | Undefined {
  const x = base.filter(Number.isFinite), y = revision.filter(Number.isFinite), n = x.length, m = y.length;
  if (n < 2 || m < 2) return { status: 'too-few', reason: `${Math.min(n, m)} of at least 2 values` };
  const a = centralMoments(x), b = centralMoments(y), va = a.m2 / (n - 1), vb = b.m2 / (m - 1);
  if (va + vb === 0) return { status: 'undefined', reason: 'both releases are constant' };
  return { mean: b.mean - a.mean, se: Math.sqrt(va + vb), df: (va + vb) ** 2 / ((va * va) / (n - 1) + (vb * vb) / (m - 1)) };
}
