/** The reading part of a recipe, and what reading finds, from file to report. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { Bench, classes, column } from './support.js';

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

describe('reading, from file to report', () => {
  it('a file against itself in another layout, dialect and notation has no change', async () => {
    const base = 'time,TA,P\n2020-01-01,1.5,1234.5\n2020-01-02,2.25,12.0\n2020-01-03,3.0,7.5\n';
    const revision = '# Site: XX-Abc\n# by hand\ntime;TA;P\nYYYY-MM-DD;degC;mm\n2020-01-01;1,50;1.234,5\n2020-01-02;2,25;12,0\n2020-01-03;3,0;7,5\n';
    const report = await bench.compare(base, revision, { key: ['time'] });
    assert.deepEqual([report.cells.value, report.cells.filled, report.cells.lost, report.cells.notation], [0, 0, 0, 6]);
    assert.deepEqual(column(report, 'TA').unit, { base: null, revision: 'degC' });
    assert.deepEqual([report.revision.sources[0]!.dialect!['decimal'], report.revision.sources[0]!.dialect!['unitRow']], [',', true]);
  });

  it('dates are settled by the other release', async () => {
    const report = await bench.compare('id,d\n1,3/4/2012\n2,5/6/2012\n', 'id,d\n1,03/04/2012\n2,5/6/2012\n3,5/31/2012\n', { key: ['id'] });
    assert.equal(column(report, 'd').type, 'time');
    assert.deepEqual(classes(column(report, 'd').cells), { unchanged: 1, notation: 1 });
    const refused = await bench.compare('id,d\n1,3/4/2012\n2,5/6/2012\n', 'id,d\n1,3/4/2012\n2,31/5/2012\n', { key: ['id'] });
    assert.equal(column(refused, 'd').type, 'time');
    const both = await bench.compare('id,d\n1,3/4/2012\n2,5/6/2012\n', 'id,d\n1,3/4/2012\n2,5/7/2012\n', { key: ['id'] });
    assert.equal(column(both, 'd').type, 'text');
    const given = { dates: 'day-first' } as const;
    assert.equal(column(await bench.compare('id,d\n1,3/4/2012\n2,5/6/2012\n', 'id,d\n1,3/4/2012\n2,5/7/2012\n', { key: ['id'], reading: { base: given, revision: given } }), 'd').type, 'time');
  });

  it('the recipe reads each side its own way, also one file in two ways', async () => {
    const text = 'a,b\n1,2\n3,4\n';
    const report = await bench.compare(text, text, { reading: { base: { headerLine: 1 }, revision: { headerLine: 0 } } });
    assert.deepEqual([report.records.base, report.records.revision], [2, 3]);
    await bench.fails(text, text, 'SchemaError', /^revision\.csv: the reading part of the recipe says that “,,” separates fields/, { reading: { revision: { delimiter: ',,' } } });
  });

  it('a member of an archive, named by the recipe', async () => {
    const zip = zipSync({ 'HH.csv': new TextEncoder().encode('id,x\n1,5\n'), 'DD.csv': new TextEncoder().encode('id,x\n1,6\n') });
    const report = await bench.compare({ name: 'base.zip', data: zip }, { name: 'base.zip', data: zip }, { key: ['id'], reading: { base: { member: 'HH.csv' }, revision: { member: 'DD.csv' } } });
    assert.equal(report.cells.value, 1);
    await bench.fails({ name: 'base.zip', data: zip }, 'id,x\n1,5\n', 'SourceError', /^base\.zip is a zip archive with “HH\.csv” and “DD\.csv”\. Unpack it, or name the one to read/);
  });

  it('version, DOI and cause', async () => {
    const file = (version: string, x: number): string => `# Site: US-CRT\n# Version: ${version}\n# doi:10.17190/AMF/1246156\nid,x\n1,${x}\n2,7\n`;
    const report = await bench.compare(file('2-5', 1), file('3-5', 2), { key: ['id'] });
    assert.deepEqual([report.base.identity.version, report.base.identity.doi, report.revision.identity.version], ['2-5', '10.17190/AMF/1246156', '3-5']);
    assert.match(report.validity.findings.find((each) => each.code === 'version-data')!.sentence, /went from 2-5 to 3-5: only the site's data moved/);
    const silent = await bench.compare(file('2-5', 1), file('2-5', 2), { key: ['id'] });
    assert.equal(silent.validity.findings.find((each) => each.code === 'version-silent')!.severity, 'warning');
  });

  it('names one too few are told and every value stays', async () => {
    const short = 'Date,x\n1958-03,315.71,314.44\n1958-04,317.45,315.16\n1958-05,317.5,314.7\n';
    const report = await bench.compare(short, short.replace('315.16', '315.2'));
    assert.equal(report.cells.value, 1);
    assert.ok(report.validity.findings.some((each) => /names 2 columns and every record has 3 fields/.test(each.sentence)));
  });
});
