/** Pairs of values counted in square bins of a plane, with their centred moments. */
import { pulse } from '../pulse.js';
import { binIn, edgesOf, scaleOf } from './even-counts.js';
import { hasMoments } from './moment-run.js';
import { MomentRun, withoutRounding, type Moments } from './moment-sums.js';
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
  const across = stepsOf(axes.x, bins), up = stepsOf(axes.y, bins), start = members?.from ?? 0, end = members?.to ?? x.length, n = across.bins * up.bins;
  // Of few records the few bins that they are in are put together.
  const dense = members === null || n <= end - start ? new Float64Array(n) : null, counts = new Map<number, number>(), moments = known === null ? new MomentRun() : null;
  let outside = 0;
  for (let from = start; from < end; from += STRETCH) outside += countStretch(x, y, mask, from, Math.min(end, from + STRETCH), across, up, dense ?? counts, moments);
  pulse();
  const at: number[] = [], count: number[] = [];
  if (dense !== null) dense.forEach((many, place) => { if (many > 0) { at.push(place); count.push(many); } });
  else for (const place of [...counts.keys()].sort((p, q) => p - q)) { at.push(place); count.push(counts.get(place)!); }
  return { x: { from: axes.x.from, to: axes.x.to, bins: across.bins }, y: { from: axes.y.from, to: axes.y.to, bins: up.bins }, at, count, outside, moments: known ?? planeMoments(moments!.take()) };
}

/** Pairs at once: short enough that the loop over them is compiled after few of them. */
const STRETCH = 1 << 14;

/** Says how many are outside. */
function countStretch(x: Float64Array, y: Float64Array, mask: Uint8Array | null, from: number, to: number, across: Steps, up: Steps, counts: Float64Array | Map<number, number>, moments: MomentRun | null): number {
  const lowX = across.from, highX = across.to, lowY = up.from, highY = up.to, width = across.bins;
  let outside = 0;
  for (let i = from; i < to; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const a = x[i]!, b = y[i]!;
    if (a - a !== 0 || b - b !== 0) continue;
    if (moments !== null && hasMoments(a) && hasMoments(b)) moments.pair(a, b, false);
    if (a < lowX || a > highX || b < lowY || b > highY) { outside++; continue; }
    const at = binOf(up, b) * width + binOf(across, a);
    if (counts instanceof Map) counts.set(at, (counts.get(at) ?? 0) + 1);
    else counts[at]!++;
  }
  return outside;
}

/** Even bins of a window. */
export interface Steps extends Window { readonly bins: number; readonly edges: readonly number[]; readonly exact: Float64Array; readonly scale: number; readonly half: number }

export function stepsOf({ from, to }: Window, asked: number): Steps {
  const edges = edgesOf(from, to, asked);
  return { from, to, bins: edges.length - 1, edges, exact: Float64Array.from(edges), ...scaleOf(edges) };
}

/** In which bin a value of the window is. */
export function binOf({ edges, exact, scale, half }: Steps, value: number): number {
  const last = exact.length - 2, near = ((value * half - exact[0]! * half) * scale) | 0, at = near > last ? last : near;
  return value < exact[at]! || (at < last && value >= exact[at + 1]!) ? binIn(edges, value, scale, half) : at;
}

export function planeMoments(m: Moments): PlaneMoments {
  return { n: m.n, meanX: m.meanBase, meanY: m.meanRevision, m2X: m.m2Base, m2Y: m.m2Revision, cXY: m.c2, meanDifference: withoutRounding(m.meanDifference, m.meanAbsDifference, m.maxAbsDifference, m.meanBase, m.meanRevision), m2Difference: m.m2Difference, cXDifference: m.cBaseDifference };
}
