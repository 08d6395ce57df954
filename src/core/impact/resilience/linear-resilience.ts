/**
 * Resilience of a linear quantity (a sum, a mean over the same records, a combination of these): each changed record
 * moves the result by its own effect, so that a curve is a running sum and every record is a point.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import { drawnSums } from './lots.js';
import { type Counted, Leaving, randomCurve, type Resilience, type ResilienceCurve, type ResiliencePoint, sharesOfRecords } from './resilience.js';

export interface LinearEffects {
  /** The result on the base. */
  readonly base: number;
  /** By how much each changed record moves it; all finite. */
  readonly effects: Float64Array;
  /** Their positions in the order of time; without: as they stand. */
  readonly time?: Uint32Array | null;
  readonly tolerance: number | null;
}

export interface ResilienceOptions {
  /** Shares looked at, beside none. */
  readonly points?: number;
  /** Orders drawn by lot; none leaves that curve out. */
  readonly runs?: number;
  readonly seed?: number;
}

export function linearResilience({ base, effects, time, tolerance }: LinearEffects, { points = 40, runs = 20, seed = 1 }: ResilienceOptions = {}): Resilience {
  const counts = sharesOfRecords(effects.length, points), random = new SeededRandom(seed), total = totalOf(effects);
  const byLot = runs === 0 ? [] : [randomCurve(base, tolerance, counts, Array.from({ length: runs }, () => drawn(base, total, effects, counts, random)))];
  return { base, tolerance, records: effects.length, seed, curves: [...byLot, runningCurve('chronological', base, time ? ordered(effects, time) : effects, tolerance, counts), runningCurve('largest-first', base, largestFirst(effects), tolerance, counts)] };
}

function ordered(effects: Float64Array, order: Uint32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let k = 0; k < out.length; k++) out[k] = effects[order[k]!]!;
  return out;
}

function runningCurve(order: ResilienceCurve['order'], base: number, effects: Float64Array, tolerance: number | null, counts: Counted): ResilienceCurve {
  const sum = new CompensatedSum(), points: ResiliencePoint[] = [], leaving = tolerance === null ? null : new Leaving(base, tolerance), n = effects.length;
  let next = 0;
  sum.add(base);
  for (let done = 0; done <= n; done++) {
    if (done > 0) sum.add(effects[done - 1]!);
    leaving?.see(done, sum.value);
    if (next < counts.length && counts[next]!.records === done) points.push({ ...counts[next++]!, result: sum.value });
  }
  const shareOf = (records: number | null): number | null => (records === null ? null : records / n);
  return { order, points, tipping: leaving === null ? null : { leaves: shareOf(leaving.first), leavesForGood: shareOf(leaving.forGood), resolution: 0 } };
}

/** By falling size; of equal sizes those that raise the result first, so that the order of records does not show. */
export function largestFirst(effects: Float64Array): Float64Array {
  const up = new Float64Array(effects.length), down = new Float64Array(effects.length), out = new Float64Array(effects.length);
  let ups = 0, downs = 0;
  for (const effect of effects) if (effect < 0) down[downs++] = -effect; else up[ups++] = effect;
  up.subarray(0, ups).sort();
  down.subarray(0, downs).sort();
  for (let k = 0; k < out.length; k++) out[k] = ups > 0 && (downs === 0 || up[ups - 1]! >= down[downs - 1]!) ? up[--ups]! : -down[--downs]!;
  return out;
}

/** The result at every share. */
function drawn(base: number, total: number, effects: Float64Array, counts: Counted, random: SeededRandom): Float64Array {
  const [sums] = drawnSums([effects], counts, random), out = new Float64Array(counts.length), sum = new CompensatedSum(), all = new CompensatedSum();
  for (const each of [base, total]) all.add(each);
  sum.add(base);
  out[0] = base;
  for (let k = 0; k < sums!.length; k++) {
    sum.add(sums![k]!);
    out[k + 1] = k === sums!.length - 1 ? all.value : sum.value;
  }
  return out;
}

function totalOf(effects: Float64Array): number {
  const sum = new CompensatedSum();
  for (const effect of effects) sum.add(effect);
  return sum.value;
}
