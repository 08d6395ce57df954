/** Pairs of values counted in square bins of a plane, with their centred moments. */
import { pulse } from '../pulse.js';
import { binIn, edgesOf, scaleOf } from './even-counts.js';
import { hasMoments } from './moment-table.js';
import { MomentRun, type Moments } from './moment-sums.js';
import type { PlaneMoments, PlanePicture } from './picture.js';
import { valueWindow, type Counted, type Window } from './value-window.js';

export interface PlaneInput {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mask: Uint8Array | null;
}

/** Axes that both share: of base and revision, where the 1:1 line must be the diagonal. `ranges`: of x and of y, where they are known. */
export function sharedAxes({ x, y, mask }: PlaneInput, ranges: readonly (Counted | null)[] | null = null): { x: Window; y: Window } | null {
  const window = valueWindow([x, y], mask, null, ranges);
  return window === null ? null : { x: window, y: window };
}

export function ownAxes({ x, y, mask }: PlaneInput): { x: Window; y: Window } | null {
  const wide = valueWindow([x], mask), high = valueWindow([y], mask);
  return wide === null || high === null ? null : { x: wide, y: high };
}

/** `members`: the stretch of records to count; null: all. `known`: their moments, where they were taken before. */
export function planePicture({ x, y, mask }: PlaneInput, axes: { readonly x: Window; readonly y: Window }, bins: number, members: { readonly from: number; readonly to: number } | null = null, known: PlaneMoments | null = null): PlanePicture {
  const across = stepsOf(axes.x, bins), up = stepsOf(axes.y, bins), counts = new Map<number, number>(), dense = members === null ? new Float64Array(across.bins * up.bins) : null;
  const moments = new MomentRun();
  let outside = 0;
  const start = members?.from ?? 0, end = members?.to ?? x.length;
  for (let i = start; i < end; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const a = x[i]!, b = y[i]!;
    if (a - a !== 0 || b - b !== 0) continue;
    if (known === null && hasMoments(a) && hasMoments(b)) moments.pair(a, b, false);
    if (a < axes.x.from || a > axes.x.to || b < axes.y.from || b > axes.y.to) { outside++; continue; }
    const at = up.of(b) * across.bins + across.of(a);
    if (dense !== null) dense[at]!++;
    else counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  pulse();
  const at: number[] = [], count: number[] = [];
  if (dense !== null) dense.forEach((n, place) => { if (n > 0) { at.push(place); count.push(n); } });
  else for (const place of [...counts.keys()].sort((p, q) => p - q)) { at.push(place); count.push(counts.get(place)!); }
  return { x: { from: axes.x.from, to: axes.x.to, bins: across.bins }, y: { from: axes.y.from, to: axes.y.to, bins: up.bins }, at, count, outside, moments: known ?? planeMoments(moments.take()) };
}

export interface Steps { readonly bins: number; readonly of: (value: number) => number }

/** Even bins of a window: how many there are, and in which a value of the window is. */
export function stepsOf({ from, to }: Window, asked: number): Steps {
  const edges = edgesOf(from, to, asked), { scale, half } = scaleOf(edges), exact = Float64Array.from(edges), last = edges.length - 2, start = from * half;
  const of = (value: number): number => {
    const near = ((value * half - start) * scale) | 0, at = near > last ? last : near;
    return value < exact[at]! || (at < last && value >= exact[at + 1]!) ? binIn(edges, value, scale, half) : at;
  };
  return { bins: edges.length - 1, of };
}

export function planeMoments(m: Moments): PlaneMoments {
  return { n: m.n, meanX: m.meanBase, meanY: m.meanRevision, m2X: m.m2Base, m2Y: m.m2Revision, cXY: m.c2, meanDifference: m.meanDifference, m2Difference: m.m2Difference, cXDifference: m.cBaseDifference };
}
