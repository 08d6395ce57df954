import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderStatistics, quantiles } from '../../../src/core/statistics/order-statistics.js';
import { Random } from '../support/random.js';

const N = 32_768;
const random = new Random(30);
const DATA: readonly (readonly [string, (i: number) => number])[] = [
  ['normal', () => random.normal()],
  ['all equal', () => 7],
  ['two values', () => random.pick([0, 1])],
  ['ascending', (i) => i],
  ['descending', (i) => -i],
  ['mostly zero with outliers', () => (random.chance(0.95) ? 0 : random.next() * 1e6)],
  ['one huge outlier', (i) => (i === 100 ? 1e300 : random.next())],
  ['hundreds of powers of ten', () => 10 ** (random.next() * 600 - 300)],
  ['the whole range of a float64', () => (random.next() - 0.5) * 3.5e308],
  ['denormals', () => random.whole(0, 1000) * 5e-324],
  ['neighbours in the last bit', () => 1e15 + random.whole(0, 3) * 0.125],
  ['other values where a sample looks than elsewhere', (i) => (i % 8 === 0 ? 0 : 10 + random.next())],
  ['a step in the middle', (i) => (i < N / 2 ? random.next() : 1e6 + random.next())],
  ['zeros of both signs', () => random.pick([0, -0, 1e-300])],
];

describe('order statistics equal those of sorting', () => {
  for (const [what, make] of DATA) {
    it(what, () => {
      const values = Float64Array.from({ length: N }, (_, i) => make(i));
      const sorted = values.slice().sort();
      const ranks = [0, 1, N - 1, N >> 1, ...Array.from({ length: 40 }, () => random.whole(0, N - 1))];
      const found = orderStatistics(values, N, ranks);
      ranks.forEach((rank, i) => assert.ok(found[i] === sorted[rank], `rank ${rank}: ${found[i]} instead of ${sorted[rank]}`));
    });
  }
  it('of the first n values only', () => {
    const values = Float64Array.from([5, 1, 3, 99, -99]);
    assert.deepEqual(orderStatistics(values, 3, [0, 1, 2]), [1, 3, 5]);
    assert.deepEqual([...values], [5, 1, 3, 99, -99], 'the values stay as they are');
  });
});

describe('quantiles', () => {
  const TABLE: readonly (readonly [string, readonly number[], number, number])[] = [
    ['one value', [4], 0.25, 4], ['two values', [1, 2], 0.25, 1.25], ['the middle of an odd number', [3, 1, 2], 0.5, 2], ['the middle of an even number', [4, 1, 2, 3], 0.5, 2.5],
    ['extremes', [1, 2, 3], 1, 3], ['across the whole range', [-1e308, 1.6e308], 0.5, 0.3e308], ['equal neighbours', [1, 1, 1], 0.3, 1],
  ];
  for (const [what, values, p, expected] of TABLE) it(what, () => assert.ok(Math.abs(quantiles(Float64Array.from(values), values.length, [p])[0]! - expected) <= 1e-15 * Math.abs(expected)));
});
