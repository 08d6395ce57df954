import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evenGrid, fillByTimeOfDay } from '../../../../src/core/impact/models/even-records.js';
import { column, DAY, HOUR, times } from './support.js';

describe('drivers on an even grid', () => {
  it('of whole days as they are, without a copy', () => {
    const grid = evenGrid(times('2001-01-01', 48, HOUR), HOUR)!, values = column(48, (i) => i);
    assert.deepEqual({ ...grid, start: 0 }, { start: 0, perDay: 24, days: 2, records: null, absent: 0, crowded: 0 });
    assert.equal(fillByTimeOfDay(values, grid)!.values, values);
  });

  it('fills with the mean of the same hour within a week, and widens where there is none', () => {
    const days = 40, n = 24 * days, values = column(n, (i) => Math.floor(i / 24));
    for (let d = 10; d < 30; d++) values[24 * d + 5] = NaN;
    values[3 * 24 + 7] = Infinity;
    const { values: filled, filled: count } = fillByTimeOfDay(values, evenGrid(times('2001-01-01', n, HOUR), HOUR)!)!;
    assert.equal(count, 21);
    assert.equal(filled[3 * 24 + 7], (0 + 1 + 2 + 4 + 5 + 6 + 7 + 8 + 9 + 10) / 10);
    assert.equal(filled[10 * 24 + 5], (3 + 4 + 5 + 6 + 7 + 8 + 9) / 7);
    // Within seven days of day 20 there is none; within fourteen are days 6 to 9 and 30 to 34.
    assert.equal(filled[20 * 24 + 5], (6 + 7 + 8 + 9 + 30 + 31 + 32 + 33 + 34) / 9);
    assert.ok(Number.isNaN(values[10 * 24 + 5]!), 'the column stays as it was');
  });

  it('takes the first and the last day among those around a gap, and no other time of day', () => {
    const grid = evenGrid(times('2001-01-01', 6, 12 * HOUR), 12 * HOUR)!, of = (...values: number[]): number[] => [...fillByTimeOfDay(Float64Array.from(values), grid)!.values];
    assert.deepEqual(of(1, 10, NaN, 20, 5, 60), [1, 10, 3, 20, 5, 60]);
    assert.deepEqual(of(NaN, 10, NaN, 20, 5, 60), [5, 10, 5, 20, 5, 60]);
    assert.deepEqual(of(1, 10, 3, 20, NaN, NaN), [1, 10, 3, 20, 2, 15]);
  });
  it('puts records that are not there, and the rest of first and last day, among the gaps', () => {
    const time = times('2001-01-01T06:00Z', 60, HOUR).filter((_, i) => i !== 30), grid = evenGrid(time, HOUR)!;
    assert.equal(grid.days, 3);
    assert.equal(grid.absent, 72 - 59);
    assert.equal(grid.crowded, 0);
    assert.equal(evenGrid(Float64Array.from([...time, time.at(-1)! + 60_000]), HOUR)!.crowded, 1);
    assert.equal(fillByTimeOfDay(column(59, () => 4), grid)!.filled, 13);
  });

  it('is none where a day is not a whole number of records, or a time of day has no value', () => {
    assert.equal(evenGrid(times('2001-01-01', 20, 7 * HOUR), 7 * HOUR), null);
    const n = 24 * 5;
    assert.equal(fillByTimeOfDay(column(n, (i) => (i % 24 === 3 ? NaN : 1)), evenGrid(times('2001-01-01', n, HOUR), HOUR)!), null);
    assert.equal(evenGrid(times('2001-01-01', 3, DAY), DAY)!.perDay, 1);
  });
});
