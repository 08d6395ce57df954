/**
 * All tests, and one line at the end: `N passed, N failed`.
 *
 *   npm test                      types, Node tests, browser tests
 *   npm test -- --only node       one suite (`node` or `browser`)
 *   npm test -- keys bad-input    only files whose path has one of the words; types are not checked
 *
 * A type error, a file that does not load, a file without a test and a suite without a file are failures.
 * Nothing is retried. The time zone is one that is not UTC, so that local time where it has no place shows.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTests, filesUnder } from './build-node.mjs';
import { requireBrowser } from './find-browser.mjs';
import { BUILD_FOLDER, ROOT } from './folders.mjs';

const TIME_ZONE = 'America/New_York';
const NODE_TEST_TIMEOUT_MS = 2_400_000;
const BROWSER_FOLDERS = ['test/components/', 'test/browser/'];

const { values: { only }, positionals: filters } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
if (only !== undefined && !['node', 'browser'].includes(only)) {
  console.error(`--only takes "node" or "browser", not "${only}".`);
  process.exit(1);
}
process.chdir(ROOT);
const total = { passed: 0, failed: 0, skipped: 0 };
const problems = [];
/** What failed with the head of its reason, once more at the end: what was printed there may be thousands of lines back. */
const failures = [];
const environment = { ...process.env, TZ: TIME_ZONE };
delete environment.NODE_OPTIONS;
delete environment.NODE_TEST_CONTEXT;

const suites = ['node', 'browser'].filter((name) => only === undefined || only === name).map((name) => ({ name, files: testFiles(name) }));
const chosen = filters.length > 0 ? suites.filter(({ files }) => files.length > 0) : suites;
if (chosen.length === 0) problem(`No test file has ${filters.map((word) => `"${word}"`).join(' or ')} in its path.`);
for (const { name, files } of chosen) if (files.length === 0) problem(`The ${name} suite has no test file.`);

if (chosen.some(({ name, files }) => name === 'browser' && files.length > 0)) {
  try {
    environment.CHROME_PATH = requireBrowser();
  } catch (error) {
    problem(error.message);
  }
}
if (filters.length === 0) {
  heading('types');
  if (await run([join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', '--pretty', 'false']) === 0) console.log('ok');
  else problem('The types do not fit; see above.');
}
mkdirSync(join(BUILD_FOLDER), { recursive: true });
for (const { name, files } of chosen) {
  if (files.length === 0) continue;
  heading(`${name} tests`);
  if (name === 'node') await runNodeTests(files);
  else if (environment.CHROME_PATH !== undefined) await runBrowserTests(files);
}

if (failures.length > 0) {
  heading('what failed');
  console.log(failures.join('\n'));
}
if (problems.length > 0) console.log(`\n${problems.map((sentence) => `FAILED  ${sentence}`).join('\n')}`);
total.failed += problems.length;
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runNodeTests(files) {
  try {
    await buildTests();
  } catch (error) {
    problem(`The tests could not be transpiled: ${error.message}`);
    return;
  }
  const built = files.map((file) => join('.build', `${file.slice(0, -3)}.js`));
  await runSuite('node', [
    '--test', '--test-concurrency=2', `--test-timeout=${NODE_TEST_TIMEOUT_MS}`, '--enable-source-maps', '--disable-warning=ExperimentalWarning',
    `--test-reporter=${join(ROOT, 'scripts/node-reporter.mjs')}`, '--test-reporter-destination=stdout', ...built,
  ], files);
}

/** The server answers for the native engine out of what the Node tests are made of. */
async function runBrowserTests(files) {
  if (!chosen.some(({ name, files: others }) => name === 'node' && others.length > 0)) await buildTests();
  await runSuite('browser', [join(ROOT, 'node_modules/@web/test-runner/dist/bin.js'), '--config', join(ROOT, 'web-test-runner.config.mjs'), '--files', ...files], files);
}

/** Runs a suite and adds what its reporter counted; a suite that ends without counts has failed. */
async function runSuite(name, args, files) {
  const countsFile = join(ROOT, 'node_modules', '.cache', `palimpsest-${name}-counts-${process.pid}.json`);
  mkdirSync(join(ROOT, 'node_modules', '.cache'), { recursive: true });
  const status = await run(args, { PALIMPSEST_COUNTS: countsFile });
  let counts;
  try {
    counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    problem(`The ${name} tests ended without a result (exit status ${status}).`);
    return;
  } finally {
    rmSync(countsFile, { force: true });
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  const missing = files.filter((file) => !counts.files.includes(file));
  for (const file of missing) problem(`No test ran in ${file}.`);
  if (status !== 0 && counts.failed === 0 && missing.length === 0) problem(`The ${name} tests ended with exit status ${status}, though no test failed.`);
  if (counts.passed + counts.failed === 0) problem(`No test was executed in the ${name} suite.`);
}

function testFiles(suite) {
  return filesUnder(join(ROOT, 'test'))
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .filter((file) => file.endsWith('.test.ts') && BROWSER_FOLDERS.some((folder) => file.startsWith(folder)) === (suite === 'browser'))
    .filter((file) => filters.length === 0 || filters.some((word) => file.includes(word.replace(/^\.\//, ''))));
}

function run(args, more = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...environment, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
    // The browser runner moves the cursor about even where there is no terminal.
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const plain = text.replace(/\u001b\[[0-9]*[A-KG]/g, '');
      printed += plain;
      process.stdout.write(plain);
    });
    child.on('error', (error) => { console.error(error.message); done(-1); });
    child.on('close', (code, signal) => {
      failures.push(...printed.match(/^FAILED  .+\n(?:  .+\n){1,3}/gm) ?? []);
      done(code ?? signal);
    });
  });
}

function heading(text) { console.log(`\n== ${text}`); }

function problem(sentence) { problems.push(sentence); }
