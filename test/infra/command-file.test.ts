/** The command is one file, and finds the files of its threads beside itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

describe('the command as it is installed', () => {
  let folder: string;
  /** Packages are found from where it lies. */
  before(async () => {
    mkdirSync('node_modules/.cache', { recursive: true });
    folder = mkdtempSync(resolve('node_modules/.cache/palimpsest-command-'));
    const { buildCommand } = await import(pathToFileURL(resolve('scripts/build-node.mjs')).href) as { buildCommand(out: string): Promise<void> };
    await buildCommand(join(folder, 'dist'));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'bin/palimpsest.mjs'), readFileSync('bin/palimpsest.mjs'));
    writeFileSync(join(folder, 'a.csv'), 'id,x\n1,2\n2,3\n');
    writeFileSync(join(folder, 'b.csv'), 'id,x\n1,2\n2,4\n');
  });
  after(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) => spawnSync(process.execPath, ['bin/palimpsest.mjs', ...args], { cwd: folder, encoding: 'utf8' });

  it('has all of ours in it', () => {
    assert.doesNotMatch(readFileSync(join(folder, 'dist/src/io/node/command.js'), 'utf8'), /^import .* from ["']\.{1,2}\//m);
  });

  it('compares two files, and runs a query and a function of the reader', () => {
    const { status, stdout, stderr } = run('compare', 'a.csv', 'b.csv', '--quantity', 'By query=SELECT sum(x) FROM data', '--quantity-javascript', 'By function=({ x }) => x.reduce((a, b) => a + b)', '--json', 'report.json');
    assert.equal(status, 1, `${stdout}\n${stderr}`);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { cells: { value: number }; impact: { name: string; base: number; revision: number }[] };
    assert.equal(report.cells.value, 1);
    assert.deepEqual(report.impact.map(({ name, base, revision }) => [name, base, revision]), [['By query', 5, 6], ['By function', 5, 6]]);
  });

  it('says how it is used, and which files it cannot read', () => {
    assert.match(run('--help').stdout, /palimpsest compare/);
    const { status, stderr } = run('compare', 'a.csv', 'nowhere.csv');
    assert.ok(status !== null && status > 1, String(status));
    assert.match(stderr, /nowhere\.csv/);
  });
});
