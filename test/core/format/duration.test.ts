import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duration } from '../../../src/core/format/duration.js';

describe('how long something takes', () => {
  const TABLE: readonly (readonly [number, string])[] = [
    [-5, 'less than 0.1 s'], [0, 'less than 0.1 s'], [49, 'less than 0.1 s'], [50, '0.1 s'], [400, '0.4 s'], [1000, '1 s'], [9949, '9.9 s'], [9950, '10 s'], [12_300, '12 s'], [99_499, '99 s'],
    [99_500, '2 min'], [180_000, '3 min'], [5_369_000, '89 min'], [5_370_000, '1.5 h'], [7_200_000, '2 h'], [36_000_000, '10 h'],
  ];
  for (const [ms, text] of TABLE) it(`${ms} ms is ${text}`, () => assert.equal(duration(ms), text));
});
