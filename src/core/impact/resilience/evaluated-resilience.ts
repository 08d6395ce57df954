/**
 * Resilience of any quantity, by asking it on hybrid releases of which a growing share of the changed records comes from
 * the revision. Few points, because each may take a model run.
 */
import type { Figure } from '../../model/report.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import { shuffle } from '../attribution/sampled-shapley.js';
import { type Answer, Evaluations, type Run } from '../evaluation.js';
import type { ResilienceOptions } from './linear-resilience.js';
import { type ApplicationOrder, type Counted, Leaving, randomCurve, type Resilience, type ResilienceCurve, resolutionOf, sharesOfRecords } from './resilience.js';

export interface AppliedRecords {
  /** Changed records, in the order of time. */
  readonly records: number;
  readonly base: number;
  readonly tolerance: number | null;
  /** How much each record matters, where that can be guessed (the size of its change); without it the order of the largest is left out. */
  readonly weights?: Float64Array;
  /** The result with these changed records (their positions) from the revision, all others as in the base. */
  readonly evaluate: (applied: Uint32Array) => Answer;
}

/** `points` × (`runs` + 2) evaluations, less those without or with all records, which are asked once. */
export async function evaluatedResilience({ records, base, tolerance, weights, evaluate }: AppliedRecords, { points = 10, runs = 5, seed = 1, ...run }: ResilienceOptions & Run = {}): Promise<Resilience> {
  const random = new SeededRandom(seed), counts = sharesOfRecords(records, points), time = Uint32Array.from({ length: records }, (_, i) => i), orders: { order: ApplicationOrder; of: Uint32Array }[] = [];
  for (let k = 0; k < runs; k++) {
    const lot = time.slice();
    shuffle(lot, random);
    orders.push({ order: 'random', of: lot });
  }
  orders.push({ order: 'chronological', of: time });
  if (weights !== undefined) orders.push({ order: 'largest-first', of: time.slice().sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b) });
  const inner = Math.max(0, counts.length - 2), asked = new Evaluations<string>((question) => {
    const [order, count] = question.split(' ').map(Number) as [number, number];
    return evaluate(orders[order]!.of.subarray(0, count));
  }, run, inner * orders.length + 1);
  const results: (readonly Figure[])[] = [];
  for (let order = 0; order < orders.length; order++) {
    const row: Figure[] = [];
    for (const { records: count } of counts) row.push(count === 0 ? base : await asked.at(count === records ? `0 ${records}` : `${order} ${count}`));
    results.push(row);
  }
  const curves = [...(runs === 0 ? [] : [byLot(base, tolerance, counts, results.slice(0, runs))]), ...orders.slice(runs).map(({ order }, i) => curveOf(order, base, tolerance, counts, results[runs + i]!))];
  return { base, tolerance, records, seed, curves };
}

function curveOf(order: ApplicationOrder, base: number, tolerance: number | null, counts: Counted, results: readonly Figure[]): ResilienceCurve {
  const points = counts.map((count, k) => ({ ...count, result: results[k]! }));
  if (tolerance === null) return { order, points, tipping: null };
  const leaving = new Leaving(base, tolerance);
  for (const [k, result] of results.entries()) {
    if (typeof result !== 'number') return { order, points, tipping: null };
    leaving.see(k, result);
  }
  const shareOf = (k: number | null): number | null => (k === null ? null : counts[k]!.share);
  return { order, points, tipping: { leaves: shareOf(leaving.first), leavesForGood: shareOf(leaving.forGood), resolution: resolutionOf(counts) } };
}

/** A run of which one point has no result tells nothing of the others' spread: then the first reason stands at that share. */
function byLot(base: number, tolerance: number | null, counts: Counted, runs: readonly (readonly Figure[])[]): ResilienceCurve {
  const whole = runs.filter((run): run is readonly number[] => run.every((result) => typeof result === 'number'));
  if (whole.length === runs.length) return randomCurve(base, tolerance, counts, whole.map((run) => Float64Array.from(run)));
  return { order: 'random', runs: runs.length, tipping: null, points: counts.map((count, k) => ({ ...count, result: runs.map((run) => run[k]!).find((result) => typeof result !== 'number') ?? runs[0]![k]! })) };
}
