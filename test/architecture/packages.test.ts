/** What is installed: one Arrow, no host in the lock file, permissive licences, no element that grew too large. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesEndingWith, ROOT, textOf } from './source-files.js';

interface LockEntry { readonly version?: string; readonly resolved?: string; readonly dev?: boolean; readonly link?: boolean; readonly optional?: boolean; readonly license?: string; readonly dependencies?: Record<string, string> }
const lock = JSON.parse(textOf('package-lock.json')) as { readonly packages: Readonly<Record<string, LockEntry>> };
const manifest = JSON.parse(textOf('package.json')) as { readonly dependencies: Readonly<Record<string, string>>; readonly scripts: Readonly<Record<string, string>> };

/** SPDX names that allow use, change and redistribution with attribution at most. */
const PERMISSIVE = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'CC0-1.0', 'Unlicense', 'BlueOak-1.0.0']);

/** Folders of everything that is needed at run time, found as Node resolves it, optional packages for other systems left out. */
function productionFolders(): string[] {
  const found = new Set<string>();
  const visit = (names: readonly string[], from: string): void => {
    for (const name of names) {
      const folder = resolvePackage(name, from);
      if (folder === null || found.has(folder)) continue;
      found.add(folder);
      const { dependencies = {}, optionalDependencies = {} } = JSON.parse(textOf(`${folder}/package.json`)) as { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };
      visit(Object.keys({ ...dependencies, ...optionalDependencies }), folder);
    }
  };
  visit(Object.keys(manifest.dependencies), '');
  return [...found].sort();
}

function resolvePackage(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (existsSync(join(ROOT, candidate, 'package.json'))) return candidate;
    if (folder === '') return null;
  }
}

function licenceOf(folder: string): string {
  const { license, licenses } = JSON.parse(textOf(`${folder}/package.json`)) as { license?: string | { type: string }; licenses?: { type: string }[] };
  const found = license ?? licenses?.[0];
  return typeof found === 'string' ? found : found?.type ?? 'none stated';
}

function isPermissive(licence: string): boolean {
  const words = licence.replace(/[()]/g, '');
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((name) => PERMISSIVE.has(name.trim())));
}

describe('packages', () => {
  it('hold one copy of apache-arrow, of the version that the engine asks for', () => {
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/apache-arrow'));
    assert.deepEqual(copies, ['node_modules/apache-arrow']);
    const wanted = lock.packages['node_modules/@duckdb/duckdb-wasm']?.dependencies?.['apache-arrow'];
    assert.equal(/\d+/.exec(wanted ?? '')?.[0], lock.packages['node_modules/apache-arrow']?.version?.split('.')[0]);
  });

  it('are pinned where the engine is concerned', () => {
    for (const name of ['@duckdb/duckdb-wasm', '@duckdb/node-api', '@duckdb/node-bindings']) assert.match(manifest.dependencies[name] ?? '', /^\d/, name);
  });

  it('have no host in the lock file', () => {
    const hosts = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined && /^(https?|git)/.test(resolved)).map(([path]) => path);
    assert.deepEqual(hosts, []);
  });

  it('are under permissive licences where they are needed at run time', () => {
    const folders = productionFolders();
    assert.ok(folders.length >= Object.keys(manifest.dependencies).length);
    const others = folders.map((folder) => `${folder}: ${licenceOf(folder)}`).filter((line) => !isPermissive(line.slice(line.indexOf(': ') + 2)));
    assert.deepEqual(others, []);
  });

  it('give the command that continuous integration runs', () => {
    const commands = textOf('.ci/run').split('\n').filter((line) => /\S/.test(line) && !line.startsWith('#') && !/^(set|cd) /.test(line));
    assert.deepEqual(commands, ['npm ci && npm test']);
    assert.ok(textOf('README.md').includes('npm ci && npm test'), 'README.md states the same command');
  });
});

describe('files', () => {
  it('of the source have at most 400 lines', () => {
    const long = [...filesEndingWith('.ts', 'src'), ...filesEndingWith('.ts', 'components')].map((file) => [file, textOf(file).split('\n').length] as const).filter(([, lines]) => lines > 400);
    assert.deepEqual(long, []);
  });
});

describe('the licence rule', () => {
  it('takes one permissive choice of several, and all of a conjunction', () => {
    assert.ok(isPermissive('MIT') && isPermissive('(MIT OR GPL-3.0)') && isPermissive('MIT AND ISC'));
    assert.ok(!isPermissive('GPL-3.0') && !isPermissive('MIT AND GPL-3.0') && !isPermissive('none stated'));
  });
});
