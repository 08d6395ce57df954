/** Selections are undone gesture by gesture, told to every view, and written down by the names of columns. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeReport } from '../../../src/core/model/report.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';
import { AT_REST, Exploration } from '../../../src/session/exploration/exploration.js';
import { NO_FILTER } from '../../../src/session/exploration/filter.js';
import { readExploration, writeExploration } from '../../../src/session/exploration/written-exploration.js';

const time = (source: string, start: number): SelectionClause => ({ source, field: 'time', kind: 'interval', value: [start, start + 10] });

describe('an exploration', () => {
  it('undoes a gesture of many requests as a whole', () => {
    let now = 0;
    const exploration = new Exploration(() => now);
    for (let i = 0; i < 30; i++) { now += 16; exploration.requestClauses('change-series', [time('change-series', i)]); }
    now += 5000;
    exploration.requestClauses('change-series', [time('change-series', 100)]);
    assert.ok(exploration.undo());
    assert.deepEqual(exploration.state.clauses, [time('change-series', 29)]);
    assert.ok(exploration.undo());
    assert.deepEqual(exploration.state, AT_REST);
    assert.equal(exploration.undo(), false);
  });

  it('tells listeners, and is silent where nothing changed', () => {
    const exploration = new Exploration(() => 0);
    let told = 0;
    const end = exploration.subscribe(() => { told++; });
    exploration.requestClauses('a', [time('a', 1)]);
    exploration.requestClauses('a', [time('a', 1)]);
    exploration.requestFilter({ ...NO_FILTER });
    assert.equal(told, 1);
    end();
    exploration.clearClauses();
    assert.equal(told, 1);
    assert.deepEqual(exploration.state.clauses, []);
  });

  it('lists columns as asked, with nothing to undo, also in the next report', () => {
    const exploration = new Exploration(() => 0), listing = { sort: { by: 'name', descending: false }, typed: 'nee' } as const;
    let told = 0;
    exploration.subscribe(() => { told++; });
    exploration.requestListing(listing);
    exploration.requestListing({ ...listing, sort: { ...listing.sort } });
    assert.deepEqual([told, exploration.canUndo, exploration.state], [1, false, AT_REST]);
    exploration.restart();
    assert.deepEqual(exploration.listing, listing);
  });

  it('holds clauses of several views, and clears them together', () => {
    const exploration = new Exploration(() => 0);
    exploration.requestClauses('a', [time('a', 1)]);
    exploration.requestClauses('b', [time('b', 2)]);
    exploration.requestClauses('a', []);
    assert.deepEqual(exploration.state.clauses, [time('b', 2)]);
    exploration.clearClauses();
    assert.ok(exploration.undo());
    assert.deepEqual(exploration.state.clauses, [time('b', 2)]);
  });
});

describe('a written exploration', () => {
  const report = { columns: [{ id: 'c3', name: 'NEE' }, { id: 'c4', name: 'a:b' }] } as unknown as ChangeReport;
  const state = { filter: { ...NO_FILTER, column: 'c3', against: 'c4', classes: new Set(['value'] as const), records: 'changed' as const }, clauses: [time('change-series', 5), { source: 'change-distribution', field: 'base:c4', kind: 'interval', value: [1, 2] } as const, { source: 'm', field: 'group', kind: 'points', value: ['US-Ha1'] } as const] };

  it('comes back as it was, through JSON', () => {
    assert.deepEqual(readExploration(JSON.parse(JSON.stringify(writeExploration(state, report))), report), state);
    assert.equal(writeExploration(AT_REST, report), null);
  });

  it('names columns, so that another report finds them under other ids', () => {
    const other = { columns: [{ id: 'c9', name: 'NEE' }] } as unknown as ChangeReport, read = readExploration(writeExploration(state, report), other);
    assert.equal(read.filter.column, 'c9');
    assert.equal(read.clauses.length, 2, 'the clause of a column that is not there is left out');
  });

  it('takes nothing that it does not know', () => {
    for (const given of [null, 3, 'x', [], { clauses: [{ source: 'a', field: 'nope', kind: 'points', value: [] }, { source: 'a', field: 'time', kind: 'interval', value: [1] }, { source: 'a', field: 'time', kind: 'interval', value: [1, null] }, 7, { field: 'time' }], classes: ['drop'], column: 5, records: 'all' }]) assert.deepEqual(readExploration(given, report), AT_REST);
  });
});
