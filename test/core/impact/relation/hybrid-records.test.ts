/** Hybrid releases as arrays, on a small relation by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RelationArrays } from '../../../../src/core/impact/relation/hybrid-records.js';
import { part } from '../../../../src/core/sql/engine-column.js';
import type { RelationTable } from '../../../../src/core/impact/relation/relation-table.js';

// Records: both, base alone, revision alone, both; a record of one release has the same value on both sides.
const table: RelationTable = {
  rows: 4, blocks: 2, sides: [0, 1, 2], time: null,
  columns: [
    { name: 'place', type: 'INTEGER', data: Int32Array.from([0, 1, 2, 3]) }, { name: 'side', type: 'UTINYINT', data: Uint8Array.from([0, 1, 2, 0]) }, { name: 'block', type: 'INTEGER', data: Int32Array.from([0, 0, 1, 1]) },
    { name: 'period', type: 'INTEGER', data: Int32Array.from([0, 0, 1, 1]) },
    { name: part.base('x'), type: 'DOUBLE', data: Float64Array.from([1, 2, 3, NaN]) }, { name: part.revision('x'), type: 'DOUBLE', data: Float64Array.from([10, 2, 3, NaN]) },
    { name: part.base('w'), type: 'INTEGER', data: Int32Array.from([0, 1, -1, 2]) }, { name: part.revision('w'), type: 'INTEGER', data: Int32Array.from([1, 1, -1, 2]) },
    { name: part.base('y'), type: 'DOUBLE', data: Float64Array.from([5, NaN, 7, 8]) }, { name: part.revision('y'), type: 'DOUBLE', data: Float64Array.from([5, NaN, 7, 8]) },
  ],
  of: [{ id: 'x', kind: 'number', texts: [] }, { id: 'w', kind: 'text', texts: ['a', 'b', null] }, { id: 'y', kind: 'number', texts: [] }],
  parts: [{ of: 'period', by: 'year', names: ['2001', '2002'] }],
};
const arrays = new RelationArrays(table);
const columns = (ids: readonly string[], records: boolean, without?: number): Parameters<RelationArrays['hybrid']>[0] => ({ hybrid: { of: 'columns', ids: new Set(ids), records }, ...(without === undefined ? {} : { without }) });

describe('hybrid records', () => {
  it('are base, revision, and columns of either', () => {
    const base = arrays.hybrid(columns([], false)), revision = arrays.hybrid(columns(['x', 'w', 'y'], true)), x = arrays.hybrid(columns(['x'], false));
    assert.deepEqual([[...base.places], [...base.numbers('x')], base.texts('w')], [[0, 1, 3], [1, 2, NaN], ['a', 'b', null]]);
    assert.deepEqual([[...revision.places], [...revision.numbers('x')], revision.texts('w')], [[0, 2, 3], [10, 3, NaN], ['b', null, null]]);
    assert.deepEqual([[...x.places], [...x.numbers('x')], x.texts('w')], [[0, 1, 3], [10, 2, NaN], ['a', 'b', null]]);
  });

  it('are parts of the revision, or all but these', () => {
    const first = arrays.hybrid({ hybrid: { of: 'parts', by: 'period', codes: [0] } }), others = arrays.hybrid({ hybrid: { of: 'parts', by: 'period', codes: [1], except: true } }), second = arrays.hybrid({ hybrid: { of: 'parts', by: 'period', codes: [1] } });
    assert.deepEqual([[...first.places], [...first.numbers('x')]], [[0, 3], [10, NaN]]);
    assert.deepEqual([[...others.places], [...others.numbers('x')]], [[0, 3], [10, NaN]]);
    assert.deepEqual([[...second.places], [...second.numbers('x')]], [[0, 1, 2, 3], [1, 2, 3, NaN]]);
  });

  it('lose a stretch', () => assert.deepEqual([...arrays.hybrid(columns([], false, 0)).places], [3]));

  it('have the scale of the release that a value is from', () => {
    const kelvins = { factor: 1, offset: -273 }, tens = { factor: 10, offset: 0 }, base = arrays.hybrid(columns([], true)), revision = arrays.hybrid(columns(['x'], true));
    assert.deepEqual([...base.numbers('x', kelvins, tens)], [-272, 30, NaN], 'a record that came is of the revision');
    assert.deepEqual([...revision.numbers('x', kelvins, tens)], [100, 30, NaN]);
    assert.deepEqual([...arrays.hybrid(columns(['x'], false)).numbers('x', kelvins, tens)], [100, -271, NaN], 'a record that went is of the base');
  });

  it('know which columns differ: two missing values are alike', () => assert.deepEqual(arrays.differing(['x', 'w', 'y']), ['x', 'w']));
});
