/** Two threads that say what became of the columns say what one alone says. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openNativeDatabase } from '../../src/io/node/native-database.js';
import { nodePort } from '../../src/io/node/node-port.js';
import { resolveSource } from '../../src/io/sources/resolve-source.js';
import type { Port } from '../../src/io/workshop/protocol.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Comparison } from '../../src/session/comparison.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { checkReport, csv, source } from './support.js';

/** Calls of each thread of each session; a thread goes from one comparison to the next. */
const asked = new Map<Session, string[][]>();

function watched(calls: string[][]): Port {
  const port = nodePort(), own: string[] = [];
  calls.push(own);
  return {
    onMessage: (listener) => port.onMessage(listener), onFailure: (listener) => port.onFailure(listener), terminate: () => port.terminate(),
    post(message, transfer) { own.push((message as { method: string }).method); port.post(message, transfer); },
  };
}

function open(least: number, most = Infinity): Session {
  const calls: string[][] = [], session = createSession({
    startWorkshop: () => watched(calls), openDatabase: openNativeDatabase, limits: { diagnosedByTwo: { least, most } },
    resolve: (input, name) => resolveSource(input, name, () => { throw new Error('no paths here'); }),
  });
  asked.set(session, calls);
  return session;
}

/** Calls of both threads from now on: first of the one that pairs, once it has. */
function listen(session: Session): () => [string[], string[]] {
  for (const thread of asked.get(session)!) thread.length = 0;
  return () => {
    const [first, second, ...more] = asked.get(session)!;
    assert.ok(first && second && more.length === 0, 'there are two threads');
    return counted(second, 'pair') > 0 ? [second, first] : [first, second];
  };
}

const two = open(1), one = open(Infinity);
after(() => Promise.all([two.close(), one.close()]));

const HEADER = ['site', 'time', 'NEE', 'NEE_QC', 'TA', 'RH', 'P', 'SWC', 'WS', 'checked', 'cover', 'note'];
const random = new Random(11);
const base = Array.from({ length: 2400 }, (_, i) => {
  const hour = new Date(Date.UTC(2019, 0, 1, i % 1200)).toISOString().slice(0, 16), day = Math.sin((i % 24) / 4);
  return [`S${Math.floor(i / 1200)}`, hour, random.chance(0.1) ? '' : (10 * day + random.normal()).toFixed(3), String(random.whole(0, 2)), (15 + 5 * day + random.normal()).toFixed(2), (50 + 9 * random.normal()).toFixed(1), random.chance(0.8) ? '0' : (3 * random.next()).toFixed(1), random.chance(0.2) ? '' : (0.2 + random.next() / 10).toFixed(4), (4 * random.next()).toFixed(2), `2020-0${random.whole(1, 9)}-11`, random.pick(['grass', 'maize', 'bare']), random.pick(['', 'rain', 'by hand'])];
});
const scaled = (text: string, by: (x: number) => number, decimals: number): string => (text === '' ? '' : by(Number(text)).toFixed(decimals));
const revision = base.map(([site, time, nee, qc, ta, rh, p, swc, ws, checked, cover, note], i) => [
  site!, time!, qc === '2' ? scaled(nee!, (x) => x + 0.5, 3) : nee!, i % 11 === 0 ? '1' : qc!, scaled(ta!, (x) => 1.8 * x + 32, 2), site === 'S1' ? scaled(rh!, (x) => 1.02 * x, 1) : rh!,
  scaled(p!, (x) => 1.1 * x, 2), swc === '' ? '0.2500' : swc!, random.chance(0.03) ? '' : ws!, i % 13 === 0 ? '2021-01-01' : checked!, i % 17 === 0 ? 'fallow' : cover!, i % 19 === 0 ? 'checked' : note!,
]);
// In another order of records: neighbours are those of the key.
revision.reverse();

function compare(session: Session, recipe: Recipe, options?: Parameters<Session['compare']>[3]): Promise<Comparison> {
  return session.compare(source(csv(HEADER, base), 'a.csv'), source(csv(HEADER, revision), 'b.csv'), recipe, options);
}

/** All but what depends on the clock. */
function content({ generator: _, ...report }: ChangeReport): unknown {
  return JSON.parse(JSON.stringify(report)) as unknown;
}

const counted = (thread: readonly string[], method: string): number => thread.filter((each) => each === method).length;

describe('columns that two threads look at', () => {
  for (const recipe of [{ key: ['site', 'time'] }, { key: ['site', 'time'], tolerance: { absolute: 0.05 } }, {}] satisfies Recipe[]) it(`get the same report as from one thread alone, with ${JSON.stringify(recipe)}`, async () => {
    const ofTwo = listen(two), together = await compare(two, recipe), [first, second] = ofTwo();
    const ofOne = listen(one), alone = await compare(one, recipe), [only, idle] = ofOne();
    checkReport(together.report());
    assert.deepEqual(content(together.report()), content(alone.report()));
    assert.ok(together.report().columns.filter(({ kinds }) => (kinds?.length ?? 0) > 0).length >= 8, 'there is something to say');
    assert.ok(together.report().flags.length > 0 && together.report().groups.length > 0);
    assert.ok(counted(first, 'diagnose') > 0 && counted(second, 'diagnose') > 0, 'both have answered');
    assert.equal(counted(first, 'diagnose') + counted(second, 'diagnose'), counted(only, 'diagnose'), 'each column once');
    assert.deepEqual([counted(first, 'closeDiagnosis'), counted(second, 'closeDiagnosis')], [1, 1]);
    assert.equal(counted(idle, 'diagnose'), 0);
    await together.dispose();
    await alone.dispose();
  });

  it('are left to one thread where there are too few records or too many', async () => {
    for (const session of [open(2401), open(1, 2399)]) {
      const calls = listen(session);
      await (await compare(session, { key: ['site', 'time'] })).dispose();
      assert.deepEqual(calls().map((thread) => counted(thread, 'diagnose') > 0), [true, false]);
      await session.close();
    }
  });

  it('are looked at again by both where a recipe is revised, only those that it concerns', async () => {
    const first = await compare(two, { key: ['site', 'time'] });
    const calls = listen(two), second = await first.revise({ key: ['site', 'time'], columns: [{ base: ['TA'], tolerance: { absolute: 0.1 } }, { base: ['RH'], tolerance: { absolute: 0.1 } }] });
    assert.equal(calls().reduce((sum, thread) => sum + counted(thread, 'diagnose'), 0), 2);
    const fresh = await compare(one, { key: ['site', 'time'], columns: [{ base: ['TA'], tolerance: { absolute: 0.1 } }, { base: ['RH'], tolerance: { absolute: 0.1 } }] });
    assert.deepEqual(content(second.report()), content(fresh.report()));
    for (const each of [first, second, fresh]) await each.dispose();
  });

  it('end with an abort in both threads, and the session goes on', async () => {
    const reason = new Error('enough'), controller = new AbortController();
    await assert.rejects(compare(two, {}, { signal: controller.signal, onProgress: ({ stage }) => { if (stage === 'diagnose') controller.abort(reason); } }), (error) => error === reason);
    const next = await compare(two, {}), alone = await compare(one, {});
    assert.deepEqual(content(next.report()), content(alone.report()));
    await next.dispose();
    await alone.dispose();
  });
});
