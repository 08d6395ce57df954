/** Engine start, and the engine's own reading of both files with known types. */
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { floorSql } from '../floor-sql.mjs';

const absolute = (url: string): string => new URL(url, document.baseURI).href;

export async function loadByEngine(base: File, revision: File, kind: string): Promise<{ startMs: number; loadMs: number; records: number }> {
  const begin = performance.now();
  const worker = new Worker(absolute(workerUrl));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(absolute(wasm));
  await database.open({ path: ':memory:' });
  const connection = await database.connect();
  const startMs = performance.now() - begin;

  await database.registerFileHandle('base.csv', base, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await database.registerFileHandle('revision.csv', revision, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const loading = performance.now();
  for (const side of ['base', 'revision']) {
    for await (const batch of await connection.send(floorSql(`${side}.csv`, side, kind), true)) void batch;
  }
  const loadMs = performance.now() - loading;

  const counted = await connection.query('SELECT (SELECT count(*) FROM base) + (SELECT count(*) FROM revision) AS n');
  const records = Number(counted.getChildAt(0)?.get(0));
  await database.terminate();
  return { startMs, loadMs, records };
}
