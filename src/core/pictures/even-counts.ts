/** Counts in even bins whose edges say exactly what is in them: `[edge, next edge)`, the last one closed. */
import { pulse } from '../pulse.js';

/** A constant has one bin, of its own width. */
export function edgesOf(from: number, to: number, bins: number): number[] {
  if (from === to) return [from, to];
  const range = to - from;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? to : Number.isFinite(range) ? from + range * (i / bins) : from * (1 - i / bins) + to * (i / bins)));
}

/** Place of a value among even edges, which must span it. Rounding is put right by the edges themselves, so that a selection by edges leaves what was counted. */
export function binIn(edges: readonly number[], value: number, scale: number, half: number): number {
  const bins = edges.length - 1;
  let at = Math.min(bins - 1, ((value * half - edges[0]! * half) * scale) | 0);
  while (at > 0 && value < edges[at]!) at--;
  while (at < bins - 1 && value >= edges[at + 1]!) at++;
  return at;
}

export function scaleOf(edges: readonly number[]): { readonly half: number; readonly scale: number } {
  const bins = edges.length - 1, low = edges[0]!, high = edges[bins]!, half = Number.isFinite(high - low) ? 1 : 0.5;
  return { half, scale: high > low ? bins / (high * half - low * half) : 0 };
}

export interface Counts { readonly counts: number[]; readonly outside: number }

export function countIn(values: Float64Array, mask: Uint8Array | null, edges: readonly number[]): Counts {
  const bins = edges.length - 1, low = edges[0]!, high = edges[bins]!, { half, scale } = scaleOf(edges), counts = new Float64Array(bins);
  let outside = 0;
  const exact = Float64Array.from(edges), last = bins - 1, start = low * half;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v - v !== 0 || (mask !== null && mask[i] === 0)) continue;
    if (v < low || v > high) { outside++; continue; }
    let at = ((v * half - start) * scale) | 0;
    if (at > last) at = last;
    if (v < exact[at]! || (v >= exact[at + 1]! && at < last)) at = binIn(edges, v, scale, half);
    counts[at]!++;
  }
  pulse();
  return { counts: [...counts], outside };
}
