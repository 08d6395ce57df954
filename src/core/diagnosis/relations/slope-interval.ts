/** How sure the change of a regression's slope is, by the influence of each record on both slopes. */
import type { Undefined } from '../../model/report.js';
import type { InfluenceBlocks, SureChange } from './influence-blocks.js';
import { ROUNDING, WITHIN_ROUNDING } from './correlation-intervals.js';

/** One side's values of the records that the blocks are of. */
export interface SlopeSide { readonly x: Float64Array; readonly y: Float64Array }

/** Of the least squares slope of y on x in revision less that in base, which is `change`. */
export function slopeInterval(base: SlopeSide, revision: SlopeSide, change: number, blocks: InfluenceBlocks): SureChange | Undefined {
  const before = influence(base), after = influence(revision);
  if (before === null || after === null) return { status: 'undefined', reason: 'a column is constant' };
  if (Math.abs(change) <= ROUNDING * Math.max(before.size, after.size)) return WITHIN_ROUNDING;
  return blocks.sure(change, (k) => after.part[k]! - before.part[k]!);
}

/** (x − mean x) times the residual, over the sum of squares of x; null where x is constant. `size`: what the slope is measured against. */
function influence({ x, y }: SlopeSide): { readonly part: Float64Array; readonly size: number } | null {
  const n = x.length, meanX = mean(x), meanY = mean(y);
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < n; i++) {
    const a = x[i]! - meanX, b = y[i]! - meanY;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (!(xx > 0) || !Number.isFinite(xx) || !Number.isFinite(yy)) return null;
  const slope = xy / xx;
  return { part: x.map((v, i) => ((v - meanX) * (y[i]! - meanY - slope * (v - meanX))) / xx), size: Math.sqrt(yy / xx) };
}

function mean(values: Float64Array): number {
  const first = values[0] ?? 0;
  let sum = 0;
  for (const v of values) sum += v - first;
  return first + sum / values.length;
}
