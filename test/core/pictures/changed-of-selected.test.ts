/** Changed cells under a selection: whole cells count exactly, cut ones are told as a bound. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeReport } from '../../../src/core/model/report.js';
import { changedOfSelected } from '../../../src/core/pictures/changed-of-selected.js';
import { binsOf, cellGrid } from '../../../src/core/pictures/cell-grid.js';
import { momentTable } from '../../../src/core/pictures/moment-table.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';

const time = Float64Array.from({ length: 365 }, (_, i) => Date.UTC(2003, 0, 1 + i)), grid = cellGrid({ time, instants: true, timeName: 't', group: null, groupNames: [], groupName: '', stepMs: 86_400_000, records: 365 }, 100);
const base = time.map((_, i) => i), revision = base.map((x, i) => (i % 10 === 0 ? x + 1 : i % 31 === 5 ? NaN : x));
const report = { moments: { grid, columns: { c1: momentTable({ kind: 'number', base, revision }, { absolute: 0, relative: 0 }, { cell: binsOf(time, grid.edges), mask: null }) } } } as unknown as ChangeReport;
const within = (from: number, to: number): SelectionClause[] => [{ source: 's', field: 'time', kind: 'interval', value: [from, to] }];
const counted = (from: number, to: number): number => [...base].filter((x, i) => time[i]! >= from && time[i]! < to && !(x === revision[i])).length;

describe('changed cells of a selection', () => {
  it('are exact where it cuts no cell', () => {
    const [from, to] = [Date.UTC(2003, 2, 1), Date.UTC(2003, 8, 1)];
    assert.deepEqual(changedOfSelected(report, within(from, to))!.get('c1'), { changed: counted(from, to), approximate: false });
  });
  it('are a bound where it does', () => {
    const [from, to] = [Date.UTC(2003, 2, 10), Date.UTC(2003, 8, 10)], found = changedOfSelected(report, within(from, to))!.get('c1')!;
    assert.ok(found.approximate && found.changed >= counted(from, to));
  });
  it('are none where nothing is left, and unknown without clauses or moments', () => {
    assert.deepEqual(changedOfSelected(report, within(0, 1))!.get('c1'), { changed: 0, approximate: false });
    assert.equal(changedOfSelected(report, []), null);
    assert.equal(changedOfSelected({} as ChangeReport, within(0, 1)), null);
  });
});
