/** The mean difference with an interval that allows for memory, from means of blocks: what the verdict on a column is taken from. */
import type { Undefined } from '../../model/report.js';
import { tQuantile } from '../../metrics/special/student-t.js';
import { enoughBlocks } from '../../metrics/uncertainty/effective-size.js';
import { FIELDS } from '../../metrics/uncertainty/block-bootstrap.js';
import type { Mean } from '../../metrics/verdict/equivalence.js';
import { type Blocks, ladder, settle, varianceOfSum } from './blocks.js';
import type { Interval } from './series-pairs.js';
import type { UnitSums } from './unit-sums.js';

export interface BlockMean {
  readonly mean: Mean | Undefined;
  /** Independent blocks behind the standard error, and their length in records. */
  readonly blocks: number;
  readonly blockLength: number;
  readonly interval: Interval | null;
  /** All lengths, and the one taken; -1: none is long enough. */
  readonly steps: readonly Blocks[];
  readonly step: number;
}

export function meanOfBlocks(units: UnitSums, sequence: boolean): BlockMean {
  const { moments: { n, d }, length } = units;
  const none = (mean: Undefined, blocks: number, blockLength: number, steps: readonly Blocks[] = []): BlockMean => ({ mean, blocks, blockLength, interval: null, steps, step: -1 });
  if (n < 2) return none({ status: 'too-few', reason: `${n} of at least 2 pairs` }, 0, length);
  if (!Number.isFinite(d.mean) || !Number.isFinite(d.m2)) return none({ status: 'undefined', reason: 'the differences are too large to add or square' }, 0, length);
  const steps = ladder(units);
  if (!sequence) {
    const few = enoughBlocks(n);
    if (few !== null) return none(few, n, 1, steps);
    const se = Math.sqrt(d.m2 / (n - 1));
    return { ...withInterval({ mean: d.mean, se, df: n - 1 }, `t, ${n} records taken for independent`), blocks: n, blockLength: 1, steps, step: steps.length === 0 ? -1 : 0 };
  }
  const values = new Float64Array(units.count);
  for (let u = 0; u < units.count; u++) values[u] = units.sums[u * FIELDS + 2]!;
  const step = settle(steps, length, values, n * d.m2), taken = steps[step];
  if (taken === undefined) {
    const least = steps.find(({ worth }) => worth < 10) ?? steps[steps.length - 1], blocks = Math.min(9, least?.worth ?? 1);
    return none(enoughBlocks(blocks)!, blocks, (least?.units ?? 1) * length, steps);
  }
  const se = Math.sqrt(varianceOfSum(values, taken)) / n;
  if (!Number.isFinite(se)) return none({ status: 'undefined', reason: 'the differences are too large to add or square' }, 0, length, steps);
  const blockLength = taken.units * length;
  return { ...withInterval({ mean: d.mean, se, df: taken.worth - 1 }, `t, means of ${taken.worth} blocks of ${blockLength} records`), blocks: taken.worth, blockLength, steps, step };
}

function withInterval(mean: Mean, method: string): { readonly mean: Mean; readonly interval: Interval } {
  const half = tQuantile(0.975, mean.df) * mean.se;
  return { mean, interval: { low: mean.mean - half, high: mean.mean + half, level: 0.95, method } };
}
