/**
 * Resilience of any quantity, by asking it on hybrid releases of which a growing share of the changed records comes from
 * the revision. Few points, because each may take a model run.
 */
import type { Figure } from '../../model/report.js';
import { descendingOrder } from '../../statistics/descending-order.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import { shuffle } from '../attribution/sampled-shapley.js';
import { type Answer, Evaluations, type Run } from '../evaluation.js';
import type { ResilienceOptions } from './linear-resilience.js';
import { type ApplicationOrder, type Counted, Leaving, randomCurve, type Resilience, type ResilienceCurve, resolutionOf, sharesOfRecords } from './resilience.js';

export interface AppliedRecords {
  /** Changed records. */
  readonly records: number;
  readonly base: number;
  readonly tolerance: number | null;
  /** How much each record matters, where that can be guessed (the size of its change); without it the order of the largest is left out. */
  readonly weights?: Float64Array;
  /** Their positions in the order of time; without: as they stand. */
  readonly time?: Uint32Array | null;
  /** The result with these changed records (their positions) from the revision, all others as in the base. */
  readonly evaluate: (applied: Uint32Array) => Answer;
}

/** At which shares a result is asked, and in which orders changed records are applied: by lot first, then in the order of time, then the largest. */
export interface ApplicationPlan {
  readonly counts: Counted;
  readonly orders: readonly ApplicationOrder[];
}

export interface PlannedRecords extends Pick<AppliedRecords, 'records' | 'base' | 'tolerance'> {
  readonly plan: ApplicationPlan;
  /** The result at one of the shares, in one of the orders. */
  readonly evaluate: (order: number, point: number) => Answer;
}

const POINTS = 10, RUNS = 5;

/** Positions of all changed records in each order. */
export function applicationOrders({ records, weights, time }: Pick<AppliedRecords, 'records' | 'weights' | 'time'>, { points = POINTS, runs = RUNS, seed = 1 }: ResilienceOptions = {}): { readonly plan: ApplicationPlan; readonly positions: readonly Uint32Array[] } {
  const random = new SeededRandom(seed), all = Uint32Array.from({ length: records }, (_, i) => i), lots = Array.from({ length: runs }, () => {
    const lot = all.slice();
    shuffle(lot, random);
    return lot;
  });
  const largest = weights === undefined ? [] : [descendingOrder(weights.map(Math.abs))];
  return { plan: { counts: sharesOfRecords(records, points), orders: [...lots.map(() => 'random' as const), 'chronological', ...largest.map(() => 'largest-first' as const)] }, positions: [...lots, time ?? all, ...largest] };
}

/** `points` × (`runs` + 2) evaluations, less those without or with all records, which are asked once. */
export function evaluatedResilience({ evaluate, ...of }: AppliedRecords, options: ResilienceOptions & Run = {}): Promise<Resilience> {
  const { plan, positions } = applicationOrders(of, options);
  return plannedResilience({ ...of, plan, evaluate: (order, point) => evaluate(positions[order]!.subarray(0, plan.counts[point]!.records)) }, options);
}

export async function plannedResilience({ records, base, tolerance, plan: { counts, orders }, evaluate }: PlannedRecords, { seed = 1, ...run }: Pick<ResilienceOptions, 'seed'> & Run = {}): Promise<Resilience> {
  const inner = Math.max(0, counts.length - 2), runs = orders.filter((order) => order === 'random').length, asked = new Evaluations<string>((question) => evaluate(...question.split(' ').map(Number) as [number, number]), run, inner * orders.length + 1);
  const results: (readonly Figure[])[] = [];
  for (let order = 0; order < orders.length; order++) {
    const row: Figure[] = [];
    for (const [point, { records: count }] of counts.entries()) row.push(count === 0 ? base : await asked.at(`${count === records ? 0 : order} ${point}`));
    results.push(row);
  }
  const curves = [...(runs === 0 ? [] : [byLot(base, tolerance, counts, results.slice(0, runs))]), ...orders.slice(runs).map((order, i) => curveOf(order, base, tolerance, counts, results[runs + i]!))];
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
