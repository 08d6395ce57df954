/** Classes of a selection: of everything they are the report's own, and of some records those that their pages show. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changedCells, emptyCellCounts, totalCells, type CellCounts } from '../../src/core/model/cell-class.js';
import type { ClassesPicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { csv, source } from './support.js';

const random = new Random(11), SITES = ['AA', 'BB', 'CC'], HEADER = ['site', 'time', 'x', 'flag', 'text', 'when', 'same'];
type Row = readonly (string | number)[];
const day = (i: number): string => new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10);
const base: Row[] = SITES.flatMap((site) => Array.from({ length: 400 }, (_, i): Row => [site, day(i), random.chance(0.1) ? '' : (random.normal() * 10).toFixed(2), Math.floor(random.next() * 3), random.chance(0.1) ? '' : `level ${Math.floor(random.next() * 4)}`, day(Math.floor(random.next() * 900)), i % 13]));
/** Every class in every kind of column: rewritten, within the tolerance, changed, filled, lost. */
const revision: Row[] = base.map(([site, time, x, flag, text, when, same]) => [
  site!, time!,
  random.chance(0.1) ? '' : x === '' ? (random.chance(0.3) ? '7.00' : random.chance(0.3) ? 'NA' : '') : random.chance(0.2) ? `${String(x)}0` : random.chance(0.2) ? (Number(x) + 0.04).toFixed(2) : random.chance(0.2) ? (Number(x) + 3).toFixed(2) : x!,
  random.chance(0.2) ? 2 : flag!, random.chance(0.1) ? '' : text === '' ? (random.chance(0.5) ? 'level 9' : '') : random.chance(0.2) ? ` ${String(text)} ` : random.chance(0.2) ? 'other' : text!,
  random.chance(0.2) ? day(1) : when!, same!,
]);

let session: Session, comparison: Comparison;
before(async () => {
  session = openNodeSession();
  comparison = await session.compare(source(csv(HEADER, base), 'a.csv'), source(csv(HEADER, random.shuffled(revision)), 'b.csv'), { key: ['site', 'time'], columns: [{ base: 'x', tolerance: { absolute: 0.05 } }] });
});
after(() => session.close());

const id = (name: string): string => comparison.report().columns.find((column) => column.name === name)!.id;
const differing = (): string[] => comparison.report().columns.filter(({ cells }) => totalCells(cells) > cells.unchanged).map((column) => column.id);
const asked = async (clauses: readonly SelectionClause[]): Promise<ClassesPicture> => (await comparison.picture({ what: 'classes', columns: differing(), clauses }))!;
const group: SelectionClause = { source: 't', field: 'group', kind: 'points', value: ['BB', 'CC'] }, month: SelectionClause = { source: 't', field: 'month', kind: 'points', value: [2, 3] };

describe('classes of selected records', () => {
  it('are the report\'s of all records, in every class', async () => {
    const report = comparison.report(), found = await asked([]);
    assert.deepEqual([found.selected, found.of, found.changed], [report.records.matched, report.records.matched, report.records.changed]);
    for (const column of report.columns) if (found.columns[column.id]) assert.deepEqual(found.columns[column.id], column.cells, column.name);
    assert.deepEqual(new Set(Object.keys(found.columns)), new Set(['x', 'flag', 'text', 'when'].map(id)));
    assert.ok(Object.values(found.columns[id('x')]!).every((count) => count > 0), 'numbers have a cell in each class');
  });

  for (const [what, clauses] of [['of groups', () => [group]], ['of months', () => [month]], ['of both', () => [group, month]], ['of values', () => [{ source: 't', field: `base:${id('x')}`, kind: 'interval', value: [0, 5] }]], ['of a class', () => [{ source: 't', field: `class:${id('x')}`, kind: 'points', value: ['filled'] }]]] as const satisfies readonly (readonly [string, () => readonly SelectionClause[]])[]) {
    it(`${what} are those of their records, one by one`, async () => {
      const page = await comparison.records({ kind: 'matched', clauses: clauses(), offset: 0, limit: 2000 }), found = await asked(clauses()), counted = new Map<string, CellCounts>(differing().map((each) => [each, emptyCellCounts()]));
      for (const row of page.rows) for (const cell of row.cells) if (counted.has(cell.column)) counted.get(cell.column)![cell.class]++;
      assert.deepEqual(found.columns, Object.fromEntries(counted));
      assert.deepEqual([found.selected, found.changed], [page.rows.length, page.rows.filter((row) => row.cells.some((cell) => ['value', 'filled', 'lost'].includes(cell.class))).length]);
      assert.ok(found.selected > 0 && found.selected < found.of);
    });
  }

  it('are at most the selected records in any column', async () => {
    const found = await asked([group, month, { source: 't', field: 'hour', kind: 'points', value: [0] }]);
    for (const counts of Object.values(found.columns)) assert.ok(changedCells(counts) <= found.selected && totalCells(counts) === found.selected);
    assert.equal((await asked([{ ...group, value: ['nobody'] }])).changed, 0);
  });
});
