/**
 * The dirty pair is the W1 pair in another dress and nothing else, a comparison with nothing said about it finds
 * exactly what the generator made, and the check of that would see a wrong report.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ChangeReport } from '../../src/core/model/report.js';
import { Bench } from '../session/support.js';

interface Outline {
  key: string[]; cells: { value: number }; records: { changed: number }; reading: { encoding: string }[];
  columns: { base: string[]; revision: string[]; status: string; unit: { base: string } | null; cells: { value: number }; gaps: { base: number } }[];
}
interface Facts { readonly revision: string; readonly records: object; readonly cells: object; readonly columns: object; readonly gaps: { readonly base: number }; readonly renames: Readonly<Record<string, string>> }
const load = async <T>(file: string): Promise<T> => await import(pathToFileURL(resolve('bench', file)).href) as T;
const { generatePair } = await load<{ generatePair(settings: object): Facts }>('generate-w1.mjs');
const { outlineOf, faultsOf } = await load<{ outlineOf(report: ChangeReport): Outline; faultsOf(outline: Outline, facts: Facts): string[] }>('check-report.mjs');
const { floorSql } = await load<{ floorSql(file: string, table: string, revision: string): string }>('floor-sql.mjs');

/** Four sites of half a month, so that no time alone is a key. */
const SMALL = { records: 2920, years: 1 / 24, seed: 1 };

function make(revision: string): { base: Buffer; revision: Buffer; facts: Facts } {
  const parts = { base: [] as Buffer[], revision: [] as Buffer[] };
  const facts = generatePair({ ...SMALL, revision, write: (side: 'base' | 'revision', bytes: Uint8Array) => parts[side].push(Buffer.from(bytes)) });
  return { base: Buffer.concat(parts.base), revision: Buffer.concat(parts.revision), facts };
}

const [dirty, clean] = [make('w1d'), make('w1')];

describe('the dirty pair', () => {
  it('is the W1 pair with other names, delimiters, line ends, letters and a row of units', () => {
    for (const side of ['base', 'revision'] as const) {
      const [names, units, ...records] = dirty[side].toString('latin1').split('\r\n');
      const renames = side === 'revision' ? Object.entries(dirty.facts.renames) : [];
      const undressed = [renames.reduce((text, [old, renamed]) => text.replace(`;${renamed};`, `;${old};`), names!), ...records.map((line) => line.replace('HÖHE-', 'XX-S'))];
      assert.equal(undressed.join('\n').replaceAll(';', ','), clean[side].toString('latin1'));
      assert.match(units!, /^;;;µmol m-2 s-1;W\/m²;W\/m²;°C;%;/);
    }
    const { records, cells, columns, gaps } = clean.facts;
    assert.deepEqual({ records: dirty.facts.records, cells: dirty.facts.cells, columns: dirty.facts.columns, gaps: dirty.facts.gaps }, { records, cells, columns, gaps });
  });

  it('has one byte in every record that is not UTF-8, five new names, and nothing but CRLF', () => {
    const lines = dirty.revision.toString('latin1').split('\n');
    assert.equal(lines.pop(), '');
    assert.equal(lines.length, SMALL.records + 2);
    for (const line of lines.slice(2)) assert.match(line, /^[^\u0080-\u00ff]*[\u00a0-\u00ff][^\u0080-\u00ff]*\r$/);
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(dirty.base));
    assert.deepEqual(Object.keys(dirty.facts.renames), ['NEE', 'TA', 'SW_IN', 'WS', 'USTAR']);
    assert.ok(dirty.facts.gaps.base > 100);
  });

  it('is read by the engine alone as the floor says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-'));
    try {
      const file = join(folder, 'dirty.csv');
      writeFileSync(file, dirty.base);
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(floorSql(file, 'base', 'w1d'));
      const gaps = ['NEE', 'LE', 'H', 'TA', 'RH', 'VPD', 'SW_IN', 'NETRAD', 'WS', 'USTAR', 'CO2'].map((name) => `count(*) - count(${name})`).join(' + ');
      const rows = (await connection.runAndReadAll(`SELECT count(*)::INT, (${gaps})::INT, min(SITE_ID), min(TIMESTAMP_START)::VARCHAR FROM base`)).getRowsJS();
      assert.deepEqual(rows, [[SMALL.records, dirty.facts.gaps.base, 'HÖHE-01', '2013-01-01 00:00:00']]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a comparison of it', () => {
  const bench = new Bench();
  after(() => bench.close());
  const compare = async (base: Uint8Array, revision: Uint8Array): Promise<Outline> => outlineOf(await bench.compare({ name: 'base.csv', data: base }, { name: 'revision.csv', data: revision }));

  it('finds what the generator made, with nothing said', async () => {
    assert.deepEqual(faultsOf(await compare(dirty.base, dirty.revision), dirty.facts), []);
  });

  it('finds the same where the base has the same content as plain UTF-8', async () => {
    const utf8 = Buffer.from(dirty.base.toString('latin1').replaceAll(';', ',').replaceAll('\r\n', '\n'), 'utf8');
    const faults = faultsOf(await compare(utf8, dirty.revision), dirty.facts);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0]!, /^reading of base: .*"utf-8"/);
  });

  it('is checked: each wrong statement is seen', async () => {
    const right = await compare(dirty.base, dirty.revision);
    const at = (name: string) => (outline: Outline) => outline.columns.find(({ base }) => base[0] === name)!;
    const wrongs: readonly (readonly [RegExp, (outline: Outline) => void])[] = [
      [/^renames/, (outline) => { at('TA')(outline).revision = ['RG']; }], [/^renames/, (outline) => { at('LE')(outline).revision = ['LATENT']; }],
      [/^columns on one side/, (outline) => { at('WS')(outline).status = 'removed'; }], [/^units of base/, (outline) => { at('TA')(outline).unit!.base = '�C'; }],
      [/^gaps of base/, (outline) => { at('H')(outline).gaps.base -= 1; }], [/^reading of revision/, (outline) => { outline.reading[1]!.encoding = 'macintosh'; }],
      [/^changes by column/, (outline) => { at('NEE')(outline).cells.value -= 1; }], [/^cells value/, (outline) => { outline.cells.value += 1; }],
      [/^records changed/, (outline) => { outline.records.changed += 1; }], [/^key/, (outline) => { outline.key = ['TIMESTAMP_START']; }],
    ];
    for (const [fault, spoil] of wrongs) {
      const wrong = structuredClone(right);
      spoil(wrong);
      const found = faultsOf(wrong, dirty.facts);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0]!, fault);
    }
  });
});
