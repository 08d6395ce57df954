/** A model on the records of a comparison: what is kept of its answers, and that it does not outlive the marks it was asked by. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ModelDesk, type ModelAnswer } from '../../../../src/core/impact/models/model-desk.js';
import type { RelationTable } from '../../../../src/core/impact/relation/relation-table.js';
import { part } from '../../../../src/core/sql/engine-column.js';

const N = 48, HOUR = 3_600_000, at = Float64Array.from({ length: N }, (_, i) => Date.UTC(2019, 5, 1) + i * HOUR), zeros = (): Int32Array => new Int32Array(N);
const table: RelationTable = {
  rows: N, blocks: 0, time: { name: 'time', at }, parts: [], of: [{ id: 'c1', kind: 'number', texts: [] }],
  columns: [
    { name: 'place', type: 'INTEGER', data: zeros() }, { name: 'side', type: 'UTINYINT', data: new Uint8Array(N) }, { name: 'block', type: 'INTEGER', data: zeros() },
    { name: part.base('c1'), type: 'DOUBLE', data: new Float64Array(N).fill(6) }, { name: part.revision('c1'), type: 'DOUBLE', data: new Float64Array(N).fill(8) },
  ],
};
const desk = new ModelDesk(table, { model: 'degree-days', output: 'degreeDays', columns: [{ input: 'TA', id: 'c1', base: null, revision: null }], parameters: {}, stamps: 'start' });
const value = (answer: ReturnType<ModelDesk['answer']>): unknown => (answer as ModelAnswer).values[0]![1];
const marked = (share: number): ReadonlyMap<string, Uint8Array> => new Map([['m', Uint8Array.from({ length: N }, (_, i) => (i < share * N ? 1 : 2))]]);

describe('a model at its desk', () => {
  it('keeps what is asked by columns: value and course are of one run', () => {
    const base = desk.answer({ hybrid: { of: 'columns', ids: new Set(), records: false } });
    assert.equal(value(base), 2);
    assert.equal(desk.answer({ hybrid: { of: 'columns', ids: new Set(), records: false } }), base);
    assert.equal(value(desk.answer({ hybrid: { of: 'columns', ids: new Set(['c1']), records: true } })), 6);
  });
  it('asks again by marks: the same name may stand for others', () => {
    const choice = { hybrid: { of: 'records', mark: 'm', upTo: 1 } } as const;
    assert.equal(value(desk.answer(choice, marked(0.5))), 1 + 3);
    assert.equal(value(desk.answer(choice, marked(1))), 6);
    assert.equal(value(desk.answer(choice, marked(0))), 2);
  });
  it('runs group by group what it then answers whole, and says the same', () => {
    const code = Int32Array.from({ length: N }, (_, i) => Math.floor(i / 16)), task = { model: 'degree-days', output: 'degreeDays', columns: [{ input: 'TA', id: 'c1', base: null, revision: null }], parameters: {}, stamps: 'start' } as const;
    const hour = Float64Array.from({ length: N }, (_, i) => Date.UTC(2019, 5, 1) + (i % 16) * 2 * HOUR), warm = Float64Array.from({ length: N }, (_, i) => 6 + Math.floor(i / 16) + (i % 3));
    const grouped: RelationTable = {
      ...table, time: { name: 'time', at: hour }, parts: [{ of: 'group', by: 'site', names: ['x', 'y', 'z'] }],
      columns: [...table.columns.filter(({ name }) => name !== part.base('c1')), { name: part.base('c1'), type: 'DOUBLE', data: warm }, { name: 'group', type: 'INTEGER', data: code }],
    };
    const slow = new ModelDesk(grouped, task), plain = new ModelDesk(grouped, task), base = { hybrid: { of: 'columns', ids: new Set<string>(), records: false } } as const, revision = { hybrid: { of: 'columns', ids: new Set(['c1']), records: true } } as const;
    assert.deepEqual([slow.groups, slow.records], [3, N]);
    const found = [2, 0].map((group) => [slow.groupAnswer(group, 'base'), slow.groupAnswer(group, 'revision')]);
    for (const choice of [base, revision]) assert.deepEqual(slow.answer(choice), plain.answer(choice));
    const values = (choice: typeof base | typeof revision): unknown[] => (plain.answer(choice) as ModelAnswer).values.map(([, each]) => each);
    assert.deepEqual(found, [2, 0].map((group) => [values(base)[group], values(revision)[group]]));
    assert.equal(new Set(values(base)).size, 3, 'each group has a value of its own');
    assert.equal((slow.groupAnswer(7, 'base') as { status: string }).status, 'too-few');
  });
});
