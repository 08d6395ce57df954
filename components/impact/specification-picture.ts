/**
 * The specification curve: results of base and revision under every way of analysing, by rising result of base, joined in
 * pairs; below, which options each has (Simonsohn, Simmons and Nelson 2020).
 */
import type { Multiverse } from '../../src/core/impact/multiverse.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { fitting, LETTER, shortened } from '../chart/shortened.js';
import type { AxisTick } from '../chart/value-axis.js';
import { valuePlace } from '../chart/wide-scale.js';
import type { Box } from '../view/view-model.js';
import type { Room } from './drawn.js';
import { unitTail } from './quantity-words.js';
import { labelBeside, type ThresholdLabel } from './threshold-label.js';
import { thresholdText } from './threshold-sides.js';

export interface SpecificationPicture {
  readonly kind: 'specifications';
  readonly plot: Box;
  readonly matrix: Box;
  readonly ticks: readonly AxisTick[];
  readonly title: string;
  /** A column each; its middle. Null without a result on that side. */
  readonly columns: readonly { readonly x: number; readonly base: number | null; readonly revision: number | null; readonly sign: -1 | 0 | 1 }[];
  /** Pixels of a column, and of a dot's radius. */
  readonly step: number;
  readonly radius: number;
  readonly band: { readonly y: number; readonly height: number } | null;
  /** Where the result is zero, if that is in view. */
  readonly zero: number | null;
  /** The reader's threshold: its line and the place of its name; beyond the axis there is no line. Null where none was asked for. */
  readonly threshold: { readonly y: number; readonly beyond: -1 | 0 | 1; readonly label: ThresholdLabel } | null;
  /** Of the user's own specification. */
  readonly own: number;
  /** What flips in some, a row each, as crosses. */
  readonly flips: readonly OptionRow[];
  readonly rows: readonly OptionRow[];
  /** Where labels of options end. */
  readonly labels: number;
  readonly height: number;
}

export interface OptionRow {
  readonly y: number;
  readonly height: number;
  readonly label: string;
  /** Name of the choice, where it begins. */
  readonly choice: string | null;
  /** Of the specifications that have the option, or in which it flips. */
  readonly path: string;
}

/** In rem: the upper panel, rows of options, room of the label of a choice. */
const TALL = 13, ROW = 1.125, CHOICE = 1.375, HEAD = 1.4, GAP = 1.25;

/** By so many letters is a capital wider than others: SQL is written with many. */
const CAPITAL = 0.3;

/** Whether each specification flips, of one thing that can. */
export interface Flipping { readonly label: string; readonly at: readonly boolean[] }

export function specificationPicture({ choices, outcomes, own, threshold }: Multiverse, flipping: readonly Flipping[], { name, unit, tolerance }: Pick<QuantityImpact, 'name' | 'unit' | 'tolerance'>, { width, rem }: Room): SpecificationPicture {
  const character = LETTER * 0.75 * rem, longest = Math.max(...[...flipping.map(({ label }) => label), ...choices.flatMap((choice) => [choice.name, ...choice.options])].map((each) => [...each].length), 6), labels = Math.min(13 * rem, 0.32 * width, (longest + 1) * character), x0 = Math.max(4 * rem, labels + 8), wide = Math.max(40, width - x0 - 10);
  const plot: Box = { x: x0, y: HEAD * rem, width: wide, height: TALL * rem }, step = wide / outcomes.length, radius = Math.max(1, Math.min(4.5, 0.42 * step)), centre = (i: number): number => x0 + (i + 0.5) * step;
  const mine = outcomes[own]?.base, band = typeof mine === 'number' && tolerance !== null ? [mine - tolerance, mine + tolerance] as const : null, values = [...outcomes.flatMap(({ base, revision }) => [base, revision]).filter((each) => typeof each === 'number'), ...(band ?? [])];
  const low = values.reduce((a, b) => Math.min(a, b), Infinity), high = values.reduce((a, b) => Math.max(a, b), -Infinity), span = low <= high ? [low, high] as const : [0, 1] as const, beyond = threshold === undefined ? 0 : beyondAxis(threshold, span), [from, to] = threshold === undefined || beyond !== 0 ? span : [Math.min(span[0], threshold), Math.max(span[1], threshold)], y = valuePlace(from, to, plot.y + plot.height - 6, plot.y + 6, { per: 40 }), at = (figure: unknown): number | null => (typeof figure === 'number' ? y(figure) : null);
  const columns = outcomes.map(({ base, revision, change }, i) => ({ x: centre(i), base: at(base), revision: at(revision), sign: typeof change === 'number' ? (Math.sign(change) as -1 | 0 | 1) : 0 as const }));
  let below = plot.y + plot.height + GAP * rem;
  const top = below, rowOf = (label: string, choice: string | null, path: (y: number) => string): OptionRow => {
    if (choice !== null) below += CHOICE * rem;
    const row = { y: below, height: ROW * rem, label: shortened(label, Math.max(4, Math.floor(labels / character - CAPITAL * (label.match(/\p{Lu}/gu)?.length ?? 0)))), choice: choice === null ? null : shortened(choice, Math.max(4, Math.floor(width / character) - 2)), path: path(below) };
    below += ROW * rem;
    return row;
  };
  const flips = flipping.map(({ label, at: flipped }, k) => rowOf(label, k === 0 ? 'flips' : null, (y) => crossesOf(flipped, centre, y + (ROW * rem) / 2)));
  const rows = choices.flatMap((choice, k) => choice.options.map((option, j) => rowOf(option, j === 0 ? choice.name : null, (y) => ticksOf(outcomes, k, j, centre, step, y, ROW * rem))));
  return {
    kind: 'specifications', plot, matrix: { x: x0, y: top, width: wide, height: below - top }, ticks: y.ticks, title: fitting([`${name}${unit === null ? '' : `, ${unit}`}`, name], Math.floor(wide / character)), step, radius, own: centre(own), flips, rows, labels, height: below + 0.5 * rem,
    columns, threshold: threshold === undefined ? null : thresholdLine(threshold, beyond, y, { plot, columns, text: `threshold ${thresholdText(threshold, unitTail({ unit }))}`, character }),
    band: band === null ? null : { y: y(band[1]), height: y(band[0]) - y(band[1]) }, zero: from <= 0 && to >= 0 ? y(0) : null,
  };
}

/** A threshold that is further from all results than these are apart would leave them no room. */
function beyondAxis(threshold: number, [low, high]: readonly [number, number]): -1 | 0 | 1 {
  const apart = high - low || Math.abs(high) || 1;
  return threshold < low - apart ? -1 : threshold > high + apart ? 1 : 0;
}

interface Surroundings extends Pick<SpecificationPicture, 'plot' | 'columns'> { readonly text: string; readonly character: number }

function thresholdLine(threshold: number, beyond: -1 | 0 | 1, y: (value: number) => number, { plot, columns, text, character }: Surroundings): NonNullable<SpecificationPicture['threshold']> {
  const at = beyond === 0 ? y(threshold) : beyond > 0 ? plot.y : plot.y + plot.height, words = beyond === 0 ? text : `${beyond > 0 ? '▲' : '▼'} ${text}`;
  const dots = columns.flatMap(({ x, base, revision }) => [base, revision].flatMap((value) => (value === null ? [] : [[x, value] as const])));
  return { y: at, beyond, label: labelBeside(shortened(words, Math.max(4, Math.floor(plot.width / character))), at, dots, plot, character) };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

function ticksOf(outcomes: Multiverse['outcomes'], choice: number, option: number, centre: (i: number) => number, step: number, y: number, height: number): string {
  const thin = Math.max(1, 0.7 * step), from = tidy(y + 0.2 * height), tall = tidy(0.6 * height);
  return outcomes.map(({ specification }, i) => (specification[choice] === option ? `M${tidy(centre(i) - thin / 2)} ${from}h${tidy(thin)}v${tall}h${tidy(-thin)}Z` : '')).join('');
}

/** Half a cross. */
const CROSS = 2.75;

function crossesOf(flipped: readonly boolean[], centre: (i: number) => number, y: number): string {
  return flipped.map((each, i) => (each ? `M${tidy(centre(i) - CROSS)} ${tidy(y - CROSS)}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}` : '')).join('');
}
