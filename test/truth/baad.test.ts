/**
 * A database that is published as a tree of small files: each file of the archives is read as its manifest says, and
 * the tables that changed show the kinds that comparing the unpacked files line by line shows.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { tarDirectory } from '../../src/io/formats/tar-directory.js';
import type { Session } from '../../src/session/session.js';
import { checkReport } from '../session/support.js';
import { saidKinds } from './said-kinds.js';
import { dataFile, haveTruth } from './truth.js';

interface Expected { readonly why: string; readonly key: readonly string[] | null; readonly records: Readonly<Partial<Record<'matched' | 'added' | 'removed' | 'changed', number>>>; readonly kinds: Readonly<Record<string, readonly string[]>> }

const FILES: Readonly<Record<string, Expected>> = {
  'v1 v2 data/Ohtsuka2005/data.csv': { why: 'Lines ended with a carriage return, now with a line feed; the texts are the same.', key: null, records: { matched: 24, added: 0, removed: 0 }, kinds: {} },
  'v3 v4 data/Abe1981/data.csv': { why: 'One EG became EA; no column tells trees apart.', key: null, records: { matched: 16, added: 1, removed: 1 }, kinds: {} },
  'v3 v4 data/Claveau2002/data.csv': { why: 'Two texts lost their è; no column tells trees apart.', key: null, records: { matched: 545, added: 2, removed: 2 }, kinds: {} },
  'v3 v4 data/OHara1995/data.csv': { why: 'In trees 43 to 46 a stray quotation mark stood for the habitat.', key: ['treenr'], records: { matched: 114, changed: 4 }, kinds: { habitat: ['values-lost 4'] } },
  'v3 v4 config/variableDefinitions.csv': { why: 'One variable came.', key: ['variable'], records: { matched: 60, added: 1, removed: 0, changed: 0 }, kinds: {} },
  'v3 v4 data/Aiba2005/data.csv': { why: 'Not among the modified files.', key: null, records: { added: 0, removed: 0 }, kinds: {} },
};

describe('baad-tree, an archive of tables', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());

  for (const version of ['v1', 'v2', 'v3', 'v4']) it(`${version} holds the files of its manifest, byte for byte`, () => {
    const manifest = JSON.parse(readFileSync(dataFile('baad-tree', `${version}.manifest.json`), 'utf8')) as Record<string, { sha256: string; bytes: number }>;
    const bytes = gunzipSync(readFileSync(dataFile('baad-tree', `${version}.tar.gz`))), found = tarDirectory(bytes, bytes.length, version);
    assert.deepEqual(Object.fromEntries(found.map(({ name, from, size }) => [name, { sha256: createHash('sha256').update(bytes.subarray(from, from + size)).digest('hex'), bytes: size }])), manifest);
  });

  for (const [name, { key, records, kinds }] of Object.entries(FILES)) it(name, async () => {
    const [from, to, member] = name.split(' ') as [string, string, string], report = await reportOf(from, to, member);
    assert.deepEqual(saidKinds(report), kinds);
    if (key !== null) assert.deepEqual(report.recipe.key, key); else assert.equal(report.pairing.mode, 'multiset');
    for (const [what, n] of Object.entries(records)) assert.equal(report.records[what as 'matched'], n, what);
    assert.deepEqual([report.base.sources[0]!.dialect!['archive'], report.base.sources[0]!.dialect!['compression'], report.base.sources[0]!.dialect!['member']], ['tar', 'gzip', member]);
  });

  it('asks for the file where none is named', () => assert.rejects(reportOf('v3', 'v4'), /v3\.tar\.gz is a tar archive with “config\/variableDefinitions\.csv”.* and 875 more\. Unpack it, or name the one to read/));

  async function reportOf(from: string, to: string, member?: string): Promise<ChangeReport> {
    const recipe = member === undefined ? {} : { reading: { base: { member }, revision: { member } } };
    const comparison = await session.compare(dataFile('baad-tree', `${from}.tar.gz`), dataFile('baad-tree', `${to}.tar.gz`), recipe), report = comparison.report();
    await comparison.dispose();
    checkReport(report);
    return report;
  }
});
