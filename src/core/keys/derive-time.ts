/**
 * Instants from columns that write a time in parts: year, month and day or day of year, then the
 * time of day. What is missing, out of its range or not a date gives no instant; nothing is guessed.
 */
import { daysFromCivil, isDate } from '../reading/time-text.js';
import type { CalendarPart } from './calendar-parts.js';

export type TimeParts = ReadonlyMap<CalendarPart, Float64Array>;

const DAY = 86_400, DAY_MS = 86_400_000;
const WORDS: Readonly<Record<CalendarPart, string>> = { year: 'year', month: 'month', day: 'day', dayOfYear: 'day of year', hour: 'hour', minute: 'minute', second: 'second' };

/** Why the parts make no time, as the end of a sentence; null where they do. */
export function partsFault(parts: readonly CalendarPart[]): string | null {
  const has = (part: CalendarPart): boolean => parts.includes(part);
  const twice = parts.find((part, i) => parts.indexOf(part) < i);
  if (twice !== undefined) return `two of them are the ${WORDS[twice]}`;
  if (!has('year')) return 'none of them is a year';
  if (has('dayOfYear') && (has('month') || has('day'))) return 'they give the day twice, by month and by day of year';
  const needs: readonly (readonly [CalendarPart, boolean, string])[] = [
    ['day', has('month'), 'month'], ['hour', has('day') || has('dayOfYear'), 'day'], ['minute', has('day') || has('dayOfYear'), 'day'], ['second', has('minute'), 'minute'],
  ];
  const lacking = needs.find(([part, met]) => has(part) && !met);
  return lacking === undefined ? null : `the ${WORDS[lacking[0]]} has no ${lacking[2]}`;
}

/** Milliseconds since 1970 of a naive local time, one a record; NaN: none. */
export function deriveTime(parts: TimeParts, records: number): Float64Array {
  const out = new Float64Array(records), days = dayOf(parts), seconds = clockOf(parts);
  for (let i = 0; i < records; i++) {
    const clock = seconds(i);
    // The end of a day is the beginning of the next.
    out[i] = clock >= 0 && clock <= DAY ? days(i) * DAY_MS + Math.round(clock * 1000) : NaN;
  }
  return out;
}

/** Years of two digits leave the century open. */
function isYear(year: number): boolean {
  return year >= 100 && year <= 9999;
}

function daysIn(year: number): number {
  return daysFromCivil(year + 1, 1, 1) - daysFromCivil(year, 1, 1);
}

/** Days since 1970, or NaN. */
function dayOf(parts: TimeParts): (i: number) => number {
  const year = parts.get('year')!, month = parts.get('month'), day = parts.get('day'), ofYear = parts.get('dayOfYear');
  if (month !== undefined) return (i) => {
    const y = year[i]!, m = month[i]!, d = day === undefined ? 1 : day[i]!;
    return isYear(y) && Number.isInteger(y) && Number.isInteger(m) && Number.isInteger(d) && isDate(y, m, d) ? daysFromCivil(y, m, d) : NaN;
  };
  if (ofYear !== undefined) {
    const whole = parts.has('hour') || parts.has('minute');
    return (i) => {
      const y = year[i]!, d = whole ? ofYear[i]! : Math.floor(ofYear[i]!);
      return isYear(y) && Number.isInteger(y) && Number.isInteger(d) && d >= 1 && d <= daysIn(y) ? daysFromCivil(y, 1, d) : NaN;
    };
  }
  return (i) => (isYear(Math.floor(year[i]!)) ? daysFromCivil(Math.floor(year[i]!), 1, 1) + Math.floor(yearSeconds(year[i]!) / DAY) : NaN);
}

/** Seconds since the day began, or NaN. */
function clockOf(parts: TimeParts): (i: number) => number {
  const hour = parts.get('hour'), minute = parts.get('minute'), second = parts.get('second'), ofYear = parts.get('dayOfYear');
  const minutes = minute === undefined ? () => 0 : minutesOf(minute, second, hour === undefined ? DAY : 3599.999);
  if (hour !== undefined && minute === undefined) return isHourMinute(hour) ? (i) => hourMinute(hour[i]!) : withDecimals(hour, 3600);
  if (hour !== undefined) return (i) => (Number.isInteger(hour[i]!) && hour[i]! >= 0 ? hour[i]! * 3600 + minutes(i) : NaN);
  if (minute !== undefined) return minutes;
  if (ofYear !== undefined) return withDecimals(ofYear.map((x) => x - Math.floor(x)), DAY);
  if (parts.has('month')) return () => 0;
  const year = parts.get('year')!;
  return (i) => yearSeconds(year[i]!) % DAY;
}

/** Seconds since the year of a decimal year began. */
function yearSeconds(year: number): number {
  const whole = Math.floor(year);
  return Math.round((year - whole) * daysIn(whole) * DAY);
}

function minutesOf(minute: Float64Array, second: Float64Array | undefined, most: number): (i: number) => number {
  return (i) => {
    const m = minute[i]!, s = second === undefined ? 0 : second[i]!;
    const sum = second === undefined ? Math.round(m * 60) : Number.isInteger(m) && s >= 0 && s < 60 ? m * 60 + s : NaN;
    return m >= 0 && sum <= most ? sum : NaN;
  };
}

/** Hours beyond 24 are hours and minutes, 1230 for half past twelve; the whole column says which. */
function isHourMinute(hour: Float64Array): boolean {
  let beyond = false;
  for (let i = 0; i < hour.length; i++) {
    const x = hour[i]!;
    if (x < 0 || x > 2400 || x !== x) continue;
    if (!Number.isInteger(x)) return false;
    if (x > 24) beyond = true;
  }
  return beyond;
}

function hourMinute(x: number): number {
  return Number.isInteger(x) && x >= 0 && x % 100 < 60 ? Math.floor(x / 100) * 3600 + (x % 100) * 60 : NaN;
}

/**
 * Seconds of a part with decimals: the whole minute where the decimals written cannot tell it from
 * one (0.33 hours are 20 minutes), else the nearest second.
 */
function withDecimals(values: Float64Array, unit: number): (i: number) => number {
  const half = unit / 10 ** decimalsOf(values) / 2;
  return (i) => {
    const seconds = values[i]! * unit, minute = Math.round(seconds / 60) * 60;
    return half < 30 && Math.abs(seconds - minute) <= half + 1e-3 ? minute : Math.round(seconds);
  };
}

/** With how many decimals the values are written at most; from six on it makes no difference. */
function decimalsOf(values: Float64Array): number {
  let digits = 0;
  for (let i = 0; i < values.length && digits < 6; i++) {
    const x = values[i]!;
    if (!Number.isFinite(x)) continue;
    while (digits < 6 && Math.abs(x * 10 ** digits - Math.round(x * 10 ** digits)) > 1e-6) digits++;
  }
  return digits;
}
