/** The finite values of both releases in order, sorted once for all statistics that compare them as two samples. */
import { CompensatedSum } from '../../statistics/compensated-sum.js';

export interface PooledSamples {
  /** Ascending. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Missing or infinite values that were left out. */
  readonly missingBase: number;
  readonly missingRevision: number;
  /** Distinct values of both, ascending, and how often each stands in either. */
  readonly values: Float64Array;
  readonly inBase: Float64Array;
  readonly inRevision: Float64Array;
}

export function poolSamples(baseValues: Float64Array, revisionValues: Float64Array): PooledSamples {
  const base = baseValues.filter(Number.isFinite).sort(), revision = revisionValues.filter(Number.isFinite).sort();
  const room = base.length + revision.length;
  const values = new Float64Array(room), inBase = new Float64Array(room), inRevision = new Float64Array(room);
  let size = 0;
  for (let i = 0, j = 0; i < base.length || j < revision.length; size++) {
    const value = j === revision.length || base[i]! <= revision[j]! ? base[i]! : revision[j]!;
    values[size] = value;
    for (; i < base.length && base[i] === value; i++) inBase[size]!++;
    for (; j < revision.length && revision[j] === value; j++) inRevision[size]!++;
  }
  return {
    base, revision, missingBase: baseValues.length - base.length, missingRevision: revisionValues.length - revision.length,
    values: values.subarray(0, size), inBase: inBase.subarray(0, size), inRevision: inRevision.subarray(0, size),
  };
}

export interface Moments {
  readonly n: number;
  /** Mean of what remains after the centre is subtracted. */
  readonly mean: number;
  /** Of the sample (n - 1); exactly 0 if and only if all values are equal. */
  readonly variance: number;
}

/** Moments about a `centre` near the values: two samples with the same centre differ in mean without cancellation. `sorted` is not empty. */
export function momentsAbout(sorted: Float64Array, centre: number): Moments {
  const n = sorted.length, sum = new CompensatedSum();
  for (const x of sorted) sum.add(x - centre);
  if (sorted[0] === sorted[n - 1]) return { n, mean: sorted[0]! - centre, variance: 0 };
  const mean = sum.value / n, squares = new CompensatedSum();
  for (const x of sorted) squares.add((x - centre - mean) ** 2);
  return { n, mean, variance: squares.value / (n - 1) };
}
