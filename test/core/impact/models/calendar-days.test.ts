import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarDays, dailyMeans } from '../../../../src/core/impact/models/calendar-days.js';
import { DAY, HOUR, times } from './support.js';

const SIX = 6 * HOUR;

describe('days of the calendar', () => {
  it('begin with the record of midnight, and are there also without a record', () => {
    // From 18:00 on: one record, four, none, two.
    const start = Date.UTC(2001, 0, 1), time = Float64Array.from([18, 24, 30, 36, 42, 72, 78], (hour) => start + hour * HOUR), days = calendarDays(time, SIX);
    assert.deepEqual([[...days.time].map((t) => (t - start) / DAY), [...days.from], days.perDay], [[0, 1, 2, 3], [0, 1, 5, 5, 7], 4]);
  });
  it('before 1970 are days from midnight too, and one record is one day', () => {
    const days = calendarDays(times('1969-12-31T12:00Z', 4, SIX), SIX);
    assert.deepEqual([[...days.time], [...days.from]], [[-DAY, 0], [0, 2, 4]]);
    assert.deepEqual([[...calendarDays(Float64Array.of(5 * DAY), DAY).from], calendarDays(Float64Array.of(5 * DAY), DAY).perDay], [[0, 1], 1]);
  });
});

describe('means of days', () => {
  const days = calendarDays(times('2001-01-01', 12, SIX), SIX);
  it('are of the records that have a value, where at least the share has one', () => {
    const values = Float64Array.of(1, 2, 3, 6, NaN, 4, Infinity, 8, NaN, NaN, NaN, 5);
    assert.deepEqual(dailyMeans(values, days, 0.5), { means: Float64Array.of(3, 6, NaN), missing: 5, daysWithout: 1 });
    assert.deepEqual(dailyMeans(values, days, 0), { means: Float64Array.of(3, 6, 5), missing: 5, daysWithout: 0 });
    assert.deepEqual([...dailyMeans(values, days, 0.51).means], [3, NaN, NaN]);
  });
  it('are none of a day without a value, whatever the share', () => {
    const { means, missing, daysWithout } = dailyMeans(new Float64Array(12).fill(NaN), days, 0);
    assert.deepEqual([[...means], missing, daysWithout], [[NaN, NaN, NaN], 12, 3]);
  });
  it('count records that are not there as missing, and none below none', () => {
    const time = Float64Array.from([0, 6, 24, 30, 36, 42, 45], (hour) => hour * HOUR);
    assert.deepEqual([dailyMeans(time, calendarDays(time, SIX), 0).missing, calendarDays(time, SIX).perDay], [2, 4]);
  });
});
