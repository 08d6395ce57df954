/** Ticks and domains of value axes: few round numbers, and differences symmetric about zero. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { formatNumber } from '../shared/format-number.js';

export interface AxisTick { readonly at: number; readonly text: string }

/** One tick about every so many pixels. */
const TICK_PIXELS = 70;

/** A scale over a range that may be a single value, with a little room around it. */
export function valueScale(from: number, to: number, start: number, end: number): ScaleLinear<number, number> {
  const room = from === to ? Math.max(Math.abs(from) * 0.05, Number.MIN_VALUE * 2 ** 60) || 0.5 : 0;
  return scaleLinear([from - (from === 0 && to === 0 ? 0.5 : room), to + (from === 0 && to === 0 ? 0.5 : room)], [start, end]);
}

export function valueTicks(scale: ScaleLinear<number, number>, { signed = false, per = TICK_PIXELS }: { readonly signed?: boolean; readonly per?: number } = {}): AxisTick[] {
  const [start = 0, end = 0] = scale.range(), ticks = scale.ticks(Math.max(2, Math.floor(Math.abs(end - start) / per)));
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : 0, largest = Math.max(...ticks.map(Math.abs), 0), digits = step > 0 ? Math.min(15, Math.max(1, Math.ceil(Math.log10(Math.max(largest, step) / step)) + 2)) : 4;
  const { by, unit } = multipleOf(largest, step);
  const texts = evenDecimals(ticks.map((tick) => formatNumber(tick / by, digits)));
  return ticks.map((tick, i) => ({ at: scale(tick), text: `${signed && tick > 0 ? '+' : ''}${texts[i]!}${tick === 0 ? '' : unit}` }));
}

/** All with the decimals of the one that has most; zero is zero, and powers of ten are as they are. */
function evenDecimals(texts: readonly string[]): readonly string[] {
  if (texts.some((text) => /[×∞]/.test(text))) return texts;
  const decimals = (text: string): number => text.split('.')[1]?.length ?? 0, most = Math.max(0, ...texts.map(decimals));
  return texts.map((text) => (text === '0' || decimals(text) === most ? text : `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(most - decimals(text))}`));
}

/** Half the width of a letter of an axis, rather too wide than too narrow, and how near the end of an axis a label is held, in pixels. */
export const HALF_LETTER = 3.6;
const EDGE = 24;
/** Room between two labels, in pixels: "−10" and "−5" side by side are not one number. */
const LABEL_GAP = 4;

/** Where a label under an x axis is held, so that none leaves the axis. */
export function labelAnchor(at: number, from: number, to: number): 'start' | 'middle' | 'end' {
  return at < from + EDGE ? 'start' : at > to - EDGE ? 'end' : 'middle';
}

/** Labels for every tick, or for every second, third, … that leave each other room; zero keeps its own. */
export function roomyLabels(ticks: readonly AxisTick[], from: number, to: number): readonly AxisTick[] {
  const sorted = [...ticks].sort((a, b) => a.at - b.at), zero = Math.max(0, sorted.findIndex(({ text }) => text === '0'));
  for (let every = 1; every < sorted.length; every++) {
    const kept = sorted.filter((_, i) => (i - zero) % every === 0), spans = kept.map(({ at, text }) => {
      const half = text.length * HALF_LETTER, anchor = labelAnchor(at, from, to);
      return anchor === 'start' ? [at, at + 2 * half] as const : anchor === 'end' ? [at - 2 * half, at] as const : [at - half, at + half] as const;
    });
    if (spans.every(([left], i) => i === 0 || left >= spans[i - 1]![1] + LABEL_GAP)) return kept;
  }
  return sorted.slice(zero, zero + 1);
}

/** Large numbers of one axis are multiples of one power of ten, so that their labels have room and none is cut. */
export function multipleOf(largest: number, step = 0): { readonly by: number; readonly unit: string } {
  if (!(largest >= 1e5) || largest === Infinity) return { by: 1, unit: '' };
  if (largest >= 1e10) {
    const by = 10 ** Math.floor(Math.log10(step > 0 ? step : largest));
    return { by, unit: formatNumber(by, 2).slice(1) };
  }
  return largest >= 1e6 ? { by: 1e6, unit: '\u00a0M' } : { by: 1e3, unit: '\u00a0k' };
}

/**
 * Half the range of a difference axis (VIEWS R7): what the data reach and the tolerance, and never less than 0.75
 * standard deviations of base, so that a small change does not look like a large one.
 */
export function differenceReach(largest: number, tolerance: number, sdBase: number | null): number {
  const reach = Math.max(largest, tolerance * 1.15, sdBase === null || !Number.isFinite(sdBase) ? 0 : 0.75 * sdBase);
  return reach > 0 && Number.isFinite(reach) ? reach : 1;
}
