/** Questions that are called off, by their asker or with their comparison: they end soon and leave nothing behind. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Database } from '../../../src/io/database/database.js';
import { openNativeDatabase } from '../../../src/io/node/native-database.js';
import { resolveSource } from '../../../src/io/sources/resolve-source.js';
import { serveWorkshop, type CallMessage, type Port, type ReplyMessage } from '../../../src/io/workshop/protocol.js';
import { createSession } from '../../../src/session/create-session.js';
import { csv, source } from '../support.js';

type Listener = (message: never) => void;
const calls: CallMessage[] = [], replies: ReplyMessage[] = [];
let database: Database | null = null;

/** A workshop in this thread whose messages are seen. */
function seenPort(): Port {
  const near: Listener[] = [], far: Listener[] = [];
  const send = (to: readonly Listener[], seen: (message: never) => void) => (message: unknown): void => { const copy = structuredClone(message); seen(copy as never); queueMicrotask(() => to.forEach((each) => each(copy as never))); };
  serveWorkshop({ post: send(near, (reply) => replies.push(reply)), onMessage: (listener) => { far.push(listener); } }, null);
  return { post: send(far, (call) => calls.push(call)), onMessage: (listener) => { near.push(listener); }, onFailure: () => undefined, terminate: () => undefined };
}

const session = createSession({ startWorkshop: seenPort, openDatabase: async () => (database = await openNativeDatabase()), resolve: (input, name) => resolveSource(input, name, (url) => ({ kind: 'url', url, name })) });
after(() => session.close());

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f'], table = (add: number): string => csv(['id', ...COLUMNS], Array.from({ length: 300 }, (_, i) => [i, ...COLUMNS.map((_, k) => i * (k + 1) + add * k)]));
const compare = () => session.compare(source(table(0), 'base.csv'), source(table(1), 'revision.csv'), { key: ['id'] });
const schemas = async (): Promise<string[]> => Array.from((await database!.run("SELECT DISTINCT schema_name AS s FROM information_schema.schemata WHERE schema_name LIKE 'comparison%' ORDER BY 1")).columns.get('s') ?? [], String);
const quantity = { name: 'Q', sql: `SELECT ${COLUMNS.map((each) => `sum(${each})`).join(' * ')} FROM data` };

describe('a question of a comparison that is disposed of', () => {
  for (const at of [1, 5, 30]) {
    it(`ends with an AbortError, after ${at} hybrid releases, and leaves nothing in the engine`, async () => {
      const comparison = await compare();
      assert.ok((await schemas()).length > 0);
      let disposing: Promise<void> | null = null;
      const asking = comparison.impact([quantity], { onProgress: ({ done }) => { if (done === at) disposing = comparison.dispose(); } });
      await assert.rejects(asking, (error) => (error as Error).name === 'AbortError');
      await disposing;
      assert.deepEqual(await schemas(), []);
      await assert.rejects(comparison.impact([quantity]), /disposed of/);
    });
  }

  it('ends also while it waits for another', async () => {
    const comparison = await compare(), first = comparison.impact([quantity]), second = comparison.impact([{ ...quantity, name: 'R' }]), ends = Promise.all([first, second].map((each) => assert.rejects(each, (error) => (error as Error).name === 'AbortError')));
    await comparison.dispose();
    await ends;
    assert.deepEqual(await schemas(), []);
  });
});

describe('a question that is called off while the thread makes its relation', () => {
  it('ends there before the last column, and the next one is answered', async () => {
    const comparison = await compare(), stop = new AbortController(), before = replies.length;
    const asking = comparison.impact([quantity], { signal: stop.signal });
    const isRelation = (id: number): boolean => calls.some((call) => call.id === id && call.method === 'relation');
    while (!replies.slice(before).some((reply) => 'done' in reply && isRelation(reply.id))) await new Promise((resolve) => setTimeout(resolve));
    stop.abort(new Error('enough'));
    await assert.rejects(asking, /enough/);
    const mine = replies.slice(before).find((reply) => 'done' in reply && isRelation(reply.id))!.id;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve));
    const told = replies.slice(before).filter(({ id }) => id === mine), last = told.at(-1)!;
    assert.ok('error' in last && /cancelled/.test(last.error.message), JSON.stringify(last));
    assert.ok(told.filter((reply) => 'done' in reply).every((reply) => 'done' in reply && reply.done < reply.total), 'no column more than was under way');
    assert.equal(typeof (await comparison.impact([{ name: 'S', sql: 'SELECT sum(c) FROM data' }]))[0]!.change, 'number');
    await comparison.dispose();
    assert.deepEqual(await schemas(), []);
  });
});
