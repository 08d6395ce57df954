/** The two interpreters of clauses agree on random tables: a whole cell has all its records, one that is out has none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binsOf, cellGrid, rowsOfGroups } from '../../../src/core/pictures/cell-grid.js';
import { resolve, withClauses, type SelectionClause } from '../../../src/core/selection/clause.js';
import { matchesCell, matchesGrid, OUT, WHOLE } from '../../../src/core/selection/matches-cell.js';
import { recordMask, type RecordFields } from '../../../src/core/selection/record-mask.js';
import { Random } from '../support/random.js';

const NONE = { absolute: 0, relative: 0 };

function table(random: Random): RecordFields & { group: NonNullable<RecordFields['group']>; time: Float64Array } {
  const names = ['AA', 'BB', 'CC', 'DD'], codes: number[] = [], time: number[] = [];
  const stepMs = [1_800_000, 86_400_000, 30 * 86_400_000][Math.floor(random.next() * 3)]!;
  names.forEach((_, code) => { for (let i = 0; i < 300; i++) { codes.push(code); time.push(Date.UTC(2001, 2, 5) + i * stepMs); } });
  const base = Float64Array.from(codes, () => random.normal()), revision = base.map((x) => (random.next() < 0.3 ? x + 1 : random.next() < 0.1 ? NaN : x));
  return { records: codes.length, time: Float64Array.from(time), instants: true, group: { codes: Int32Array.from(codes), names }, column: (id) => (id === 'c1' ? { cells: { kind: 'number', base, revision }, tolerance: NONE } : null) };
}

function clauses(random: Random, time: Float64Array): SelectionClause[] {
  const first = time[0]!, span = time.at(-1)! - first, start = first + random.next() * span * 0.8;
  const all: SelectionClause[] = [
    { source: 'a', field: 'time', kind: 'interval', value: [start, start + random.next() * span * 0.4] },
    { source: 'b', field: 'group', kind: 'points', value: ['BB', 'DD'] },
    { source: 'c', field: 'year', kind: 'points', value: [2001, 2004] },
    { source: 'd', field: 'month', kind: 'points', value: [3, 4, 11] },
    { source: 'e', field: 'hour', kind: 'points', value: [0, 1, 2, 13] },
    { source: 'f', field: 'base:c1', kind: 'interval', value: [-1, 0.5] },
    { source: 'g', field: 'difference:c1', kind: 'interval', value: [0.5, 2] },
    { source: 'h', field: 'class:c1', kind: 'points', value: ['value', 'lost'] },
    { source: 'i', field: 'cells', kind: 'points', value: ['lost:c1', 'filled:c2'] },
  ];
  return all.filter(() => random.next() < 0.35);
}

describe('the two interpreters of clauses', () => {
  it('agree on 200 random tables and selections', () => {
    let whole = 0, out = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed), fields = table(random), asked = clauses(random, fields.time);
      const grid = cellGrid({ time: fields.time, instants: true, timeName: 't', group: fields.group.codes, groupNames: fields.group.names, groupName: 'site', stepMs: null, records: fields.records }, 40 + Math.floor(random.next() * 3000));
      const rows = rowsOfGroups(grid), bins = binsOf(fields.time, grid.edges), mask = recordMask(fields, asked), match = matchesGrid(grid, asked);
      for (let i = 0; i < fields.records; i++) {
        const told = matchesCell(grid, match, rows[fields.group.codes[i]!]! * (grid.edges.length - 1) + bins[i]!), left = mask === null || mask[i] === 1;
        if (told === WHOLE) { whole++; assert.ok(left, `record ${i} of a whole cell is left (seed ${seed})`); }
        if (told === OUT) { out++; assert.ok(!left, `record ${i} of no cell is out (seed ${seed})`); }
      }
    }
    assert.ok(whole > 1000 && out > 1000, 'both happen');
  });

  it('a clause on what a key lacks leaves nothing', () => {
    const fields: RecordFields = { records: 3, time: null, instants: false, group: null, column: () => null };
    for (const field of ['time', 'group', 'year', 'base:c9'] as const) assert.deepEqual([...recordMask(fields, [{ source: 'x', field, kind: 'points', value: [1] }])!], [0, 0, 0]);
    assert.equal(recordMask(fields, []), null);
  });

  it('classes are told as the engine tells them', () => {
    const base = Float64Array.of(1, NaN, 2, NaN, 5, 7), revision = Float64Array.of(1, 1, NaN, NaN, 5.05, 8);
    const fields: RecordFields = { records: 6, time: null, instants: false, group: null, column: () => ({ cells: { kind: 'number', base, revision }, tolerance: { absolute: 0.1, relative: 0 } }) };
    const of = (...value: string[]): number[] => [...recordMask(fields, [{ source: 'x', field: 'class:c1', kind: 'points', value }])!];
    assert.deepEqual(of('unchanged'), [1, 0, 0, 1, 0, 0]);
    assert.deepEqual(of('filled'), [0, 1, 0, 0, 0, 0]);
    assert.deepEqual(of('lost'), [0, 0, 1, 0, 0, 0]);
    assert.deepEqual(of('tolerated'), [0, 0, 0, 0, 1, 0]);
    assert.deepEqual(of('value'), [0, 0, 0, 0, 0, 1]);
  });
});

describe('clauses on cells of several columns', () => {
  const cells = (base: readonly number[], revision: readonly number[]): NonNullable<ReturnType<RecordFields['column']>> => ({ cells: { kind: 'number', base: Float64Array.from(base), revision: Float64Array.from(revision) }, tolerance: NONE });
  const columns = new Map([['c1', cells([1, NaN, 2, 4], [1, 1, NaN, 5])], ['c2', cells([NaN, NaN, 2, 4], [9, 9, 2, 4])]]);
  const fields: RecordFields = { records: 4, time: null, instants: false, group: null, column: (id) => columns.get(id) ?? null };
  const of = (...value: string[]): number[] => [...recordMask(fields, [{ source: 'x', field: 'cells', kind: 'points', value }])!];

  it('mean the records with any of them, each record once', () => {
    assert.deepEqual(of('filled:c1'), [0, 1, 0, 0]);
    assert.deepEqual(of('filled:c1', 'filled:c2'), [1, 1, 0, 0]);
    assert.deepEqual(of('lost:c1', 'value:c1', 'filled:c2'), [1, 1, 1, 1]);
    assert.deepEqual(of('filled:c1'), [...recordMask(fields, [{ source: 'x', field: 'class:c1', kind: 'points', value: ['filled'] }])!], 'as the class of one column does');
  });

  it('of columns that are not there leave nothing, and so do kinds of which nothing is known', () => {
    assert.deepEqual([of('filled:c9'), of('filled'), of('filled:c1', 'filled:c9')], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]]);
    assert.deepEqual([...recordMask(fields, [{ source: 'x', field: 'kinds', kind: 'points', value: ['unit:c1'] }])!], [0, 0, 0, 0]);
  });
});

describe('clauses', () => {
  const of = (source: string): SelectionClause => ({ source, field: 'time', kind: 'interval', value: [0, 1] });
  it('leave out those of the view that asks', () => {
    assert.deepEqual(resolve([of('a'), of('b')], { except: 'a' }), [of('b')]);
    assert.equal(resolve([of('a')]).length, 1);
  });
  it('of one view replace its earlier ones', () => {
    assert.deepEqual(withClauses([of('a'), of('b')], 'a', []), [of('b')]);
  });
});
