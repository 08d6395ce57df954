/**
 * `npm run bench`: how long a change report takes, against the engine's own reading of the same files.
 *
 *   npm run bench                          everything, about ten minutes
 *   npm run bench -- --only w1-1m,cancel   some of: w1-100k w1-1m w1-5m w1r-1m w1d-1m identical-1m views daff cancel native impact
 *   npm run bench -- --repeat 1            one run of each instead of the median of three
 *   npm run bench -- --large               large releases alone, one run each (see `large.mjs`): w1 w1r views native
 *   npm run bench -- --large --only w1r --large-records 20000000,40000000        other sizes
 *   npm run bench -- --large --only native --large-native-records 100000000
 *   npm run bench -- --write               puts the tables into docs/benchmarks.md
 *
 * Floor and report are measured in turn, each in a fresh browser or process. Linux only (memory is read from /proc).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CACHE_FOLDER, ROOT } from '../scripts/folders.mjs';
import { BenchBrowser, servePage } from './browser.mjs';
import { faultsOf } from './check-report.mjs';
import { cachedPair, KEY, W1_RECORDS } from './generate-w1.mjs';
import { LARGE_CASES, measureLarge } from './large.mjs';
import { forestModel, nativeCommand, nativeFloor, nativeImpact } from './native.mjs';
import { browserTable, cancelTable, diagnosisTable, impactTable, largeTable, markdownTable, nativeTable, viewsTable } from './tables.mjs';

const CASES = {
  'w1-100k': { name: 'W1', records: 100_000, revision: 'w1' },
  'w1-1m': { name: 'W1', records: W1_RECORDS, revision: 'w1' },
  'w1-5m': { name: 'W1', records: 5_000_000, revision: 'w1' },
  'w1r-1m': { name: 'W1r', records: W1_RECORDS, revision: 'w1r' },
  'w1d-1m': { name: 'W1d', records: W1_RECORDS, revision: 'w1d' },
  'identical-1m': { name: 'identical', records: W1_RECORDS, revision: 'identical' },
};
const NATIVE_CASES = ['w1-1m', 'w1r-1m', 'w1d-1m', 'identical-1m'];
const STAGES = ['read', 'pair', 'load', 'compare'];
const DAFF_LIMIT_MS = 180_000;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' }, repeat: { type: 'string', default: '3' }, write: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false }, 'large-records': { type: 'string', default: '10000000' }, 'large-native-records': { type: 'string', default: '50000000' },
  },
});
const MARKS = [`<!-- begin: npm run bench -- ${options.large ? '--large ' : ''}--write -->`, '<!-- end -->'];
const repeat = options.large ? 1 : Number(options.repeat);
const known = options.large ? LARGE_CASES : [...Object.keys(CASES), 'views', 'daff', 'cancel', 'native', 'impact'];
const chosen = options.only?.split(',') ?? known;
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; choose from ${known.join(' ')}.`);
  process.exit(1);
}
const sections = [];
let browserVersion = '';

function say(title, text) {
  sections.push({ title, text });
  console.log(`\n${title}\n\n${text}`);
}

/** Measures in turn, so that a slower minute of the machine meets both. A failure is told and ends the case. */
async function inTurn(label, parts) {
  const runs = Object.fromEntries(Object.keys(parts).map((name) => [name, []]));
  for (let i = 0; i < repeat; i++) {
    for (const [name, measure] of Object.entries(parts)) {
      process.stderr.write(`${label}  ${name}  ${i + 1} of ${repeat}\n`);
      try {
        runs[name].push(await measure());
      } catch (error) {
        const failure = `failed: ${error.message.split('\n')[0]}`;
        process.stderr.write(`${label}  ${name}  ${failure}\n`);
        if (name === 'floor') throw error;
        return { ...runs, failure };
      }
    }
  }
  return runs;
}

/** All reports say what the generator knows; what one says otherwise is told. */
function areRight(label, runs, facts) {
  const faults = new Set(runs.flatMap(({ outline }) => faultsOf(outline, facts)));
  for (const fault of faults) process.stderr.write(`${label}  WRONG: ${fault}\n`);
  return faults.size === 0;
}

function pairOf(id) {
  const { records, revision } = CASES[id];
  process.stderr.write(`${id}  making or finding the pair\n`);
  return cachedPair(CACHE_FOLDER, { records, revision });
}

async function measureBrowser() {
  const wanted = chosen.filter((name) => name !== 'native' && name !== 'impact');
  if (wanted.length === 0) return;
  const page = await servePage();
  try {
    const browser = new BenchBrowser(page.url);
    browserVersion = await browser.version();
    const results = [];
    for (const id of wanted.filter((name) => name in CASES)) {
      const pair = pairOf(id);
      const runs = await inTurn(id, { floor: () => browser.measure('floor', pair, { argument: pair.facts.revision }), report: () => browser.measure('report', pair) });
      results.push({ name: CASES[id].name, facts: { ...pair.facts, records: pair.facts.records.base }, ...runs, right: areRight(id, runs.report, pair.facts) });
      for (const { outline: { key, cells, records } } of runs.report) process.stderr.write(`${id}  key ${key.join(', ')}; ${JSON.stringify(cells)}; ${JSON.stringify(records)}\n`);
    }
    if (results.length > 0) say(`In the browser (${browserVersion}, medians of ${repeat})`, browserTable(results));
    sayParts('in the browser', results.map(({ report, ...rest }) => ({ ...rest, runs: report })));
    if (wanted.includes('views')) await measureViews(browser);
    if (wanted.includes('daff')) await measureDaff(browser);
    if (wanted.includes('cancel')) await measureCancel(browser);
  } finally {
    await page.close();
  }
}

async function measureViews(browser) {
  const results = [];
  for (const id of ['w1-1m', 'w1r-1m']) {
    const pair = pairOf(id), { views } = await inTurn(`views ${id}`, { views: () => browser.measure('views', pair) });
    results.push({ name: CASES[id].name, records: pair.facts.records.base, runs: views });
  }
  say(`Views in the browser, engine warm (medians of ${repeat})`, viewsTable(results));
}

/** Identical files ask nothing. */
function sayParts(where, cases) {
  if (cases.some(({ failure, runs }) => failure === undefined && runs.some(({ stages }) => stages.diagnose > 0))) say(`Parts of the diagnosis ${where} (medians of ${repeat})`, diagnosisTable(cases));
}

async function measureDaff(browser) {
  const pair = pairOf('w1-100k');
  let row;
  try {
    const { readMs, compareMs, rows, peakBytes } = await browser.measure('daff', pair, { argument: KEY, timeoutMs: DAFF_LIMIT_MS });
    row = [`${(readMs / 1000).toFixed(2)} s`, `${(compareMs / 1000).toFixed(2)} s`, `${(peakBytes / 1e9).toFixed(2)} GB`, rows];
  } catch (error) {
    row = ['', `ended: ${error.message.split('\n')[0]}`, '', ''];
  }
  say(`daff (npm), W1 at 100,000 records, key given, same browser, stopped after ${DAFF_LIMIT_MS / 1000} s`, markdownTable(['read', 'compare', 'peak', 'rows of its difference'], [row]));
}

async function measureCancel(browser) {
  const pair = pairOf('w1r-1m');
  const results = [];
  for (const stage of STAGES) {
    const runs = await inTurn('cancel', { [stage]: () => browser.cancel(stage, pair) });
    results.push({ stage, runs: runs[stage], failure: runs.failure });
  }
  say(`Cancel, W1r at ${W1_RECORDS.toLocaleString('en-US')} records, in the browser (medians of ${repeat})`, cancelTable(results));
}

async function measureNative() {
  if (!chosen.includes('native')) return;
  const results = [];
  for (const id of NATIVE_CASES) {
    const pair = pairOf(id);
    const runs = await inTurn(`native ${id}`, { floor: () => nativeFloor(pair), command: () => nativeCommand(pair) });
    results.push({ name: CASES[id].name, facts: { ...pair.facts, records: pair.facts.records.base }, ...runs, right: areRight(`native ${id}`, runs.command, pair.facts) });
  }
  say(`Native, whole processes from start to exit (medians of ${repeat})`, nativeTable(results));
  sayParts('by the command', results.map(({ command, ...rest }) => ({ ...rest, runs: command })));
}

async function measureImpact() {
  if (!chosen.includes('impact')) return;
  const measured = await nativeImpact(pairOf('w1r-1m'), repeat), forest = await forestModel();
  say(`Quantities on W1r at ${measured.records.toLocaleString('en-US')} records, every cell of eight columns revised, native engine (medians of ${repeat} and more)`, impactTable(measured));
  say('Forest model, 30 years of half-hours, six types, both releases (aim: 2 s)', forest.trim());
}

async function measureLargeOnes() {
  const sizes = (text) => text.split(',').map(Number);
  if ([...sizes(options['large-records']), ...sizes(options['large-native-records'])].some((size) => !Number.isInteger(size) || size < 1)) throw new Error('Sizes are whole numbers of records, such as 20000000, with commas between them.');
  const { rows, views, version } = await measureLarge({ chosen, records: sizes(options['large-records']), nativeRecords: sizes(options['large-native-records']) });
  browserVersion = version;
  if (rows.length > 0) say('Large releases, one run each', largeTable(rows));
  if (views.length > 0) say('Views of a large release in the browser, engine warm, one run', viewsTable(views));
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function machine() {
  const cpu = /^model name\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
  return `${availableParallelism()} cores (${cpu}), Node ${process.versions.node}, ${browserVersion || 'no browser'}, @duckdb/duckdb-wasm ${versionOf('@duckdb/duckdb-wasm')}, @duckdb/node-api ${versionOf('@duckdb/node-api')}, daff ${versionOf('daff')}`;
}

/** Puts the tables between two marks of the document; what stands around them stays. */
function writeDocument() {
  const file = join(ROOT, 'docs', 'benchmarks.md');
  const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`;
  const made = `Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`;
  const body = [MARKS[0], made, ...sections.flatMap(({ title, text }) => [`## ${title}`, text]), MARKS[1]].join('\n\n');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : `# Benchmarks\n\n${MARKS[0]}\n${MARKS[1]}\n`;
  const start = before.indexOf(MARKS[0]), end = before.indexOf(MARKS[1], start);
  if (start < 0 || end < start) throw new Error(`docs/benchmarks.md has lost its marks ${MARKS.join(' and ')}.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before.slice(0, start) + body + before.slice(end + MARKS[1].length));
  console.log(`\nWritten to docs/benchmarks.md.`);
}

if (options.large) await measureLargeOnes();
else {
  await measureBrowser();
  await measureNative();
  await measureImpact();
}
console.log(`\n${machine()}`);
if (options.write) writeDocument();
