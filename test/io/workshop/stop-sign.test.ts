/** How a busy worker hears that it was cancelled. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { onPulse, pulse } from '../../../src/core/pulse.js';
import { watchStopSign } from '../../../src/io/workshop/stop-sign.js';

describe('the stop sign of a worker', () => {
  afterEach(() => onPulse(null));

  it('lets work go on while its URL can be read, and stops it at the next look', () => {
    let stands = true, looks = 0, time = 0;
    onPulse(watchStopSign('blob:x', () => { looks++; return stands; }, () => time));
    for (; time < 1500; time += 10) pulse();
    assert.equal(looks, 10, 'once at the start, then every 150 ms');
    stands = false;
    time += 10;
    assert.throws(() => { for (let i = 0; i < 20; i++, time += 10) pulse(); }, /cancelled/);
  });

  it('says nothing where the URL could never be read', () => {
    let time = 0;
    onPulse(watchStopSign('blob:x', () => false, () => (time += 200)));
    assert.doesNotThrow(pulse);
  });

  it('costs nothing where nobody listens', () => assert.doesNotThrow(pulse));
});
