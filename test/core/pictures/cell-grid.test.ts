/** Grids by hand: how fine they are, what their edges are called, and in which bin a record on an edge is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binsOf, cellGrid, rowsOfGroups } from '../../../src/core/pictures/cell-grid.js';
import type { CellGrid } from '../../../src/core/pictures/picture.js';

const DAY = 86_400_000, HOUR = 3_600_000;

function grid(time: readonly number[], most: number, instants: boolean, stepMs: number | null = null): CellGrid {
  return cellGrid({ time: Float64Array.from(time), instants, timeName: 'when', group: null, groupNames: [], groupName: 'site', stepMs, records: time.length }, most);
}

describe('bins', () => {
  it('hold a record from their edge to before the next, in whatever order records come', () => {
    assert.deepEqual([...binsOf(Float64Array.of(10, -1, 0, 9.9, 4.9, 5, NaN, 0), [0, 5, 10])], [-1, -1, 0, 1, 0, 1, -1, 0]);
    assert.deepEqual([...binsOf(Float64Array.of(7, 1, 3, 2, 0, 6.5), [0, 1, 2, 3, 4, 7.5])], [4, 1, 3, 2, 0, 4]);
  });
  it('of whole numbers are one number each where these find room, else 2, 5, 10 and so on', () => {
    const numbers = (high: number, most: number): number[] => grid([0, high], most, false).edges.slice(0, 3);
    assert.deepEqual([grid([0, 4], 10, false).edges, numbers(99, 100), numbers(99, 99), numbers(99, 49), numbers(99, 10), numbers(99, 9)], [[0, 1, 2, 3, 4, 5], [0, 1, 2], [0, 2, 4], [0, 5, 10], [0, 10, 20], [0, 20, 40]]);
  });
  it('of fractions are as fine as the cells allow', () => {
    assert.deepEqual(grid([0, 0.5, 3.8], 20, false).edges, Array.from({ length: 21 }, (_, i) => i / 5).slice(0, 21));
    assert.deepEqual(grid([0.25, 0.25], 20, false).edges, [0, 1], 'of one number there is one');
  });
});

describe('grains of time', () => {
  const start = Date.UTC(2003, 0, 1);
  it('are hours, days, months and years, each as long as its bins find room', () => {
    const of = (time: readonly number[], most: number, stepMs: number): [string, number] => { const { grain, edges } = grid(time, most, true, stepMs); return [String(grain), edges.length - 1]; };
    const year = [start, Date.UTC(2003, 11, 31, 23)];
    assert.deepEqual([of([start, start + 23 * HOUR], 24, HOUR), of([start, start + 23 * HOUR], 23, HOUR), of([start, start + 23 * HOUR], 24, 2 * HOUR)], [['hour', 24], ['day', 1], ['day', 1]]);
    assert.deepEqual([of(year, 365, HOUR), of(year, 364, HOUR), of(year, 12, HOUR), of(year, 11, HOUR)], [['day', 365], ['month', 12], ['month', 12], ['year', 1]]);
    assert.deepEqual([of(year, 365, 31 * DAY), of(year, 365, 365 * DAY)], [['month', 12], ['year', 1]], 'none is finer than the records');
    assert.deepEqual(grid([Date.UTC(1999, 5, 1), Date.UTC(2012, 5, 1)], 4, true, DAY).edges.map((edge) => new Date(edge).getUTCFullYear()), [1995, 2000, 2005, 2010, 2015]);
  });
  it('are none of instants that have no date', () => {
    const { grain, edges } = grid([0, 8.64e15 + 2], 10, true, DAY);
    assert.equal(grain, 'step');
    assert.ok(edges.length - 1 <= 10 && edges[0]! <= 0 && edges.at(-1)! > 8.64e15 + 2);
    assert.equal(grid([-8.64e15 - 2, 0], 10, true, DAY).grain, 'step');
    assert.equal(grid([8.64e15 - DAY, 8.64e15], 10, true, DAY).grain, 'day');
  });
  it('are called as the column, and nothing where there is no time', () => {
    assert.deepEqual([grid([0, 1], 5, false).timeName, grid([NaN], 5, false).edges, grid([NaN], 5, false).timeless], ['when', [], 0]);
    const none = cellGrid({ time: null, instants: false, timeName: null, group: Int32Array.of(0, 1, 2), groupNames: ['a', 'b', 'c'], groupName: 'site', stepMs: null, records: 3 }, 2);
    assert.deepEqual([none.timeName, none.groupName, none.groups, none.members, [...rowsOfGroups(none)]], ['', 'site', ['a … b', 'c'], [2, 1], [0, 0, 1]]);
  });
});
