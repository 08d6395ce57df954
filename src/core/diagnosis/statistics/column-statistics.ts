/**
 * All statistics of one changed number column: how large its changes are, how its distribution moved, and how sure both
 * are for records like these. Few passes over the matched cells, whatever part of them changed.
 */
import type { Undefined } from '../../model/report.js';
import type { Mean } from '../../metrics/verdict/equivalence.js';
import { type DistributionChange, pairedDistribution } from './distribution-change.js';
import { drawIntervals } from './draw-blocks.js';
import { meanOfBlocks } from './mean-of-blocks.js';
import { type PairedChange, pairedChange } from './paired-change.js';
import { printedCounts } from './printed-counts.js';
import { makeRoom, type Room } from './room.js';
import { scanPairs } from './scan-pairs.js';
import type { Interval, SeriesPairs } from './series-pairs.js';
import { stabilityIndex } from './stability-index.js';
import { unitSums } from './unit-sums.js';

export type { DistributionChange } from './distribution-change.js';
export { unpairedStatistics } from './distribution-change.js';
export { makeRoom, type Room } from './room.js';
export type { PairedChange } from './paired-change.js';
export type { Interval, SeriesPairs } from './series-pairs.js';

export interface ColumnStatistics {
  readonly distribution: DistributionChange;
  readonly paired: PairedChange;
  /** 95 %, by the name of the statistic among the paired ones; none where the series is too short to tell. */
  readonly intervals: Readonly<Record<string, Interval>>;
  /** Mean difference with its standard error, for the verdict; that of `intervals.bias`. */
  readonly mean: Mean | Undefined;
  /** Independent blocks behind it, and records of a block (1: records are independent). */
  readonly blocks: number;
  readonly blockLength: number;
}

export interface StatisticsOptions {
  readonly seed: number;
  /** Draws of the bootstrap; 999 unless told. */
  readonly draws?: number;
  /** To work in, for columns of so many rows at most: made once where there are many columns. */
  readonly room?: Room;
}

export function columnStatistics(pairs: SeriesPairs, { seed, draws = 999, room = makeRoom(pairs.base.length) }: StatisticsOptions): ColumnStatistics {
  const { base, revision, sequence } = pairs, scan = scanPairs(base, revision, room), printed = printedCounts(base, revision, scan), units = unitSums(pairs, scan), { moments } = units;
  const distribution = pairedDistribution(base, revision, scan, moments, printed, room), block = meanOfBlocks(units, sequence);
  const intervals = { ...(block.interval === null ? {} : { bias: block.interval }), ...drawIntervals(units, block, sequence, seed, draws) };
  return { distribution: { ...distribution, stability: stabilityIndex(base, revision, scan.n) }, paired: pairedChange(scan, units, printed, room), intervals, mean: block.mean, blocks: block.blocks, blockLength: block.blockLength };
}
