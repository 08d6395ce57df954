/**
 * Dates as people and spreadsheets write them: day, month and year in either order with two or four digits of
 * the year, month names, one-digit days and months, signed years, a clock with or without AM and PM.
 * Whether 3/4/2012 is in March or in April no cell can say: each gives both readings, and the column decides.
 *
 * Two digits of a year mean 1950 to 2049.
 */
import { daysFromCivil, isDate, parseTime, TIME_ZONE } from './time-text.js';

/** Bits of the readings that a cell allows. */
export const MONTH_FIRST = 1, DAY_FIRST = 2;

/** Of the last `readFieldDate`: milliseconds with the month first, and with the day first. */
export const DATE_VALUES = new Float64Array(2);
/** Of the last `readFieldDate`: first and third number of a date with a two-digit year, else -1; whether the first has one digit. */
export const SHORT_YEAR = { first: -1, last: -1, oneDigit: false };

const DAY_MS = 86_400_000;

export function readFieldDate(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  SHORT_YEAR.first = -1;
  const length = end - start;
  if (length < 6 || length > 40) return 0;
  const iso = parseTime(bytes, view, start, end);
  if (!Number.isNaN(iso)) { DATE_VALUES.fill(iso); return MONTH_FIRST | DAY_FIRST; }
  TIME_ZONE[0] = 0;
  const c = bytes[start]!;
  if (c >= 48 && c <= 57) {
    const found = threeNumbers(bytes, start, end);
    if (found !== 0) return found;
  } else if (c !== 43 && c !== 45 && !isLetter(c)) return 0;
  let text = '';
  for (let p = start; p < end; p++) { if (bytes[p]! > 126) return 0; text += String.fromCharCode(bytes[p]!); }
  return worded(text);
}

function isLetter(c: number): boolean {
  return (c | 32) >= 97 && (c | 32) <= 122;
}

/** a?b?c with one separator twice: year first with four digits, or year last with two or four. */
function threeNumbers(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  const a = number(bytes, p, end), aDigits = DIGITS;
  const separator = bytes[(p += aDigits)]!;
  if (p >= end || (separator !== 47 && separator !== 45 && separator !== 46) || aDigits === 0) return 0;
  const b = number(bytes, ++p, end), bDigits = DIGITS;
  p += bDigits;
  if (bDigits === 0 || bDigits > 2 || p >= end || bytes[p] !== separator) return 0;
  const c = number(bytes, ++p, end), cDigits = DIGITS;
  p += cDigits;
  const clock = clockMs(bytes, p, end);
  if (Number.isNaN(clock)) return 0;
  if (aDigits === 4 && (cDigits === 1 || cDigits === 2)) return isDate(a, b, c) ? same(daysFromCivil(a, b, c) * DAY_MS + clock) : 0;
  if (aDigits > 2 || (cDigits !== 2 && cDigits !== 4)) return 0;
  const year = cDigits === 4 ? c : fullYear(c);
  const monthFirst = isDate(year, a, b), dayFirst = isDate(year, b, a);
  if (cDigits === 2) { SHORT_YEAR.first = a; SHORT_YEAR.last = c; SHORT_YEAR.oneDigit = aDigits === 1; }
  DATE_VALUES[0] = monthFirst ? daysFromCivil(year, a, b) * DAY_MS + clock : NaN;
  DATE_VALUES[1] = dayFirst ? daysFromCivil(year, b, a) * DAY_MS + clock : NaN;
  return (monthFirst ? MONTH_FIRST : 0) | (dayFirst ? DAY_FIRST : 0);
}

function fullYear(two: number): number {
  return two < 50 ? 2000 + two : 1900 + two;
}

function same(value: number): number {
  DATE_VALUES.fill(value);
  return MONTH_FIRST | DAY_FIRST;
}

let DIGITS = 0;
/** Up to four digits at p; DIGITS says how many. */
function number(bytes: Uint8Array, p: number, end: number): number {
  let value = 0;
  DIGITS = 0;
  while (DIGITS < 5 && p < end && bytes[p]! >= 48 && bytes[p]! <= 57) { value = value * 10 + bytes[p]! - 48; DIGITS++; p++; }
  if (DIGITS > 4) DIGITS = 0;
  return value;
}

const CLOCK = /^[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)?(Z| ?[+-]\d{2}(?::?\d{2})?)?$/;

/** Milliseconds of the clock from p to the end, 0 where there is none, or NaN. */
function clockMs(bytes: Uint8Array, p: number, end: number): number {
  if (p === end) return 0;
  let text = '';
  for (let q = p; q < end; q++) text += String.fromCharCode(bytes[q]!);
  return clockOf(text);
}

function clockOf(text: string): number {
  if (text === '') return 0;
  const match = CLOCK.exec(text);
  if (match === null) return NaN;
  let hour = Number(match[1]);
  const minute = Number(match[2]), second = Number(match[3] ?? 0), half = match[5]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return NaN;
  let shift = 0;
  const zone = match[6]?.trim();
  if (zone !== undefined) {
    TIME_ZONE[0] = 1;
    const digits = zone.replace(/\D/g, '');
    if (digits !== '') shift = (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)) * 60_000;
  }
  return hour * 3_600_000 + minute * 60_000 + second * 1000 + (match[4] ? Number(`0.${match[4]}`) * 1000 : 0) - shift;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const DAY_NAME = /^(\d{1,2})[-/ .]?([A-Za-z]{3,9})\.?[-/ ,.]{0,2}(\d{4}|\d{2})(?!\d)(.*)$/;
const NAME_DAY = /^([A-Za-z]{3,9})\.?[- ](\d{1,2}),?[- ](\d{4})(?!\d)(.*)$/;
const YEAR_NAME = /^(\d{4})[-/ ]([A-Za-z]{3,9})\.?[-/ ](\d{1,2})(?!\d)(.*)$/;
const SIGNED = /^([+-]\d{4,6})-(\d{2})-(\d{2})(.*)$/;

function worded(text: string): number {
  const signed = SIGNED.exec(text);
  if (signed) return civil(Number(signed[1]), Number(signed[2]), Number(signed[3]), signed[4]!);
  const dayName = DAY_NAME.exec(text);
  if (dayName) return civil(dayName[3]!.length === 2 ? fullYear(Number(dayName[3])) : Number(dayName[3]), monthOf(dayName[2]!), Number(dayName[1]), dayName[4]!);
  const nameDay = NAME_DAY.exec(text);
  if (nameDay) return civil(Number(nameDay[3]), monthOf(nameDay[1]!), Number(nameDay[2]), nameDay[4]!);
  const yearName = YEAR_NAME.exec(text);
  return yearName ? civil(Number(yearName[1]), monthOf(yearName[2]!), Number(yearName[3]), yearName[4]!) : 0;
}

function civil(year: number, month: number, day: number, rest: string): number {
  const clock = clockOf(rest);
  return Number.isNaN(clock) || !isDate(year, month, day) ? 0 : same(daysFromCivil(year, month, day) * DAY_MS + clock);
}

/** 1 to 12, or 0. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return (lower.length === 3 ? MONTHS.indexOf(lower) : lower === 'sept' ? 8 : FULL.indexOf(lower)) + 1;
}
