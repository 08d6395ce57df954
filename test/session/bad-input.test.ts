/** What people give by mistake: a right report, or one sentence with file, place and remedy. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ErrorTag } from '../../src/core/errors.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import { Bench, classes, column, csv, type Given } from './support.js';

let bench: Bench;
let folder: string;
before(() => { bench = new Bench(); folder = mkdtempSync(join(tmpdir(), 'palimpsest-')); });
after(async () => { await bench.close(); rmSync(folder, { recursive: true }); });

const GOOD = 'id,x\n1,5\n2,6\n';
const bytes = (...values: readonly number[]): { name: string; data: Uint8Array } => ({ name: 'base.csv', data: Uint8Array.from(values) });
const workbook = zipSync({ '[Content_Types].xml': new TextEncoder().encode('<Types/>'), 'xl/workbook.xml': new TextEncoder().encode('<workbook/>') });
const parquetStub = new TextEncoder().encode(`PAR1\u0015\u0004${'x'.repeat(40)}`);

describe('a file that cannot be read', () => {
  const CASES: readonly (readonly [string, Given, ErrorTag, RegExp])[] = [
    ['empty', '', 'ParseError', /base\.csv is empty: it holds no bytes\. Choose the file that holds the data\./],
    ['blank', '\n\n\r\n', 'ParseError', /base\.csv is empty/],
    ['an image', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3), 'SourceError', /base\.csv is a binary file of an unknown format\. Give CSV/],
    ['a workbook', { name: 'base.csv', data: workbook }, 'SourceError', /base\.csv is an Excel workbook, which is not read: open it there and save its table as CSV\./],
    ['the beginning of a zip archive', bytes(0x50, 0x4b, 3, 4, 20, 0), 'ParseError', /base\.csv is not a whole zip archive\. Download it again\./],
    ['a PDF', '%PDF-1.7\n', 'SourceError', /PDF document/],
    ['a web page', '<!DOCTYPE html>\n<html><body>Not found</body></html>', 'SourceError', /base\.csv is a web page and not a data file/],
    ['a truncated Parquet file', { name: 'base.csv', data: parquetStub }, 'ParseError', /base\.csv is not a whole Parquet file/],
    ['a truncated Arrow file', { name: 'base.csv', data: new TextEncoder().encode('ARROW1\0\0xxxxxxxxxxxxxxxxxx') }, 'ParseError', /base\.csv is not a whole Arrow/],
    ['a truncated gzip file', { name: 'base.csv', data: gzipSync(csv(['x'], Array.from({ length: 500 }, (_, i) => [Math.sin(i)]))).subarray(0, 600) }, 'ParseError', /base\.csv is not a whole gzip file\. Download it again\./],
    ['an unterminated quote', 'id,x\n1,"5\n2,6\n', 'ParseError', /base\.csv, line 2: a quoted field opens here and is never closed/],
    ['ragged records', 'id,x\n1,5\n2,6,7\n', 'ParseError', /base\.csv, line 3: the record has more fields than the header's 2/],
    ['short records', 'id,x\n1,5\n2\n', 'ParseError', /base\.csv, line 3: the record has 1 of the 2 fields/],
    ['text after a quote', 'id,x\n1,"5"6\n', 'ParseError', /base\.csv, line 2: text follows a closing quote/],
    ['broken JSON', '[{"a":1},\n{"a":]', 'ParseError', /base\.csv, line 2: the text is not valid JSON/],
    ['broken NDJSON', '{"a":1}\n{"a":2}\n{"a":\n', 'ParseError', /base\.csv, line 3: the text is not valid JSON/],
    ['a JSON list of numbers', '[1,2,3]', 'ParseError', /base\.csv, record 1: a record must be an object/],
  ];
  for (const [what, given, tag, sentence] of CASES) {
    it(`as base: ${what}`, async () => { await bench.fails(given, GOOD, tag, sentence); });
    it(`as revision: ${what}`, async () => { await bench.fails(GOOD, typeof given === 'object' && 'name' in given ? { ...given, name: 'revision.csv' } as Given : given, tag, new RegExp(sentence.source.replace(/^base/, 'revision'))); });
  }

  it('is named by its path when it is missing, a folder, or not to be read', async () => {
    await bench.fails({ name: 'x', data: new Uint8Array(0) }, GOOD, 'ParseError', /^x is empty/);
    const missing = join(folder, 'nowhere.csv');
    for (const [path, sentence] of [[missing, /nowhere\.csv could not be opened: there is no such file\. Check the path\./], [folder, /is a folder\. Name the file in it/]] as const) {
      await assert.rejects(bench.session.compare(path, new TextEncoder().encode(GOOD)), (error: Error) => error.name === 'SourceError' && sentence.test(error.message));
    }
  });

  it('leaves the session fit for the next comparison', async () => {
    await bench.fails('', GOOD, 'ParseError', /empty/);
    assert.equal((await bench.compare(GOOD, 'id,x\n1,5\n2,7\n')).cells.value, 1);
  });

  it('of a kind that is no source is refused', async () => {
    for (const input of [5, null, {}, undefined]) await assert.rejects(bench.session.compare(input as never, GOOD), (error: Error) => /none of: a URL, a File|Cannot read/.test(error.message), String(input));
  });
});

describe('a URL', () => {
  let server: Server, origin: string;
  before(async () => {
    server = createServer((request, response) => {
      switch (request.url) {
        case '/good.csv': response.end(GOOD); break;
        case '/revision%20two.csv?x=1': response.end('id,x\n1,5\n2,8\n'); break;
        case '/good.csv.gz': response.end(gzipSync(GOOD)); break;
        case '/broken.csv': response.writeHead(200, { 'content-length': '100000' }); response.write('id,x\n1,'); setTimeout(() => response.destroy(), 20); break;
        case '/page': response.writeHead(200, { 'content-type': 'text/html' }); response.end('<html><body>Please log in</body></html>'); break;
        default: response.writeHead(404); response.end('no');
      }
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));

  it('is fetched and named by its last part', async () => {
    const report = await bench.compare(new URL(`${origin}/good.csv`), new URL(`${origin}/revision%20two.csv?x=1`));
    assert.deepEqual([report.base.label, report.revision.label, report.base.identity.url], ['good.csv', 'revision two.csv', `${origin}/good.csv`]);
    assert.equal(report.cells.value, 1);
  });
  it('may give gzip', async () => {
    const report = await bench.compare(new URL(`${origin}/good.csv.gz`), GOOD);
    assert.equal(report.validity.status, 'identical');
    assert.equal(report.base.sources[0]!.dialect!['compression'], 'gzip');
  });

  const FAILING: readonly (readonly [string, string, RegExp])[] = [
    ['that does not exist', '/none.csv', /none\.csv could not be fetched: the server answered 404 Not Found\. Check the address\./],
    ['that breaks off', '/broken.csv', /broken\.csv broke off after 7 bytes\. Try again\./],
    ['that gives a web page', '/page', /is a web page and not a data file/],
  ];
  for (const [what, path, sentence] of FAILING) it(what, async () => { await bench.fails(new URL(origin + path), GOOD, 'SourceError', sentence); });
  it('whose server does not answer', async () => { await bench.fails(new URL('http://127.0.0.1:1/x.csv'), GOOD, 'SourceError', /could not be fetched: the server did not answer, or does not allow/); });
});

describe('a recipe that does not fit', () => {
  const CASES: readonly (readonly [string, Recipe, ErrorTag, RegExp])[] = [
    ['a key that neither release has', { key: ['nope'] }, 'KeyError', /“nope” cannot pair records: neither release has a column of that name\. Columns in both releases: “id” and “x”\./],
    ['a column that base lacks', { columns: [{ base: ['nope'], revision: ['x'] }] }, 'SchemaError', /“nope” that the base release does not have\. Its columns are “id”, “x”\./],
    ['a column that revision lacks', { columns: [{ base: ['x'], revision: ['nope'] }] }, 'SchemaError', /“nope” that the revision release does not have/],
  ];
  for (const [what, recipe, tag, sentence] of CASES) it(what, async () => { await bench.fails(GOOD, 'id,x\n1,5\n2,7\n', tag, sentence, recipe); });
  it('a key that one release lacks', async () => { await bench.fails('id,x\n1,2\n', 'id,y\n1,2\n', 'KeyError', /revision does not have a column of that name/, { key: ['x'] }); });
});

describe('odd releases get right reports', () => {
  it('the same file twice', async () => {
    const path = join(folder, 'same.csv');
    writeFileSync(path, GOOD);
    const comparison = await bench.session.compare(path, path);
    assert.equal(comparison.report().validity.status, 'identical');
    assert.equal(comparison.report().validity.findings[0]!.sentence, 'The two files are the same, byte for byte.');
    await comparison.dispose();
  });

  it('only headers', async () => {
    const report = await bench.compare('id,x\n', 'id,x\n');
    assert.equal(report.validity.status, 'empty');
    assert.match(report.sentence, /Both releases have a header and no records: there is nothing to pair\./);
  });
  it('a header against records', async () => {
    const report = await bench.compare('id,x\n', GOOD);
    assert.deepEqual([report.validity.status, report.records.added, report.records.removed], ['empty', 2, 0]);
    assert.match(report.sentence, /Base has a header and no records/);
    assert.match((await bench.compare(GOOD, 'id,x\n', { key: ['id'] })).sentence, /Revision has a header and no records/);
  });
  it('an empty list of rows', async () => { assert.equal((await bench.compare([], [{ a: 1 }])).validity.status, 'empty'); });

  it('two unrelated files', async () => {
    const report = await bench.compare('species,count\noak,3\nelm,4\n', 'when,flow\n2020-01-01,1.5\n2020-01-02,2.5\n');
    assert.equal(report.validity.status, 'disjoint');
    assert.match(report.sentence, /The two releases have no column in common\. Check that they are releases of the same dataset/);
    assert.equal(report.cells.compared, 0);
  });
  it('unrelated records under the same header', async () => {
    const rows = (from: number): string => csv(['id', 'x'], Array.from({ length: 50 }, (_, i) => [from + i, i]));
    const report = await bench.compare(rows(0), rows(1000), { key: ['id'] });
    assert.match(report.sentence, /No key \(id\) of base is found in revision/);
    assert.equal(report.validity.status, 'new-cohort');
  });
  it('every key ambiguous', async () => {
    const report = await bench.compare('id,x\n1,5\n1,6\n', 'id,x\n1,5\n1,7\n', { key: ['id'] });
    assert.deepEqual([report.records.matched, report.records.ambiguous.keys], [0, 1]);
    assert.match(report.validity.findings.map((each) => each.sentence).join(' '), /1 key occurs more than once; 2 records of base and 2 of revision are set apart/);
  });

  it('repeated and empty names', async () => {
    const report = await bench.compare('a,a,,b\n1,2,3,4\n2,3,4,5\n', 'a,a,,b\n1,2,3,4\n2,3,4,6\n', { key: ['a'] });
    assert.deepEqual(report.columns.map((each) => each.name), ['a', 'a (2)', 'column 3', 'b']);
    assert.equal(report.validity.findings.filter((each) => each.code === 'reading').length, 4);
  });

  it('hostile names and cells', async () => {
    const names = ['"; drop table x; --', '<img onerror=alert(1)>', 'it\'s "so"', 'line\nbreak', '🌲', '__proto__', 'constructor', 'base_row', 'class_c1', 'c1'];
    const row = (i: number, x: string): string[] => [String(i), ...names.slice(1).map((name, k) => (k === 1 ? x : name))];
    const report = await bench.compare(csv(names, [row(1, 'a'), row(2, 'b')]), csv(names, [row(1, 'a'), row(2, "'; drop schema comparison_1 cascade; --")]), { key: [names[0]!] });
    assert.deepEqual(report.columns.map((each) => each.name), names);
    assert.deepEqual(classes(column(report, names[2]!).cells), { unchanged: 1, value: 1 });
    assert.equal(report.records.samples.changed[0]!.cells[0]!.revision, "'; drop schema comparison_1 cascade; --");
  });

  it('a single cell', async () => { assert.equal((await bench.compare('a\n1\n', 'a\n2\n', { key: ['a'] })).records.added, 1); });
  it('thousands of columns', async () => {
    const names = ['id', ...Array.from({ length: 2000 }, (_, i) => `c${i}`)];
    const table = (x: number): string => csv(names, [[1, ...names.slice(1).map((_, i) => i)], [2, ...names.slice(1).map((_, i) => (i % 500 === 0 ? x : i))]]);
    const report = await bench.compare(table(-1), table(-2), { key: ['id'] });
    assert.deepEqual([report.columns.length, report.cells.value], [2001, 4]);
  });
  it('numbers too large for any moment', async () => {
    const report = await bench.compare('id,x\n1,1e308\n2,-1e308\n3,1.5e308\n', 'id,x\n1,-1e308\n2,1e308\n3,1e308\n', { key: ['id'] });
    assert.equal(typeof column(report, 'x').paired!.bias, 'object');
    assert.equal(report.cells.value, 3);
  });
  it('a column that holds nothing, and one that gets its first value', async () => {
    const report = await bench.compare('id,x,y\n1,,\n2,,\n', 'id,x,y\n1,,\n2,,2020-01-01\n', { key: ['id'] });
    assert.deepEqual(classes(column(report, 'x').cells), { unchanged: 2 });
    assert.deepEqual(classes(column(report, 'y').cells), { unchanged: 1, filled: 1 });
    assert.equal(column(report, 'y').type, 'time');
    assert.equal(column(report, 'y').paired, undefined, 'instants have no paired figures');
  });
});
