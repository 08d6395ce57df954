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

/** Null without a finite value. Every array is looked at where the mask leaves it; `leave`: a value that does not count; `ranges`: of the arrays, where they are known. */
export function valueWindow(arrays: readonly Float64Array[], mask: Uint8Array | null, leave: number | null = null, ranges: readonly (Counted | null)[] | null = null): Window | null {
  let window = leave === null ? together(ranges ?? arrays.map((values) => finiteRange(values, mask))) : rangeOf(arrays, mask, leave, -Infinity, Infinity);
  if (window === null) return null;
  const { all } = window;
  if (isWide(arrays, mask, leave, window)) return { from: window.from, to: window.to };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = narrowed(arrays, mask, leave, window, Math.floor((FEW * all - (all - window.all)) / 2));
    if (next === null) break;
    window = next;
  }
  return { from: window.from, to: window.to };
}

/** Of the finite values that the mask leaves; null without one. */
export function finiteRange(values: Float64Array, mask: Uint8Array | null): Counted | null {
  let low = Infinity, high = -Infinity, all = 0;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v - v !== 0 || (mask !== null && mask[i] === 0)) continue;
    all++;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  pulse();
  return all === 0 ? null : { from: low, to: high, all };
}

function together(ranges: readonly (Counted | null)[]): Counted | null {
  return ranges.reduce((a, b) => (a === null || b === null ? a ?? b : { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), all: a.all + b.all }), null);
}

/** So many values of each array are looked at, evenly over the records. */
const LOOKED = 2048;

/** Where the middle of a sample spans more than could be left, nothing has to be counted. */
function isWide(arrays: readonly Float64Array[], mask: Uint8Array | null, leave: number | null, { from, to }: Window): boolean {
  const found: number[] = [];
  for (const values of arrays) {
    const step = Math.max(1, Math.floor(values.length / LOOKED));
    for (let i = 0; i < values.length; i += step) {
      const v = values[i]!;
      if (v - v === 0 && v !== leave && (mask === null || mask[i] === 1)) found.push(v);
    }
  }
  if (found.length < LOOKED) return false;
  const sorted = Float64Array.from(found).sort(), at = (p: number): number => sorted[Math.floor(p * (sorted.length - 1))]!;
  return at(0.98) / 2 - at(0.02) / 2 > NARROW * (to / 2 - from / 2);
}

export interface Counted extends Window { readonly all: number }

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
