/** Changes that take each other back leave no mean difference, however they are added up; small ones that do not leave theirs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gatherPlaces, mergePlaces } from '../../../src/core/pictures/merge-places.js';
import { mergeSelected } from '../../../src/core/pictures/merge-selected.js';
import { meanOfCells } from '../../../src/core/pictures/mean-of-cells.js';
import { momentFigures } from '../../../src/core/pictures/moment-figures.js';
import { momentsAt, momentTable } from '../../../src/core/pictures/moment-table.js';
import { withoutRounding } from '../../../src/core/pictures/moment-sums.js';
import type { CellGrid } from '../../../src/core/pictures/picture.js';
import { matchesGrid } from '../../../src/core/selection/matches-cell.js';
import { Random } from '../support/random.js';

const BINS = 9, N = 274;
const grid: CellGrid = { groupName: '', groups: [''], members: [1], timeName: 'time', grain: 'month', instants: true, edges: Array.from({ length: BINS + 1 }, (_, i) => Date.UTC(2001, i, 1)), timeless: 0 };

/** A pair of a number of steps up and as many down again, at places by lot. */
function cancelling(seed: number, size: number, level: number): { readonly base: Float64Array; readonly revision: Float64Array } {
  const random = new Random(seed), base = Float64Array.from({ length: N }, () => level + random.whole(0, 3)), revision = base.slice(), at = random.shuffled(Array.from({ length: N }, (_, i) => i));
  for (let k = 0; k < 12; k++) revision[at[k]!]! += k % 4 === 3 ? -3 * size : size;
  return { base, revision };
}

const tableOf = (seed: number, sides: { readonly base: Float64Array; readonly revision: Float64Array }) => { const random = new Random(seed); return momentTable({ kind: 'number', ...sides }, { absolute: 0, relative: 0 }, { cell: Int32Array.from({ length: N }, () => random.whole(0, BINS - 1)), mask: null }); };

describe('the mean difference of merged moments', () => {
  it('is exactly none where changes take each other back, in every way of merging', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const table = tableOf(seed, cancelling(seed, 1, 0)), all = matchesGrid(grid, []);
      assert.equal(mergeSelected(grid, table, all, 'all').get(0)!.moments.meanDifference, 0);
      assert.equal(mergePlaces(grid, table, all, new Int32Array(BINS), 1).difference[0], 0);
      assert.equal(gatherPlaces(mergePlaces(grid, table, all, Int32Array.from({ length: BINS }, (_, i) => i), BINS), new Int32Array(BINS), 1).difference[0], 0);
      const { mean } = meanOfCells([table.at.map((_, i) => momentsAt(table, i))], true);
      assert.ok('status' in mean || mean.mean === 0);
    }
  });

  it('is what it is where it is small but taken back by nothing', () => {
    const base = Float64Array.from({ length: N }, (_, i) => 1e15 + i), revision = base.map((x, i) => (i % 10 === 0 ? x + 1 : x)), { moments } = mergeSelected(grid, tableOf(1, { base, revision }), matchesGrid(grid, []), 'all').get(0)!;
    assert.ok(Math.abs(moments.meanDifference - 28 / N) < 1e-12);
    assert.equal(withoutRounding(1e-17, 0.04, 1, 1.36, 1.36), 0);
    assert.equal(withoutRounding(0.1, 0.1, 1, 1e15, 1e15), 0.1);
    assert.equal(withoutRounding(1e-17, 1e-17, 2e-16, 1, 1), 0, 'the last bits of the numbers');
  });

  it('leaves no intercept of a line that goes through zero but for rounding', () => {
    const base = Float64Array.from([1, 2, 2, 4, 7]), revision = base.map((x) => 1.1 * x), { moments } = mergeSelected(grid, momentTable({ kind: 'number', base, revision }, { absolute: 0, relative: 0 }, { cell: new Int32Array(5), mask: null }), matchesGrid(grid, []), 'all').get(0)!, { slope, intercept } = momentFigures(moments);
    assert.ok(Math.abs(Number(slope) - 1.1) < 1e-14);
    assert.equal(intercept, 0);
  });
});
