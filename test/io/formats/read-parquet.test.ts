import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { ReadColumn } from '../../../src/core/reading/release-table.js';
import { readParquet } from '../../../src/io/formats/read-parquet.js';
import { texts } from '../../core/support/delimited.js';

const shown = (column: ReadColumn): unknown[] => (column.values.kind === 'text' ? texts(column.values) : [...column.values.values]);

describe('Parquet, written by another program', () => {
  let folder: string, instance: DuckDBInstance, connection: DuckDBConnection;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'palimpsest-'));
    instance = await DuckDBInstance.create(':memory:');
    connection = await instance.connect();
  });
  after(() => { connection.closeSync(); instance.closeSync(); rmSync(folder, { recursive: true }); });

  async function written(sql: string, options = ''): Promise<Uint8Array> {
    const path = join(folder, 'data.parquet');
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet${options})`);
    return readFileSync(path);
  }

  const COLUMNS: readonly (readonly [string, string, string, readonly unknown[]])[] = [
    ['doubles with nulls', "SELECT unnest([1.5::DOUBLE, NULL, -2]) AS x", 'number', [1.5, NaN, -2]],
    ['integers', 'SELECT unnest([1, NULL, -3]) AS x', 'number', [1, NaN, -3]],
    ['int64 beyond float64', 'SELECT unnest([1, 9007199254740993]::BIGINT[]) AS x', 'text', ['1', '9007199254740993']],
    ['unsigned 32 bits', 'SELECT unnest([1, 4294967295]::UINTEGER[]) AS x', 'number', [1, 4294967295]],
    ['unsigned 64 bits', 'SELECT unnest([1, 18446744073709551615]::UBIGINT[]) AS x', 'text', ['1', '18446744073709551615']],
    ['decimals', 'SELECT unnest([1.25, NULL, -3.50]::DECIMAL(9,2)[]) AS x', 'number', [1.25, NaN, -3.5]],
    ['text', "SELECT unnest(['a', NULL, '', 'é🌲']) AS x", 'text', ['a', null, '', 'é🌲']],
    ['truth values', 'SELECT unnest([true, NULL, false]) AS x', 'boolean', ['true', null, 'false']],
    ['dates', "SELECT unnest([DATE '2020-01-02', NULL, DATE '1969-12-31']) AS x", 'time', [Date.UTC(2020, 0, 2), NaN, -86_400_000]],
    ['instants to the microsecond', "SELECT unnest([TIMESTAMP '2020-01-02 03:04:05.000006', NULL]) AS x", 'time', [Date.UTC(2020, 0, 2, 3, 4, 5) + 0.006, NaN]],
    ['instants in nanoseconds', "SELECT unnest(['2020-01-02 03:04:05.000006'::TIMESTAMP_NS]) AS x", 'time', [Date.UTC(2020, 0, 2, 3, 4, 5) + 0.006]],
    ['lists', 'SELECT unnest([[1, 2], NULL, []]::INTEGER[][]) AS x', 'nested', ['[1,2]', null, '[]']],
    ['structs', "SELECT unnest([{'b': 1, 'a': 'z'}, NULL]) AS x", 'nested', ['{"a":"z","b":1}', null]],
    ['no records', 'SELECT 1 AS x WHERE false', 'empty', []],
  ];
  for (const [what, sql, type, values] of COLUMNS) {
    it(what, async () => {
      const bytes = await written(sql);
      const { columns, records } = await readParquet(bytes, bytes.length, 'data.parquet');
      assert.equal(records, values.length);
      assert.deepEqual([columns.length, columns[0]!.name], [1, 'x']);
      assert.deepEqual([columns[0]!.declared, shown(columns[0]!)], [type, values]);
    });
  }

  for (const codec of ['snappy', 'zstd', 'gzip', 'uncompressed']) {
    it(`compressed with ${codec}, in several row groups`, async () => {
      const bytes = await written("SELECT i, i / 4 AS x, 's' || (i % 7) AS s FROM range(30000) t(i)", `, COMPRESSION ${codec}, ROW_GROUP_SIZE 8192`);
      const seen: number[] = [];
      const { columns, records } = await readParquet(bytes, bytes.length, 'data.parquet', (share) => seen.push(share));
      assert.equal(records, 30_000);
      assert.deepEqual(columns.map((column) => shown(column)[29_999]), [29_999, 29_999 / 4, `s${29_999 % 7}`]);
      assert.ok(seen.length > 0 && seen.every((share, i) => share <= 1 && (i === 0 || share > seen[i - 1]!)));
    });
  }

  it('cut off is refused', async () => {
    const bytes = await written('SELECT i FROM range(1000) t(i)');
    for (const end of [6, 100, bytes.length - 4]) await assert.rejects(readParquet(bytes.slice(0, end), end, 'data.parquet'), (error) => isPalimpsestError(error, 'ParseError') && /^data\.parquet is not a whole Parquet file.*Download it again/.test(error.message), String(end));
  });

  it('cut off in the middle is refused, not read by half', async () => {
    const bytes = Uint8Array.from(await written('SELECT random() AS x FROM range(20000) t(i)'));
    const hollow = Uint8Array.from([...bytes.subarray(0, 1000), ...bytes.subarray(60_000)]);
    await assert.rejects(readParquet(hollow, hollow.length, 'data.parquet'), (error) => isPalimpsestError(error, 'ParseError'));
  });
});

it('three million flights come whole', async () => {
  const bytes = readFileSync(join(process.cwd(), 'node_modules/vega-datasets-2.11/data/flights-3m.parquet'));
  const { columns, records } = await readParquet(bytes, bytes.length, 'flights-3m.parquet');
  assert.equal(records, 3_000_000);
  assert.deepEqual(columns.map((column) => [column.name, column.values.kind === 'text' ? column.values.codes.length : column.values.values.length]).map(([, n]) => n), columns.map(() => 3_000_000));
});
