/** Pages of records: what is shown is what the files say. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comparison, RecordPage, RecordQuery } from '../../src/session/comparison.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { csv, source } from './support.js';

const HEADER = ['id', 'x', 'y', 's'];
const base = Array.from({ length: 50 }, (_, i) => [i % 48, `${i}.0`, i, `text ${i}`]);
const revision = [...base.filter((_, i) => i !== 7), [100, '5.0', 6, 'new, "quoted"\nand broken'], [101, '5.0', 6, 'other']]
  .map(([id, x, y, s]) => [id!, Number(id) % 10 === 3 ? '999.0' : Number(id) % 10 === 4 ? `${String(x)}0` : x!, y!, Number(id) === 23 ? '' : s!]);

let session: Session, comparison: Comparison;
before(async () => {
  session = openNodeSession();
  comparison = await session.compare(source(csv(HEADER, base), 'a.csv'), source(csv(HEADER, revision), 'b.csv'), { key: ['id'] });
});
after(() => session.close());

const page = (query: Partial<RecordQuery> & Pick<RecordQuery, 'kind'>): Promise<RecordPage> => comparison.records({ offset: 0, limit: 100, ...query });
const keys = ({ rows }: RecordPage): (string | null)[] => rows.map((row) => row.key[0]!);

describe('pages of records', () => {
  it('of changed records hold all cells with their classes and places', async () => {
    const changed = await page({ kind: 'changed' });
    assert.deepEqual([changed.total, keys(changed)], [5, ['3', '13', '23', '33', '43']]);
    const [first] = changed.rows;
    assert.deepEqual(first!.at, { base: 4, revision: 4 });
    assert.deepEqual(first!.cells.map((cell) => [cell.base, cell.revision, cell.class]), [['3.0', '999.0', 'value'], ['3', '3', 'unchanged'], ['text 3', 'text 3', 'unchanged']]);
    assert.deepEqual(changed.rows[2]!.cells[2], { column: 'c4', base: 'text 23', revision: '', class: 'lost' });
    assert.deepEqual(changed.rows[2]!.at, { base: 24, revision: 23 });
  });

  it('are cut from the whole without gap or overlap', async () => {
    const whole = keys(await page({ kind: 'matched' })), parts: (string | null)[] = [];
    for (let offset = 0; offset < whole.length; offset += 7) parts.push(...keys(await page({ kind: 'matched', offset, limit: 7 })));
    assert.equal(whole.length, 45);
    assert.deepEqual(parts, whole);
  });

  const QUERIES: readonly (readonly [string, Partial<RecordQuery> & Pick<RecordQuery, 'kind'>, number])[] = [
    ['in a class', { kind: 'changed', classes: ['notation'] }, 5], ['in two classes', { kind: 'changed', classes: ['notation', 'lost'] }, 6], ['in a column', { kind: 'changed', column: 'c4' }, 1], ['in a column and class', { kind: 'changed', column: 'c2', classes: ['notation'] }, 5],
    ['in a column without a difference', { kind: 'changed', column: 'c3' }, 0], ['in a class that is empty', { kind: 'changed', classes: ['tolerated'] }, 0],
    ['matched', { kind: 'matched' }, 45], ['added', { kind: 'added' }, 2], ['removed', { kind: 'removed' }, 1], ['ambiguous', { kind: 'ambiguous' }, 8],
  ];
  for (const [what, query, total] of QUERIES) {
    it(`${what}: ${total}`, async () => {
      const found = await page(query);
      assert.equal(found.total, total);
      assert.equal(found.rows.length, total);
    });
  }

  it('of added and removed records show one side', async () => {
    const [added] = (await page({ kind: 'added' })).rows;
    assert.deepEqual(added!.at, { base: null, revision: 50 });
    assert.deepEqual(added!.cells[2], { column: 'c4', base: null, revision: 'new, "quoted"\nand broken', class: 'unchanged' });
    assert.deepEqual((await page({ kind: 'removed' })).rows[0]!.key, ['7']);
  });

  it('of ambiguous records show base first, then revision', async () => {
    const { rows } = await page({ kind: 'ambiguous' });
    assert.deepEqual(rows.map((row) => (row.at!.base === null ? 'revision' : 'base')), ['base', 'base', 'base', 'base', 'revision', 'revision', 'revision', 'revision']);
    assert.deepEqual((await page({ kind: 'ambiguous', offset: 3, limit: 2 })).rows.map((row) => [row.key[0], row.at!.base]), [['1', 50], ['0', null]]);
  });

  it('carry the asked columns only', async () => assert.deepEqual((await page({ kind: 'changed', columns: ['c3'], limit: 1 })).rows[0]!.cells.map((cell) => cell.column), ['c3']));
  it('beyond the end are empty', async () => assert.deepEqual((await page({ kind: 'changed', offset: 1000 })).rows, []));
  it('can be cancelled', async () => { await assert.rejects(comparison.records({ kind: 'changed', offset: 0, limit: 1 }, { signal: AbortSignal.abort(new Error('no')) }), /^Error: no$/); });

  it('of a class are complete where a column has no difference at all', async () => {
    assert.equal((await page({ kind: 'matched', column: 'c3', classes: ['unchanged'] })).total, 45);
    assert.equal((await page({ kind: 'matched', classes: ['unchanged'] })).total, 45);
  });

  it('the report is frozen, and the same object each time', () => {
    assert.equal(comparison.report(), comparison.report());
    assert.throws(() => { (comparison.report().cells as { value: number }).value = 0; }, TypeError);
    assert.equal(comparison.id, comparison.report().id);
  });
});
