/** Runs measurements of the bench page in Chromium, each in a browser of its own. */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { BROWSER_ARGUMENTS, requireBrowser } from '../scripts/find-browser.mjs';
import { CACHE_FOLDER, ROOT } from '../scripts/folders.mjs';
import { rendererProcesses, residentBytes, sampler, threadTimes } from './processes.mjs';

/** Longer than any measurement may take: each has a limit of its own. */
const PROTOCOL_LIMIT_MS = 14_400_000;
const MEMORY_INTERVAL_MS = 100;
const THREADS_INTERVAL_MS = 10;
/** How long after a cancel the threads are watched. */
const WATCH_MS = 2000;
/** A thread that spends more than this in an interval is at work. */
const BUSY_MS = 1.5;
/** Chromium's name for the threads of web workers, as Linux cuts it. */
const WORKER_THREAD = 'DedicatedWorker';

/** Builds the page as for users and serves it. */
export async function servePage() {
  const config = { configFile: false, root: join(ROOT, 'bench/page'), base: './', logLevel: 'warn', worker: { format: 'es' } };
  const outDir = join(CACHE_FOLDER, 'bench-page');
  await build({ ...config, build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 } });
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return { url: server.resolvedUrls.local[0], close: () => new Promise((done) => { server.httpServer.close(done); server.httpServer.closeAllConnections(); }) };
}

export class BenchBrowser {
  constructor(url) {
    this.url = url;
    this.executablePath = requireBrowser();
  }

  async version() { return this.#with(async (browser) => browser.version()); }

  /** One function of the page on two files, in a fresh browser, with the renderers' largest memory; a failure carries it as well. */
  async measure(name, pair, { argument, timeoutMs = 600_000 } = {}) {
    return this.#with(async (browser) => {
      const page = await this.#open(browser, pair);
      const root = browser.process().pid;
      const memory = sampler(MEMORY_INTERVAL_MS, () => rendererProcesses(root).reduce((sum, pid) => sum + residentBytes(pid), 0));
      const peak = () => memory.stop().reduce((most, { value }) => Math.max(most, value), 0);
      try {
        const result = await withTimeout(Promise.race([page.evaluate((method, given) => globalThis.bench[method](given), name, argument), crash(page)]), timeoutMs);
        return { ...result, peakBytes: peak() };
      } catch (error) {
        throw Object.assign(error, { peakBytes: peak() });
      }
    });
  }

  /** Cancels in a stage; `stoppedMs` is when the last worker thread that was there at the abort became idle or ended. */
  async cancel(stage, pair) {
    return this.#with(async (browser) => {
      const page = await this.#open(browser, pair);
      const pids = rendererProcesses(browser.process().pid);
      const threads = sampler(THREADS_INTERVAL_MS, () => threadTimes(pids, WORKER_THREAD));
      const result = await withTimeout(page.evaluate((given) => globalThis.bench.cancel(given), stage), 600_000);
      await new Promise((done) => setTimeout(done, WATCH_MS));
      const stoppedMs = lastBusy(threads.stop(), result.abortedAt) - result.abortedAt;
      return { ...result, stoppedMs, nextMs: result.reached ? await withTimeout(page.evaluate(() => globalThis.bench.afterCancel()), 60_000) : null };
    });
  }

  async #open(browser, pair) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error}\n`));
    page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) process.stderr.write(`page: ${message.text()}\n`); });
    await page.goto(this.url);
    await page.waitForFunction(() => 'bench' in globalThis, { timeout: 20_000 });
    for (const side of ['base', 'revision']) await (await page.$(`#${side}`)).uploadFile(pair[side]);
    return page;
  }

  async #with(work) {
    const browser = await puppeteer.launch({ executablePath: this.executablePath, headless: true, args: [...BROWSER_ARGUMENTS], protocolTimeout: PROTOCOL_LIMIT_MS });
    try {
      return await work(browser);
    } finally {
      await browser.close();
    }
  }
}

/** The end of the last interval, from the abort on, in which a thread known before it was at work. */
function lastBusy(samples, abortedAt) {
  const before = samples.findLast(({ at }) => at <= abortedAt) ?? samples[0];
  const known = new Set(before.value.keys());
  let last = abortedAt;
  for (let i = 1; i < samples.length; i++) {
    const { at, value } = samples[i];
    if (at <= abortedAt) continue;
    for (const id of known) {
      const [was, is] = [samples[i - 1].value.get(id), value.get(id)];
      if (was !== undefined && is !== undefined && is - was > BUSY_MS) last = at;
    }
  }
  return last;
}

/** Rejects when the page's process ends; what the page was asked then never answers by itself. */
function crash(page) {
  return new Promise((_, reject) => page.once('error', () => reject(new Error('the tab crashed'))));
}

function withTimeout(work, ms) {
  let timer;
  const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms); });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
