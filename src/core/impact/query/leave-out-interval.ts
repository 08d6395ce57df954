/**
 * Where the change of a query's result would lie, from leaving out stretches of records one after the other (M. Quenouille,
 * "Notes on bias in estimation", 1956; H. Künsch, "The jackknife and the bootstrap for general stationary observations",
 * 1989, for records that depend on their neighbours). Any query can be asked so, but for a total the plain formula is too
 * narrow by one part in the number of stretches: the error is widened by that much, for all alike. Where no stretch moves
 * either result, as of a largest value that many records have, they say nothing of the spread of its change.
 */
import type { Figure } from '../../model/report.js';
import { centralMoments } from '../../metrics/descriptive/central-moments.js';
import { tQuantile } from '../../metrics/special/student-t.js';
import { enoughBlocks } from '../../metrics/uncertainty/effective-size.js';
import { judgeInterval } from '../../metrics/verdict/judge-mean.js';
import type { DifferenceInterval } from '../difference-interval.js';

export interface LeaveOut {
  /** revision - base of all records. */
  readonly change: Figure;
  /** The change without each stretch. */
  readonly without: readonly Figure[];
  /** Whether leaving out any of them moves the result of either release. */
  readonly moves: boolean;
  /** Records of a stretch. */
  readonly length: number;
  readonly tolerance: number | null;
  readonly seed: number;
}

const UNMOVED = { status: 'undefined', reason: 'neither result moves when a stretch of records is left out, so that its error cannot be told from that' } as const;

export function leaveOutInterval({ change, without, moves, length, tolerance, seed }: LeaveOut): DifferenceInterval {
  const n = without.length, failed = without.find((each) => typeof each !== 'number'), blocks = { length, count: n, draws: n, seed };
  const few = typeof change !== 'number' ? change : enoughBlocks(n) ?? (failed === undefined ? (moves || change === 0 ? null : UNMOVED) : { status: 'undefined' as const, reason: `without a stretch of records there is no result: ${(failed as { reason: string }).reason}` });
  if (few !== null) return { change, se: few, interval: few, verdict: judgeInterval({ changed: true, limits: few, blocks: n, delta: tolerance }), blocks };
  const { m2 } = centralMoments(Float64Array.from(without as readonly number[])), se = Math.sqrt((n - 1) * m2) * (n / (n - 1)), at = change as number;
  const limits = (share: number): readonly [number, number] => { const half = tQuantile(share, n - 1) * se; return [at - half, at + half]; };
  const [low, high] = limits(0.975);
  return {
    change, se, interval: { low, high, level: 0.95, method: `each of ${n} stretches of ${length} records left out in turn, widened for totals and for so few` },
    verdict: judgeInterval({ changed: at !== 0 || without.some((each) => each !== 0), limits: { ci90: limits(0.95), ci95: [low, high] }, blocks: n, delta: tolerance }), blocks,
  };
}
