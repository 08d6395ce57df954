/**
 * Steps in which time is cut for reading, from hours to millennia: parts of the calendar in the data's own clock, or
 * multiples of a step of a number that counts time. A level gives each instant a whole number and each number words.
 */
import type { CellGrid } from '../../src/core/pictures/picture.js';
import { formatNumber } from '../shared/format-number.js';

export interface TimeLevel {
  /** The stretch that an instant is in; rising with time. */
  readonly of: (t: number) => number;
  /** Name of a stretch that begins and ends there: "Mar 2003", "1990–1999". */
  readonly name: (from: number, to: number) => string;
  /** On an axis, where `first` says also what holds for all after it. */
  readonly tick: (from: number, first: boolean) => string;
  /** What one of them is called; several of a kind. */
  readonly noun: string;
  readonly plural: string;
}

const HOUR = 3_600_000, DAY = 24 * HOUR;
export const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const yearOf = (t: number): number => new Date(t).getUTCFullYear(), monthIn = (t: number): number => new Date(t).getUTCMonth();
const dayName = (t: number): string => `${new Date(t).getUTCDate()} ${MONTH_NAMES[monthIn(t)]!}`;
const clock = (t: number): string => `${String(new Date(t).getUTCHours()).padStart(2, '0')}:00`;

function hours(k: number): TimeLevel {
  return {
    of: (t) => Math.floor(t / (k * HOUR)), noun: k === 1 ? 'hour' : `stretch of ${k} hours`, plural: k === 1 ? 'hours' : `stretches of ${k} hours`,
    name: (from, to) => `${dayName(from)} ${yearOf(from)}, ${clock(from)}–${clock(to)}`, tick: (from, first) => (first || from % DAY === 0 ? dayName(from) : clock(from)),
  };
}

function days(k: number): TimeLevel {
  return {
    // Weeks begin on Mondays, and the first of 1970 was a Thursday.
    of: (t) => Math.floor((t / DAY + (k === 7 ? 3 : 0)) / k), noun: k === 1 ? 'day' : k === 7 ? 'week' : `stretch of ${k} days`, plural: k === 1 ? 'days' : k === 7 ? 'weeks' : `stretches of ${k} days`,
    name: (from, to) => (to - from <= DAY ? `${dayName(from)} ${yearOf(from)}` : `${dayName(from)} to ${dayName(to - 1)} ${yearOf(to - 1)}`),
    tick: (from, first) => (first ? `${dayName(from)} ${yearOf(from)}` : dayName(from)),
  };
}

function months(k: number): TimeLevel {
  return {
    of: (t) => Math.floor((yearOf(t) * 12 + monthIn(t)) / k), noun: k === 1 ? 'month' : k === 3 ? 'quarter' : 'half-year', plural: k === 1 ? 'months' : k === 3 ? 'quarters' : 'half-years',
    name: (from, to) => { const [a, b] = [monthIn(from), monthIn(to - 1)]; return `${MONTH_NAMES[a]!}${a === b ? '' : `–${MONTH_NAMES[b]!}`} ${yearOf(from)}`; },
    tick: (from, first) => (first || monthIn(from) === 0 ? `${MONTH_NAMES[monthIn(from)]!} ${yearOf(from)}` : MONTH_NAMES[monthIn(from)]!),
  };
}

function years(k: number): TimeLevel {
  return {
    of: (t) => Math.floor(yearOf(t) / k), noun: k === 1 ? 'year' : k === 10 ? 'decade' : `stretch of ${k} years`, plural: k === 1 ? 'years' : k === 10 ? 'decades' : `stretches of ${k} years`,
    name: (from, to) => { const [a, b] = [yearOf(from), yearOf(to - 1)]; return a === b ? String(a) : `${a}–${b}`; }, tick: (from) => String(yearOf(from)),
  };
}

const TENS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const HOURS = [1, 3, 6, 12].map(hours), DAYS = [1, 2, 7].map(days), MONTHS = [1, 3, 6].map(months);

/** Numbers that count time are not grouped: 2003, not 2,003. */
export function plainNumber(value: number): string {
  return formatNumber(value, 6).replaceAll(',', '');
}

function steps(step: number, k: number): TimeLevel {
  const whole = Number.isInteger(step);
  return {
    of: (t) => Math.floor(Math.round(t / step) / k), noun: k * step === 1 ? 'step' : `stretch of ${plainNumber(k * step)}`, plural: k * step === 1 ? 'steps' : `stretches of ${plainNumber(k * step)}`,
    name: (from, to) => (whole ? (to - from <= 1 ? plainNumber(from) : `${plainNumber(from)}–${plainNumber(to - 1)}`) : `${plainNumber(from)} to ${plainNumber(to)}`), tick: (from) => plainNumber(from),
  };
}

/** Levels that the bins of a grid can be put together to, the finest first; none where the grid has no time. */
export function timeLevels({ grain, edges, instants }: Pick<CellGrid, 'grain' | 'edges' | 'instants'>): readonly TimeLevel[] {
  if (grain === null || edges.length < 2) return [];
  const calendar = (k: number): readonly TimeLevel[] => TENS.filter((each) => each % k === 0).map(years);
  if (!instants || grain === 'step') return TENS.map((k) => steps(edges[1]! - edges[0]!, k));
  switch (grain) {
    case 'hour': return [...HOURS, ...DAYS, ...MONTHS, ...calendar(1)];
    case 'day': return [...DAYS, ...MONTHS, ...calendar(1)];
    case 'month': return [...MONTHS, ...calendar(1)];
    default: return calendar(Math.max(1, yearOf(edges[1]!) - yearOf(edges[0]!)));
  }
}
