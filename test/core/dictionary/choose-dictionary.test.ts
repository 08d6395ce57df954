import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describe as choose, described, describedByName, type Candidate } from '../../../src/core/dictionary/choose-dictionary.js';
import { dictionaryFormat, isNamedAfter, meansFile, separateFiles } from '../../../src/core/dictionary/dictionary-name.js';
import { columnOf, dictionaryOf, typeOfWord, unitSaid, type Dictionary } from '../../../src/core/dictionary/dictionary.js';

const dd = (name: string, columns: readonly string[], more: Partial<Dictionary> = {}): Dictionary => dictionaryOf(name, 'ess-dive-dd', { columns: columns.map((column) => columnOf(column, { unit: `unit of ${name}` })), ...more });
const candidate = (dictionary: Dictionary, given = false): Candidate => ({ dictionary, given });
const sources = (candidates: readonly Candidate[], file: string, columns: readonly string[]): string[] => choose(candidates, file, columns)?.sources.map((each) => each.name) ?? [];

describe('names of dictionaries', () => {
  const TABLE = [['flmd.csv', 'ess-dive-flmd'], ['Soil_FLMD.csv', 'ess-dive-flmd'], ['soil_dd.csv', 'ess-dive-dd'], ['dd.csv', 'ess-dive-dd'], ['add.csv', null], ['datapackage.json', 'frictionless'], ['flux.schema.json', 'frictionless'], ['croissant.json', 'croissant'], ['metadata.jsonld', 'croissant'], ['eml.xml', 'eml'], ['knb.eml', 'eml'], ['a/b/x.XML', 'eml'], ['data.csv', null], ['data.json', null], ['readme.txt', null]] as const;
  for (const [name, format] of TABLE) it(`${name}: ${format ?? 'data'}`, () => assert.equal(dictionaryFormat(name), format));

  it('separate what came together', () => {
    const { data, dictionaries } = separateFiles([{ name: 'v1.csv' }, { name: 'v1_dd.csv' }, { name: 'datapackage.json' }, { name: 'x.parquet' }]);
    assert.deepEqual([data.map((each) => each.name), dictionaries.map((each) => each.name)], [['v1.csv', 'x.parquet'], ['v1_dd.csv', 'datapackage.json']]);
  });
  it('mean a file by name or pattern, without folder, case and compression', () => {
    assert.deepEqual([['data/A.csv', 'a.csv'], ['*.csv', 'a.csv'], ['soil_*.csv', 'soil_2020.csv.gz'], ['a.csv', 'b.csv'], ['a+b*.csv', 'aab.csv'], ['*', 'x'], ['https://x.org/a.csv', 'a.csv']].map(([pattern, file]) => meansFile(pattern!, file!)), [true, true, true, false, false, true, true]);
  });
  it('are named after their data', () => assert.deepEqual([['soil_dd.csv', 'soil.csv'], ['dd.csv', 'soil.csv'], ['soil.schema.json', 'soil.csv.gz'], ['soil.eml', 'Soil.csv']].map(([one, other]) => isNamedAfter(one!, other!)), [true, false, true, true]));
});

describe('words for types and units', () => {
  it('types', () => assert.deepEqual(['numeric', 'Float64', 'sc:Integer', 'http://schema.org/Date', 'xs:string', 'categorical', 'datetime', 'bool', 'geopoint', null].map(typeOfWord), ['number', 'number', 'integer', 'time', 'text', 'text', 'time', 'boolean', null, null]));
  it('no unit', () => assert.deepEqual(['N/A', 'none', ' ', 'hPa', 'unitless'].map(unitSaid), [null, null, null, 'hPa', null]));
});

describe('which dictionary describes a file', () => {
  it('one that names it, before one named after it, before one whose columns are its own', () => {
    const all = [candidate(dd('x_dd.csv', ['a', 'b'])), candidate(dd('data_dd.csv', ['a', 'b'])), candidate(dd('p.json', ['a'], { describes: 'data.csv' }))];
    assert.deepEqual(sources(all, 'data.csv', ['a', 'b']), ['p.json', 'data_dd.csv', 'x_dd.csv']);
    const description = choose(all, 'data.csv', ['a', 'b'])!;
    assert.deepEqual([described(description, 'A')?.unit, described(description, 'b')?.unit, described(description, 'c')], ['unit of p.json', 'unit of data_dd.csv', null]);
  });
  it('none that names another file, unless the caller named it', () => {
    const other = dd('p.json', ['a', 'b'], { describes: 'old.csv' });
    assert.deepEqual(sources([candidate(other)], 'data.csv', ['a', 'b']), []);
    assert.deepEqual(sources([candidate(other, true)], 'data.csv', ['a', 'b']), ['p.json']);
    assert.deepEqual(sources([candidate(other, true), candidate(dd('p.json', ['a', 'b', 'c'], { describes: 'data.csv' }), true)], 'data.csv', ['a', 'b']), ['p.json']);
  });
  it('none that happens to share a column or two', () => assert.deepEqual(sources([candidate(dd('x_dd.csv', ['id', 'z']))], 'data.csv', ['id', 'a', 'b']), []));
  it('in whatever order they come', () => {
    const all = [candidate(dd('x_dd.csv', ['a', 'b'])), candidate(dd('w_dd.csv', ['a', 'b'])), candidate(dd('p.json', [], { describes: '*.csv', version: '2' }))];
    assert.deepEqual(choose(all, 'data.csv', ['a']), choose([...all].reverse(), 'data.csv', ['a']));
  });
  it('by its name alone, before the data are read', () => assert.deepEqual(describedByName([candidate(dd('f', [], { describes: '*.csv' })), candidate(dd('g', [], { describes: 'data.csv' })), candidate(dd('h', ['a']))], 'data.csv').map((each) => each.name), ['g', 'f']));
});
