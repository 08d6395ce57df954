import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { descendingOrder } from '../../../src/core/statistics/descending-order.js';
import { Random } from '../support/random.js';

describe('positions by falling value', () => {
  it('are those of a stable sort', () => {
    const random = new Random(31);
    for (const make of [() => Math.abs(random.normal()), () => random.whole(0, 3), () => random.next() * 10 ** random.whole(-300, 300), () => random.pick([0, 5e-324, 1, Infinity, Number.MAX_VALUE, 0.1 + 0.2, 0.3])]) for (const n of [0, 1, 2, 17, 1000]) {
      const values = Float64Array.from({ length: n }, make), wanted = [...values.keys()].sort((a, b) => (values[a] === values[b] ? a - b : values[b]! > values[a]! ? 1 : -1));
      assert.deepEqual([...descendingOrder(values)], wanted);
    }
    assert.deepEqual([...descendingOrder(Float64Array.of(-0, 0, 1))], [2, 0, 1]);
  });
});
