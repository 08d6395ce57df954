/** The interval from stretches that are left out, against the standard error of a mean and of a total. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaveOutInterval } from '../../../../src/core/impact/query/leave-out-interval.js';

const SUMS = Array.from({ length: 20 }, (_, i) => 3 + Math.sin(11 * i)), TOTAL = SUMS.reduce((a, b) => a + b), of = { length: 7, tolerance: null, seed: 1, moves: true };
const sd = Math.sqrt(SUMS.reduce((sum, each) => sum + (each - TOTAL / 20) ** 2, 0) / 19);
const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) < 1e-12 * Math.abs(expected), `${String(actual)} is not ${expected}`);

describe('stretches left out in turn', () => {
  it('give a total its error', () => near(leaveOutInterval({ ...of, change: TOTAL, without: SUMS.map((each) => TOTAL - each) }).se, Math.sqrt(20) * sd));
  it('give a mean an error that is wider by a twentieth', () => near(leaveOutInterval({ ...of, change: TOTAL / 20, without: SUMS.map((each) => (TOTAL - each) / 19) }).se, (sd / Math.sqrt(20)) * (20 / 19)));
  it('judge by the tolerance', () => assert.deepEqual([0, 30, 1000].map((tolerance) => leaveOutInterval({ ...of, tolerance, change: TOTAL, without: SUMS.map((each) => TOTAL - each) }).verdict.state), ['differs', 'differs', 'same']));
  it('are the same where no stretch has a change', () => assert.deepEqual(leaveOutInterval({ ...of, change: 0, without: SUMS.map(() => 0) }).verdict, { state: 'same', word: 'exact', sameWithin: 0 }));
  it('say nothing of a change where no stretch moves either result', () => {
    const told = leaveOutInterval({ ...of, tolerance: 1, moves: false, change: 2.5, without: SUMS.map(() => 2.5) });
    assert.equal(told.verdict.state, 'cannot-tell');
    assert.match((told.interval as { reason: string }).reason, /^neither result moves when a stretch of records is left out/);
    // A change that is the same of all records is known, as long as their results are not those of one record.
    assert.equal(leaveOutInterval({ ...of, tolerance: 1, change: 2.5, without: SUMS.map(() => 2.5) }).verdict.state, 'differs');
  });
  it('say nothing where a stretch was all there was, or there are too few', () => {
    assert.match((leaveOutInterval({ ...of, change: 1, without: [...SUMS, { status: 'undefined', reason: 'none' }] }).interval as { reason: string }).reason, /^without a stretch of records there is no result: none$/);
    assert.match((leaveOutInterval({ ...of, change: 1, without: [1, 2, 3] }).interval as { reason: string }).reason, /3 of at least 10/);
  });
});
