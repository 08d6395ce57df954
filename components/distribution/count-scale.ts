/** Counts, shares or densities of bins as lengths, linear or by square root, and what the axis says. */
import { scalePow } from 'd3-scale';
import type { AxisTick } from '../chart/value-axis.js';
import { formatCount, formatNumber } from '../shared/format-number.js';

export type Measure = 'count' | 'share' | 'density';

export interface CountScale {
  /** Pixels from the axis. */
  readonly length: (measured: number) => number;
  /** Ticks as lengths, without that of zero. */
  readonly ticks: readonly AxisTick[];
}

/** `most`: the largest that is drawn, over `pixels`. */
export function countScale(most: number, pixels: number, measure: Measure, root: boolean): CountScale {
  const scale = scalePow([0, most > 0 ? most : 1], [0, pixels]).exponent(root ? 0.5 : 1), wanted = Math.max(2, Math.floor(pixels / 34));
  const steps = root ? [0.01, 0.1, 0.25, 0.5, 1].map((part) => roundDown(part * most)) : scale.ticks(wanted);
  const ticks = [...new Set(steps)].filter((tick) => tick > 0 && (measure !== 'count' || Number.isInteger(tick)) && tick <= most).map((tick) => ({ at: scale(tick), text: measuredText(tick, measure) }));
  return { length: (measured) => scale(measured), ticks: apart(ticks, 15) };
}

/** What one bin's count is in that measure, of `n` values, a bin that wide. */
export function measuredBy(measure: Measure, n: number, binWidth: number): (count: number) => number {
  if (measure === 'count' || n === 0) return (count) => count;
  return measure === 'share' || !(binWidth > 0) ? (count) => count / n : (count) => count / n / binWidth;
}

export function measuredText(value: number, measure: Measure): string {
  if (measure === 'count') return formatCount(value);
  return measure === 'share' ? `${formatNumber(100 * value, 3)} %` : formatNumber(value, 3);
}

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = { count: 'number of values', share: 'share of values', density: 'density' };

/** One significant figure: 1, 2 or 5 times a power of ten. */
function roundDown(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value)), lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

function apart(ticks: readonly AxisTick[], pixels: number): AxisTick[] {
  const out: AxisTick[] = [];
  for (const tick of [...ticks].reverse()) if (out.length === 0 || out.at(-1)!.at - tick.at >= pixels) out.push(tick);
  return out.reverse().filter(({ at }) => at >= 10);
}
