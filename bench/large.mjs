/**
 * `npm run bench -- --large`: releases that take minutes each, to find what still fits: W1 and W1r in the browser, W1
 * by the command; and how views answer a reader on the largest W1 of the browser. One run of each, beside one of 1 M records on the same machine, so that growth can be told. What
 * fails is a row with the reason and the memory that it had reached. Files are made before a run and deleted after it.
 */
import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE_FOLDER } from '../scripts/folders.mjs';
import { BenchBrowser, servePage } from './browser.mjs';
import { faultsOf } from './check-report.mjs';
import { cachedPair, W1_RECORDS } from './generate-w1.mjs';
import { nativeCommand } from './native.mjs';

export const LARGE_CASES = ['w1', 'w1r', 'views', 'native'];
const NAMES = { w1: 'W1', w1r: 'W1r' };
const LIMIT_MS = 3 * 3_600_000;
/** Of both files, and of the command's temporary files: fourteen columns a side of ten bytes, and room to spare. */
const PAIR_BYTES = 2 * 110;
const SPILL_BYTES = 2 * 14 * 16;

/**
 * @param {{ chosen: string[], records: number[], nativeRecords: number[] }} options
 * @returns rows for `largeTable`, and the browser's version
 */
export async function measureLarge({ chosen, records, nativeRecords }) {
  const rows = [];
  let version = '';
  const kinds = chosen.filter((name) => name in NAMES);
  if (kinds.length > 0) {
    const page = await servePage();
    try {
      const browser = new BenchBrowser(page.url);
      version = await browser.version();
      const run = async (pair) => { const { reportMs, ...rest } = await browser.measure('report', pair, { timeoutMs: LIMIT_MS }); return { ms: reportMs, ...rest }; };
      for (const kind of kinds) rows.push(...await grown({ where: 'browser', kind, sizes: records, run, spill: 0 }));
    } finally {
      await page.close();
    }
  }
  const command = async (pair) => { const { wallMs, ...rest } = await nativeCommand(pair); return { ms: wallMs, ...rest }; };
  const views = [];
  if (chosen.includes('views')) {
    const page = await servePage();
    try {
      const browser = new BenchBrowser(page.url);
      version = await browser.version();
      views.push(await largeViews(browser, Math.max(...records)));
    } finally {
      await page.close();
    }
  }
  if (chosen.includes('native')) rows.push(...await grown({ where: 'command', kind: 'w1', sizes: nativeRecords, run: command, spill: SPILL_BYTES }));
  return { rows, views, version };
}

/** For `viewsTable`: views of W1 with so many records. */
async function largeViews(browser, records) {
  const result = await told(`browser views w1 ${records}`, () => withPair({ revision: 'w1', records, spill: 0 }, (pair) => browser.measure('views', pair, { timeoutMs: LIMIT_MS })));
  return { name: 'W1', records, runs: result.failure === undefined ? [result] : [] };
}

/** The sizes one after another, each beside the run of 1 M; that one's failure leaves the ratio out and no more. */
async function grown({ where, kind, sizes, run, spill }) {
  const small = await told(`${where} ${kind} ${W1_RECORDS}`, () => run(cachedPair(CACHE_FOLDER, { revision: kind })));
  const rows = [];
  for (const records of sizes) {
    let facts = null;
    const result = await told(`${where} ${kind} ${records}`, () => withPair({ revision: kind, records, spill }, (pair) => { facts = pair.facts; return run(pair); }));
    const faults = result.outline ? faultsOf(result.outline, facts) : [];
    for (const fault of faults) process.stderr.write(`${where} ${kind} ${records}  WRONG: ${fault}\n`);
    rows.push({
      where, name: NAMES[kind], records, bytes: facts?.bytes.base ?? null, smallMs: small.ms ?? null, growth: records / W1_RECORDS,
      ms: result.ms ?? null, stages: result.stages, peakBytes: result.peakBytes ?? null, right: faults.length === 0, ...(result.failure === undefined ? {} : { failure: result.failure }),
    });
  }
  return rows;
}

async function told(label, work) {
  process.stderr.write(`${label}\n`);
  try {
    return await work();
  } catch (error) {
    const failure = `failed: ${error.message.split('\n')[0]}`;
    process.stderr.write(`${label}  ${failure}\n`);
    return { failure, peakBytes: error.peakBytes };
  }
}

/** Makes a pair for one run. However that ends, also by an interrupt, the files are gone afterwards. */
async function withPair({ revision, records, spill }, work) {
  const folder = join(CACHE_FOLDER, `large-${process.pid}`);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const interrupted = () => process.exit(130);
  mkdirSync(folder, { recursive: true });
  process.once('exit', clear);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    for (const { what, place, bytes } of needs(folder, records, spill)) {
      const { bavail, bsize } = statfsSync(place), free = bavail * bsize;
      if (free < bytes) throw new Error(`${what} need ${(bytes / 1e9).toFixed(1)} GB and the disk has ${(free / 1e9).toFixed(1)} GB`);
    }
    return await work(cachedPair(folder, { records, revision }));
  } finally {
    clear();
    process.off('exit', clear);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** Both may be on the same disk; then it needs room for both. */
function needs(folder, records, spill) {
  const files = { what: 'the files', place: folder, bytes: records * PAIR_BYTES }, temporary = { what: 'temporary files', place: tmpdir(), bytes: records * spill };
  if (statSync(folder).dev !== statSync(tmpdir()).dev) return [files, temporary];
  return [{ ...files, what: spill > 0 ? 'the files and temporary files' : files.what, bytes: files.bytes + temporary.bytes }];
}
