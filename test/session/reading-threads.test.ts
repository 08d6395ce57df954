/** Threads that read little go from one comparison to the next, and tell nothing of the earlier one. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openNativeDatabase } from '../../src/io/node/native-database.js';
import { nodePort } from '../../src/io/node/node-port.js';
import { resolveSource } from '../../src/io/sources/resolve-source.js';
import { serveWorkshop, type CallMessage, type Port } from '../../src/io/workshop/protocol.js';
import { READING_LIMITS } from '../../src/io/workshop/platform.js';
import { createSession } from '../../src/session/create-session.js';
import { ReadingThreads } from '../../src/session/reading-threads.js';
import type { Session } from '../../src/session/session.js';
import { csv, source } from './support.js';

type Listener = (message: never) => void;

interface Watched { readonly port: Port; ended: boolean; rests: boolean; readonly fail: (error: Error) => void; readonly calls: string[] }

/** A thread that answers in this one, if it answers. */
function watched(all: Watched[], answers = true): Port {
  const near: Listener[] = [], far: Listener[] = [];
  let fail: (error: Error) => void = () => undefined;
  const send = (to: readonly Listener[]) => (message: unknown): void => { const copy = structuredClone(message); queueMicrotask(() => to.forEach((each) => each(copy as never))); };
  serveWorkshop({ post: send(near), onMessage: (listener) => { far.push(listener); } }, null);
  const toThread = answers ? send(far) : () => undefined;
  const port: Port = {
    post: (message) => { seen.calls.push((message as CallMessage).method); toThread(message); },
    onMessage: (listener) => { near.push(listener); }, onFailure: (listener) => { fail = listener; },
    terminate: () => { seen.ended = true; }, rest: (resting) => { seen.rests = resting; },
  };
  const seen: Watched = { port, ended: false, rests: false, fail: (error) => fail(error), calls: [] };
  all.push(seen);
  return port;
}

const bytes = (text: string) => ({ kind: 'bytes', bytes: new TextEncoder().encode(text), name: 'a.csv' });
const TABLE = csv(['id', 'x'], [[1, 2], [2, 3]]);

describe('reading threads', () => {
  it('rest when nobody asks them any more, two at most, and come back empty', async () => {
    const all: Watched[] = [], threads = new ReadingThreads(() => watched(all)), three = [threads.start(), threads.start(), threads.start()];
    for (const each of three) {
      await each.call('load', ['base', bytes(TABLE), READING_LIMITS]);
      await each.call('read', ['base', {}, []]);
    }
    await Promise.all(three.map((each) => threads.end(each)));
    assert.deepEqual(all.map(({ ended, rests }) => [ended, rests]).sort(), [[false, true], [false, true], [true, false]]);
    await assert.rejects(three[0]!.call('texts', ['base', [0], [0]]), /disposed of/);
    const again = threads.start();
    assert.equal(all.length, 3, 'no new one was started');
    await assert.rejects(again.call('texts', ['base', [0], [0]]), 'what was read before is gone');
    threads.close();
    assert.equal(all.filter(({ ended }) => !ended).length, 1, 'the one at work is ended by its comparison');
  });

  it('end where they read much, or are at work', async () => {
    const all: Watched[] = [], threads = new ReadingThreads(() => watched(all)), large = threads.start(), spilling = threads.start(), busy = threads.start();
    await large.call('load', ['base', bytes(TABLE.padEnd(8_000_001, ' ')), READING_LIMITS]);
    await spilling.call('load', ['base', bytes(TABLE), { ...READING_LIMITS, spillBytes: 10 }]);
    const asked = assert.rejects(busy.call('load', ['base', bytes(TABLE), READING_LIMITS]), /disposed of/);
    await Promise.all([large, spilling, busy].map((each) => threads.end(each)));
    await asked;
    assert.deepEqual(all.map(({ ended }) => ended), [true, true, true]);
  });

  it('end where an answer comes to a call that nobody waits for', async () => {
    const all: Watched[] = [], threads = new ReadingThreads(() => watched(all, false)), thread = threads.start(), stop = new AbortController();
    const asked = assert.rejects(thread.callUnless(stop.signal, 'load', ['base', bytes(TABLE), READING_LIMITS]), /enough/);
    stop.abort(new Error('enough'));
    await asked;
    await threads.end(thread);
    assert.equal(all[0]!.ended, true);
  });

  it('are not taken where they failed while they rested, or while they were emptied', async () => {
    const all: Watched[] = [], threads = new ReadingThreads(() => watched(all)), first = threads.start();
    await threads.end(first);
    all[0]!.fail(new Error('gone'));
    await threads.start().call('load', ['base', bytes(TABLE), READING_LIMITS]);
    assert.deepEqual(all.map(({ calls }) => calls), [['renew'], ['load']]);

    const silent: Watched[] = [], mute = new ReadingThreads(() => watched(silent, false)), ending = mute.end(mute.start());
    silent[0]!.fail(new Error('gone'));
    await ending;
    assert.equal(silent[0]!.ended, true);
  });
});

describe('comparisons one after another', () => {
  const ports: Port[] = [];
  const open = (): Session => createSession({
    startWorkshop: () => { const port = nodePort(); ports.push(port); return port; }, openDatabase: openNativeDatabase,
    resolve: (input, name) => resolveSource(input, name, () => { throw new Error('no paths here'); }),
  });
  const one = open();
  after(() => one.close());
  const told = async (session: Session, base: string, revision: string): Promise<unknown> => {
    const comparison = await session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'));
    const { generator: _, ...report } = comparison.report(), page = await comparison.records({ kind: 'changed', offset: 0, limit: 9 });
    await comparison.dispose();
    return JSON.parse(JSON.stringify({ report, page })) as unknown;
  };
  const table = (of: number, add: number): string => csv(['id', 'day', 'flux', 'note'], Array.from({ length: 20 + of }, (_, i) => [i, `2020-01-${10 + (i % 9)}`, (i * of + (i % 3 === 0 ? add : 0)).toFixed(2), i % 4 === 0 ? `n${add}` : `t${of}`]));
  const pairs = [[table(1, 0), table(1, 5)], [table(2, 0), table(2, 0)], [table(3, 0), table(4, 1)], [table(1, 0), table(1, 5)]] as const;

  it('share two threads, and tell what each alone tells', async () => {
    const shared: unknown[] = [];
    for (const [base, revision] of pairs) shared.push(await told(one, base, revision));
    assert.equal(ports.length, 2);
    const alone: unknown[] = [];
    for (const [base, revision] of pairs) {
      const session = open();
      alone.push(await told(session, base, revision));
      await session.close();
    }
    assert.deepEqual(shared, alone);
  });

  it('that were refused leave the threads to the next', async () => {
    await told(one, ...pairs[0]);
    const before = ports.length;
    await assert.rejects(one.compare(source(pairs[0][0], 'base.csv'), source(pairs[0][1], 'revision.csv'), { key: ['nowhere'] }), /nowhere/);
    await told(one, ...pairs[0]);
    assert.equal(ports.length, before);
  });

  it('at the same time have threads of their own', async () => {
    const both = await Promise.all([told(one, ...pairs[0]), told(one, ...pairs[2])]);
    assert.deepEqual(both, [await told(one, ...pairs[0]), await told(one, ...pairs[2])]);
  });
});
