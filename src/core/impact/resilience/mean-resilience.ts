/**
 * Resilience of a mean whose number of values changes, as where gaps are filled: each changed record moves the sum and
 * the number, and the result is one over the other. Every record is a point, as of a linear quantity; the order of the
 * largest is that of the first derivatives at the base, since the effect of a record depends on those before it.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { descendingOrder } from '../../statistics/descending-order.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import type { ResilienceOptions } from './linear-resilience.js';
import { drawnSums } from './lots.js';
import { type Counted, Leaving, randomCurve, type Resilience, type ResilienceCurve, type ResiliencePoint, sharesOfRecords } from './resilience.js';

export interface MeanEffects {
  /** Sum and number of the values of the base. */
  readonly sum: number;
  readonly count: number;
  /** By how much each changed record moves either, all finite. However few records are applied, a value is left. */
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Their positions in the order of time; without: as they stand. */
  readonly time?: Uint32Array | null;
  readonly tolerance: number | null;
}

export function meanResilience(mean: MeanEffects, { points = 40, runs = 20, seed = 1 }: ResilienceOptions = {}): Resilience {
  const { sum, count, sums, counts: numbers, tolerance } = mean, counts = sharesOfRecords(sums.length, points), random = new SeededRandom(seed), base = sum / count;
  const byLot = runs === 0 ? [] : [randomCurve(base, tolerance, counts, Array.from({ length: runs }, () => drawn(mean, counts, random)))];
  const time = mean.time ?? Uint32Array.from({ length: sums.length }, (_, i) => i), largest = descendingOrder(sums.map((each, i) => Math.abs(each - base * numbers[i]!)));
  return { base, tolerance, records: sums.length, seed, curves: [...byLot, running('chronological', mean, time, counts), running('largest-first', mean, largest, counts)] };
}

function running(order: ResilienceCurve['order'], { sum, count, sums, counts: numbers, tolerance }: MeanEffects, of: Uint32Array, counts: Counted): ResilienceCurve {
  const total = new CompensatedSum(), points: ResiliencePoint[] = [], base = sum / count, leaving = tolerance === null ? null : new Leaving(base, tolerance), n = of.length;
  let next = 0, number = count;
  total.add(sum);
  for (let done = 0; done <= n; done++) {
    if (done > 0) {
      total.add(sums[of[done - 1]!]!);
      number += numbers[of[done - 1]!]!;
    }
    const result = done === 0 ? base : total.value / number;
    leaving?.see(done, result);
    if (next < counts.length && counts[next]!.records === done) points.push({ ...counts[next++]!, result });
  }
  const shareOf = (records: number | null): number | null => (records === null ? null : records / n);
  return { order, points, tipping: leaving === null ? null : { leaves: shareOf(leaving.first), leavesForGood: shareOf(leaving.forGood), resolution: 0 } };
}

/** The result at every share. */
function drawn({ sum, count, sums, counts: numbers }: MeanEffects, counts: Counted, random: SeededRandom): Float64Array {
  const [ofSums, ofNumbers] = drawnSums([sums, numbers], counts, random), out = new Float64Array(counts.length), total = new CompensatedSum();
  let number = count;
  total.add(sum);
  out[0] = sum / count;
  for (let k = 0; k < ofSums!.length; k++) {
    total.add(ofSums![k]!);
    number += ofNumbers![k]!;
    out[k + 1] = total.value / number;
  }
  return out;
}
