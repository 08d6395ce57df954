/** Instants from parts, and what gives none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isoText } from '../../../src/core/format/time.js';
import { calendarParts, type CalendarPart } from '../../../src/core/keys/calendar-parts.js';
import { deriveTime, partsFault } from '../../../src/core/keys/derive-time.js';

type Parts = Partial<Record<CalendarPart, readonly number[]>>;

function derived(parts: Parts): (string | null)[] {
  const columns = new Map(Object.entries(parts).map(([part, values]) => [part as CalendarPart, Float64Array.from(values)]));
  const records = Math.max(...[...columns.values()].map((values) => values.length));
  return Array.from(deriveTime(columns, records), (ms) => (ms !== ms ? null : isoText(ms)));
}

const CASES: readonly (readonly [string, Parts, (string | null)[]])[] = [
  ['year, month and day', { year: [2016, 1850, 2300], month: [2, 12, 1], day: [29, 31, 1] }, ['2016-02-29', '1850-12-31', '2300-01-01']],
  ['days that are no dates', { year: [2015, 2016, 1900, 2016, 2016], month: [2, 13, 2, 4, 0], day: [29, 1, 29, 31, 1] }, [null, null, null, null, null]],
  ['year and month', { year: [2016, 2016], month: [3, 3.5] }, ['2016-03-01', null]],
  ['hour, minute and second', { year: [2016, 2016], month: [12, 1], day: [31, 1], hour: [23, 0], minute: [59, 0], second: [58, 0.25] }, ['2016-12-31T23:59:58', '2016-01-01T00:00:00.250']],
  ['hours, minutes and seconds out of range', { year: [2016, 2016, 2016, 2016], month: [1, 1, 1, 1], day: [1, 1, 1, 1], hour: [25, 1, 1, -1], minute: [0, 60, 0, 0], second: [0, 0, 60, 0] }, [null, null, null, null]],
  ['the end of a day, and beyond', { year: [2016, 2016, 2016], month: [2, 12, 1], day: [29, 31, 1], hour: [24, 24, 24], minute: [0, 0, 1] }, ['2016-03-01', '2017-01-01', null]],
  ['day of year', { year: [2016, 2015, 2016, 2016, 2016], dayOfYear: [366, 366, 60, 0, 367] }, ['2016-12-31', null, '2016-02-29', null, null]],
  ['day of year and decimal hour', { year: [2004, 2004, 2004, 2004], dayOfYear: [1, 1, 366, 1], hour: [0, 12.5, 24, 24.5] }, ['2004-01-01', '2004-01-01T12:30', '2005-01-01', null]],
  ['hours as HHMM', { year: [2004, 2004, 2004, 2004, 2004], dayOfYear: [1, 1, 1, 1, 1], hour: [30, 1230, 2400, 1260, 2430] }, ['2004-01-01T00:30', '2004-01-01T12:30', '2004-01-02', null, null]],
  ['hours of which only a code is beyond 24', { year: [2004, 2004], dayOfYear: [1, 1], hour: [23, 9999] }, ['2004-01-01T23:00', null]],
  ['hours beyond 24 with decimals', { year: [2004, 2004], dayOfYear: [1, 1], hour: [12.5, 1230] }, ['2004-01-01T12:30', null]],
  ['hours cut to two decimals', { year: [2004, 2004, 2004, 2004], dayOfYear: [1, 1, 1, 1], hour: [0.33, 0.67, 23.08, 0.5] }, ['2004-01-01T00:20', '2004-01-01T00:40', '2004-01-01T23:05', '2004-01-01T00:30']],
  ['hours that tell seconds', { year: [2004], dayOfYear: [1], hour: [0.505] }, ['2004-01-01T00:30:18']],
  ['hours with one decimal', { year: [2004], dayOfYear: [1], hour: [0.3] }, ['2004-01-01T00:18']],
  ['day of year and minute of day', { year: [2004, 2004, 2004], dayOfYear: [2, 2, 2], minute: [90, 1440, 1441] }, ['2004-01-02T01:30', '2004-01-03', null]],
  ['day of year and hour and minute', { year: [2004, 2004], dayOfYear: [2, 2], hour: [3, 3.5], minute: [30, 0] }, ['2004-01-02T03:30', null]],
  ['day of year with decimals', { year: [2004, 2004, 2004], dayOfYear: [1.5, 1.0208, 366.9792] }, ['2004-01-01T12:00', '2004-01-01T00:30', '2004-12-31T23:30']],
  ['day of year with decimals beside an hour', { year: [2004], dayOfYear: [1.5], hour: [3] }, [null]],
  ['a decimal year', { year: [2015.5, 2016, 2016.25, 2015.9999999999999] }, ['2015-07-02T12:00', '2016-01-01', '2016-04-01T12:00', '2016-01-01']],
  ['years of two digits, and none', { year: [98, -9999, NaN, 99999], dayOfYear: [1, 1, 1, 1] }, [null, null, null, null]],
  ['a missing part', { year: [2004, 2004, 2004], dayOfYear: [1, NaN, 1], hour: [NaN, 1, -9999] }, [null, null, null]],
];

describe('a time made of parts', () => {
  for (const [name, parts, expected] of CASES) it(name, () => assert.deepEqual(derived(parts), expected));
  it('of every half-hour of a year, each once and in steps of thirty minutes', () => {
    const n = 366 * 48, range = (make: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => make(i));
    const ms = deriveTime(new Map<CalendarPart, Float64Array>([['year', Float64Array.from(range(() => 2004))], ['dayOfYear', Float64Array.from(range((i) => Math.floor(i / 48) + 1))], ['hour', Float64Array.from(range((i) => ((i % 48) + 1) / 2))]]), n);
    for (let i = 0; i < n; i++) assert.equal(ms[i], Date.UTC(2004, 0, 1) + (i + 1) * 1_800_000);
  });
});

describe('parts that make no time', () => {
  const faults: readonly (readonly [readonly CalendarPart[], RegExp | null])[] = [
    [['year', 'month', 'day', 'hour', 'minute', 'second'], null], [['year', 'dayOfYear', 'minute'], null], [['year'], null], [['year', 'month'], null],
    [['dayOfYear', 'hour'], /none of them is a year/], [['year', 'year'], /two of them are the year/], [['year', 'month', 'day', 'dayOfYear'], /the day twice/],
    [['year', 'day'], /the day has no month/], [['year', 'month', 'hour'], /the hour has no day/], [['year', 'dayOfYear', 'hour', 'second'], /the second has no minute/], [['year', 'minute'], /the minute has no day/],
  ];
  for (const [parts, sentence] of faults) it(parts.join(', '), () => { const fault = partsFault(parts); if (sentence === null) assert.equal(fault, null); else assert.match(fault!, sentence); });
});

describe('a time column as an hour', () => {
  it('beside year and day of year', () => assert.deepEqual(calendarParts(['Year', 'DoY', 'Time']), ['year', 'dayOfYear', 'hour']));
  it('not without a day of year', () => assert.deepEqual(calendarParts(['Year', 'Month', 'Day', 'Time']), ['year', 'month', 'day', null]));
  it('not beside an hour', () => assert.deepEqual(calendarParts(['Year', 'DoY', 'hour', 'Time']), ['year', 'dayOfYear', 'hour', null]));
  it('not where two could be it', () => assert.deepEqual(calendarParts(['Year', 'DoY', 'HHMM', 'Time']), ['year', 'dayOfYear', null, null]));
});
