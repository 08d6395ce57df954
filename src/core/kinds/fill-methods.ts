/** Ways in which gaps are commonly filled, each held to the cells it would have made. */
import { pulse } from '../pulse.js';
import { mode } from './mode.js';
import { agrees, toleranceOf } from './resolution.js';
import { sampledRows } from './sample.js';
import type { Series } from './series.js';

export type FillMethod = 'constant' | 'last' | 'next' | 'linear' | 'cycle-mean' | 'mean';
/** What neighbours give comes before what is one value for all. */
export const METHODS: readonly FillMethod[] = ['constant', 'last', 'next', 'linear', 'cycle-mean', 'mean'];
/** Those that need no neighbours. */
export const UNORDERED: readonly FillMethod[] = ['constant', 'mean'];

export interface Filler {
  /** Whether the method gives the value at this row. */
  readonly gives: (method: FillMethod, row: number) => boolean;
}

/** `around` has the values from which gaps were filled, NaN in the gaps; `values` what stands in them. */
export function filler(series: Series, values: Float64Array, around: Float64Array, rows: Int32Array): Filler {
  pulse();
  const n = series.n, previous = new Int32Array(n), following = new Int32Array(n);
  for (let i = 0, last = -1; i < n; i++) { if (last >= 0 && series.group[last] !== series.group[i]) last = -1; previous[i] = last; if (around[i] === around[i]) last = i; }
  for (let i = n - 1, last = -1; i >= 0; i--) { if (last >= 0 && series.group[last] !== series.group[i]) last = -1; following[i] = last; if (around[i] === around[i]) last = i; }
  const tolerance = toleranceOf(Float64Array.from(sampledRows(rows, 4096), (i) => values[i]!)), { value: constant } = mode(sampledRows(rows, 4096), values) ?? { value: NaN };
  const close = { ...tolerance, half: tolerance.decimals === null ? 0 : 0.5 / 10 ** tolerance.decimals };
  const near = (v: number, wanted: number): boolean => agrees(v, wanted, close);
  // Asked last, and often not at all.
  let cycle: ((row: number) => number) | null | undefined, mean: number | undefined;
  return {
    gives: (method, i) => {
      const v = values[i]!, p = previous[i]!, f = following[i]!;
      switch (method) {
        case 'constant': return v === constant;
        case 'last': return p >= 0 && v === around[p];
        case 'next': return f >= 0 && v === around[f];
        case 'linear': {
          if (p < 0 || f < 0) return v === around[p < 0 ? f : p];
          const from = series.place(p), share = (series.place(i) - from) / (series.place(f) - from);
          return near(v, around[p]! + share * (around[f]! - around[p]!));
        }
        case 'cycle-mean': cycle ??= cycleMeans(series, around); return cycle !== null && near(v, cycle(i));
        case 'mean': mean ??= meanOf(around); return near(v, mean);
      }
    },
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0, n = 0;
  for (const v of values) if (v === v) { sum += v; n++; }
  return sum / n;
}

function cycleMeans(series: Series, around: Float64Array): ((row: number) => number) | null {
  const { period } = series;
  if (period === null) return null;
  pulse();
  // Records of a group stand together.
  const { n, group } = series, numbers = new Int32Array(n), sums: Float64Array[] = [], counts: Float64Array[] = [], first: number[] = [];
  for (let i = 0, g = -1; i < n; i++) {
    if (i === 0 || group[i] !== group[i - 1]) { g++; first.push(series.place(i)); sums.push(new Float64Array(period)); counts.push(new Float64Array(period)); }
    numbers[i] = g;
    if (around[i] !== around[i]) continue;
    const at = (series.place(i) - first[g]!) % period;
    sums[g]![at]! += around[i]!;
    counts[g]![at]!++;
  }
  return (row) => { const g = numbers[row]!, at = (series.place(row) - first[g]!) % period; return sums[g]![at]! / counts[g]![at]!; };
}
