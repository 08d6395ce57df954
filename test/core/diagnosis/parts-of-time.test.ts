/** The time of a diagnosis, by its parts: nothing counts twice, nothing is lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addTimes, DIAGNOSIS_PARTS, PartClock, wholeTimes } from '../../../src/core/diagnosis/parts-of-time.js';

describe('the clock of a diagnosis', () => {
  it('counts work within another part for that part alone', () => {
    let now = 0;
    const clock = new PartClock(() => now), spend = (ms: number): number => (now += ms);
    assert.equal(clock.time('where', () => { spend(5); clock.time('cells', () => spend(3)); spend(2); clock.time('flags', () => clock.time('cells', () => spend(4))); return 'told'; }), 'told');
    assert.throws(() => clock.time('kinds', () => { spend(6); throw new Error('no'); }), /no/);
    const { where, cells, flags, kinds, ...others } = clock.times;
    assert.deepEqual({ where, cells, flags, kinds }, { where: 7, cells: 7, flags: 0, kinds: 6 });
    assert.deepEqual(Object.values(others), [0, 0, 0, 0, 0]);
  });

  it('of several threads is added up, in whole milliseconds at the end', () => {
    const [a, b] = [new PartClock(() => 0), new PartClock(() => 0)];
    a.times.kinds = 1.3;
    b.times.kinds = 2.4;
    b.times.time = 0.4;
    const whole = wholeTimes(addTimes([a.times, b.times]));
    assert.deepEqual([whole.kinds, whole.time], [4, 0]);
    assert.deepEqual(Object.keys(whole), [...DIAGNOSIS_PARTS]);
    assert.deepEqual(Object.values(addTimes([])), DIAGNOSIS_PARTS.map(() => 0));
  });
});
