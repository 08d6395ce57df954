/** Columns measured again at another tolerance, with values in the engine and without. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LoadColumn } from '../../src/core/pairing/engine-table.js';
import { BASE_ROW, part, REVISION_ROW, type EngineColumn } from '../../src/core/sql/engine-column.js';
import { recordCountQuery } from '../../src/core/sql/records-query.js';
import { numberAt } from '../../src/io/database/database.js';
import { openNativeDatabase, type NativeDatabase } from '../../src/io/node/native-database.js';
import type { WorkshopClient } from '../../src/io/workshop/protocol.js';
import { MatchedCells } from '../../src/session/matched-cells.js';

const N = 1000;
const VALUES: Readonly<Record<string, (i: number) => readonly [number, number]>> = { c1: (i) => [i, i + (i % 4) / 10], c2: (i) => [i, i % 5 === 0 ? i + 9 : i], c3: (i) => [1, i % 10 === 0 ? NaN : 1] };
const at = (id: string, absolute: number): EngineColumn => ({ id, kind: 'number', respelled: false, tolerance: { absolute, relative: 0 } });
const MEANS = new Map(Object.keys(VALUES).map((id) => [id, { base: 0, revision: 0 }]));
const QUIET = { signal: undefined, onLoad: () => undefined, onStep: () => undefined };

/** Gives the columns that a pairing thread would, and counts how often it is asked. */
function thread(): { client: WorkshopClient; asked: string[][] } {
  const asked: string[][] = [];
  const call = (_: 'matchedColumns', [, ids, withRows]: [string, string[], boolean]): Promise<{ rows: number; columns: LoadColumn[] }> => {
    asked.push(ids);
    const rows = Int32Array.from({ length: N }, (_, i) => i);
    const side = (id: string, k: 0 | 1): Float64Array => Float64Array.from({ length: N }, (_, i) => VALUES[id]!(i)[k]);
    const columns: LoadColumn[] = ids.flatMap((id): LoadColumn[] => [{ name: part.base(id), type: 'DOUBLE', data: side(id, 0) }, { name: part.revision(id), type: 'DOUBLE', data: side(id, 1) }]);
    return Promise.resolve({ rows: N, columns: [...(withRows ? [{ name: BASE_ROW, type: 'INTEGER' as const, data: rows }, { name: REVISION_ROW, type: 'INTEGER' as const, data: rows }] : []), ...columns] });
  };
  return { client: { call } as unknown as WorkshopClient, asked };
}

describe('cells measured again', () => {
  let database: NativeDatabase;
  before(async () => { database = await openNativeDatabase(); });
  after(() => database.close());

  for (const [how, engineBytes, loads] of [['with values in the engine', 1e9, [['c1', 'c2', 'c3']]], ['without', 1, [['c1'], ['c2'], ['c3'], ['c1']]]] as const) {
    it(how, async () => {
      const { client, asked } = thread();
      const schema = `s${engineBytes}`;
      const cells = new MatchedCells({ database, schema, thread: client, pairing: 'p', matched: N, engineBytes });
      const changed = async (column: string | null): Promise<number> => numberAt(await database.run(recordCountQuery(schema, cells.columns, { changedOnly: true, classes: null, column })), 'total');
      const first = await cells.measure(['c1', 'c2', 'c3'].map((id) => at(id, 0)), MEANS, QUIET);
      assert.deepEqual([first.cells.get('c1')!.value, first.cells.get('c2')!.value, first.cells.get('c3')!.lost], [750, 200, 100]);
      assert.deepEqual([await cells.changedRecords(undefined), await changed(null), await changed('c1')], [800, 800, 750]);
      const again = await cells.measure([at('c1', 0.25)], MEANS, QUIET);
      assert.deepEqual([...again.cells.keys()], ['c1']);
      assert.deepEqual([again.cells.get('c1')!.value, again.cells.get('c1')!.tolerated], [250, 500]);
      assert.deepEqual([await cells.changedRecords(undefined), await changed(null), await changed('c1')], [400, 400, 250]);
      assert.deepEqual(cells.columns.map(({ id, tolerance }) => [id, tolerance.absolute]), [['c1', 0.25], ['c2', 0], ['c3', 0]]);
      assert.deepEqual(asked, loads);
    });
  }

  for (const [how, engineBytes, loads] of [['with values in the engine', 1e9, 1], ['without', 2, 4]] as const) {
    it(`under another name leave the earlier ones as they are, ${how}`, async () => {
      const { client, asked } = thread();
      const place = { database, thread: client, pairing: 'p', matched: N, engineBytes };
      const changed = async (of: MatchedCells, schema: string, column: string | null): Promise<number> => numberAt(await database.run(recordCountQuery(schema, of.columns, { changedOnly: true, classes: null, column })), 'total');
      const [one, two, three] = ['one', 'two', 'three'].map((name) => `${name}${engineBytes}`) as [string, string, string];
      const first = new MatchedCells({ ...place, schema: one });
      await first.measure(['c1', 'c2', 'c3'].map((id) => at(id, 0)), MEANS, QUIET);
      const second = await first.again({ ...place, schema: two }, undefined);
      assert.deepEqual(['c1', 'c2'].map((id) => second.has(at(id, 0.25))), [false, false]);
      assert.ok(second.has(at('c2', 0)));
      await second.measure([at('c1', 0.25)], MEANS, QUIET);
      assert.deepEqual([second.found.cells.get('c1')!.tolerated, second.found.cells.get('c2')!.value, first.found.cells.get('c1')!.tolerated], [500, 200, 0]);
      const third = await second.again({ ...place, schema: three }, undefined);
      await third.measure([], MEANS, QUIET);
      for (const [cells, schema, c1, all] of [[first, one, 750, 800], [second, two, 250, 400], [third, three, 250, 400]] as const) {
        assert.deepEqual([await changed(cells, schema, 'c1'), await changed(cells, schema, null), await cells.changedRecords(undefined)], [c1, all, all]);
      }
      assert.deepEqual([...third.schemas], engineBytes > 2 ? [three, one] : [three, one, two]);
      assert.equal(asked.length, loads);
    });
  }

  it('goes on after a measurement that was cancelled', async () => {
    const { client } = thread();
    const cells = new MatchedCells({ database, schema: 'cancelled', thread: client, pairing: 'p', matched: N, engineBytes: 1 });
    await cells.measure([at('c1', 0)], MEANS, QUIET);
    const stop = new AbortController();
    await assert.rejects(cells.measure([at('c2', 0)], MEANS, { signal: stop.signal, onLoad: () => undefined, onStep: () => stop.abort(new Error('stop')) }), /stop/);
    const { cells: counts } = await cells.measure([at('c2', 0)], MEANS, QUIET);
    assert.equal(counts.get('c2')!.value, 200);
    assert.equal(await cells.changedRecords(undefined), 800);
  });
});

