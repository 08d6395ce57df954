/** Clouds as shapes: bins of one step as one path, the ellipse of one standard deviation, the least squares line. */
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import { isDefined } from '../../src/core/model/report.js';
import { sequentialStep, signedStep } from '../view/colour-scale.js';
import type { Box } from '../view/view-model.js';
import type { Cloud, Range } from './relation-facts.js';

export interface Scales { readonly x: (value: number) => number; readonly y: (value: number) => number; readonly box: Box; readonly window: { readonly x: Range; readonly y: Range } }
/** A colour token and what has it. */
export interface Stepped { readonly token: string; readonly d: string }

/** A window of a single value is a middle. */
export function scalesOf(box: Box, window: { readonly x: Range; readonly y: Range }): Scales {
  const share = (v: number, { from, to }: Range): number => (from === to ? 0.5 : (v / 2 - from / 2) / (to / 2 - from / 2));
  return { box, window, x: (v) => box.x + share(v, window.x) * box.width, y: (v) => box.y + (1 - share(v, window.y)) * box.height };
}

/** Value at a pixel of x. */
export function valueAt({ box, window: { x: { from, to } } }: Scales, pixel: number): number {
  const share = Math.min(1, Math.max(0, (pixel - box.x) / box.width));
  return from * (1 - share) + to * share;
}

/** Counts of records on a logarithmic scale, which both releases share. */
export function densitySteps(plane: PlanePicture, most: number, box: Box): Stepped[] {
  const reach = Math.log1p(most);
  return paths(plane, box, plane.at.map((_, i) => `--_sequential-${sequentialStep(Math.log1p(plane.count[i]!), reach)}`), plane.at);
}

/** Shares of the records in per cent, revision less base, of bins where they differ. */
export function shareDifferences({ base, revision }: { readonly base: PlanePicture; readonly revision: PlanePicture }, records: number): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  const add = (plane: PlanePicture, sign: number): void => plane.at.forEach((at, i) => { out.set(at, (out.get(at) ?? 0) + sign * plane.count[i]!); });
  add(revision, 1);
  add(base, -1);
  for (const [at, n] of out) if (n === 0) out.delete(at); else out.set(at, (100 * n) / records);
  return out;
}

export function differenceSteps(plane: PlanePicture, shares: ReadonlyMap<number, number>, reach: number, box: Box): Stepped[] {
  const at = [...shares.keys()].sort((a, b) => a - b);
  return paths(plane, box, at.map((each) => `--_signed-${signedStep(shares.get(each)!, reach)}`), at);
}

function paths({ x, y }: PlanePicture, box: Box, tokens: readonly string[], at: readonly number[]): Stepped[] {
  const by = new Map<string, string[]>(), wide = box.width / x.bins, high = box.height / y.bins;
  at.forEach((place, i) => {
    const column = place % x.bins, row = Math.floor(place / x.bins), token = tokens[i]!, left = box.x + column * wide, top = box.y + box.height - (row + 1) * high;
    const d = `M${tidy(left)} ${tidy(top)}H${tidy(left + wide)}V${tidy(top + high)}H${tidy(left)}Z`;
    const before = by.get(token);
    if (before) before.push(d); else by.set(token, [d]);
  });
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([token, parts]) => ({ token, d: parts.join('') }));
}

const TURNS = 72;

/** One standard deviation around the means; what lies outside the panel is left out. */
export function ellipsePath({ meanX, meanY, sdX, sdY, r }: Cloud, scales: Scales): string {
  if (!isDefined(r)) return '';
  const points = Array.from({ length: TURNS + 1 }, (_, i): readonly [number, number] => {
    const turn = (2 * Math.PI * i) / TURNS;
    return [scales.x(meanX + sdX * Math.cos(turn)), scales.y(meanY + sdY * (r * Math.cos(turn) + Math.sqrt(Math.max(0, 1 - r * r)) * Math.sin(turn)))];
  });
  let d = '', open = false;
  for (const [x, y] of points) {
    const inside = isInside(x, y, scales.box);
    if (inside) d += `${open ? 'L' : 'M'}${tidy(x)} ${tidy(y)}`;
    open = inside;
  }
  return d;
}

/** Height of the line; of no line none. */
export function heightAt({ slope, meanX, meanY, through = { x: meanX, y: meanY } }: Cloud, v: number): number | null {
  return isDefined(slope) ? through.y + slope * (v - through.x) : null;
}

/** What the line may be, beyond the panel too: clipped where it is drawn. */
export function bandPath({ band }: Cloud, { x, y }: Scales): string {
  if (band === undefined) return '';
  const point = (side: readonly number[]) => (v: number, i: number): string => `${tidy(x(v))} ${tidy(y(side[i]!))}`;
  return `M${band.x.map(point(band.high)).join('L')}L${band.x.map(point(band.low)).reverse().join('L')}Z`;
}

/** Cut off at the panel's edges. */
export function linePath({ meanX, meanY, slope, through = { x: meanX, y: meanY } }: Cloud, { x, y, box, window }: Scales): string {
  if (!isDefined(slope) || window.x.from === window.x.to) return '';
  const of = (v: number): number => through.y + slope * (v - through.x);
  let [from, to] = [window.x.from, window.x.to];
  if (slope !== 0) {
    const ends = [window.y.from, window.y.to].map((v) => through.x + (v - through.y) / slope).sort((a, b) => a - b);
    from = Math.max(from, ends[0]!);
    to = Math.min(to, ends[1]!);
  }
  if (!(from < to)) return '';
  const point = (v: number): string => `${tidy(x(v))} ${tidy(Math.min(box.y + box.height, Math.max(box.y, y(of(v)))))}`;
  return `M${point(from)}L${point(to)}`;
}

function isInside(x: number, y: number, box: Box): boolean {
  return x >= box.x - 0.5 && x <= box.x + box.width + 0.5 && y >= box.y - 0.5 && y <= box.y + box.height + 0.5;
}

export function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
