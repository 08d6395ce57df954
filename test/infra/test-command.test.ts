/** The test command must not lose a failure: reporters count what ran, what failed, and what never ran. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Counts { passed: number; failed: number; skipped: number; files?: string[] }
interface BrowserReporter { reportSession(file: string, session: unknown, counts: Counts): string }
interface BrowserFinder { findBrowser(environment: Readonly<Record<string, string>>): string | null }
const load = async (path: string): Promise<unknown> => import(pathToFileURL(resolve(path)).href);

/** Runs Node's test runner with our reporter on files of these texts. */
function runNodeFiles(texts: Readonly<Record<string, string>>): { counts: Counts; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-tests-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const files = Object.entries(texts).map(([name, text]) => {
      writeFileSync(join(folder, `${name}.test.js`), `import { describe, it, before } from 'node:test';\n${text}\n`);
      return join(folder, `${name}.test.js`);
    });
    const countsFile = join(folder, 'counts.json');
    const environment: NodeJS.ProcessEnv = { ...process.env, PALIMPSEST_COUNTS: countsFile };
    delete environment.NODE_TEST_CONTEXT;
    const { stdout } = spawnSync(process.execPath, ['--test', `--test-reporter=${resolve('scripts/node-reporter.mjs')}`, '--test-reporter-destination=stdout', ...files], { encoding: 'utf8', env: environment });
    return { counts: JSON.parse(readFileSync(countsFile, 'utf8')) as Counts, output: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const countsOf = ({ passed, failed, skipped }: Counts): number[] => [passed, failed, skipped];

describe('the reporter of the Node tests', () => {
  it('counts tests, not suites, and prints failures and skips', () => {
    const { counts, output } = runNodeFiles({ a: "describe('s', () => { it('one', () => {}); it('two', () => { throw new Error('broken two'); }); it('three', (t) => t.skip('no data')); });" });
    assert.deepEqual(countsOf(counts), [1, 1, 1]);
    assert.match(output, /FAILED {2}.*two\n(.*\n)*.*broken two/);
    assert.match(output, /skipped {2}.*three: no data/);
  });

  it('counts what failed outside of tests: a load, a hook, an exit, an error after the end', () => {
    for (const text of ["throw new Error('at load');", "import './missing.js';", "it('x', () => {}); process.on('beforeExit', () => process.exit(3));", "it('x', () => { setTimeout(() => { throw new Error('late'); }, 5); });"]) {
      assert.equal(runNodeFiles({ a: text }).counts.failed, 1, text);
    }
    assert.ok(runNodeFiles({ a: "describe('s', () => { before(() => { throw new Error('hook'); }); it('x', () => {}); });" }).counts.failed >= 1);
  });

  it('counts a file without a test as a failure', () => {
    const { counts, output } = runNodeFiles({ a: '', b: "it('x', () => {});" });
    assert.deepEqual(countsOf(counts), [1, 1, 0]);
    assert.match(output, /No test ran in this file/);
  });
});

describe('the reporter of the browser tests', () => {
  const test = (name: string, more: object = {}): object => ({ name, passed: true, skipped: false, ...more });
  const session = (more: object): object => ({ passed: true, errors: [], logs: [], request404s: [], testResults: { name: '', tests: [], suites: [] }, ...more });
  const report = async (more: object): Promise<{ counts: number[]; text: string }> => {
    const { reportSession } = await load('scripts/browser-reporter.mjs') as BrowserReporter;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const text = reportSession('a.test.ts', session(more), counts);
    return { counts: countsOf(counts), text };
  };

  it('counts tests at every depth', async () => {
    const testResults = { name: '', tests: [test('a')], suites: [{ name: 's', tests: [test('b'), test('c', { skipped: true })], suites: [{ name: 't', tests: [test('d', { passed: false, error: { message: 'broken d' } })], suites: [] }] }] };
    const { counts, text } = await report({ passed: false, testResults });
    assert.deepEqual(counts, [2, 1, 1]);
    assert.match(text, /s > t > d\n.*broken d/);
  });

  it('counts a file that does not load, that has no test, or that fails outside of its tests', async () => {
    assert.deepEqual((await report({ passed: false, testResults: undefined, errors: [{ message: 'no import' }] })).counts, [0, 1, 0]);
    assert.deepEqual((await report({})).counts, [0, 1, 0]);
    assert.deepEqual((await report({ passed: false, testResults: { name: '', tests: [test('a')], suites: [] } })).counts, [1, 1, 0]);
  });
});

describe('finding a browser', () => {
  it('takes CHROME_PATH before all others, and nothing when that is wrong', async () => {
    const { findBrowser } = await load('scripts/find-browser.mjs') as BrowserFinder;
    assert.equal(findBrowser({ CHROME_PATH: process.execPath }), process.execPath);
    assert.equal(findBrowser({ CHROME_PATH: '/nowhere/chromium', PATH: '/usr/bin' }), null);
  });

  it('looks along PATH', async () => {
    const { findBrowser } = await load('scripts/find-browser.mjs') as BrowserFinder;
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-path-'));
    try {
      mkdirSync(join(folder, 'bin'));
      symlinkSync(process.execPath, join(folder, 'bin', 'google-chrome-stable'));
      const found = findBrowser({ PATH: join(folder, 'bin') });
      assert.ok(found !== null);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
