/**
 * The median of the slopes of all pairs of points (H. Theil, 1950; P. Sen, "Estimates of the regression
 * coefficient based on Kendall's tau", 1968): a third of the values may be wild. Beyond a limit from random pairs.
 */
import { SeededRandom } from '../../statistics/seeded-random.js';
import { medianOf, quantileOfSorted, runs } from '../descriptive/sorted.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { Z95 } from '../special/normal.js';
import type { Pairs } from './pair-moments.js';

const SEN = 'P. Sen, "Estimates of the regression coefficient based on Kendall\'s tau", 1968';

export const THEIL_SEN = [
  { id: 'theilSlope', label: 'Theil-Sen slope of the revision on the base', group: 'paired', unit: 'none', range: [-Infinity, Infinity], noChange: 1, direction: 'signed', citation: SEN },
  { id: 'theilIntercept', label: 'Theil-Sen intercept', group: 'paired', unit: 'same', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: `median of the revision - slope times median of the base; ${SEN}` },
] as const satisfies readonly MetricDescriptor[];

export type TheilSenId = (typeof THEIL_SEN)[number]['id'];

/** Points up to which every slope is looked at; beyond it, of so many random ones the flatter half in x is left out. */
const EXACT = 2000, DRAWS = 100_000, SEED = 1968;

export function theilSen({ x, y, n, missing }: Pick<Pairs, 'x' | 'y' | 'n' | 'missing'>): Readonly<Record<TheilSenId, MetricAnswer>> {
  if (n < 2) return { theilSlope: tooFew(n, 2, 'pairs'), theilIntercept: tooFew(n, 2, 'pairs') };
  const slopes = (n <= EXACT ? allSlopes(x, y) : drawnSlopes(x, y)).sort();
  if (slopes.length === 0) return { theilSlope: undefinedFor(n, 'the base is constant'), theilIntercept: undefinedFor(n, 'the base is constant') };
  const slope = quantileOfSorted(slopes, 0.5), intercept = medianOf(y) - slope * medianOf(x);
  if (!Number.isFinite(slope) || !Number.isFinite(intercept)) { const large = undefinedFor(n, 'the slopes are too large'); return { theilSlope: large, theilIntercept: large }; }
  const rest = { n, missing, ...(n <= EXACT ? {} : { drawn: { draws: DRAWS, seed: SEED } }) };
  const bounds = n > 3 && n <= EXACT ? interval(x, y, slopes) : null;
  const ci = bounds !== null && Number.isFinite(bounds.high - bounds.low) ? { ci: bounds } : {};
  return { theilSlope: { value: slope, ...rest, ...ci }, theilIntercept: { value: intercept, ...rest } };
}

function allSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length, slopes = new Float64Array((n * (n - 1)) / 2);
  let at = 0;
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) if (x[i] !== x[j]) slopes[at++] = (y[i]! - y[j]!) / (x[i]! - x[j]!);
  }
  return slopes.subarray(0, at);
}

/** Points are put in order first, so that the draw does not depend on the order of records. */
function drawnSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length, order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const random = new SeededRandom(SEED), first = new Uint32Array(DRAWS), second = new Uint32Array(DRAWS), apart = new Float64Array(DRAWS);
  for (let k = 0; k < DRAWS; k++) {
    first[k] = order[random.below(n)]!;
    second[k] = order[random.below(n)]!;
    apart[k] = Math.abs(x[second[k]!]! - x[first[k]!]!);
  }
  const least = medianOf(apart), slopes = new Float64Array(DRAWS);
  let at = 0;
  for (let k = 0; k < DRAWS; k++) {
    if (apart[k] === 0 || apart[k]! < least) continue;
    slopes[at++] = (y[second[k]!]! - y[first[k]!]!) / (x[second[k]!]! - x[first[k]!]!);
  }
  return slopes.subarray(0, at);
}

function interval(x: Float64Array, y: Float64Array, slopes: Float64Array): { low: number; high: number; level: number; method: string } {
  const n = x.length, ties = (k: number): number => k * (k - 1) * (2 * k + 5);
  let spread = ties(n);
  for (const side of [x, y]) runs(side.slice().sort(), (length) => { spread -= ties(length); });
  const reach = Z95 * Math.sqrt(Math.max(0, spread) / 18), count = slopes.length;
  const low = slopes[Math.min(count - 1, Math.max(halfEven((count - reach) / 2) - 1, 0))]!;
  const high = slopes[Math.max(0, Math.min(halfEven((count + reach) / 2), count - 1))]!;
  return { low, high, level: 0.95, method: 'Sen, by ranks of the slopes' };
}

function halfEven(x: number): number {
  const down = Math.floor(x);
  return x - down === 0.5 ? down + (down % 2) : Math.round(x);
}
