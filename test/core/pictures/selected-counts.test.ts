/** Counts of a selection from a report alone: exact where it cuts no cell, else bounds that hold and are no larger than what can be selected. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyCellCounts } from '../../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../../src/core/model/report.js';
import { binsOf, cellGrid, rowsOfGroups } from '../../../src/core/pictures/cell-grid.js';
import { momentTable } from '../../../src/core/pictures/moment-table.js';
import type { MomentTable } from '../../../src/core/pictures/picture.js';
import { exactCounts, reportCounts } from '../../../src/core/pictures/selected-counts.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';
import { recordMask } from '../../../src/core/selection/record-mask.js';
import { Random } from '../support/random.js';

const random = new Random(5), DAYS = 365, GROUPS = ['A', 'B', 'C'], NONE = { absolute: 0, relative: 0 };
/** Some records have no time. */
const time = Float64Array.from({ length: DAYS * 3 }, (_, i) => (i % 41 === 7 ? NaN : Date.UTC(2003, 0, 1 + (i % DAYS)))), group = Int32Array.from(time, (_, i) => Math.floor(i / DAYS));
const grid = cellGrid({ time, instants: true, timeName: 't', group, groupNames: GROUPS, groupName: 'site', stepMs: 86_400_000, records: time.length }, 60);
const cell = binsOf(time, grid.edges), rows = rowsOfGroups(grid), width = grid.edges.length - 1;
cell.forEach((bin, i) => { if (bin >= 0) cell[i] = bin + rows[group[i]!]! * width; });
const x = time.map(() => (random.chance(0.1) ? NaN : random.normal())), y = x.map((each, i) => (random.chance(0.1) ? NaN : group[i] === 1 && each > 0 ? each + 1 : random.chance(0.05) ? 5 : each)), still = x.map((_, i) => i);
const columns: Record<string, { base: Float64Array; revision: Float64Array }> = { c1: { base: x, revision: y }, c2: { base: y, revision: y.map((each) => (random.chance(0.03) ? each + 1 : each)) }, c3: { base: still, revision: still } };

const classOf = (a: number, b: number): 'unchanged' | 'filled' | 'lost' | 'value' => (a === b || (a !== a && b !== b) ? 'unchanged' : a !== a ? 'filled' : b !== b ? 'lost' : 'value');
function counted(id: string, mask: Uint8Array | null): ReturnType<typeof emptyCellCounts> {
  const counts = emptyCellCounts(), { base, revision } = columns[id]!;
  base.forEach((a, i) => { if (mask === null || mask[i] === 1) counts[classOf(a, revision[i]!)]++; });
  return counts;
}
const moments = Object.fromEntries(['c1', 'c2'].map((id): [string, MomentTable] => [id, momentTable({ kind: 'number', ...columns[id]! }, NONE, { cell, mask: null })]));
const report = {
  records: { matched: time.length, changed: time.reduce((sum, _, i) => sum + (['c1', 'c2'].some((id) => classOf(columns[id]!.base[i]!, columns[id]!.revision[i]!) !== 'unchanged') ? 1 : 0), 0) }, moments: { grid, columns: moments },
  columns: Object.keys(columns).map((id) => ({ id, status: 'matched', role: 'measure', cells: counted(id, null) }) as unknown as ReportColumn),
} as unknown as ChangeReport;
const maskOf = (clauses: readonly SelectionClause[]): Uint8Array => recordMask({ records: time.length, time, instants: true, group: { codes: group, names: GROUPS }, column: (id) => ({ cells: { kind: 'number', ...columns[id]! }, tolerance: NONE }) }, clauses)!;
const clause = (field: SelectionClause['field'], value: readonly (string | number)[], kind: 'interval' | 'points' = 'points'): SelectionClause => ({ source: 't', field, kind, value }) as SelectionClause;

const MARCH: SelectionClause = clause('time', [Date.UTC(2003, 2, 1), Date.UTC(2003, 8, 1)], 'interval'), CUT = clause('time', [Date.UTC(2003, 2, 10), Date.UTC(2003, 8, 10)], 'interval');
const SELECTIONS: readonly (readonly [string, readonly SelectionClause[]])[] = [
  ['whole months', [MARCH]], ['cut months', [CUT]], ['months by number', [clause('month', [2, 3])]], ['an hour', [clause('hour', [0])]], ['a group', [clause('group', ['B'])]], ['a group and months', [clause('group', ['B']), MARCH]],
  ['values', [clause('base:c1', [0, 1], 'interval')]], ['values of both', [clause('base:c1', [0, 1], 'interval'), clause('revision:c2', [0, 9], 'interval'), clause('group', ['A', 'B'])]], ['positive changes', [clause('difference:c1', [0.5, 2], 'interval')]], ['lowered', [clause('difference:c1', [-9, 0], 'interval')]],
  ['any change or none', [clause('difference:c1', [-1, 1], 'interval')]], ['a class', [clause('class:c1', ['filled', 'lost'])]], ['the same class and months', [clause('class:c1', ['lost']), CUT]], ['unchanged', [clause('class:c1', ['unchanged'])]], ['cells of two columns', [clause('cells', ['filled:c1', 'value:c2', 'lost:c2'])]], ['cells of a column without moments', [clause('cells', ['filled:c1', 'filled:c3'])]], ['nothing', [clause('group', ['nobody'])]], ['no time', [clause('time', [0, 1], 'interval')]],
];

describe('counts of a selection from a report', () => {
  for (const [what, clauses] of SELECTIONS) {
    it(`of ${what} are exact, or bounds no larger than the records that can be selected`, () => {
      const found = reportCounts(report, clauses)!, mask = maskOf(clauses), selected = mask.reduce((sum, one) => sum + one, 0), changed = time.reduce((sum, _, i) => sum + (mask[i] === 1 && ['c1', 'c2'].some((id) => classOf(columns[id]!.base[i]!, columns[id]!.revision[i]!) !== 'unchanged') ? 1 : 0), 0);
      const holds = (count: number, approximate: boolean, truth: number, of: string): void => assert.ok(approximate ? count >= truth : count === truth, `${of}: ${count}${approximate ? ' at most' : ''}, truly ${truth}`);
      holds(found.selected, found.approximate, selected, 'records');
      holds(found.changed!.count, found.changed!.approximate, changed, 'changed records');
      for (const id of Object.keys(columns)) {
        const truth = counted(id, mask), told = found.columns.get(id)!;
        for (const name of ['value', 'filled', 'lost'] as const) holds(told[name], told.approximate, truth[name], `${id} ${name}`);
        holds(told.changed, told.approximate, truth.value + truth.filled + truth.lost, id);
        assert.ok(told.changed <= found.selected, `${id}: ${told.changed} changed of ${found.selected}`);
        if (told.rest !== null) assert.deepEqual(told.rest, { unchanged: truth.unchanged, notation: 0, tolerated: 0 });
      }
    });
  }
  it('of a class are at most its cells', () => {
    const { selected, columns: found } = reportCounts(report, [clause('class:c1', ['lost'])])!, lost = report.columns[0]!.cells.lost;
    assert.ok(selected <= lost + grid.timeless && found.get('c2')!.changed <= selected);
  });
  it('of differences that a tolerance bears are not taken for changed ones alone', () => {
    const moved = x.map((each, i) => (i % 3 === 0 ? each + 0.1 : each)), table = momentTable({ kind: 'number', base: x, revision: moved }, { absolute: 0.2, relative: 0 }, { cell, mask: null }), differs = x.reduce((sum, each, i) => sum + (moved[i]! - each > 0.05 ? 1 : 0), 0);
    const borne = { ...report, records: { ...report.records, changed: 0 }, moments: { grid, columns: { c1: table } }, columns: [{ ...report.columns[0]!, cells: { ...emptyCellCounts(), tolerated: differs, unchanged: time.length - differs } }] } as unknown as ChangeReport;
    const { selected, approximate, columns: found } = reportCounts(borne, [clause('difference:c1', [0.05, 1], 'interval')])!;
    assert.ok(differs > 300 && selected >= differs && approximate, `${selected} of ${differs}`);
    assert.deepEqual([found.get('c1')!.changed, found.get('c1')!.rest], [0, null], 'what is unchanged and what is borne is not told apart');
  });
  it('of months that no clause cuts are exact, with what is unchanged', () => {
    const found = reportCounts(report, [MARCH])!;
    assert.deepEqual([found.approximate, found.columns.get('c1')!.approximate, found.columns.get('c3')!.rest !== null], [false, false, true]);
  });
  it('are unknown without clauses or moments, and of columns that the report holds no cells of', () => {
    assert.equal(reportCounts(report, []), null);
    assert.equal(reportCounts({ ...report, moments: undefined } as unknown as ChangeReport, [MARCH]), null);
    const without = reportCounts({ ...report, moments: { grid, columns: { c1: moments['c1']! } } }, [MARCH])!;
    assert.deepEqual([without.columns.has('c2'), without.changed], [false, null]);
  });
  it('are the report\'s from an answer about all records', () => {
    const found = exactCounts(report, { selected: time.length, of: time.length, changed: 3, columns: { c1: counted('c1', null), c2: counted('c2', null) } });
    for (const { id, cells: { value, filled, lost, ...rest } } of report.columns) assert.deepEqual(found.columns.get(id), { value, filled, lost, changed: value + filled + lost, approximate: false, rest });
  });
});
