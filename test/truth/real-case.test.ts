/** The real case of the documentation, walked as it is written: its command, its quoted lines and its numbers. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { main } from '../../src/cli/main.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { dataFile, haveTruth } from './truth.js';

const PAGE = readFileSync(join('docs', 'a-real-case.md'), 'utf8');
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the real case of the documentation', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-real-case-')), into = join(folder, 'report.json');
  after(() => rmSync(folder, { recursive: true }));

  it('says what its command says', async () => {
    const command = /```sh\n(npx palimpsest .*)\n```/.exec(PAGE)![1]!, words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!).slice(2);
    const args = words.map((word) => (/^v[23]\.csv$/.test(word) ? dataFile('svb-meteo', word) : word === 'report.json' ? into : word));
    let out = '', told = '';
    const status = await main(args, { stdout: { write: (text: string) => { out += text; return true; } }, stderr: { write: (text: string) => { told += text; return true; } } } as never);
    assert.equal(status, 1, told);
    const quotes = [...PAGE.matchAll(/^> (.*)$/gm)].map(([, text]) => plain(text!));
    assert.ok(quotes.length >= 6);
    for (const quote of quotes) assert.ok(plain(out).includes(quote), `not said: ${quote}\n${out}`);
  });

  it('counts as its report counts', () => {
    const report = JSON.parse(readFileSync(into, 'utf8')) as ChangeReport, differing = (name: string): string => report.impact!.find((each) => each.name === name)!.trajectory!.differing.toLocaleString('en');
    const tair = report.columns.find(({ name }) => name === 'Tair')!;
    assert.equal(tair.cells.value, 223);
    for (const claim of [`differs in ${differing('delayed temperature')} half-hours`, `a sum of degree days in ${differing('degree days')}`, `moves by ${(tair.summary!.revision!.mean as number - (tair.summary!.base!.mean as number)).toFixed(3)} °C`]) assert.ok(plain(PAGE).includes(claim), claim);
  });
});
