/** Dictionaries through a whole comparison: found beside the files or given, winning over detection, compared with one another. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { NamedInput } from '../../src/io/sources/source.js';
import { Bench, checkReport, classes, column, csv } from './support.js';

const bench = new Bench();
const folder = mkdtempSync(join(tmpdir(), 'dictionaries-'));
after(async () => { await bench.close(); rmSync(folder, { recursive: true }); });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, content: string | object): { name: string; data: Uint8Array } => ({ name, data: bytes(typeof content === 'string' ? content : JSON.stringify(content)) });
const release = (data: string, ...dictionary: readonly { name: string; data: Uint8Array }[]): NamedInput => ({ name: 'flux.csv', data: bytes(data), dictionary });
const findings = (report: ChangeReport): string[] => report.dictionary!.findings.map((each) => `${each.what} ${each.column}: ${each.base ?? '-'} | ${each.revision ?? '-'}`);

const ROWS = Array.from({ length: 30 }, (_, i) => [i + 1, `0${10 + (i % 7)}`, i % 6 === 0 ? -88 : 4 + i / 4]);
const DATA = csv(['id', 'plot', 'nee'], ROWS);
const dd = (nee: string, more = ''): string => `\ufeffColumn_or_row_name,Unit,Definition,Data_type,Missing_value_code\nid,N/A,Record,integer,\nplot,N/A,Plot,text,N/A\nnee,${nee}\n${more}`;

const FORMS: readonly (readonly [string, { name: string; data: Uint8Array }])[] = [
  ['ESS-DIVE', file('flux_dd.csv', dd('umol m-2 s-1,Exchange,numeric,-88'))],
  ['Frictionless', file('datapackage.json', { resources: [{ path: 'flux.csv', schema: { primaryKey: 'id', fields: [{ name: 'id', type: 'integer' }, { name: 'plot', type: 'string' }, { name: 'nee', type: 'number', unit: 'umol m-2 s-1', missingValues: ['', '-88'] }] } }] })],
  ['a table schema', file('flux.schema.json', { missingValues: ['', '-88'], fields: [{ name: 'id', type: 'integer' }, { name: 'plot', type: 'string' }, { name: 'nee', type: 'number', unit: 'umol m-2 s-1' }] })],
  ['EML', file('eml.xml', '<eml><dataset><dataTable><physical><objectName>flux.csv</objectName></physical><attributeList><attribute id="i"><attributeName>id</attributeName><storageType>integer</storageType></attribute><attribute><attributeName>plot</attributeName><measurementScale><nominal/></measurementScale></attribute><attribute><attributeName>nee</attributeName><measurementScale><ratio><unit><customUnit>umol m-2 s-1</customUnit></unit></ratio></measurementScale><missingValueCode><code>-88.0</code></missingValueCode></attribute></attributeList></dataTable></dataset></eml>')],
];

describe('dictionaries win over detection', () => {
  for (const [form, dictionary] of FORMS) {
    it(`${form}: units, codes and types`, async () => {
      const report = await bench.compare(release(DATA, dictionary), release(DATA.replace(',-88\n', ',\n'), dictionary));
      const nee = column(report, 'nee');
      assert.deepEqual(nee.unit, { base: 'umol m-2 s-1', revision: 'umol m-2 s-1' });
      assert.deepEqual(classes(nee.cells), { unchanged: 29, notation: 1 });
      assert.deepEqual(nee.missing!.map(({ text, base, revision, by }) => [text, base, revision, by]), [['', 0, 1, 'empty'], ['-88', 5, 4, 'dictionary']]);
      assert.equal(column(report, 'plot').type, 'text');
      assert.deepEqual(report.dictionary!.base.map((each) => each.name), [dictionary.name]);
      assert.deepEqual(findings(report), []);
    });
  }
  it('Croissant: units and types', async () => {
    const croissant = file('croissant.json', { recordSet: [{ key: { '@id': 'r/id' }, field: [{ '@id': 'r/id', name: 'id', dataType: 'sc:Integer' }, { name: 'plot', dataType: 'sc:Text' }, { name: 'nee', dataType: 'sc:Float', unitText: 'umol' }] }] });
    const report = await bench.compare(release(DATA, croissant), release(DATA, croissant));
    assert.deepEqual(column(report, 'nee').unit, { base: 'umol', revision: 'umol' });
    assert.match(report.pairing.evidence.sentence, /^The dictionary names the key: id /);
  });

  it('a column of digits that it calls text is compared as text', async () => {
    const plain = csv(['id', 'code'], [[1, '7'], [2, '8']]), written = csv(['id', 'code'], [[1, '7.0'], [2, '8']]);
    const as = (type: string): { name: string; data: Uint8Array } => file('flux.schema.json', { fields: [{ name: 'id', type: 'integer' }, { name: 'code', type }] });
    assert.deepEqual(classes(column(await bench.compare(release(plain, as('string')), release(written, as('string'))), 'code').cells), { unchanged: 1, value: 1 });
    assert.deepEqual(classes(column(await bench.compare(release(plain, as('number')), release(written, as('number'))), 'code').cells), { unchanged: 1, notation: 1 });
  });

  it('a code that only one release names holds for both, and what the other release shows stays detected', async () => {
    const named = file('flux_dd.csv', dd('umol,Exchange,numeric,-88'));
    const report = await bench.compare(release(DATA, named), release(DATA.replaceAll(',-88\n', ',-9999\n')));
    assert.deepEqual(classes(column(report, 'nee').cells), { unchanged: 25, notation: 5 });
    assert.deepEqual(column(report, 'nee').missing!.map((each) => [each.text, each.by]), [['-9999', 'detected'], ['-88', 'dictionary']]);
    assert.deepEqual(column(report, 'nee').kinds!.map((each) => each.kind), ['missing-code']);
  });

  it('the recipe wins over the dictionary', async () => {
    const named = file('flux_dd.csv', dd('umol,Exchange,numeric,-88'));
    const recipe: Recipe = { columns: [{ base: ['nee'], missing: [] }] };
    const report = await bench.compare(release(DATA, named), release(DATA.replaceAll(',-88\n', ',\n'), named), recipe);
    assert.deepEqual(classes(column(report, 'nee').cells), { unchanged: 25, lost: 5 });
  });

  it('words for missing among numbers stay missing though it does not name them', async () => {
    const named = file('flux_dd.csv', dd('umol,Exchange,numeric,-88'));
    const report = await bench.compare(release(DATA, named), release(DATA.replaceAll(',-88\n', ',NaN\n'), named));
    assert.deepEqual(classes(column(report, 'nee').cells), { unchanged: 25, notation: 5 });
    assert.equal(column(report, 'nee').type, 'number');
  });
});

describe('the key that a dictionary gives', () => {
  const schema = (key: string[]): { name: string; data: Uint8Array } => file('flux.schema.json', { primaryKey: key, fields: [{ name: 'a', type: 'integer' }, { name: 'b', type: 'integer' }, { name: 'x', type: 'number' }] });
  const data = csv(['a', 'b', 'x'], Array.from({ length: 20 }, (_, i) => [i + 1, (i * 7) % 20, i / 3]));
  it('is the key', async () => assert.deepEqual((await bench.compare(release(data, schema(['b'])), release(data.replace(',0\n', ',9\n'), schema(['b'])))).recipe.key, ['b']));
  it('is not, where its values occur twice: then it is a finding', async () => {
    const twice = csv(['a', 'b', 'x'], Array.from({ length: 20 }, (_, i) => [i + 1, i % 10, i / 3]));
    const report = await bench.compare(release(twice, schema(['b'])), release(twice.replace(',0\n', ',9\n'), schema(['b'])));
    assert.deepEqual(report.recipe.key, ['a']);
    assert.deepEqual(findings(report), ['key : b | b']);
    assert.match(report.dictionary!.findings[0]!.sentence, /names the key b, but 10 of its values occur more than once; the key was looked for in the data\.$/);
  });
  it('gives way to the recipe', async () => assert.deepEqual((await bench.compare(release(data, schema(['b'])), release(data.replace(',0\n', ',9\n'), schema(['b'])), { key: ['a'] })).recipe.key, ['a']));
});

describe('dictionaries are compared', () => {
  it('with one another, also where no cell moved', async () => {
    const report = await bench.compare(release(DATA, file('a_dd.csv', dd('umol,Exchange,numeric,-88'))), release(DATA, file('b_dd.csv', dd('gC,"Exchange,  filled",integer,-88;-99'))));
    assert.equal(report.cells.value + report.cells.filled + report.cells.lost + report.cells.notation, 0);
    assert.deepEqual(findings(report).slice(0, 4), ['unit nee: umol | gC', 'definition nee: Exchange | Exchange,  filled', 'missing-code nee: -88 | -88, -99', 'type nee: numeric | integer']);
    assert.equal(report.dictionary!.findings[0]!.sentence, 'The dictionaries give “nee” the unit umol in base and gC in revision.');
    assert.deepEqual(column(report, 'nee').unit, { base: 'umol', revision: 'gC' });
  });
  it('with the data', async () => {
    const wrong = file('flux_dd.csv', dd('umol,Exchange,integer,', 'gone,m,Not there,numeric,-9999\n').replace(/^plot.*\n/m, ''));
    const report = await bench.compare(release(DATA.replaceAll(',-88\n', ',-9999\n'), wrong), release(DATA.replaceAll(',-88\n', ',-9999\n')));
    assert.deepEqual(findings(report), ['described plot: - | -', 'disagreement nee: - | -', 'described gone: numeric | -']);
    assert.match(report.dictionary!.findings[1]!.sentence, /^“nee” in base: -9999 stands there 5 times, far from all other values, and flux_dd\.csv names no missing code: it was detected\.$/);
    assert.equal(column(report, 'nee').missing![0]!.by, 'detected');
  });
  it('texts where numbers are promised', async () => {
    const mixed = csv(['id', 'nee'], [[1, '2.5'], [2, 'trace'], [3, '4']]);
    const report = await bench.compare(release(mixed, file('flux.schema.json', { fields: [{ name: 'id', type: 'integer' }, { name: 'nee', type: 'number' }] })), release(mixed));
    assert.deepEqual(report.dictionary!.findings.map((each) => each.sentence), ['“nee” in base: flux.schema.json calls it number, and it holds text.']);
    assert.equal(column(report, 'nee').type, 'mixed', 'every cell keeps its text');
  });
  it('with the versions and notes of file-level metadata', async () => {
    const flmd = (version: string, notes: string): { name: string; data: Uint8Array } => file('flmd.csv', `file_name,file_description,file_version,notes\n*.csv,Fluxes,${version},${notes}\n`);
    const report = await bench.compare(release(DATA, flmd('1', '')), release(DATA, flmd('2', 'sensor recalibrated')));
    assert.deepEqual(report.dictionary!.findings.map((each) => each.sentence), ['The dictionaries give the file the version 1 in base and 2 in revision. Its notes: “sensor recalibrated”']);
  });
});

describe('file-level metadata say where the header is', () => {
  it('behind lines before it, with a row of units below', async () => {
    const flmd = file('flmd.csv', 'file_name,file_description,header_rows,column_or_row_name_position\nflux*.csv,Fluxes,1,3\n');
    const written = DATA.replace('id,plot,nee\n', 'a title,,\nof two lines,,\nid,plot,nee\n-,-,umol\n');
    const report = await bench.compare(release(written, flmd), release(written.replace(',5.25\n', ',5.5\n'), flmd), { key: ['id'] });
    assert.deepEqual([report.records.base, report.records.matched, report.cells.value], [30, 30, 1]);
    assert.deepEqual(column(report, 'nee').unit, { base: 'umol', revision: 'umol' });
  });
});

describe('where dictionaries come from', () => {
  const put = (path: string, content: string): string => { const full = join(folder, path); writeFileSync(full, content); return full; };
  const compared = async (base: string, revision: string, options = {}): Promise<ChangeReport> => {
    const comparison = await bench.session.compare(base, revision, {}, options);
    const report = comparison.report();
    await comparison.dispose();
    checkReport(report);
    return report;
  };
  it('from the same folder, where they describe the file; others, broken ones too, are left alone', async () => {
    const base = put('soil.csv', DATA), revision = put('soil2.csv', DATA.replaceAll(',-88\n', ',\n'));
    put('soil_dd.csv', dd('umol,Exchange,numeric,-88'));
    put('eml.xml', '<broken');
    put('datapackage.json', JSON.stringify({ resources: [{ path: 'other.csv', schema: { fields: [{ name: 'nee', type: 'string' }] } }] }));
    const report = await compared(base, revision);
    assert.deepEqual([report.dictionary!.base, report.dictionary!.revision].map((each) => each.map((one) => one.name)), [['soil_dd.csv'], ['soil_dd.csv']]);
    assert.deepEqual(classes(column(report, 'nee').cells), { unchanged: 25, notation: 5 });
    assert.equal((await compared(base, revision, { findDictionaries: false })).dictionary, undefined);
  });
  it('a given one that is none, or broken, is an error', async () => {
    await bench.fails(release(DATA, file('notes.json', { title: 'x' })), DATA, 'SchemaError', /^notes\.json is no dictionary that is known/);
    await bench.fails(release(DATA, file('eml.xml', '<eml>\n<dataset></eml>')), DATA, 'ParseError', /^eml\.xml, line 2: .*closes “eml”/);
  });
  it('a comparison without any has none in its report', async () => assert.equal((await bench.compare(DATA, DATA)).dictionary, undefined));
});
