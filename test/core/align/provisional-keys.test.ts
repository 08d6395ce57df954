/** Which sets of columns are tried to find the same records in both releases. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cell } from '../../../src/core/align/column-content.js';
import { profileColumn } from '../../../src/core/align/column-content.js';
import { calendarPart } from '../../../src/core/keys/calendar-parts.js';
import { keyNameWeight, provisionalKeys, tentativePairs, type ColumnPair, type ProfiledColumn } from '../../../src/core/align/provisional-keys.js';
import type { ColumnType } from '../../../src/core/model/report.js';
import { Random } from '../support/random.js';

const N = 240;
const range = (make: (i: number) => Cell, n = N): Cell[] => Array.from({ length: n }, (_, i) => make(i));

function column(name: string, cells: readonly Cell[], position = 0, type: ColumnType = cells.some((cell) => typeof cell === 'string') ? 'text' : 'number'): ProfiledColumn {
  const dictionary = [...new Set(cells.map((cell) => (cell === null ? null : String(cell))))];
  const values = type === 'text' ? { kind: 'text' as const, codes: Int32Array.from(cells, (cell) => dictionary.indexOf(cell === null ? null : String(cell))), dictionary }
    : { kind: type === 'time' ? 'time' as const : 'number' as const, values: Float64Array.from(cells, Number), spelling: { mode: 'constant' as const, code: 0 } };
  return { name, position, type, calendar: calendarPart(name), digest: JSON.stringify([...cells].sort()), profile: profileColumn({ values, absent: type === 'text' ? Uint8Array.from(dictionary, (text) => Number(text === null)) : null, codes: [] }) };
}

const sites = (n = N): Cell[] => range((i) => `S${i % 4}`, n), dates = (n = N): Cell[] => range((i) => 86_400_000 * Math.floor(i / 4), n);
const years = (n = N): Cell[] => range((i) => 2001 + (i % 6), n), plots = (n = N): Cell[] => range((i) => 1 + Math.floor(i / 12) % 20, n);
const pairsOf = (pairs: readonly ColumnPair[]): string[] => pairs.map(({ base, revision }) => `${base.name} > ${revision.name}`).sort();
const setsOf = (sets: readonly (readonly ColumnPair[])[]): string[] => sets.map((set) => pairsOf(set).join(', '));
const both = (name: string, cells: readonly Cell[], position = 0, as = name): ColumnPair => ({ base: column(name, cells, position), revision: column(as, cells, position) });

describe('left-over columns that may be the same part of a key', () => {
  it('hold many values in common', () => assert.deepEqual(pairsOf(tentativePairs([column('when', dates(), 0, 'time')], [column('col_b', dates(200), 0, 'time')])), ['when > col_b']));
  it('hold the few values of a part that one of the names says', () => {
    assert.deepEqual(pairsOf(tentativePairs([column('year', years(), 0), column('plot', plots(), 1)], [column('q2', plots(235), 0), column('WD', years(235), 1)])), ['plot > q2', 'year > WD']);
    assert.deepEqual(pairsOf(tentativePairs([column('GPP', years())], [column('year', years(235))])), ['GPP > year']);
  });
  it('are not few values that no name speaks of', () => assert.deepEqual(tentativePairs([column('grade', years())], [column('WD', years(235))]), []));
  it('are not few values of which most are not in common', () => {
    assert.deepEqual(tentativePairs([column('year', years())], [column('WD', range((i) => 2005 + (i % 6)))]), []);
    assert.deepEqual(tentativePairs([column('hour', range((i) => i % 24))], [column('WD', range((i) => i % 5))]), []);
  });
  it('are never times and numbers, nor decimals', () => {
    const random = new Random(3), decimals = range(() => Number((9 * random.next()).toFixed(3)));
    assert.deepEqual(tentativePairs([column('date', dates(), 0, 'time')], [column('col_b', dates(200))]), []);
    assert.deepEqual(tentativePairs([column('x', decimals)], [column('y', decimals.slice(0, 235))]), []);
  });
});

describe('the likelier name', () => {
  it('gives the weight in a key, on whichever side it stands', () => {
    assert.equal(keyNameWeight(both('station', sites(), 0, 'statio')), 2);
    assert.equal(keyNameWeight(both('statio', sites(), 0, 'station')), 2);
    assert.ok(keyNameWeight(both('grade', sites(), 0, 'statio')) < 2);
  });
  it('is that of a part of the calendar beside the other names', () => {
    const minutes = both('mm', range((i) => 30 * (i % 2)));
    assert.ok(keyNameWeight(minutes) < 1);
    assert.equal(keyNameWeight({ ...minutes, base: { ...minutes.base, calendar: 'minute' } }), 2);
  });
  it('is never one that reading made up, unless there is no other', () => {
    assert.ok(keyNameWeight(both('column 1', range((i) => i), 0, 'grade')) < 1);
    assert.equal(keyNameWeight(both('column 1', range((i) => i))), 1);
  });
});

describe('keys that are tried', () => {
  const records = { base: N, revision: N };
  it('put renamed parts together, by the name that says what they are', () => {
    const pairs = tentativePairs([column('station', sites(), 0), column('time', dates(), 1, 'time')], [column('statio', sites(236), 0), column('TS_1', dates(236), 1, 'time')]);
    assert.ok(setsOf(provisionalKeys([], pairs, records)).includes('station > statio, time > TS_1'));
  });
  it('leave out of every composite what numbers the records or identifies them alone', () => {
    const row = both('row', range((i) => i + 1), 0), counts = both('seeds', range((i) => 17 * i), 1), site = both('site', sites(), 2), year = both('year', range((i) => 1900 + (i >> 2)), 3);
    const sets = provisionalKeys([row, counts, site, year], [], records);
    // Unchanged columns together are tried as what a record holds, not as a key.
    const composites = sets.filter((set) => set.length > 1 && set.length < 4);
    assert.ok(setsOf(composites).includes('site > site, year > year'));
    for (const set of composites) assert.ok(!set.includes(row) && !set.includes(counts), setsOf([set])[0]);
  });
  it('are also smaller choices of the parts, where they could tell the records apart', () => {
    const parts = [both('site', sites(), 0), both('plot', plots(), 1), both('species', range((i) => `sp${i % 3}`), 2), both('year', years(), 3)];
    const revised = parts.map(({ base, revision }) => ({ base, revision: { ...revision, digest: `${revision.digest} revised` } }));
    const sets = setsOf(provisionalKeys(revised, [], records));
    assert.ok(sets.includes('plot > plot, site > site, year > year'));
    assert.ok(!sets.includes('site > site, year > year'), '24 pairs of values do not tell 240 records apart');
    assert.equal(new Set(sets).size, sets.length);
  });
});
