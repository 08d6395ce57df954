/** DuckDB-WASM behind the Database interface: locked, cancellable, checked, and plain about failing to start. */
import { expect } from 'chai';
import { failure } from './failure.js';
import { BUNDLED_ASSETS } from '../../src/io/database/bundled-assets.js';
import { openWasmDatabase, type WasmDatabase } from '../../src/io/database/wasm-database.js';

const SLOW = 'SELECT count(*)::DOUBLE AS n FROM range(100000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';

describe('DuckDB-WASM', () => {
  let database: WasmDatabase;
  before(async () => { database = await openWasmDatabase(BUNDLED_ASSETS); });
  after(() => database.close());

  for (const [what, sql] of [
    ['reading a URL', `SELECT * FROM read_csv('${location.origin}/package.json')`],
    ['reading another registered file', "SELECT * FROM read_text('other.csv')"],
    ['climbing out of its folder', "SELECT * FROM read_text('palimpsest/../x')"],
    ['loading an extension', 'LOAD parquet'],
    ['attaching a file', "ATTACH 'x.db'"],
    ['writing a file', "COPY (SELECT 1) TO 'https://localhost/x.csv'"],
    ['unlocking', 'SET enable_external_access = true'],
    ['changing its limits', "SET memory_limit = '1GB'"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const requests = performance.getEntriesByType('resource').length;
      expect((await failure(database.run(sql))).tag).to.equal('EngineError');
      expect(performance.getEntriesByType('resource').length).to.equal(requests);
      expect((await database.run('SELECT 1::DOUBLE AS one')).columns.get('one')![0]).to.equal(1);
    });
  }

  it('stops a running query when its signal aborts, and goes on', async () => {
    const stop = new AbortController();
    const running = failure(database.run(SLOW, { signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 200);
    expect((await running).message).to.equal('enough');
    expect((await database.run('SELECT 2::DOUBLE AS two')).columns.get('two')![0]).to.equal(2);
  });

  it('answers a short query while a long one runs', async () => {
    const stop = new AbortController();
    let ended = false;
    const long = failure(database.run(SLOW, { signal: stop.signal })).then(() => { ended = true; });
    expect((await database.run('SELECT 3::DOUBLE AS three', { priority: 'interaction' })).columns.get('three')![0]).to.equal(3);
    expect(ended).to.equal(false);
    stop.abort(new Error('enough'));
    await long;
  });

  it('loads a table of several slabs whole and in order', async () => {
    const rows = 600_000;
    await database.run('CREATE SCHEMA slabs');
    await database.load({ schema: 'slabs', name: 't', rows, columns: [
      { name: 'i', type: 'INTEGER', data: Int32Array.from({ length: rows }, (_, i) => i) },
      { name: 'x', type: 'DOUBLE', data: Float64Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? NaN : i / 2)) },
      { name: 'f', type: 'UTINYINT', data: Uint8Array.from({ length: rows }, (_, i) => i % 2) },
    ] });
    const sums = await database.run('SELECT sum(i)::DOUBLE AS i, sum(x) FILTER (WHERE NOT isnan(x)) AS x, count(*) FILTER (WHERE isnan(x))::DOUBLE AS missing, sum(f)::DOUBLE AS f FROM slabs.t');
    const value = (name: string): unknown => sums.columns.get(name)![0];
    expect(value('i')).to.equal((rows * (rows - 1)) / 2);
    expect(value('missing')).to.equal(rows / 3);
    expect(value('f')).to.equal(rows / 2);
    expect(value('x')).to.equal((rows * (rows - 1)) / 4 - Array.from({ length: rows / 3 }, (_, k) => (3 * k) / 2).reduce((a, b) => a + b, 0));
  });

  it('loads an empty table', async () => {
    await database.run('CREATE SCHEMA nothing');
    await database.load({ schema: 'nothing', name: 't', rows: 0, columns: [{ name: 'x', type: 'DOUBLE', data: new Float64Array(0) }] });
    expect((await database.run('SELECT count(*)::DOUBLE AS n FROM nothing.t')).columns.get('n')![0]).to.equal(0);
  });
});

describe('an engine that cannot start', () => {
  for (const [what, assets] of [
    ['its wasm is missing', { ...BUNDLED_ASSETS, wasm: `${location.origin}/no-such.wasm` }],
    ['its worker is missing', { ...BUNDLED_ASSETS, worker: `${location.origin}/no-such.js` }],
  ] as const) {
    it(`says so when ${what}`, async () => {
      const error = await failure(openWasmDatabase(assets, { timeoutMs: 10_000 }));
      expect(error.tag).to.equal('EngineError');
      expect(error.message).to.match(/^The engine/);
    });
  }

  it('ends the queries that run when it is closed', async () => {
    const database = await openWasmDatabase(BUNDLED_ASSETS);
    const running = failure(database.run(SLOW));
    await database.close();
    expect((await running).message).to.equal('The engine was closed.');
    expect((await failure(database.run('SELECT 1'))).message).to.equal('The engine was closed.');
  });
});
