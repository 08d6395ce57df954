/** The fast merge gives what the merge of whole moments gives, under any selection. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedIn, gatherPlaces, mergePlaces, type Places } from '../../../src/core/pictures/merge-places.js';
import { mergeSelected, type Merged } from '../../../src/core/pictures/merge-selected.js';
import { momentTable } from '../../../src/core/pictures/moment-table.js';
import type { CellGrid } from '../../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';
import { matchesGrid } from '../../../src/core/selection/matches-cell.js';
import { Random } from '../support/random.js';

const GROUPS = 7, BINS = 30;
const grid: CellGrid = {
  groupName: 'site', groups: Array.from({ length: GROUPS }, (_, i) => `s${i}`), members: new Array<number>(GROUPS).fill(1), timeName: 'time', grain: 'month', instants: true,
  edges: Array.from({ length: BINS + 1 }, (_, i) => Date.UTC(2001, i, 1)), timeless: 0,
};

function table(seed: number) {
  const random = new Random(seed), n = 5000, value = (x: number): number => (random.chance(0.05) ? NaN : random.chance(0.002) ? Infinity : x);
  const truth = Float64Array.from({ length: n }, () => 1e6 + random.normal());
  const base = truth.map(value), revision = truth.map((x) => value(random.chance(0.3) ? x + random.normal() : x));
  return momentTable({ kind: 'number', base, revision }, { absolute: 0, relative: 0 }, { cell: Int32Array.from({ length: n }, () => random.whole(0, GROUPS * BINS - 1)), mask: null });
}

function same(places: Places, merged: ReadonlyMap<number, Merged>): void {
  for (let place = 0; place < places.cells.length; place++) {
    const found = merged.get(place);
    assert.equal(places.cells[place]! > 0, found !== undefined, `place ${place}`);
    if (found === undefined) continue;
    const { moments: m } = found;
    assert.equal(places.records[place], m.n + m.infinite + m.onlyBase + m.onlyRevision + m.neither);
    assert.deepEqual([places.pairs[place], places.differing[place], places.filled[place], places.lost[place], places.partial[place] === 1], [m.n, m.changed, m.onlyRevision, m.onlyBase, found.approximate]);
    assert.equal(changedIn(places, place), m.changed + m.onlyBase + m.onlyRevision);
    for (const [fast, whole] of [['base', 'meanBase'], ['revision', 'meanRevision'], ['difference', 'meanDifference'], ['absolute', 'meanAbsDifference']] as const) {
      assert.ok(Math.abs(places[fast][place]! - m[whole]) <= 1e-12 * Math.max(1, Math.abs(m[whole])), `${fast} ${places[fast][place]!} ${m[whole]}`);
    }
    assert.ok(Math.abs(places.m2[place]! - m.m2Difference) <= 1e-10 * Math.max(1, m.m2Difference), `m2 ${places.m2[place]!} ${m.m2Difference}`);
  }
}

const SELECTIONS: readonly (readonly SelectionClause[])[] = [
  [], [{ source: 'a', field: 'group', kind: 'points', value: ['s1', 's4'] }], [{ source: 'a', field: 'month', kind: 'points', value: [6, 7] }],
  [{ source: 'a', field: 'time', kind: 'interval', value: [Date.UTC(2001, 3, 10), Date.UTC(2002, 2, 1)] }, { source: 'b', field: 'group', kind: 'points', value: ['s2'] }],
  [{ source: 'a', field: 'base:c1', kind: 'interval', value: [0, 1] }], [{ source: 'a', field: 'group', kind: 'points', value: ['no such'] }],
];

describe('merging into places', () => {
  it('gives what the merge of moments gives: by cell, by group, by bin', () => {
    const cells = table(1);
    for (const clauses of SELECTIONS) {
      const match = matchesGrid(grid, clauses), at = Array.from({ length: GROUPS * BINS }, (_, i) => i);
      same(mergePlaces(grid, cells, match, at, at.length), mergeSelected(grid, cells, match, 'cell'));
      same(mergePlaces(grid, cells, match, at.map((i) => Math.floor(i / BINS)), GROUPS), mergeSelected(grid, cells, match, 'group'));
      same(mergePlaces(grid, cells, match, at.map((i) => i % BINS), BINS), mergeSelected(grid, cells, match, 'bin'));
    }
  });

  it('leaves out what has no place, and gathers places further', () => {
    const cells = table(2), match = matchesGrid(grid, [SELECTIONS[3]![0]!]), at = Int32Array.from({ length: GROUPS * BINS }, (_, i) => i), odd = at.map((i) => (i % 2 === 0 ? i : -1));
    const half = mergePlaces(grid, cells, match, odd, at.length);
    assert.ok(at.every((i) => i % 2 === 0 || half.cells[i] === 0));
    same(gatherPlaces(mergePlaces(grid, cells, match, at, at.length), at.map((i) => Math.floor(i / BINS)), GROUPS), mergeSelected(grid, cells, match, 'group'));
  });
});
