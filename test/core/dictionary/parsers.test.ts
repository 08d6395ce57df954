import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dictionary } from '../../../src/core/dictionary/dictionary.js';
import { isMarkup, parseDictionary } from '../../../src/core/dictionary/parse-dictionary.js';
import { isPalimpsestError } from '../../../src/core/errors.js';

const text = (content: string, name = 'd'): Dictionary[] | null => parseDictionary({ kind: 'text', text: content }, name);
const json = (value: unknown): Dictionary[] | null => text(JSON.stringify(value));
const table = (names: readonly string[], ...rows: readonly (readonly (string | null)[])[]): Dictionary[] | null => parseDictionary({ kind: 'table', table: { names, rows } }, 'd.csv');

describe('ESS-DIVE data dictionaries', () => {
  const V11 = ['column_or_row_name', 'unit', 'definition', 'column_or_row_long_name', 'data_type', 'missing_value_code'];
  it('of version 1.1', () => {
    const [found] = table(V11, ['NEE', 'umolCO2 m-2 s-1', 'Net ecosystem exchange', 'NEE, filled', 'numeric', '-9999'], ['site', 'N/A', 'Site id', null, 'text', 'N/A'], ['n', '', 'Count', '', 'integer', ''], [null, 'm', 'no name', '', '', ''])!;
    assert.deepEqual(found!.columns, [
      { name: 'NEE', unit: 'umolCO2 m-2 s-1', definition: 'Net ecosystem exchange', longName: 'NEE, filled', type: 'number', typeWord: 'numeric', missing: ['-9999'] },
      { name: 'site', unit: null, definition: 'Site id', longName: null, type: 'text', typeWord: 'text', missing: ['N/A'] },
      { name: 'n', unit: null, definition: 'Count', longName: null, type: 'integer', typeWord: 'integer', missing: null },
    ]);
    assert.deepEqual([found!.format, found!.describes, found!.key, found!.reading], ['ess-dive-dd', null, null, null]);
  });
  it('of version 1.0, in another case, with a byte-order mark', () => {
    const [found] = table(['\ufeffColumn_or_Row_Name', 'Unit', 'Definition', 'Data_Type', 'Missing_Value_Code'], ['T', 'degree_C', 'Air temperature', 'Numeric', '"-9999"; -6999'])!;
    assert.deepEqual(found!.columns.map(({ name, unit, type, missing }) => ({ name, unit, type, missing })), [{ name: 'T', unit: 'degree_C', type: 'number', missing: ['-9999', '-6999'] }]);
  });
  it('are not any table with a unit', () => assert.equal(table(['name', 'unit'], ['a', 'm']), null));
});

describe('ESS-DIVE file-level metadata', () => {
  it('say where the header is, and the version with its notes', () => {
    const found = table(['file_name', 'file_description', 'standard', 'file_version', 'data_orientation', 'header_rows', 'column_or_row_name_position', 'notes'],
      ['soil_*.csv', 'Soil', 'ESS-DIVE CSV v1', '2', 'horizontal', '1', '3', 'sensor 4 recalibrated'], ['plain.csv', 'Plain', '', '', 'horizontal', '0', '1', ''])!;
    assert.deepEqual(found.map(({ describes, reading, version, notes }) => ({ describes, reading, version, notes })), [
      { describes: 'soil_*.csv', reading: { headerLine: 3, unitRow: true }, version: '2', notes: 'sensor 4 recalibrated' }, { describes: 'plain.csv', reading: null, version: null, notes: null },
    ]);
  });
  it('of version 1.0 in another case', () => assert.equal(table(['\ufeffFile_Name', 'File_Description', 'UTC_Offset'], ['a.csv', 'A', '-8'])![0]!.describes, 'a.csv'));
});

describe('Frictionless', () => {
  const schema = { fields: [{ name: 'x', type: 'number', unit: 'hPa', title: 'Pressure', description: 'at the tower' }, { name: 'id', type: 'integer' }, { name: 's', type: 'string', missingValues: [{ value: 'none', label: 'not seen' }] }], missingValues: ['', '-99'], primaryKey: 'id' };
  it('packages, each resource by its path', () => {
    const found = json({ name: 'p', version: '1.2', resources: [{ name: 'r', path: ['data/a.csv'], schema }, { name: 'image', path: 'a.png' }, { name: 'q', path: 'data/b.csv', schema: { ...schema, primaryKey: ['id', 's'] } }] })!;
    assert.deepEqual(found.map(({ format, describes, key, version }) => [format, describes, key, version]), [['frictionless', 'data/a.csv', ['id'], '1.2'], ['frictionless', 'data/b.csv', ['id', 's'], '1.2']]);
    assert.deepEqual(found[0]!.columns, [
      { name: 'x', unit: 'hPa', definition: 'at the tower', longName: 'Pressure', type: 'number', typeWord: 'number', missing: ['-99'] },
      { name: 'id', unit: null, definition: null, longName: null, type: 'integer', typeWord: 'integer', missing: ['-99'] },
      { name: 's', unit: null, definition: null, longName: null, type: 'text', typeWord: 'string', missing: ['none'] },
    ]);
  });
  it('bare table schemas and single resources', () => {
    assert.deepEqual(json(schema)!.map((each) => [each.describes, each.columns.length]), [[null, 3]]);
    assert.deepEqual(json({ path: 'c.csv', schema })!.map((each) => each.describes), ['c.csv']);
  });
  it('only empty text as missing says nothing of codes', () => assert.equal(json({ fields: [{ name: 'x', type: 'number' }], missingValues: [''] })![0]!.columns[0]!.missing, null));
});

describe('Croissant', () => {
  const croissant = (prefix: string): unknown => ({
    '@type': 'sc:Dataset', version: '3', distribution: [{ '@type': 'cr:FileObject', '@id': 'f', name: 'f', contentUrl: 'https://x.org/d/flux.csv' }],
    [`${prefix}recordSet`]: [{
      '@id': 'rows', [`${prefix}key`]: { '@id': 'rows/id' }, [`${prefix}field`]: [
        { '@id': 'rows/id', [`${prefix}dataType`]: 'sc:Integer', [`${prefix}source`]: { [`${prefix}fileObject`]: { '@id': 'f' }, [`${prefix}extract`]: { [`${prefix}column`]: 'ID' } } },
        { '@id': 'rows/nee', name: 'nee', description: 'exchange', [`${prefix}dataType`]: ['sc:Float', 'wd:Q1'], unitText: 'umol' },
      ],
    }],
  });
  for (const prefix of ['', 'cr:']) it(prefix === '' ? 'in short names' : 'in prefixed names', () => {
    const [found] = json(croissant(prefix))!;
    assert.deepEqual([found!.format, found!.describes, found!.key, found!.version], ['croissant', 'https://x.org/d/flux.csv', ['ID'], '3']);
    assert.deepEqual(found!.columns.map(({ name, unit, type, definition }) => [name, unit, type, definition]), [['ID', null, 'integer', null], ['nee', 'umol', 'number', 'exchange']]);
  });
});

describe('EML', () => {
  const EML = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0"><dataset><dataTable id="t"><entityName>Flux</entityName>
 <physical><objectName>flux.csv</objectName></physical>
 <attributeList>
  <attribute id="a1"><attributeName>site</attributeName><attributeDefinition>Site &amp; tower</attributeDefinition><storageType>string</storageType>
   <measurementScale><nominal><nonNumericDomain/></nominal></measurementScale><missingValueCode><code>NA</code><codeExplanation>none</codeExplanation></missingValueCode></attribute>
  <attribute id="a2"><attributeName>ta</attributeName><attributeLabel>Air temperature</attributeLabel><attributeDefinition><![CDATA[2 m < 3 m]]></attributeDefinition>
   <measurementScale><interval><unit><standardUnit>celsius</standardUnit></unit><numericDomain><numberType>real</numberType></numericDomain></interval></measurementScale>
   <missingValueCode><code>-9999</code></missingValueCode><missingValueCode><code>-6999</code></missingValueCode></attribute>
  <attribute id="a3"><attributeName>n</attributeName><measurementScale><ratio><unit><customUnit>birds</customUnit></unit><numericDomain><numberType>whole</numberType></numericDomain></ratio></measurementScale></attribute>
  <attribute id="a4"><attributeName>day</attributeName><measurementScale><dateTime><formatString>YYYY-MM-DD</formatString></dateTime></measurementScale></attribute>
 </attributeList>
 <constraint><primaryKey><key><attributeReference>a1</attributeReference><attributeReference>a4</attributeReference></key></primaryKey></constraint>
</dataTable></dataset></eml:eml>`;
  it('attributes, units, codes, key and file', () => {
    const [found] = text(EML)!;
    assert.deepEqual([found!.format, found!.describes, found!.key], ['eml', 'flux.csv', ['site', 'day']]);
    assert.deepEqual(found!.columns.map(({ name, unit, type, missing, definition }) => [name, unit, type, missing, definition]), [
      ['site', null, 'text', ['NA'], 'Site & tower'], ['ta', 'celsius', 'number', ['-9999', '-6999'], '2 m < 3 m'], ['n', 'birds', 'integer', null, null], ['day', null, 'time', null, null],
    ]);
  });
  it('an attribute list alone', () => assert.deepEqual(text('<attributeList><attribute><attributeName>x</attributeName><storageType>float</storageType></attribute></attributeList>')![0]!.columns.map((each) => [each.name, each.type]), [['x', 'number']]));
  it('other XML is none', () => assert.equal(text('<metadata><title>x</title></metadata>'), null));
});

describe('what is no dictionary', () => {
  it('data in JSON', () => { for (const value of [[{ a: 1 }], { rows: [] }, { resources: [] }, 3]) assert.equal(json(value), null); });
  it('broken JSON is said to be broken', () => assert.throws(() => text('{"fields": ['), (error) => isPalimpsestError(error, 'ParseError') && /d is not valid JSON/.test(error.message)));
  it('markup is told from a table', () => assert.deepEqual(['{', ' [1]', '\ufeff<a/>', 'a,b\n', ''].map(isMarkup), [true, true, true, false, false]));
});
