/** Shapes of the matrix of changed correlations, and of the list of its pairs. */
import { fitText } from '../chart/fit-text.js';
import { valueScale, valueTicks, type AxisTick } from '../chart/value-axis.js';
import { formatNumber } from '../shared/format-number.js';
import { signedStep } from '../view/colour-scale.js';
import type { Box } from '../view/view-model.js';
import { leavesZero, type MeasurePair } from './correlation-pairs.js';

export interface ChangeCell { readonly pair: MeasurePair; readonly box: Box; readonly radius: number; readonly token: string; readonly sure: boolean; readonly text: string | null; readonly chosen: boolean }
export interface ValueCell { readonly pair: MeasurePair; readonly base: Box; readonly revision: Box; readonly tokens: readonly [string, string]; readonly chosen: boolean; readonly box: Box }
export interface Label { readonly x: number; readonly y: number; readonly text: string; readonly upright: boolean; readonly strong: boolean }

export interface MatrixDrawing {
  readonly form: 'matrix';
  readonly changes: readonly ChangeCell[];
  readonly values: readonly ValueCell[];
  readonly labels: readonly Label[];
  readonly diagonal: readonly Box[];
  readonly legends: readonly Scale[];
  readonly height: number;
}

export interface PairRow { readonly pair: MeasurePair; readonly box: Box; readonly label: string; readonly labelAt: number; readonly base: number; readonly revision: number; readonly zero: number; readonly change: number; readonly span: { readonly from: number; readonly to: number } | null; readonly positive: boolean; readonly y: number; readonly chosen: boolean }

export interface PairsDrawing {
  readonly form: 'pairs';
  readonly rows: readonly PairRow[];
  readonly heads: readonly { readonly x: number; readonly text: string }[];
  readonly axes: readonly { readonly from: number; readonly to: number; readonly y: number; readonly ticks: readonly AxisTick[] }[];
  readonly rules: readonly { readonly x: number; readonly from: number; readonly to: number }[];
  readonly height: number;
}

export type CorrelationDrawing = MatrixDrawing | PairsDrawing;

export interface Scale { readonly x: number; readonly y: number; readonly label: string; readonly least: string; readonly most: string }

/** Where the scale of changes may end: a small change looks small, whatever else there is. */
const REACHES = [0.05, 0.1, 0.2, 0.5, 1, 2];
const LARGEST_CELL = 60, SMALLEST_CELL = 6, SPOKEN_CELL = 50, LABEL = 13, LEAST_RADIUS = 1.5;
export const SWATCH = 13;

export function reachOf(pairs: readonly MeasurePair[]): number {
  const most = Math.max(0, ...pairs.map(({ change }) => Math.abs(change)));
  return REACHES.find((reach) => most <= reach) ?? 2;
}

export function drawMatrix(names: readonly string[], pairs: readonly MeasurePair[], isChosen: (pair: MeasurePair) => boolean, focus: string | null, width: number, rem: number): MatrixDrawing {
  const n = names.length, gutter = Math.min(130, Math.max(60, width * 0.24)), size = Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, Math.floor((width - gutter - 4) / n))), upright = size < SPOKEN_CELL, top = upright ? 86 : 22, reach = reachOf(pairs);
  const cell = (row: number, column: number): Box => ({ x: gutter + column * size, y: top + row * size, width: size, height: size }), every = Math.ceil(LABEL / size);
  const bottom = top + n * size + 14, second = width >= 420 ? gutter + 9 * SWATCH + 70 : gutter;
  return {
    form: 'matrix', diagonal: names.map((_, i) => cell(i, i)),
    changes: pairs.map((pair): ChangeCell => {
      const box = cell(pair.i, pair.j), spoken = size >= SPOKEN_CELL, room = size / 2 - (spoken ? 9 : 2);
      return { pair, box, radius: pair.change === 0 ? 0 : Math.max(LEAST_RADIUS, room * Math.sqrt(Math.abs(pair.change) / reach)), token: `--_signed-${signedStep(pair.change, reach)}`, sure: leavesZero(pair), text: spoken && pair.change !== 0 ? short(pair.change) : null, chosen: isChosen(pair) };
    }),
    values: pairs.map((pair): ValueCell => {
      const box = cell(pair.j, pair.i), half = (size - 3) / 2, step = (r: number): string => `--_signed-${signedStep(r, 1)}`;
      return { pair, box, base: { x: box.x + 1, y: box.y + 1, width: half, height: size - 2 }, revision: { x: box.x + 1.5 + half, y: box.y + 1, width: half, height: size - 2 }, tokens: [step(pair.base), step(pair.revision)], chosen: isChosen(pair) };
    }),
    labels: names.flatMap((name, i) => (i % every === 0 ? [
      { x: gutter - 6, y: top + (i + 0.5) * size, text: fitText(name, gutter - 8, rem), upright: false, strong: name === focus },
      { x: gutter + (i + 0.5) * size, y: top - 6, text: fitText(name, upright ? top - 8 : size - 6, rem), upright, strong: name === focus },
    ] : [])),
    legends: [{ x: gutter, y: bottom, label: 'above: change of r', least: `−${formatNumber(reach)}`, most: `+${formatNumber(reach)}` }, { x: second, y: second === gutter ? bottom + 46 : bottom, label: 'below: r of base | revision', least: '−1', most: '+1' }],
    height: bottom + (second === gutter ? 92 : 46),
  };
}

/** "+.06": what fits into a cell; what the words call less than 0.01 is not rounded up to it. */
function short(change: number): string {
  const text = Math.abs(change) < 0.01 ? '<.01' : Math.abs(change).toFixed(2).replace(/^0/, '');
  return `${change > 0 ? '+' : '−'}${text}`;
}

const ROW = 26, HEAD = 22, NARROW = 480, NARROW_ROW = 40, LEAST_TICKS = 140;

/** Correlations of both releases on one axis, their change on another around zero. */
export function drawPairs(pairs: readonly MeasurePair[], isChosen: (pair: MeasurePair) => boolean, width: number, rem: number): PairsDrawing {
  // Where it is narrow, names stand over their marks.
  const narrow = width < NARROW, high = narrow ? NARROW_ROW : ROW, gutter = narrow ? 4 : Math.min(210, width * 0.38), inner = width - gutter - 20, left = { from: gutter, to: gutter + inner * 0.52 }, right = { from: left.to + 24, to: width - 8 }, bottom = HEAD + pairs.length * high + 4, middle = (k: number): number => HEAD + (k + (narrow ? 0.72 : 0.5)) * high;
  const values = pairs.flatMap(({ base, revision }) => [base, revision]), r = valueScale(Math.max(-1, Math.min(0, ...values) - 0.05), Math.min(1, Math.max(0, ...values) + 0.05), left.from + 6, left.to - 6);
  const ends = pairs.flatMap(({ change, interval }) => [change, ...(interval !== undefined && 'low' in interval ? [interval.low, interval.high] : [])]), most = Math.max(reachOf(pairs), ...ends.map(Math.abs)), d = valueScale(-most, most, right.from + 6, right.to - 6);
  return {
    form: 'pairs', height: bottom + 26,
    rows: pairs.map((pair, k): PairRow => ({
      pair, box: { x: 0, y: HEAD + k * high, width, height: high }, y: middle(k), label: fitText(`${pair.a}, ${pair.b}`, narrow ? width - 8 : gutter - 10, rem), labelAt: narrow ? HEAD + k * high + 10 : middle(k), base: r(pair.base), revision: r(pair.revision), zero: d(0), change: d(pair.change), positive: pair.change >= 0, chosen: isChosen(pair),
      span: pair.interval !== undefined && 'low' in pair.interval ? { from: d(pair.interval.low), to: d(pair.interval.high) } : null,
    })),
    heads: [{ x: left.from, text: 'r: base open, revision filled' }, { x: right.from, text: 'change of r' }].map((head, i) => ({ ...head, text: fitText(head.text, i === 0 ? left.to - left.from : right.to - right.from, rem) })),
    axes: [{ ...left, y: bottom, ticks: fewer(valueTicks(r), left) }, { ...right, y: bottom, ticks: fewer(valueTicks(d, { signed: true }), right) }],
    rules: [{ x: d(0), from: HEAD, to: bottom }],
  };
}

/** Only the ends where more would touch. */
function fewer(ticks: readonly AxisTick[], { from, to }: { readonly from: number; readonly to: number }): readonly AxisTick[] {
  return to - from < LEAST_TICKS && ticks.length > 2 ? [ticks[0]!, ticks.at(-1)!] : ticks;
}
