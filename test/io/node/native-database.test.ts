import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { numberAt, type EngineTable } from '../../../src/io/database/database.js';
import { openNativeDatabase, type NativeDatabase } from '../../../src/io/node/native-database.js';

function table(rows: number, name = 'matched'): EngineTable {
  return { schema: 'main', name, rows, columns: [
    { name: 'i', type: 'INTEGER', data: Int32Array.from({ length: rows }, (_, i) => i - 5) },
    { name: 'x "quoted"', type: 'DOUBLE', data: Float64Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? NaN : i / 3)) },
    { name: 'u', type: 'UTINYINT', data: Uint8Array.from({ length: rows }, (_, i) => i % 256) },
  ] };
}
/** Runs for minutes unless it is stopped. */
const ENDLESS = 'SELECT count(*)::DOUBLE AS n FROM range(100000000) a(i), range(100000) b(j) WHERE (i * j) % 7 = 3';

describe('the native engine', () => {
  let database: NativeDatabase;
  before(async () => { database = await openNativeDatabase(); });
  after(() => database.close());

  it('names itself with its version', () => assert.match(database.engine, /^duckdb \d+\.\d+\.\d+/));

  for (const rows of [0, 1, 2047, 2048, 2049, 150_000]) {
    it(`takes ${rows} records and gives back the same`, async () => {
      const name = `t${rows}`, given = table(rows, name), told: number[] = [];
      await database.load(given, { onProgress: (n) => told.push(n) });
      const back = await database.run(`SELECT * FROM main.${name} ORDER BY i`);
      assert.equal(back.rows, rows);
      for (const { name: column, data } of given.columns) {
        const found = back.columns.get(column)!;
        for (let i = 0; i < rows; i++) if (!Object.is(found[i], data[i])) assert.fail(`${column} ${i}: ${found[i]} instead of ${data[i]}`);
      }
      assert.ok(told.every((n, i) => n <= rows && (i === 0 || n > told[i - 1]!)));
    });
  }

  it('takes a part of a longer buffer', async () => {
    const data = Float64Array.of(9, 1, 2, 3, 9).subarray(1, 4);
    await database.load({ schema: 'main', name: 'part', rows: 3, columns: [{ name: 'x', type: 'DOUBLE', data }] });
    assert.deepEqual([...(await database.run('SELECT x FROM main.part ORDER BY x')).columns.get('x') as number[]], [1, 2, 3]);
  });

  it('gives an error for a query that is none', async () => {
    await assert.rejects(database.run('SELEKT 1'), (error) => isPalimpsestError(error, 'EngineError') && /could not run a query/.test(error.message));
    assert.equal(numberAt(await database.run('SELECT 7::DOUBLE AS n'), 'n'), 7);
    assert.ok(Number.isNaN(numberAt(await database.run('SELECT NULL AS n'), 'n')));
    assert.ok(Number.isNaN(numberAt(await database.run('SELECT 1 AS n'), 'other')));
  });

  it('reads no file and changes no setting', async () => {
    for (const sql of ["SELECT * FROM read_csv('/etc/hostname')", "COPY (SELECT 1) TO '/tmp/palimpsest-no.csv'", 'SET enable_external_access = true', "INSTALL httpfs", "ATTACH '/tmp/palimpsest-no.db'"]) await assert.rejects(database.run(sql), (error) => isPalimpsestError(error, 'EngineError'), sql);
  });

  it('stops a query on abort, with the reason, and runs the next one', async () => {
    const controller = new AbortController(), reason = new Error('enough');
    const work = database.run(ENDLESS, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 60);
    const from = performance.now();
    await assert.rejects(work, (error) => error === reason);
    assert.ok(performance.now() - from < 3000);
    assert.equal(numberAt(await database.run('SELECT 1::DOUBLE AS n'), 'n'), 1);
  });

  it('stops a load on abort, and the table can be dropped and loaded again', async () => {
    const controller = new AbortController(), reason = new Error('enough');
    await assert.rejects(database.load(table(600_000, 'aborted'), { signal: controller.signal, onProgress: () => controller.abort(reason) }), (error) => error === reason);
    await database.run('DROP TABLE IF EXISTS main.aborted');
    await database.load(table(10, 'aborted'));
    assert.equal(numberAt(await database.run('SELECT count(*)::DOUBLE AS n FROM main.aborted'), 'n'), 10);
  });

  it('runs queries beside each other', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, i) => database.run(`SELECT ${i}::DOUBLE AS n`, { priority: i % 2 === 0 ? 'interaction' : 'prefetch' })));
    assert.deepEqual(results.map((result) => numberAt(result, 'n')), Array.from({ length: 12 }, (_, i) => i));
  });
});

it('a closed engine refuses what waits and what comes', async () => {
  const database = await openNativeDatabase();
  await database.run('SELECT 1');
  await database.close();
  await assert.rejects(database.run('SELECT 1'), /closed/);
});
