/** A comparison can be stopped wherever it is; the session can be used again at once. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Progress } from '../../src/core/cancellation.js';
import { isPalimpsestError } from '../../src/core/errors.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/io/sources/source.js';
import { Random } from '../core/support/random.js';
import { Bench, csv, source } from './support.js';

const random = new Random(95);
const N = 150_000;
const folder = mkdtempSync(join(tmpdir(), 'palimpsest-'));
after(() => rmSync(folder, { recursive: true }));

/** From disk, where reading tells how far it is. */
function file(name: string, content: string): SourceInput {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const base = file('base.csv', csv(['id', 'x', 'y', 's'], Array.from({ length: N }, (_, i) => [i, random.normal().toFixed(4), random.normal().toFixed(4), `s${i % 97}`])));
const revision = file('revision.csv', csv(['id', 'x', 'y', 's'], Array.from({ length: N }, (_, i) => [i, random.normal().toFixed(4), random.normal().toFixed(4), `t${i % 97}`])));
const SMALL = ['id,x\n1,2\n', 'id,x\n1,3\n'] as const;
/** Generous: a stop that waits for the work would take longer on any machine that waits for a hung one. */
const SOON_MS = 2000;

async function stopped(work: Promise<unknown>, reason: unknown): Promise<number> {
  const from = performance.now();
  await assert.rejects(work, (error) => error === reason);
  return performance.now() - from;
}

describe('aborting a comparison', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());
  const compare = async (...args: Parameters<Bench['session']['compare']>): Promise<ChangeReport> => {
    const comparison = await bench.session.compare(...args);
    await comparison.dispose();
    return comparison.report();
  };

  const seen = new Set<Progress['stage']>();
  it('is possible in every stage that is told', async () => {
    await compare(base, revision, {}, { onProgress: ({ stage }) => seen.add(stage) });
    assert.deepEqual([...seen].sort(), ['compare', 'diagnose', 'load', 'measure', 'pair', 'read']);
  });

  for (const stage of ['read', 'pair', 'load', 'compare', 'measure', 'diagnose'] as const) {
    it(`while it says “${stage}” rejects with the signal's reason, and the session goes on`, async () => {
      const controller = new AbortController(), reason = new Error(`stop at ${stage}`);
      let at = 0;
      const work = compare(base, revision, {}, { signal: controller.signal, onProgress: (progress) => {
        if (progress.stage === stage && at === 0) { at = performance.now(); controller.abort(reason); }
      } });
      await stopped(work, reason);
      assert.ok(at > 0 && performance.now() - at < SOON_MS, `${performance.now() - at} ms`);
      assert.equal((await bench.compare(...SMALL)).cells.value, 1);
    });
  }

  it('before it starts rejects without starting', async () => {
    const reason = new Error('never mind');
    let told = 0;
    await stopped(compare(base, revision, {}, { signal: AbortSignal.abort(reason), onProgress: () => { told++; } }), reason);
    assert.equal(told, 0);
  });

  it('at any moment ends with the reason or a report, and leaves no schema behind', async () => {
    for (let wait = 0; wait < 400; wait += 40) {
      const controller = new AbortController(), reason = new Error(`after ${wait} ms`);
      setTimeout(() => controller.abort(reason), wait);
      await compare(base, revision, {}, { signal: controller.signal }).catch((error: unknown) => assert.equal(error, reason));
    }
    assert.equal((await bench.compare(...SMALL)).cells.value, 1);
  });

  it('of one of two leaves the other alone', async () => {
    const controller = new AbortController(), reason = new Error('only this one');
    const other = compare(base, revision);
    const work = compare(base, revision, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await stopped(work, reason);
    assert.equal((await other).records.matched, N);
  });

  it('after it has ended changes nothing', async () => {
    const controller = new AbortController();
    const comparison = await bench.session.compare(source(SMALL[0], 'a'), source(SMALL[1], 'b'), {}, { signal: controller.signal });
    controller.abort(new Error('late'));
    assert.equal((await comparison.records({ kind: 'changed', offset: 0, limit: 5 })).total, 1);
    await comparison.dispose();
  });

  it('with a timeout signal rejects with its reason', async () => {
    await assert.rejects(compare(base, revision, {}, { signal: AbortSignal.timeout(30) }), { name: 'TimeoutError' });
  });
});

describe('closing a session', () => {
  it('ends what runs, and refuses what comes later', async () => {
    const session = openNodeSession();
    const work = session.compare(base, revision);
    const ended = assert.rejects(work, (error) => isPalimpsestError(error, 'EngineError') && /closed/.test(error.message));
    await new Promise((resolve) => { setTimeout(resolve, 60); });
    await session.close();
    await ended;
    await assert.rejects(session.compare(source(SMALL[0], 'a'), source(SMALL[1], 'b')), /The session was closed\. Open another one\./);
    await session.close();
  });

  it('that was never used is closed at once', async () => { await openNodeSession().close(); });

  it('ends its comparisons: pages are refused, reports stay', async () => {
    const session = openNodeSession();
    const comparison = await session.compare(source(SMALL[0], 'a'), source(SMALL[1], 'b'));
    await session.close();
    assert.equal(comparison.report().cells.value, 1);
    await assert.rejects(comparison.records({ kind: 'changed', offset: 0, limit: 5 }));
    await comparison.dispose();
  });
});
