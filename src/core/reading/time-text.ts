/**
 * Instants from bytes: ISO 8601 dates and date-times, slashed year-first dates, and the
 * compact stamps of flux data (YYYYMMDD, YYYYMMDDHHMM, YYYYMMDDHHMMSS). Text and value
 * determine each other through a spelling code, as with numbers.
 *
 * Times without a zone are naive local times and are counted as if they were UTC.
 */

/** Spelling code of the last `parseTime` that did not return NaN; -1: only a wide spelling fits. */
export const TIME_SPELLING = new Int32Array(1);

/** Whether the last `parseTime` that read a clock found a zone or offset beside it. */
export const TIME_ZONE = new Int32Array(1);

const DIGIT = 48;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

const MONTH_DAYS = new Uint8Array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);

export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 1 : 0;
  return day <= MONTH_DAYS[month]! + leap;
}

/** Two digits at p, or -1. */
function two(bytes: Uint8Array, p: number): number {
  const a = bytes[p]! - DIGIT, b = bytes[p + 1]! - DIGIT;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

/** Milliseconds since 1970-01-01T00:00, or NaN when the bytes [start, end) are not an instant in a known format. */
export function parseTime(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length < 7) return NaN;
  if (length === 12) {
    // The stamps of one day follow each other: the day is worked out once.
    const high = view.getInt32(start, true), low = view.getInt32(start + 4, true);
    if (high === dayHigh && low === dayLow) {
      const hour = two(bytes, start + 8), minute = two(bytes, start + 10);
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
        TIME_SPELLING[0] = 5;
        return dayMs + hour * 3_600_000 + minute * 60_000;
      }
    }
    const value = parseTimeSlow(bytes, start, end, length);
    if (TIME_SPELLING[0] === 5 && value >= 0) {
      dayHigh = high;
      dayLow = low;
      dayMs = Math.floor(value / DAY_MS) * DAY_MS;
    }
    return value;
  }
  return parseTimeSlow(bytes, start, end, length);
}

let dayHigh = 0, dayLow = 0, dayMs = 0;

function parseTimeSlow(bytes: Uint8Array, start: number, end: number, length: number): number {
  TIME_ZONE[0] = 0;
  const century = two(bytes, start), yearOfCentury = two(bytes, start + 2);
  if (century < 0 || yearOfCentury < 0) return NaN;
  const year = century * 100 + yearOfCentury;
  const separator = bytes[start + 4]!;
  if (separator >= DIGIT && separator <= DIGIT + 9) return parseCompact(bytes, start, length, year);
  if (separator !== 45 && separator !== 47) return NaN;
  const dateStyle = separator === 45 ? 0 : 1;
  const month = two(bytes, start + 5);
  if (length === 7) {
    if (!isDate(year, month, 1)) return NaN;
    TIME_SPELLING[0] = 2 + dateStyle;
    return daysFromCivil(year, month, 1) * DAY_MS;
  }
  if (length < 10 || bytes[start + 7] !== separator) return NaN;
  const day = two(bytes, start + 8);
  if (!isDate(year, month, day)) return NaN;
  const midnight = daysFromCivil(year, month, day) * DAY_MS;
  if (length === 10) {
    TIME_SPELLING[0] = dateStyle;
    return midnight;
  }
  return parseClock(bytes, start + 10, end, midnight, dateStyle);
}

function parseCompact(bytes: Uint8Array, start: number, length: number, year: number): number {
  if ((length !== 8 && length !== 12 && length !== 14) || year < 1500 || year > 2300) return NaN;
  const month = two(bytes, start + 4), day = two(bytes, start + 6);
  if (!isDate(year, month, day)) return NaN;
  const hour = length > 8 ? two(bytes, start + 8) : 0;
  const minute = length > 8 ? two(bytes, start + 10) : 0;
  const second = length > 12 ? two(bytes, start + 12) : 0;
  if (!isClock(hour, minute, second)) return NaN;
  // 24:00 is the same instant as the next day's 00:00, written otherwise.
  TIME_SPELLING[0] = hour === 24 ? -1 : length === 8 ? 4 : length === 12 ? 5 : 6;
  return daysFromCivil(year, month, day) * DAY_MS + clockMs(hour, minute, second);
}

/** 24:00 is the end of the day, as flux and meteorological files write it. */
function isClock(hour: number, minute: number, second: number): boolean {
  return hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && (hour < 24 || (hour === 24 && minute === 0 && second === 0));
}

function clockMs(hour: number, minute: number, second: number): number {
  return hour * 3_600_000 + minute * 60_000 + second * 1000;
}

/** From the `T` or space after the date: HH:MM[:SS[.f…]][Z|±HH[:]MM]. */
function parseClock(bytes: Uint8Array, p: number, end: number, midnight: number, dateStyle: number): number {
  const joint = bytes[p]!;
  if (joint !== 84 && joint !== 32) return NaN;
  const hour = two(bytes, p + 1), minute = two(bytes, p + 4);
  if (end - p < 6 || bytes[p + 3] !== 58) return NaN;
  let q = p + 6, second = 0, fraction = 0, fractionDigits = 0, hasSeconds = 0;
  if (q < end && bytes[q] === 58) {
    second = two(bytes, q + 1);
    if (second < 0 || q + 3 > end) return NaN;
    hasSeconds = 1;
    q += 3;
    if (q < end && bytes[q] === 46) {
      let scale = 1000;
      for (q += 1; q < end; q++) {
        const digit = bytes[q]! - DIGIT;
        if (digit < 0 || digit > 9) break;
        fractionDigits++;
        fraction = fraction * 10 + digit;
        scale /= 10;
      }
      if (fractionDigits === 0) return NaN;
      fraction = (fraction * 1000) / 10 ** fractionDigits;
    }
  }
  if (!isClock(hour, minute, second)) return NaN;
  let zone = 0, shift = 0;
  if (q < end) {
    if (bytes[q] === 90 && q + 1 === end) zone = 1;
    else {
      shift = zoneShift(bytes, q, end);
      if (Number.isNaN(shift)) return NaN;
      zone = 2;
    }
  }
  TIME_ZONE[0] = zone;
  // Offsets and fractions finer than the value keeps have more spellings than codes: wide.
  TIME_SPELLING[0] = zone === 2 || fractionDigits > 6 || (fractionDigits > 3 && Math.abs(midnight) > MICROSECONDS_MS) || (hour === 24)
    ? -1
    : 32 + 28 * (2 * dateStyle + (joint === 84 ? 0 : 1)) + 2 * (hasSeconds + fractionDigits) + zone + SKIP_MISSING;
  return midnight + clockMs(hour, minute, second) + fraction - shift;
}

/** Up to here, years 1831 to 2109, a float64 of milliseconds keeps microseconds apart. */
const MICROSECONDS_MS = 2 ** 42 - DAY_MS;
/** Codes 30..59 mean missing, so codes of date-times start beyond them. */
const SKIP_MISSING = 40;

/** ±HH, ±HHMM or ±HH:MM in milliseconds, or NaN. */
function zoneShift(bytes: Uint8Array, p: number, end: number): number {
  const sign = bytes[p] === 43 ? 1 : bytes[p] === 45 ? -1 : 0;
  const hour = two(bytes, p + 1);
  const length = end - p;
  if (sign === 0 || hour < 0 || hour > 18) return NaN;
  if (length === 3) return sign * hour * 3_600_000;
  const minute = length === 5 ? two(bytes, p + 3) : length === 6 && bytes[p + 3] === 58 ? two(bytes, p + 4) : -1;
  return minute < 0 || minute > 59 ? NaN : sign * (hour * 3_600_000 + minute * 60_000);
}
