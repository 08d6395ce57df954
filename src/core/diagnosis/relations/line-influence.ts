/**
 * How sure a straight line through records is, and the change of its slope: by the influence of each record on level and
 * slope. Of least squares and of Deming's line, which both follow from first and second moments.
 */
import type { Undefined } from '../../model/report.js';
import type { Interval } from '../statistics/series-pairs.js';
import type { InfluenceBlocks, SureChange } from './influence-blocks.js';
import { ROUNDING, WITHIN_ROUNDING } from './correlation-intervals.js';

/** One side's values of the records that the blocks are of. */
export interface LineSide { readonly x: Float64Array; readonly y: Float64Array }

export interface LineInfluence {
  /** What each record adds to the slope; all together 0. */
  readonly slope: Float64Array;
  /** What each record adds to the height of the line at the mean of x. */
  readonly level: Float64Array;
  readonly meanX: number;
  /** What the slope is measured against: spread of y over that of x. */
  readonly size: number;
}

/**
 * `scale`: of Deming's line, what a unit of x counts in units of y, as the spreads have it; null: least squares. Null where
 * a measure is constant, or its squares are too large.
 */
export function lineInfluence({ x, y }: LineSide, scale: number | null): LineInfluence | null {
  const n = x.length, meanX = mean(x), meanY = mean(y), unit = scale ?? 1;
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < n; i++) {
    const a = x[i]! - meanX, b = (y[i]! - meanY) / unit;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (!(xx > 0) || !Number.isFinite(xx) || !Number.isFinite(yy)) return null;
  const root = Math.hypot(yy - xx, 2 * xy), slope = scale === null ? xy / xx : steepness(xx, yy, xy, root);
  if (!Number.isFinite(slope)) return null;
  const parts = { slope: new Float64Array(n), level: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const a = x[i]! - meanX, b = (y[i]! - meanY) / unit, rest = b - slope * a;
    // Of Deming: the slope b solves b² Sxy + b (Sxx − Syy) − Sxy = 0, whose left side is a sum over records.
    parts.slope[i] = unit * (scale === null ? (a * rest) / xx : ((a + slope * b) * rest) / root);
    parts.level[i] = (unit * rest) / n;
  }
  return { ...parts, meanX, size: unit * Math.sqrt(yy / xx) };
}

/** Of Deming's line in units of equal spread, without cancellation. */
function steepness(xx: number, yy: number, xy: number, root: number): number {
  return yy >= xx ? (yy - xx + root) / (2 * xy) : (2 * xy) / (root + xx - yy);
}

/** Of the slope in revision less that in base, which is `change`. */
export function slopeInterval(before: LineInfluence, after: LineInfluence, change: number, blocks: InfluenceBlocks): SureChange | Undefined {
  if (Math.abs(change) <= ROUNDING * Math.max(before.size, after.size)) return WITHIN_ROUNDING;
  return blocks.sure(change, (k) => after.slope[k]! - before.slope[k]!);
}

/** Of the height of the line at `x`, which is `value`. */
export function heightInterval({ slope, level, meanX }: LineInfluence, x: number, value: number, blocks: InfluenceBlocks): Interval | Undefined {
  const found = blocks.sure(value, (k) => level[k]! + (x - meanX) * slope[k]!);
  return 'p' in found ? found.interval : found;
}

function mean(values: Float64Array): number {
  const first = values[0] ?? 0;
  let sum = 0;
  for (const v of values) sum += v - first;
  return first + sum / values.length;
}
