import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Priority } from '../../../src/io/database/database.js';
import { QueryQueue } from '../../../src/io/database/query-queue.js';

/** Work that ends when told. */
function gate(): { open: () => void; passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { open, passed };
}

describe('the queue of queries', () => {
  it('gives each connection to one at a time', async () => {
    const queue = new QueryQueue(['a', 'b']);
    let busy = 0, most = 0;
    const used = new Set<string>();
    await Promise.all(Array.from({ length: 20 }, () => queue.lease('view', undefined, async (connection) => {
      used.add(connection);
      most = Math.max(most, ++busy);
      await new Promise((resolve) => { setImmediate(resolve); });
      busy--;
    })));
    assert.deepEqual([most, [...used].sort()], [2, ['a', 'b']]);
  });

  it('lets the urgent go first, and the first come first among equals', async () => {
    const queue = new QueryQueue(['only']), hold = gate(), order: string[] = [];
    const first = queue.lease('view', undefined, () => hold.passed);
    const asked: readonly (readonly [Priority, string])[] = [['prefetch', 'p1'], ['view', 'v1'], ['interaction', 'i1'], ['view', 'v2'], ['prefetch', 'p2'], ['interaction', 'i2']];
    const rest = asked.map(([priority, name]) => queue.lease(priority, undefined, () => { order.push(name); return Promise.resolve(); }));
    hold.open();
    await Promise.all([first, ...rest]);
    assert.deepEqual(order, ['i1', 'i2', 'v1', 'v2', 'p1', 'p2']);
  });

  it('an abort while waiting rejects with the reason and takes nobody’s place', async () => {
    const queue = new QueryQueue(['only']), hold = gate(), controller = new AbortController(), reason = new Error('changed my mind');
    const first = queue.lease('view', undefined, () => hold.passed);
    let ran = false;
    const waiting = queue.lease('view', controller.signal, () => { ran = true; return Promise.resolve(); });
    const next = queue.lease('view', undefined, () => Promise.resolve('next'));
    controller.abort(reason);
    await assert.rejects(waiting, (error) => error === reason);
    hold.open();
    assert.equal(await next, 'next');
    await first;
    assert.equal(ran, false);
  });

  it('an aborted signal is refused at once', async () => {
    await assert.rejects(new QueryQueue(['only']).lease('view', AbortSignal.abort(new Error('no')), () => assert.fail()), /^Error: no$/);
  });

  it('work that fails gives its connection back', async () => {
    const queue = new QueryQueue(['only']);
    await assert.rejects(queue.lease('view', undefined, () => Promise.reject(new Error('broken'))), /broken/);
    assert.equal(await queue.lease('view', undefined, (connection) => Promise.resolve(connection)), 'only');
  });

  it('closed rejects what waits and what comes', async () => {
    const queue = new QueryQueue(['only']), hold = gate();
    const first = queue.lease('view', undefined, () => hold.passed);
    const waiting = assert.rejects(queue.lease('view', undefined, () => Promise.resolve()), /closed/);
    queue.close(new Error('closed'));
    await waiting;
    await assert.rejects(queue.lease('view', undefined, () => Promise.resolve()), /closed/);
    hold.open();
    await first;
  });
});
