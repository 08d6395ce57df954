/** Mean day, mean year and trend against what was put in, and against means taken by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarOf } from '../../../../src/core/diagnosis/time/calendar.js';
import { timeChange, type Cycle } from '../../../../src/core/diagnosis/time/time-change.js';

const HOUR = 3_600_000, DAY = 24 * HOUR, START = Date.UTC(2001, 0, 1);

function hours(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => START + i * HOUR);
}

function near(value: unknown, wanted: number, within = 1e-9): void {
  assert.ok(typeof value === 'number' && Math.abs(value - wanted) <= within, `${String(value)} for ${wanted}`);
}

describe('the calendar of records', () => {
  it('gives month, hour and year, and nothing where there is no instant', () => {
    const { month, hour, year, firstYear, years } = calendarOf(Float64Array.of(Date.UTC(2003, 11, 31, 23, 30), NaN, Date.UTC(2005, 0, 1)), HOUR);
    assert.deepEqual([...month], [11, 255, 0]);
    assert.deepEqual([...hour!], [23, 255, 0]);
    assert.deepEqual([[...year], firstYear, years], [[0, 65_535, 2], 2003, 3]);
  });
  it('has no hours where records are days apart, and no years without an instant', () => {
    assert.equal(calendarOf(Float64Array.of(START, START + DAY), DAY).hour, null);
    assert.deepEqual([calendarOf(Float64Array.of(NaN), null).years, calendarOf(new Float64Array(0), null).years], [0, 0]);
  });
});

describe('the mean day', () => {
  const t = hours(24 * 60), wave = (hour: number, size: number, peak: number): number => 10 + size * Math.cos((2 * Math.PI * (hour + 0.5 - peak)) / 24);
  it('of a day that peaks two hours later and is a tenth larger says so', () => {
    const base = Float64Array.from(t, (_, i) => wave(i % 24, 5, 12)), revision = Float64Array.from(t, (_, i) => wave(i % 24, 5.5, 14));
    const { day } = timeChange(base, revision, calendarOf(t, HOUR)) as { day: Cycle };
    near(day.amplitudeRatio, 1.1);
    near(day.peakShift, 2);
    for (let hour = 0; hour < 24; hour++) { near(day.base[hour], wave(hour, 5, 12)); near(day.revision[hour], wave(hour, 5.5, 14)); }
    const rmse = Math.sqrt([...Array(24).keys()].reduce((sum, h) => sum + (wave(h, 5.5, 14) - wave(h, 5, 12)) ** 2, 0) / 24);
    near(day.rmse, rmse);
  });
  it('takes only pairs, and no hour that has none', () => {
    const base = Float64Array.from(t, (_, i) => (i % 24 === 3 ? NaN : i % 24)), revision = Float64Array.from(t, (_, i) => (i < 24 ? 1000 : i % 24 === 5 ? Infinity : i % 24));
    const kept = base.map((x, i) => (i < 24 ? NaN : x)), { day } = timeChange(kept, revision, calendarOf(t, HOUR)) as { day: Cycle };
    assert.deepEqual([day.base[3], day.revision[5], day.base[7], day.revision[7]], [null, null, 7, 7]);
    assert.equal(day.rmse, 0);
  });
  it('keeps small changes of large values', () => {
    const base = Float64Array.from(t, (_, i) => 1e9 + (i % 24)), revision = base.map((x, i) => x + (i % 24 === 0 ? 0.001 : 0));
    near((timeChange(base, revision, calendarOf(t, HOUR)) as { day: Cycle }).day.rmse, 0.001 / Math.sqrt(24), 3e-8);
  });
});

describe('the trend', () => {
  const years = 12, t = Float64Array.from({ length: years * 12 }, (_, i) => Date.UTC(2000 + Math.floor(i / 12), i % 12, 1));
  it('of yearly means changes by what was added a year', () => {
    const base = Float64Array.from(t, (_, i) => 3 + 0.5 * Math.floor(i / 12) + (i % 12)), revision = base.map((x, i) => x + 0.02 * Math.floor(i / 12));
    const { trend } = timeChange(base, revision, calendarOf(t, 30 * DAY));
    near(trend!.base.slope, 0.5);
    near(trend!.revision.slope, 0.52);
    near(trend!.change, 0.02);
    assert.equal(trend!.years, years);
  });
  it('leaves out a year with few pairs, and is not told of fewer than eight', () => {
    const base = Float64Array.from(t, (_, i) => (i < 9 ? NaN : Math.floor(i / 12))), calendar = calendarOf(t, 30 * DAY);
    assert.equal(timeChange(base, base, calendar).trend!.years, 11);
    assert.equal(timeChange(base.map((x, i) => (i < 60 ? NaN : x)), base, calendar).trend, undefined);
  });
  it('of a column without pairs there is nothing', () => {
    assert.deepEqual(timeChange(new Float64Array(t.length).fill(NaN), new Float64Array(t.length), calendarOf(t, 30 * DAY)), {});
    assert.deepEqual(timeChange(new Float64Array(0), new Float64Array(0), calendarOf(new Float64Array(0), null)), {});
  });
});
