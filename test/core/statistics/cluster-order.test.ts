/** The order of clusters: trees worked out by hand, and laws that hold of any. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusterOrder } from '../../../src/core/statistics/cluster-order.js';
import { Random } from '../support/random.js';

const onLine = (values: readonly number[]): number[] => clusterOrder(values.length, (i, j) => Math.abs(values[i]! - values[j]!));
const placed = (values: readonly number[]): number[] => onLine(values).map((i) => values[i]!);

describe('the order of clusters', () => {
  it('is that of the tree, worked out by hand', () => {
    // 1 and 2 join at 1, 10 and 12 at 2; then 5 joins the first at 3.5 (from 10 and 12 it is 6). Ends that touch: 2 and 5, 5 and 10.
    assert.deepEqual(placed([10, 1, 5, 2, 12]), [12, 10, 5, 2, 1]);
    // Average, not single linkage: 0 3 join at 3, 7 11 at 4; then 4.5 is from {0, 3} 3 and from {7, 11} 4.5.
    assert.deepEqual(placed([0, 3, 7, 11, 4.5]), [0, 3, 4.5, 7, 11]);
  });

  it('averages over members, not over branches', () => {
    // a, b, c are at 1 from each other and join first; x is at 4 from a and b, at 10 from c (mean 6); y is at 5 from x, at 9 from the others.
    const of: Readonly<Record<string, number>> = { ab: 1, ac: 1, bc: 1, ax: 4, bx: 4, cx: 10, ay: 9, by: 9, cy: 9, xy: 5 }, names = ['a', 'b', 'c', 'x', 'y'];
    const order = clusterOrder(5, (i, j) => of[[names[i]!, names[j]!].sort().join('')]!).map((i) => names[i]!);
    assert.deepEqual([order.slice(0, 3).sort(), order.slice(3).sort()], [['a', 'b', 'c'], ['x', 'y']], 'x goes with y at 5, not with the three at 6');
  });

  it('sorts what lies on a line in groups apart, whatever came first', () => {
    const random = new Random(4), values = [0, 1, 2.1, 20, 21, 22.3, 50, 51.1];
    for (let k = 0; k < 30; k++) {
      const order = placed(random.shuffled(values));
      assert.ok([values.join(), [...values].reverse().join()].includes(order.join()), order.join());
    }
  });

  it('has every item once, also of none, one and equal ones', () => {
    assert.deepEqual([onLine([]), onLine([7]), onLine([3, 3]), onLine([1, 1, 1, 1])], [[], [0], [0, 1], [0, 1, 2, 3]]);
    const random = new Random(8), values = Array.from({ length: 96 }, () => random.normal());
    assert.deepEqual([...onLine(values)].sort((a, b) => a - b), values.map((_, i) => i));
  });
});
