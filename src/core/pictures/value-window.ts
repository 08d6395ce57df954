/**
 * The range that a picture of values spans: all of them, but where a few far outliers would press the others into a
 * line, the range of the others. What lies outside is counted and told, never dropped in silence.
 */
import { pulse } from '../pulse.js';

export interface Window { readonly from: number; readonly to: number }

const BINS = 512;
/** Outliers are at most this share of the values, half of it at each end, and without them the range is at most this part as wide. */
const FEW = 0.002, NARROW = 0.25;
const MOST_ROUNDS = 60;

/** Null without a finite value. Every array is looked at where the mask leaves it; `leave`: a value that does not count. */
export function valueWindow(arrays: readonly Float64Array[], mask: Uint8Array | null, leave: number | null = null): Window | null {
  let window = rangeOf(arrays, mask, leave, -Infinity, Infinity);
  if (window === null) return null;
  const { all } = window;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = narrowed(arrays, mask, leave, window, Math.floor((FEW * all - (all - window.all)) / 2));
    if (next === null) break;
    window = next;
  }
  return { from: window.from, to: window.to };
}

interface Counted extends Window { readonly all: number }

function rangeOf(arrays: readonly Float64Array[], mask: Uint8Array | null, leave: number | null, from: number, to: number): Counted | null {
  let low = Infinity, high = -Infinity, all = 0;
  for (const values of arrays) {
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v - v !== 0 || v < from || v > to || v === leave || (mask !== null && mask[i] === 0)) continue;
      all++;
      if (v < low) low = v;
      if (v > high) high = v;
    }
  }
  pulse();
  return all === 0 ? null : { from: low, to: high, all };
}

function narrowed(arrays: readonly Float64Array[], mask: Uint8Array | null, leave: number | null, window: Counted, spared: number): Counted | null {
  const { from, to } = window, half = Number.isFinite(to - from) ? 1 : 0.5, scale = BINS / (to * half - from * half);
  if (!(scale < Infinity) || spared < 1) return null;
  const counts = new Float64Array(BINS);
  for (const values of arrays) {
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v - v !== 0 || v < from || v > to || v === leave || (mask !== null && mask[i] === 0)) continue;
      counts[Math.min(BINS - 1, ((v * half - from * half) * scale) | 0)]!++;
    }
  }
  let first = 0, last = BINS - 1;
  for (let out = counts[0]!; out <= spared && first < last; out += counts[++first]!);
  for (let out = counts[last]!; out <= spared && last > first; out += counts[--last]!);
  if (last - first + 1 > NARROW * BINS) return null;
  const edge = (bin: number): number => from * (1 - bin / BINS) + to * (bin / BINS);
  return rangeOf(arrays, mask, leave, first === 0 ? from : edge(first), last === BINS - 1 ? to : edge(last + 1));
}
