/**
 * How wrong the result gets as information is taken away: errors of nine of ten samples over what is left, of both releases,
 * with the error that is borne and the least that suffices.
 */
import type { Figure } from '../../src/core/model/report.js';
import { fitting, LETTER } from '../chart/shortened.js';
import { valueTicks, type AxisTick } from '../chart/value-axis.js';
import { scaleLinear } from 'd3-scale';
import type { Room } from '../impact/drawn.js';
import type { Box } from '../view/view-model.js';
import { placedLabels, type PlacedLabel } from './curve-labels.js';

export interface ErrorPoint {
  /** Place on the axis, in steps from the least information. */
  readonly at: number;
  readonly name: string;
  /** The fraction, or the bits. */
  readonly value: number;
  readonly error: Figure;
  /** Of half the samples; null where each point is one. */
  readonly median: Figure | null;
  readonly lines: readonly string[];
}

export interface ErrorCurve {
  readonly side: 'base' | 'revision';
  readonly points: readonly ErrorPoint[];
  /** Place of the least that suffices; null: nothing that was looked at does. */
  readonly sufficient: { readonly at: number; readonly text: string } | null;
}

export interface ErrorPicture {
  readonly kind: 'errors';
  readonly plot: Box;
  readonly curves: readonly {
    readonly side: 'base' | 'revision';
    readonly path: string;
    readonly median: string;
    readonly dots: readonly (readonly [x: number, y: number])[];
    readonly sufficient: { readonly x: number; readonly y: number; readonly text: string } | null;
    readonly label: PlacedLabel | null;
  }[];
  /** Places of an error that is beyond the axis. */
  readonly beyond: readonly number[];
  readonly tolerance: number;
  readonly ticks: readonly AxisTick[];
  readonly places: readonly AxisTick[];
  /** Those of the places that are named: the first and the last, and what has room between them. */
  readonly named: readonly AxisTick[];
  readonly title: string;
  readonly axis: string;
  readonly height: number;
  readonly pixelOf: (at: number) => number;
  readonly step: number;
}

/** In rem; errors beyond so many tolerances stand at the edge, so that the tolerance can be seen. */
const LEFT = 4.25, RIGHT = 3, TOP = 1.4, TALL = 14, BELOW = 3, MOST_TOLERANCES = 12;
/** Pixels between two names. */
const GAP = 2;

export function errorPicture(curves: readonly ErrorCurve[], tolerance: number, axis: readonly string[], { width, rem }: Room): ErrorPicture {
  const plot: Box = { x: LEFT * rem, y: TOP * rem, width: Math.max(60, width - (LEFT + RIGHT) * rem), height: TALL * rem }, character = LETTER * 0.75 * rem, bottom = plot.y + plot.height, places = new Map(curves.flatMap(({ points }) => points.map(({ at, name }) => [at, name] as const)));
  const keys = [...places.keys()], last = Math.max(...keys), first = Math.min(...keys), step = plot.width / (last - first + 1), x = (at: number): number => plot.x + (at - first + 0.5) * step, known = curves.flatMap(({ points }) => points.flatMap(({ error, median }) => [error, median].filter((each) => typeof each === 'number')));
  const top = Math.min(Math.max(1.3 * tolerance, ...known), tolerance > 0 ? MOST_TOLERANCES * tolerance : Infinity), reach = top > 0 && Number.isFinite(top) ? top : 1, scale = scaleLinear([0, reach], [bottom, plot.y]), y = (error: number): number => scale(Math.min(error, reach));
  const lineOf = (points: readonly ErrorPoint[], pick: (point: ErrorPoint) => Figure | null): string => runs(points.map((point) => { const error = pick(point); return typeof error === 'number' ? [x(point.at), y(error)] as const : null; }));
  const lines = curves.map(({ points }) => points.flatMap(({ at, error }) => (typeof error === 'number' ? [[x(at), y(error)] as const] : [])).sort(([a], [b]) => a - b)), labels = curves.length < 2 ? [] : placedLabels(lines, curves.map(({ side }) => side), plot, character);
  const drawn = curves.map(({ side, points, sufficient }, i) => ({
    side, path: lineOf(points, ({ error }) => error), median: lineOf(points, ({ median }) => median), label: labels[i] ?? null, sufficient: sufficient === null ? null : { x: x(sufficient.at), y: y(tolerance), text: sufficient.text },
    dots: points.flatMap(({ at, error }) => (typeof error === 'number' && error <= reach ? [[x(at), y(error)] as const] : [])),
  }));
  const all = [...places].map(([at, name]) => ({ at: x(at), text: name })).sort((a, b) => a.at - b.at);
  return {
    kind: 'errors', plot, curves: drawn, tolerance: y(tolerance), height: bottom + BELOW * rem, step, pixelOf: x, beyond: curves.flatMap(({ points }) => points.filter(({ error }) => typeof error === 'number' && error > reach).map(({ at }) => x(at))),
    ticks: valueTicks(scaleLinear([0, 100 * reach], [bottom, plot.y]), { per: 40 }).map(({ at, text }) => ({ at, text: `${text}\u00a0%` })), places: all, named: spacedPlaces(all, character), title: fitting(['error of the result, of its size', 'error of the result'], Math.floor(plot.width / character)), axis: fitting(axis, Math.floor(plot.width / character)),
  };
}

const tidy = (value: number): number => Math.round(value * 10) / 10;

function runs(points: readonly (readonly [number, number] | null)[]): string {
  let path = '', open = false;
  for (const point of points) {
    if (point !== null) path += `${open ? 'L' : 'M'}${tidy(point[0])} ${tidy(point[1])}`;
    open = point !== null;
  }
  return path;
}

/** In order of place. */
function spacedPlaces(places: readonly AxisTick[], character: number): AxisTick[] {
  const half = ({ text }: AxisTick): number => (text.length * character) / 2, last = places.at(-1);
  let free = -Infinity;
  return places.filter((place) => {
    if (place !== last && (place.at - half(place) < free || (last !== undefined && place !== places[0] && place.at + half(place) > last.at - half(last)))) return false;
    free = place.at + half(place) + GAP;
    return true;
  });
}
