/** Where in a series the changed records stand together, and what the difference does within a stretch of them. */
import { type Figure } from '../../model/report.js';

export interface Run { readonly first: number; readonly last: number; readonly length: number }

export function changedRuns(changed: ArrayLike<number | boolean>): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < changed.length; i++) {
    if (!changed[i]) continue;
    const first = i;
    while (i + 1 < changed.length && changed[i + 1]) i++;
    runs.push({ first, last: i, length: i - first + 1 });
  }
  return runs;
}

export interface SegmentDrift {
  readonly n: number;
  /** Least squares of the difference on the position within the segment. */
  readonly slope: Figure;
  readonly intercept: Figure;
  readonly r2: Figure;
  readonly range: Figure;
}

/** Of each value of `segments`, in ascending order; differences that are no numbers are left out, and keep their position. */
export function segmentDrifts(difference: Float64Array, segments: ArrayLike<number>): SegmentDrift[] {
  const members = new Map<number, number[]>();
  for (let i = 0; i < difference.length; i++) {
    const at = members.get(segments[i]!) ?? [];
    at.push(difference[i]!);
    members.set(segments[i]!, at);
  }
  return [...members].sort(([a], [b]) => a - b).map(([, values]) => driftOf(values));
}

function driftOf(values: readonly number[]): SegmentDrift {
  const kept = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!)), n = kept.length, few: Figure = { status: 'too-few', reason: `${n} of at least 2 values` };
  if (n < 2) return { n, slope: few, intercept: few, r2: few, range: few };
  const mean = (of: (i: number) => number): number => kept.reduce((sum, i) => sum + of(i), 0) / n, mt = mean((i) => i), md = mean((i) => values[i]!);
  let tt = 0, td = 0, dd = 0, low = Infinity, high = -Infinity;
  for (const i of kept) {
    const t = i - mt, d = values[i]! - md;
    tt += t * t;
    td += t * d;
    dd += d * d;
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (!Number.isFinite(dd)) {
    const large: Figure = { status: 'undefined', reason: 'the differences are too large to square' };
    return { n, slope: large, intercept: large, r2: large, range: large };
  }
  return { n, slope: td / tt, intercept: md - (td / tt) * mt, r2: low < high && dd > 0 ? Math.min(1, (td * td) / (tt * dd)) : { status: 'undefined', reason: 'the difference is constant' }, range: high - low };
}
