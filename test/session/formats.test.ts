/** The same data in every format is the same release: nothing is lost or altered on the way in. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC, tableToIPC, vectorFromArray, Float64, Int32, Table, TimestampMillisecond, Utf8 } from 'apache-arrow';
import { Random } from '../core/support/random.js';
import { Bench, classes, column, csv, type Given } from './support.js';

interface Row { readonly id: number; readonly when: Date; readonly flux: number | null; readonly site: string | null }

const random = new Random(120);
const HEADER = ['id', 'when', 'flux', 'site'];
const rows = Array.from({ length: 500 }, (_, i): Row => ({ id: i, when: new Date(Date.UTC(2021, 0, 1) + i * 1_800_000), flux: random.chance(0.1) ? null : random.normal() * 10, site: random.chance(0.1) ? null : random.pick(['Kjölnes', 'S1', 'a, "b"']) }));
const revised = rows.map((row, i) => (i % 9 === 0 ? { ...row, flux: row.flux === null ? 1 : row.flux + 0.5 } : i % 11 === 0 ? { ...row, site: null } : row));

function delimited(data: readonly Row[]): string {
  return csv(HEADER, data.map((row) => [row.id, row.when.toISOString().slice(0, 16), row.flux ?? '', row.site ?? '']));
}

function arrow(data: readonly Row[]): Table {
  return new Table({ id: vectorFromArray(data.map((row) => row.id), new Int32()), when: vectorFromArray(data.map((row) => row.when), new TimestampMillisecond()), flux: vectorFromArray(data.map((row) => row.flux), new Float64()), site: vectorFromArray(data.map((row) => row.site), new Utf8()) } as never);
}

describe('every format of the same data', () => {
  let bench: Bench, folder: string, instance: DuckDBInstance;
  before(async () => { bench = new Bench(); folder = mkdtempSync(join(tmpdir(), 'palimpsest-')); instance = await DuckDBInstance.create(':memory:'); });
  after(async () => { await bench.close(); instance.closeSync(); rmSync(folder, { recursive: true }); });

  async function parquet(data: readonly Row[]): Promise<Uint8Array> {
    const from = join(folder, 'in.csv'), to = join(folder, 'out.parquet');
    writeFileSync(from, delimited(data));
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT * FROM read_csv('${from}', columns = {'id': 'INTEGER', 'when': 'TIMESTAMP', 'flux': 'DOUBLE', 'site': 'VARCHAR'}, header = true)) TO '${to}' (FORMAT parquet)`);
    connection.closeSync();
    return readFileSync(to);
  }

  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const FORMATS: readonly (readonly [string, (data: readonly Row[]) => Given | Promise<Given>])[] = [
    ['CSV', delimited],
    ['CSV, compressed', (data) => ({ name: 'x.csv.gz', data: gzipSync(delimited(data)) })],
    ['CSV in UTF-16', (data) => ({ name: 'x.csv', data: Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(delimited(data), (c) => c.charCodeAt(0)).buffer)]) })],
    ['CSV in windows-1252', (data) => ({ name: 'x.csv', data: Uint8Array.from(delimited(data), (c) => c.charCodeAt(0)) })],
    ['a file', (data) => new File([delimited(data)], 'x.csv')],
    ['an Arrow stream', (data) => tableToIPC(arrow(data), 'stream')],
    ['an Arrow file', (data) => tableToIPC(arrow(data), 'file')],
    ['an Arrow table', (data) => tableFromIPC(tableToIPC(arrow(data))) as never],
    ['Parquet', parquet],
    ['rows', (data) => data as never],
  ];
  for (const [what, make] of FORMATS) {
    it(`${what} against CSV: no cell differs`, async () => {
      const report = await bench.compare(delimited(rows), await make(rows), { key: ['id'] });
      assert.deepEqual(classes(report.cells), { unchanged: 1500 });
      assert.deepEqual(report.columns.map((each) => each.type), ['number', 'time', 'number', 'text']);
    });
    it(`${what} on both sides: the changes are found`, async () => {
      const report = await bench.compare(await make(rows), await make(revised), { key: ['id'] });
      const expected = await bench.compare(delimited(rows), delimited(revised), { key: ['id'] });
      assert.deepEqual(report.cells, expected.cells);
      assert.deepEqual(column(report, 'flux').paired, column(expected, 'flux').paired);
      assert.deepEqual({ ...column(report, 'flux').summary, top: 0 }, { ...column(expected, 'flux').summary, top: 0 });
    });
  }

  it('JSON and NDJSON: numbers and texts as they are, instants as texts', async () => {
    const plain = rows.map(({ id, flux, site }) => ({ id, flux, site })), without = csv(['id', 'flux', 'site'], rows.map((row) => [row.id, row.flux ?? '', row.site ?? '']));
    for (const text of [JSON.stringify(plain), JSON.stringify({ data: plain }, null, 2), plain.map((row) => JSON.stringify(row)).join('\n')]) {
      assert.deepEqual(classes((await bench.compare(without, encode(text), { key: ['id'] })).cells), { unchanged: 1000 });
    }
  });
});
