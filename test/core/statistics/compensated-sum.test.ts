import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CompensatedSum } from '../../../src/core/statistics/compensated-sum.js';
import { Random } from '../support/random.js';

const sum = (values: Iterable<number>): number => {
  const total = new CompensatedSum();
  for (const x of values) total.add(x);
  return total.value;
};

it('a compensated sum keeps what a plain sum loses', () => {
  assert.equal(sum([]), 0);
  assert.equal(sum([1e16, 1, -1e16]), 1);
  assert.equal(sum([1, 1e100, 1, -1e100]), 2);
  assert.equal(sum(Array.from({ length: 10 }, () => 0.1)), 1);
});

it('a compensated sum does not depend on the order of ordinary values', () => {
  const random = new Random(31);
  const values = Array.from({ length: 20_000 }, () => random.normal() * 10 ** random.whole(-5, 9));
  const whole = sum(values);
  for (let i = 0; i < 5; i++) assert.ok(Math.abs(sum(random.shuffled(values)) - whole) <= 2 ** -52 * Math.abs(whole));
});
