/** Edges at multiples of a step hold the whole range and are the numbers that one would write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binsOf, cellGrid } from '../../../src/core/pictures/cell-grid.js';
import { stepEdges } from '../../../src/core/pictures/step-edges.js';
import { Random } from '../support/random.js';

describe('edges at multiples of a step', () => {
  it('are as they are written', () => {
    assert.deepEqual(stepEdges(0.1, 0.7, 0.1), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    assert.deepEqual(stepEdges(-0.49, -0.3, 0.05), [-0.5, -0.45, -0.4, -0.35, -0.3, -0.25]);
    assert.deepEqual(stepEdges(-3, 7, 5), [-5, 0, 5, 10]);
    assert.deepEqual(stepEdges(11, 11, 7, 4), [11, 18]);
  });

  it('hold both ends of a range and no bin beyond, whatever the decimals', () => {
    const random = new Random(77);
    for (let round = 0; round < 20_000; round++) {
      const power = 10 ** random.whole(0, 5), size = random.pick([10, 1000, 1e6]), step = random.pick([1, 2, 5]) / power, [low, high] = [0, 1].map(() => random.whole(-size, size) / power).sort((a, b) => a - b) as [number, number];
      if ((high - low) / step > 2000) continue;
      const edges = stepEdges(low, high, step), told = `${low} to ${high} by ${step}`;
      assert.ok(edges[0]! <= low && edges[1]! > low && edges.at(-1)! > high && edges.at(-2)! <= high, told);
      for (let i = 1; i < edges.length; i++) assert.ok(edges[i]! > edges[i - 1]!, told);
    }
    for (const [low, high] of [[1e300, 1e300], [2 ** 60, 2 ** 60 + 256], [-1e300, -1e300]] as const) { const edges = stepEdges(low, high, 1e-3 * Math.max(1, high - low)); assert.ok(edges[0]! <= low && edges.at(-1)! > high); }
  });

  it('leave no record out of the grid of cells', () => {
    const random = new Random(5);
    for (let round = 0; round < 4000; round++) {
      const decimals = random.whole(0, 4), time = Float64Array.from({ length: random.whole(1, 6) }, () => Number((random.whole(-500, 500) / 10 ** decimals).toFixed(decimals))), most = random.pick([1, 2, 3, 7, 240, 5000]);
      const { edges } = cellGrid({ time, instants: false, timeName: 't', group: null, groupNames: [], groupName: '', stepMs: null, records: time.length }, most);
      assert.ok(binsOf(time, edges).every((bin) => bin >= 0), `${time.join()} in ${most}`);
      assert.ok(edges.length - 1 <= most, `${edges.length - 1} of ${most}`);
    }
  });
});
