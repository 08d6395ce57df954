/**
 * The number that a cell of the matrix shows, and the scale of the colours: mean differences in standard deviations of
 * base or in tolerances, symmetric about no change, or shares of cells that changed.
 */
import { changedIn, type Places } from '../../src/core/pictures/merge-places.js';
import { inUnit, type ColumnMeasure } from '../chart/column-measure.js';
import { formatNumber, formatShare } from '../shared/format-number.js';

export interface ValueScale {
  /** Of a difference of 1 on the scale, in the unit of the column; 1 for shares. */
  readonly unit: number;
  /** Half range of differences, or the end of shares; in the scale's own unit. */
  readonly reach: number;
  /** Whether a value lies beyond it. */
  readonly capped: boolean;
  /** Whether the values are small on a scale that holds the spread of base as well. */
  readonly small: boolean;
  /** What the scale counts in: "SD of base", "tolerances", "°C", "". */
  readonly words: string;
  /** One of that in the unit of the column; empty where that says nothing more. */
  readonly one: string;
}

/** Values below this share of all fit into the scale: a few far ones do not take the colours from the others. */
const FITTED = 0.98;
/** VIEWS R7, in standard deviations of base; and so many tolerances are told apart. */
const LEAST_SD = 0.75, LEAST_TOLERANCES = 4;
/** Less than this part of the scale is small. */
const SMALL = 0.5;

export function valueIn(places: Places, place: number, share: boolean, unit: number): number | null {
  if (share) return places.records[place]! > 0 ? changedIn(places, place) / places.records[place]! : null;
  return places.pairs[place]! > 0 ? places.difference[place]! / unit : null;
}

/** `magnified`: the scale fits the values, however small against the spread of base. */
export function valueScaleOf(places: Places, share: boolean, { tolerance, sd, unit }: ColumnMeasure, magnified: boolean): ValueScale {
  const one = share ? 1 : tolerance ?? sd ?? 1, sizes: number[] = [];
  for (let place = 0; place < places.cells.length; place++) {
    const value = valueIn(places, place, share, one);
    if (value !== null && value !== 0 && Number.isFinite(value)) sizes.push(Math.abs(value));
  }
  sizes.sort((a, b) => a - b);
  const largest = sizes.at(-1) ?? 0, fitted = sizes[Math.min(sizes.length - 1, Math.floor(FITTED * sizes.length))] ?? 0;
  if (share) {
    const reach = roundShare(fitted);
    return { unit: 1, reach, capped: largest > reach, small: false, words: '', one: '' };
  }
  const usual = tolerance !== null ? LEAST_TOLERANCES : sd !== null ? LEAST_SD : 0, reach = roundReach(Math.max(fitted, magnified ? 0 : usual));
  const words = tolerance !== null ? 'tolerances' : sd !== null ? 'SD of base' : unit;
  return { unit: one, reach, capped: largest > reach, small: largest > 0 && fitted < SMALL * usual, words, one: tolerance === null && sd === null ? '' : `1 ${tolerance !== null ? 'tolerance' : 'SD'} = ${formatNumber(one, 3)}${inUnit(unit)}` };
}

/** A number of which a quarter is round. */
function roundReach(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least)), of = least / power;
  const round = [1, 2, 4, 6, 8, 10].find((each) => of <= each * (1 + 1e-9)) ?? 10;
  return round * power > 0 ? round * power : least;
}

/** A share of which a seventh is round. */
function roundShare(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least / 7)), of = least / 7 / power, step = ([1, 2, 5, 10].find((each) => of <= each * (1 + 1e-9)) ?? 10) * power;
  return step * 7 > 0.99 ? 1 : step * 7;
}

export function valueWords(value: number, { words }: Pick<ValueScale, 'words'>, share: boolean): string {
  if (share) return formatShare(value, 1);
  return `${value > 0 ? '+' : ''}${formatNumber(value, 3)}${words === '' ? '' : ` ${words}`}`;
}
