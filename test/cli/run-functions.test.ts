/** Functions of a recipe file run in the command only where its user says so; results that were computed elsewhere are brought along. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { main } from '../../src/cli/main.js';

const folder = mkdtempSync(join(tmpdir(), 'palimpsest-functions-')), path = (name: string): string => join(folder, name);
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path('a.csv'), 'id,x\n1,2\n2,3\n');
writeFileSync(path('b.csv'), 'id,x\n1,2\n2,4\n');
writeFileSync(path('recipe.json'), JSON.stringify({ key: ['id'], quantities: [{ name: 'total', javascript: '({ x }) => x.reduce((a, b) => a + b, 0)' }] }));

async function run(...argv: string[]): Promise<{ status: number; out: string; error: string }> {
  let out = '', error = '';
  const status = await main(['compare', path('a.csv'), path('b.csv'), ...argv], { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (error += text) } });
  return { status, out, error };
}

describe('the command', () => {
  it('does not run functions of a recipe by itself', async () => {
    const { status, out, error } = await run('--recipe', path('recipe.json'));
    assert.deepEqual([status, out], [2, '']);
    assert.match(error, /brings a function in JavaScript \(“total”\), which runs on this machine\. Read it, and add --run-functions if you trust it\./);
  });
  it('runs them where that is said, and those that it is given', async () => {
    assert.match((await run('--recipe', path('recipe.json'), '--run-functions')).out, /total goes from 5 to 6/);
    assert.match((await run('--key', 'id', '--quantity-javascript', 'total=({ x }) => x.reduce((a, b) => a + b, 0)')).out, /total goes from 5 to 6/);
  });
});

describe('results that were computed elsewhere', () => {
  writeFileSync(path('r1.csv'), 'type,AGB\npine,1\noak,2\n');
  writeFileSync(path('r2.csv'), 'type,AGB\npine,1\noak,3\n');
  it('are told beside the comparison', async () => {
    const { out, status } = await run('--key', 'id', '--results', `biomass=${path('r1.csv')},${path('r2.csv')}`, '--quantity-tolerance', 'biomass=0.1');
    assert.equal(status, 1);
    assert.match(out.replace(/\s+/g, ' '), /biomass \(mean of 2 groups\) goes from 1\.5 to 2\.0 \(\+33 %\), beyond the tolerance of 0\.1\..*The results were brought along/);
  });
  it('need a name and two files, and a file that is there', async () => {
    assert.match((await run('--results', 'biomass=a.csv')).error, /--results needs a name and two files/);
    assert.match((await run('--key', 'id', '--results', `biomass=${path('r1.csv')},${path('nowhere.csv')}`)).error, /nowhere\.csv/);
  });
});
