import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREE_DAYS } from '../../../../src/core/impact/models/degree-days.js';
import { column, DAY, HOUR, near, runModel, seriesOf, statusOf, times, valueOf } from './support.js';

describe('growing degree days and the delayed temperature', () => {
  it('are what a hand makes of four days', () => {
    const air = Float64Array.from([4, 7, 15, 5]), result = runModel(DEGREE_DAYS, times('2020-03-01', 4, DAY), { TA: air }, { delay: 2, start: 1 });
    // Means of the day before: 0 + 0, then 2, then 10; state 1 -> 2.5 -> 4.75 -> 9.875 -> 7.4375.
    assert.deepEqual([...seriesOf(result, 'degreeDays')], [0, 0, 2, 12]);
    assert.deepEqual([...seriesOf(result, 'delayed')], [1, 2.5, 4.75, 9.875]);
    assert.deepEqual([valueOf(result, 'degreeDays'), valueOf(result, 'delayed')], [12, 7.4375]);
    assert.deepEqual(result.notes, []);
  });

  it('begin anew with the year, the delayed temperature does not', () => {
    const result = runModel(DEGREE_DAYS, times('2020-12-30', 4, DAY), { TA: column(4, () => 10) }, { start: 10 });
    assert.deepEqual([...seriesOf(result, 'degreeDays')], [0, 5, 0, 5]);
    assert.deepEqual([...seriesOf(result, 'delayed')], [10, 10, 10, 10]);
  });

  it('take the mean of the records of a day, by stamps of the start or of the end', () => {
    const air = column(96, (i) => (i < 48 ? 6 : 8));
    const start = runModel(DEGREE_DAYS, times('2021-06-01', 96, HOUR / 2), { TA: air });
    const end = runModel(DEGREE_DAYS, times('2021-06-01T00:30Z', 96, HOUR / 2), { TA: air }, {}, { stamps: 'end' });
    assert.equal(valueOf(start, 'degreeDays'), 4);
    assert.equal(valueOf(end, 'degreeDays'), 4);
    assert.deepEqual([...seriesOf(end, 'delayed')], [...seriesOf(start, 'delayed')]);
  });

  it('hold still over a day without enough records, and say how many are missing', () => {
    const air = column(48, (i) => (i % 24 < 13 && i >= 24 ? NaN : 10)), result = runModel(DEGREE_DAYS, times('2021-06-01', 48, HOUR), { TA: air }, { yearShare: 0.5 });
    assert.equal(valueOf(result, 'degreeDays'), 5);
    assert.deepEqual(result.values.get('degreeDays'), { value: 5, n: 1, missing: 1 });
    assert.match(result.notes[0]!, /missing in 13 records \(27 %\); 1 day of 2/);
    assert.equal(statusOf(runModel(DEGREE_DAYS, times('2021-06-01', 48, HOUR), { TA: air }), 'degreeDays'), 'too-few');
  });

  it('a changed record changes every later state and no earlier one; without air temperature nothing is told', () => {
    const time = times('2021-03-01', 40 * 24, HOUR), base = column(960, (i) => 8 + 3 * Math.sin(i / 7)), revision = base.slice();
    revision[240]! += 4;
    const [one, other] = [base, revision].map((TA) => seriesOf(runModel(DEGREE_DAYS, time, { TA }), 'delayed'));
    const differ = [...one!.keys()].filter((i) => one![i] !== other![i]);
    assert.equal(differ.length, 960 - 264);
    assert.equal(differ[0], 264);
    near(other![264]! - one![264]!, 4 / 24 / 8.33, 1e-12);
    near(other![959]! - one![959]!, (4 / 24 / 8.33) * (1 - 1 / 8.33) ** 28, 1e-12);
    assert.equal(statusOf(runModel(DEGREE_DAYS, time, { TA: column(960, () => NaN) }, { yearShare: 0 }), 'delayed'), 'too-few');
  });
});
