/**
 * Intervals of paired metrics by drawing blocks of the series, not rows (circular moving blocks: D. Politis
 * and J. Romano, "A circular block-resampling procedure for stationary data", 1992). Every metric here is a
 * function of sums, so running sums make a draw cost as many steps as it has blocks.
 */
import { SeededRandom } from '../../statistics/seeded-random.js';
import { centralMoments } from '../descriptive/central-moments.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { type MetricAnswer, type MetricNumber, undefinedFor } from '../metric.js';
import { finitePairs } from '../paired/pair-moments.js';
import { Z95 } from '../special/normal.js';
import { tQuantile } from '../special/student-t.js';
import { enoughBlocks } from './effective-size.js';

export const BOOTSTRAPPED = ['bias', 'mae', 'rmse', 'pearson', 'ccc', 'slope'] as const;
export type BootstrappedId = (typeof BOOTSTRAPPED)[number];

export interface Replicates {
  readonly estimate: number;
  /** One a draw, ascending; draws in which the metric is undefined are left out. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly se: number;
}

/** First rows of the blocks of each draw, of `rows` in order of time. */
export function drawBlocks(rows: number, blockLength: number, draws: number, seed: number): Uint32Array[] {
  const random = new SeededRandom(seed), blocks = Math.ceil(rows / blockLength);
  return Array.from({ length: draws }, () => Uint32Array.from({ length: blocks }, () => random.below(rows)));
}

/** A draw strings its blocks together and ends after as many rows as there are; past the last row comes the first. */
export function blockReplicates(base: Float64Array, revision: Float64Array, blockLength: number, starts: readonly ArrayLike<number>[]): Readonly<Record<BootstrappedId, Replicates>> {
  const rows = base.length, sums = runningSums(base, revision), whole = metricsOf(sums.total, sums.shift);
  const drawn = starts.map((row) => {
    const draw = new Float64Array(FIELDS);
    let left = rows;
    for (let k = 0; k < row.length && left > 0; k++) {
      const take = Math.min(blockLength, left);
      addBlock(draw, sums.running, rows, row[k]!, take);
      left -= take;
    }
    return metricsOf(draw, sums.shift);
  });
  return Object.fromEntries(BOOTSTRAPPED.map((id) => {
    const values = Float64Array.from(drawn, (each) => each[id]).filter(Number.isFinite).sort();
    const { mean, m2 } = centralMoments(values);
    return [id, { estimate: whole[id], values, mean, se: Math.sqrt((m2 * values.length) / (values.length - 1)) }];
  })) as unknown as Record<BootstrappedId, Replicates>;
}

export interface BlockPlan {
  readonly blockLength: number;
  readonly draws: number;
  readonly seed: number;
}

/** Estimates with 95 % intervals, widened for the number of blocks; without enough blocks no interval is claimed. */
export function blockIntervals(base: Float64Array, revision: Float64Array, plan: BlockPlan): Readonly<Record<BootstrappedId, MetricAnswer>> {
  const rows = base.length, blocks = Math.floor(rows / plan.blockLength), { n, missing } = finitePairs(base, revision), few = enoughBlocks(blocks);
  const replicates = blockReplicates(base, revision, plan.blockLength, few === null ? drawBlocks(rows, plan.blockLength, plan.draws, plan.seed) : []);
  return Object.fromEntries(BOOTSTRAPPED.map((id): [BootstrappedId, MetricAnswer] => {
    const { estimate, values } = replicates[id];
    if (!Number.isFinite(estimate)) return [id, undefinedFor(n, n === 0 ? 'there is no pair' : 'a release is constant')];
    const answer: MetricNumber = { value: estimate, n, missing };
    if (few !== null || values.length < plan.draws) return [id, answer];
    const wider = tQuantile(0.975, blocks - 1) / Z95, clamp = (x: number): number => (id === 'pearson' || id === 'ccc' ? Math.max(-1, Math.min(1, x)) : id === 'mae' || id === 'rmse' ? Math.max(0, x) : x);
    const low = estimate + wider * (quantileOfSorted(values, 0.025) - estimate), high = estimate + wider * (quantileOfSorted(values, 0.975) - estimate);
    return [id, { ...answer, drawn: { draws: plan.draws, seed: plan.seed }, ci: { low: clamp(low), high: clamp(high), level: 0.95, method: `circular blocks of ${plan.blockLength} rows, percentiles, widened for ${blocks} blocks` } }];
  })) as Record<BootstrappedId, MetricAnswer>;
}

/** Sums over rows: pairs, x, d, |d|, x^2, d^2, x d; x and d less a fixed value each, so that nothing cancels. */
export const FIELDS = 7;

interface Sums { readonly running: Float64Array; readonly total: Float64Array; readonly shift: Shift }

/** What was taken off x and d. */
export interface Shift { readonly x: number; readonly d: number }

function runningSums(base: Float64Array, revision: Float64Array): Sums {
  const pairs = finitePairs(base, revision), shift = { x: pairs.n === 0 ? 0 : centralMoments(pairs.x).mean, d: pairs.n === 0 ? 0 : centralMoments(pairs.d).mean };
  const running = new Float64Array((base.length + 1) * FIELDS);
  for (let i = 0; i < base.length; i++) {
    const at = i * FIELDS, d = revision[i]! - base[i]!, x = base[i]! - shift.x, z = d - shift.d, counts = d - d === 0;
    const row = counts ? [1, x, z, Math.abs(d), x * x, z * z, x * z] : NOTHING;
    for (let f = 0; f < FIELDS; f++) running[at + FIELDS + f] = running[at + f]! + row[f]!;
  }
  return { running, total: running.slice(base.length * FIELDS), shift };
}

const NOTHING: readonly number[] = new Array<number>(FIELDS).fill(0);

function addBlock(to: Float64Array, running: Float64Array, rows: number, start: number, length: number): void {
  const end = start + length;
  for (let f = 0; f < FIELDS; f++) {
    const until = Math.min(end, rows);
    to[f]! += running[until * FIELDS + f]! - running[start * FIELDS + f]!;
    if (end > rows) to[f]! += running[(end - rows) * FIELDS + f]!;
  }
}

export function metricsOf(sums: Float64Array, shift: Shift): Record<BootstrappedId, number> {
  const n = sums[0]!, sx = sums[1]!, sd = sums[2]!, abs = sums[3]!, sxx = sums[4]!, sdd = sums[5]!, sxd = sums[6]!;
  const mx = sx / n, md = sd / n, vx = Math.max(0, sxx / n - mx * mx), vd = Math.max(0, sdd / n - md * md), cov = sxd / n - mx * md;
  const bias = shift.d + md, vy = vx + 2 * cov + vd, covXY = vx + cov;
  return {
    bias, mae: abs / n, rmse: Math.sqrt(vd + bias * bias), pearson: vx > 0 && vy > 0 ? Math.max(-1, Math.min(1, covXY / Math.sqrt(vx) / Math.sqrt(vy))) : NaN,
    ccc: (2 * covXY) / (vx + vy + bias * bias), slope: vx > 0 ? covXY / vx : NaN,
  };
}
