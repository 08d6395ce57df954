/** How time is cut for interval means: into parts of the calendar, or equal steps of a number that counts time. */
import { monthOf, startOfMonth } from '../../src/core/pictures/months.js';
import { stepEdges } from '../../src/core/pictures/step-edges.js';
import { instantWords } from '../shared/clause-words.js';
import { formatNumber } from '../shared/format-number.js';

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, MONTH = 30.436875 * DAY, YEAR = 12 * MONTH;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Beyond, JavaScript has no dates. */
const FARTHEST = 8.64e15;
/** Weeks begin on Monday; 1970-01-05 was one. */
const MONDAY = 4 * DAY;

/** One way to cut: `noun` of several. */
export interface Cut {
  readonly id: string;
  readonly noun: string;
  /** About how long; milliseconds, or the unit of a number that counts time. */
  readonly length: number;
  readonly months?: number;
  /** Not chosen by itself for longer ranges. */
  readonly upTo?: number;
  /** First month of a cut of months, 0 to 11. */
  readonly start?: number;
}

const fixed = (id: string, noun: string, length: number): Cut => ({ id, noun, length });
const calendar = (id: string, noun: string, months: number, start = 0): Cut => ({ id, noun, months, start, length: months * MONTH });

/** From fine to coarse. Seasons are those of weather: December to February is one. */
export const CUTS: readonly Cut[] = [
  fixed('minute', 'minutes', MINUTE), fixed('10 minutes', 'stretches of 10 minutes', 10 * MINUTE), fixed('hour', 'hours', HOUR), fixed('6 hours', 'stretches of 6 hours', 6 * HOUR),
  fixed('day', 'days', DAY), { ...fixed('week', 'weeks', 7 * DAY), upTo: 6 * MONTH }, calendar('month', 'months', 1), calendar('season', 'seasons', 3, 11), calendar('year', 'years', 12),
  ...[5, 10, 50, 100, 500, 1000, 10_000].map((years) => calendar(`${years} years`, `stretches of ${years.toLocaleString('en')} years`, 12 * years)),
];

/** Edges of a cut that cover a range: the first at or before `from`, the last after `to`. */
export function cutEdges(cut: Cut, from: number, to: number): number[] {
  if (cut.months !== undefined) return monthEdges(cut.months, cut.start ?? 0, from, to);
  return stepEdges(from, to, cut.length, cut.id === 'week' ? MONDAY : 0);
}

function monthEdges(months: number, start: number, from: number, to: number): number[] {
  const cell = (t: number): number => Math.floor((monthOf(t) - start) / months), first = cell(from), last = cell(to) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => startOfMonth((first + i) * months + start));
}

export interface Cutting { readonly cut: Cut; readonly edges: readonly number[] }

/**
 * The finest cut of a range into at most `most` stretches that are no shorter than `least`; `wanted`: a cut by its id,
 * where it makes at most `bound` stretches; `whole`: times that are no instants are whole numbers.
 */
export function chooseCut(range: { readonly from: number; readonly to: number; readonly instants: boolean }, { most, least = 0, wanted = null, bound = 400, whole = false }: { readonly most: number; readonly least?: number; readonly wanted?: string | null; readonly bound?: number; readonly whole?: boolean }): Cutting {
  const { from, to, instants } = range, span = to - from;
  if (!instants || Math.abs(from) > FARTHEST - YEAR || Math.abs(to) > FARTHEST - YEAR) return cutInto(stepCut(span, most, least, whole), from, to);
  const asked = CUTS.find(({ id }) => id === wanted);
  if (asked !== undefined && span / asked.length <= bound) return cutInto(asked, from, to);
  const fitting = CUTS.filter(({ length, upTo = Infinity }) => span / length <= most && length >= 0.9 * least && span <= upTo);
  for (const cut of fitting) {
    const made = cutInto(cut, from, to);
    if (made.edges.length - 1 <= most + 1) return made;
  }
  return cutInto(stepCut(span, most, least, false), from, to);
}

function cutInto(cut: Cut, from: number, to: number): Cutting {
  return { cut, edges: cutEdges(cut, from, to) };
}

/** Equal steps of 1, 2, 5, 10, …; whole ones where times are whole. */
function stepCut(span: number, most: number, least: number, whole: boolean): Cut {
  const wanted = Math.max(span / most, whole ? 1 : least) || 1, power = 10 ** Math.floor(Math.log10(wanted)), of = wanted / power;
  const length = (of <= 1.000001 ? 1 : of <= 2 ? 2 : of <= 5 ? 5 : 10) * power;
  return { id: 'step', noun: length === 1 && whole ? 'steps' : 'stretches', length };
}

/** The name of one stretch; `latest`: the last time there is, beyond which no number is named. */
export function stretchName({ id, months }: Cut, from: number, to: number, instants: boolean, latest = Infinity): string {
  if (!instants) return wholeStep(from, to) || latest === from ? plain(from) : `${plain(from)} to ${plain(Math.min(to, latest))}`;
  const date = new Date(from);
  if (months === undefined || Number.isNaN(date.getTime())) return id === 'day' ? instantWords(from) : id === 'week' ? `week of ${instantWords(from)}` : clockName(from, to);
  const last = new Date(to - 1), year = date.getUTCFullYear(), lastYear = last.getUTCFullYear(), name = (of: Date): string => MONTHS[of.getUTCMonth()]!;
  if (months === 1) return `${name(date)} ${year}`;
  if (months < 12) return `${name(date)}${year === lastYear ? '' : ` ${year}`}–${name(last)} ${lastYear}`;
  return months === 12 ? String(year) : `${year}–${lastYear}`;
}

/** "2003-07-12 00:00 to 06:00", "2003-07-12 18:00 to 24:00". */
function clockName(from: number, to: number): string {
  const [start, end] = [instantWords(from), instantWords(to)], [date, clock = '00:00'] = start.split(' '), [nextDate, until] = end.split(' ');
  if (to % DAY === 0 && to - from <= DAY) return `${date!} ${clock} to 24:00`;
  return `${date!} ${clock} to ${nextDate === date ? until! : end}`;
}

function wholeStep(from: number, to: number): boolean {
  return to - from === 1 && Number.isInteger(from);
}

/** Years have no separators. */
export function plain(value: number): string {
  return formatNumber(value, 9).replace(/,/g, '');
}
