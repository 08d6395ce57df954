/**
 * What Dac-Man got wrong beside tables, as far as it concerns two files: JSON, direction, what can be reached.
 *
 * Left to other tests: `text-one-token-inserted`, `json-flat-keys`, `json-value`, `json-array-root` (documents that are not
 * tables come with the comparison of trees of files), `plugin-reaches-every-executor` and `workers-overlap` (there are no
 * plug-ins and no executors), `doc-examples-run` (test/infra/examples), `every-format-every-entry` (test/session/formats).
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { zipSync, strToU8 } from 'fflate';
import { Bench, classes, column, csv, source } from '../session/support.js';

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

describe('files that Dac-Man got wrong', () => {
  const t = { base: csv(['k', 'v'], [[1, 10], [2, 20]]), revision: csv(['k', 'v'], [[1, 11], [2, 20], [3, 30]]) };

  it('direction-is-constant: revision - base, as two files', async () => {
    const report = await bench.compare(t.base, t.revision, { key: ['k'] });
    assert.deepEqual([report.records.added, report.records.removed], [1, 0]);
    assert.deepEqual(classes(report.cells), { unchanged: 1, value: 1 });
    const { paired } = column(report, 'v');
    assert.deepEqual([paired!.n, paired!.bias, paired!.maxAbs], [2, 0.5, 1], 'one of two values went up by one');
    const back = await bench.compare(t.revision, t.base, { key: ['k'] });
    assert.deepEqual([back.records.added, back.records.removed, column(back, 'v').paired!.bias], [0, 1, -0.5]);
  });

  it('json-same-file-name: both sides are kept apart', async () => {
    const file = (b: number): { name: string; data: Uint8Array } => ({ name: 'm.json', data: new TextEncoder().encode(JSON.stringify([{ id: 'x', a: 1, b: 2 }, { id: 'y', a: 1, b }])) });
    const report = await bench.compare(file(2), file(3));
    assert.deepEqual([report.base.sources[0]!.name, report.revision.sources[0]!.name], ['m.json', 'm.json']);
    assert.notEqual(report.base.sources[0]!.sha256, report.revision.sources[0]!.sha256);
    assert.deepEqual([report.base.records, report.revision.records], [2, 2]);
    assert.deepEqual(classes(column(report, 'b').cells), { unchanged: 1, value: 1 });
  });

  it('json-invalid: the file and the line are named, and the next comparison runs', async () => {
    const good = JSON.stringify([{ id: 1, v: 1 }, { id: 2, v: 2 }], null, 2);
    const bad = `${'[\n'}${Array.from({ length: 9 }, (_, i) => `{"id": ${i}, "v": ${i}},\n`).join('')}{"id": 9 "v": 9}\n]\n`;
    const error = await bench.fails({ name: 'a.json', data: new TextEncoder().encode(good) }, { name: 'b.json', data: new TextEncoder().encode(bad) }, 'ParseError', /b\.json, line 11\b/);
    assert.match(error.message, /b\.json/);
    assert.equal((await bench.compare({ name: 'a.json', data: new TextEncoder().encode(good) }, { name: 'a.json', data: new TextEncoder().encode(good) })).validity.status, 'identical');
  });

  it('missing-reader-is-said: a workbook is not compared as bytes', async () => {
    const workbook = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>') });
    const error = await bench.fails({ name: 'workbook.xlsx', data: workbook }, csv(['k'], [[1]]), 'SourceError', /workbook\.xlsx/);
    assert.match(error.message, /Excel|workbook|spreadsheet/i);
    assert.match(error.message, /CSV/i, 'and says what to do');
  });

  it('stream-gap-and-sign: a gap that closes is filled, in whatever order the records come', async () => {
    const lines = Array.from({ length: 48 }, (_, i) => [`2020-03-01T${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`, (8 + (i * 3) % 11 / 4).toFixed(1)] as const);
    const file = (gap: string, swapped: boolean): string => { const out = lines.map(([time, ta], i) => [time, i === 20 ? gap : ta]); return csv(['time', 'TA'], swapped ? out.reverse() : out); };
    for (const [first, second] of [[false, false], [true, false], [false, true]] as const) {
      const report = await bench.compare(file('-9999', first), file('12.1', second));
      assert.deepEqual(classes(column(report, 'TA').cells), { unchanged: 47, filled: 1 });
      assert.deepEqual([column(report, 'TA').paired!.n, column(report, 'TA').paired!.bias], [47, 0]);
    }
  });

  it('all-detail-levels: summary, fields and cells can be reached', async () => {
    const comparison = await bench.session.compare(source(t.base, 'base.csv'), source(t.revision, 'revision.csv'), { key: ['k'] });
    const report = comparison.report();
    assert.equal(report.cells.value, 1);
    assert.equal(column(report, 'v').cells.value, 1);
    const page = await comparison.records({ kind: 'changed', offset: 0, limit: 10 });
    assert.deepEqual(page.rows.map((row) => row.cells.filter((cell) => cell.class === 'value').map((cell) => [cell.base, cell.revision])), [[['10', '11']]]);
    await comparison.dispose();
  });
});
