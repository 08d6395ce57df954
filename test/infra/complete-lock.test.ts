/** The lock file holds the packages of every system, so that a clean install works wherever it is run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Lock { readonly packages: Readonly<Record<string, object>> }
const { completeLock, missingOptional } = await import(pathToFileURL(resolve('scripts/complete-lock.mjs')).href) as {
  completeLock(lock: Lock): Lock; missingOptional(lock: Lock): [string, string, boolean][];
};

describe('the lock file', () => {
  it('misses no optional package (else: node scripts/complete-lock.mjs)', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    assert.deepEqual(missingOptional(lock).map(([name]) => name), []);
  });

  it('is completed by system, processor and C library', () => {
    const lock: Lock = {
      packages: {
        '': { name: 'x' },
        'node_modules/engine': { version: '1.2.3', optionalDependencies: { '@a/engine-darwin-arm64': '1.2.3', '@a/engine-linux-x64-musl': '1.2.3' } },
        'node_modules/@a/engine-darwin-arm64': { version: '1.2.3' },
      },
    };
    const completed = completeLock(lock);
    assert.deepEqual(Object.keys(completed.packages), ['', 'node_modules/@a/engine-darwin-arm64', 'node_modules/@a/engine-linux-x64-musl', 'node_modules/engine']);
    assert.deepEqual(completed.packages['node_modules/@a/engine-linux-x64-musl'], { version: '1.2.3', cpu: ['x64'], libc: ['musl'], optional: true, os: ['linux'] });
    assert.deepEqual(completeLock(completed), completed);
  });
});
