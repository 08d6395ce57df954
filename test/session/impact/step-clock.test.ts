/** What is told of the time that a quantity takes, by a clock that is turned by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duration } from '../../../src/core/format/duration.js';
import { StepClock } from '../../../src/session/impact/step-clock.js';

describe('a duration', () => {
  it('is told as finely as a reader needs it', () => {
    assert.deepEqual([0, 20, 349, 1000, 9949, 9951, 99_400, 99_600, 600_000, 5_369_000, 5_400_000, 36_000_000].map(duration), ['less than 0.1 s', 'less than 0.1 s', '0.3 s', '1 s', '9.9 s', '10 s', '99 s', '2 min', '10 min', '89 min', '1.5 h', '10 h']);
  });
});

describe('a clock of steps', () => {
  const clockOf = (limit: number | null): { clock: StepClock; pass: (ms: number) => void } => { let at = 1000; return { clock: new StepClock(limit, () => at), pass: (ms) => { at += ms; } }; };

  it('tells what is left by what evaluations took, and nothing where that is little', async () => {
    const { clock, pass } = clockOf(null);
    assert.equal(clock.forecast(['the interval'], 1000), null, 'nothing was measured yet');
    clock.took(400);
    await clock.timed(async () => pass(800));
    assert.equal(clock.evaluationMs, 600);
    assert.equal(clock.forecast(['the parts of columns', 'the interval'], 300), 'Still to come: the parts of columns, the interval; at most 300 evaluations of about 0.6 s each, 3 min in all.');
    assert.deepEqual([clock.forecast(['the interval'], 99), clock.forecast([], 300), clock.isSlow], [null, null, false]);
    clock.took(1800);
    assert.deepEqual([clock.isSlow, clock.forecast(['the interval'], 4), clock.forecast(['the interval'], 5)], [true, null, 'Still to come: the interval; at most 5 evaluations of about 1 s each, 5 s in all.']);
  });

  it('without a limit is never late, and fits everything', () => {
    const { clock, pass } = clockOf(null);
    clock.took(1e6);
    pass(1e9);
    assert.deepEqual([clock.isLate, clock.isLimited, clock.fits(1e6), clock.leftOut(['the interval'])], [false, false, true, null]);
  });

  it('with a limit fits what ends in time', () => {
    const { clock, pass } = clockOf(10_000);
    clock.took(100);
    pass(4000);
    assert.deepEqual([clock.fits(60), clock.fits(61), clock.isLate], [true, false, false]);
    pass(6001);
    assert.deepEqual([clock.fits(0), clock.isLate], [false, true]);
    assert.equal(clock.leftOut([]), null);
    assert.match(clock.leftOut(['the interval', 'the parts of groups'])!, /longer than the 10 s that were given: the interval, the parts of groups\. They are computed when they are asked for alone, or with more time\.$/);
    assert.match(clock.cutShort('the parts of columns'), /^The parts of columns are estimates with an error: the 10 s/);
  });

  it('has a turn twice a second, and at once', () => {
    const { clock, pass } = clockOf(null), turns: boolean[] = [];
    for (const ms of [0, 100, 399, 1, 499, 1]) { pass(ms); turns.push(clock.isTurn); }
    assert.deepEqual(turns, [true, false, false, true, false, true]);
  });
});
