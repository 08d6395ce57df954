/** What runs in a reading thread, here without one. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isPalimpsestError, PalimpsestError, toPlain } from '../../../src/core/errors.js';
import { gunzip, loadBytes } from '../../../src/io/workshop/load-input.js';
import { openTable } from '../../../src/io/workshop/open-table.js';
import { serveWorkshop, WorkshopClient, type Port } from '../../../src/io/workshop/protocol.js';
import { READING_LIMITS } from '../../../src/io/workshop/platform.js';
import { transferable } from '../../../src/io/workshop/transferable.js';
import { openWorkshop } from '../../../src/io/workshop/workshop.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const open = async (bytes: Uint8Array): ReturnType<typeof openTable> => openTable(await loadBytes({ kind: 'bytes', bytes, name: 'f' }, () => undefined, null), 'f', {}, () => undefined);

describe('opening a table', () => {
  it('finds format, dialect and encoding, and undoes gzip', async () => {
    const plain = await open(encode('a;b\r\n1;x\r\n'));
    assert.deepEqual([plain.format, plain.dialect], ['csv', { delimiter: ';', quote: '"', newline: 'CRLF', encoding: 'utf-8', bom: false }]);
    assert.deepEqual((await open(gzipSync('a\tb\n1\tx\n'))).dialect, { delimiter: '\t', quote: '"', newline: 'LF', encoding: 'utf-8', bom: false, compression: 'gzip' });
    assert.equal((await open(gzipSync('a\tb\n1\tx\n'))).format, 'tsv');
    assert.equal((await open(encode('[{"a":1}]'))).format, 'json');
  });

  it('gives texts as they stand in the file, quotes undone', async () => {
    const { texts } = await open(encode('a,b,c\n1.50,"x ""y""\nz",\n-9999, p ,"q"\n'));
    assert.deepEqual(texts([1, 0], [2, 0, 1]), [['q', '-9999', ' p '], ['', '1.50', 'x "y"\nz']]);
  });

  it('notices that a text is not UTF-8, in a cell or a name', async () => {
    for (const bytes of [[97, 0x2c, 98, 10, 49, 0x2c, 0xe9, 10], [0xe9, 0x2c, 98, 10, 49, 0x2c, 50, 10]]) {
      const { dialect, table, texts } = await open(Uint8Array.from(bytes));
      assert.equal(dialect!['encoding'], 'windows-1252');
      assert.equal([...table.info(false).map((column) => column.name), ...texts([0], [0, 1])[0]!].includes('é'), true);
    }
    assert.equal((await open(encode('a,b\n1,é\ufffd\n'))).dialect!['encoding'], 'utf-8', 'a replacement character may stand in the file');
  });

  it('notices it in a row of units, where no cell tells', async () => {
    const { dialect, table } = await open(Buffer.from('a;b\n;°C\n1;2.5\n2;3.5\n3;4.5\n4;5.5\n', 'latin1'));
    assert.equal(dialect!['encoding'], 'windows-1252');
    assert.deepEqual(table.info(false).map(({ unit }) => unit ?? null), [null, '°C']);
  });

  it('notices it behind the head, in the last cell of a long text', async () => {
    const { dialect, table, texts } = await open(Buffer.from(`a,b\n${'1234567,xyz\n'.repeat(100_000)}1,é\n`, 'latin1'));
    assert.equal(dialect!['encoding'], 'windows-1252');
    assert.deepEqual([table.records, texts([100_000], [1])], [100_001, [['é']]]);
  });
});

describe('loading', () => {
  it('a blob tells its progress', async () => {
    const seen: number[] = [];
    const loaded = await loadBytes({ kind: 'blob', blob: new Blob(['x'.repeat(100)]), name: 'f' }, (done) => seen.push(done), null);
    assert.deepEqual([seen, loaded.end], [[100], 100]);
    assert.ok(loaded.bytes.length >= 108);
  });
  it('a path in a browser is refused', async () => { await assert.rejects(loadBytes({ kind: 'path', path: '/x', name: 'x' }, () => undefined, null), (error) => isPalimpsestError(error, 'SourceError')); });
  it('a cut gzip is refused at any place', async () => {
    const whole = gzipSync(Array.from({ length: 3000 }, (_, i) => Math.sin(i)).join('\n'));
    for (const end of [12, whole.length >> 1, whole.length - 8, whole.length - 1]) await assert.rejects(gunzip({ bytes: whole.subarray(0, end), end }, 'f.gz'), (error) => isPalimpsestError(error, 'ParseError') && /^f\.gz is not a whole gzip file/.test(error.message), String(end));
  });
});

describe('a workshop', () => {
  it('names the bytes of a file by their SHA-256, and rows by what they hold', async () => {
    const workshop = openWorkshop(null), bytes = encode('id,x\n1,2\n');
    await workshop.load('base', { kind: 'bytes', bytes, name: 'f' }, READING_LIMITS, () => undefined);
    assert.equal((await workshop.read('base', {}, [], () => undefined)).sources[0]!.sha256, `sha256-${createHash('sha256').update(bytes).digest('hex')}`);
    await workshop.load('revision', { kind: 'rows', rows: [{ id: 1n, x: 2 }], name: 'r' }, READING_LIMITS, () => undefined);
    const rows = await workshop.read('revision', {}, [], () => undefined);
    assert.equal(rows.sources[0]!.sha256, rows.content);
  });

  it('gives away only buffers that it does not show texts from', async () => {
    const workshop = openWorkshop(null);
    await workshop.load('base', { kind: 'bytes', bytes: encode('id,s\n1,a\n'), name: 'f' }, READING_LIMITS, () => undefined);
    await workshop.read('base', {}, [], () => undefined);
    assert.ok(transferable(workshop.side('base')).length >= 2);
    await workshop.load('revision', { kind: 'rows', rows: [{ id: 1 }], name: 'r' }, READING_LIMITS, () => undefined);
    await workshop.read('revision', {}, [], () => undefined);
    assert.deepEqual(transferable(workshop.side('revision')), []);
  });
});

/** Both ends of a wire in one thread. */
function wire(): { near: Port; far: Pick<Port, 'post' | 'onMessage'>; fail: (error: Error) => void; ended: () => boolean } {
  const near: ((message: never) => void)[] = [], far: ((message: never) => void)[] = [], failures: ((error: Error) => void)[] = [];
  let ended = false;
  return {
    near: { post: (message) => { queueMicrotask(() => far.forEach((each) => each(structuredClone(message) as never))); }, onMessage: (listener) => near.push(listener), onFailure: (listener) => failures.push(listener), terminate: () => { ended = true; } },
    far: { post: (message) => { queueMicrotask(() => near.forEach((each) => each(structuredClone(message) as never))); }, onMessage: (listener) => far.push(listener) },
    fail: (error) => failures.forEach((each) => each(error)), ended: () => ended,
  };
}

describe('calls to a workshop', () => {
  it('come back in whatever order, with progress, and errors keep their tag', async () => {
    const { near, far } = wire();
    serveWorkshop(far, null);
    const client = new WorkshopClient(near), done: number[] = [];
    await client.call('load', ['base', { kind: 'blob', blob: new Blob(['id,x\n1,2\n']), name: 'f' }, READING_LIMITS], { onWork: (n) => done.push(n) });
    assert.deepEqual(done, [9]);
    const [info, digest] = await Promise.all([client.call('read', ['base', {}, []], { progress: true }), client.call('digest', ['base'])]);
    assert.deepEqual([info.records, digest.length], [1, 64]);
    await client.call('load', ['revision', { kind: 'bytes', bytes: new Uint8Array(0), name: 'empty.csv' }, READING_LIMITS], { progress: true });
    await assert.rejects(client.call('read', ['revision', {}, []], { progress: true }), (error) => isPalimpsestError(error, 'ParseError') && error.place.file === 'empty.csv');
  });

  it('end with the reason when the thread is stopped or fails', async () => {
    const { near, ended } = wire(), client = new WorkshopClient(near), reason = new Error('stop');
    const pending = client.call('digest', ['base']);
    client.end(reason);
    await assert.rejects(pending, (error) => error === reason);
    await assert.rejects(client.call('digest', ['base']), (error) => error === reason);
    assert.equal(ended(), true);
    const other = wire(), failing = new WorkshopClient(other.near), work = failing.call('digest', ['base']);
    other.fail(new PalimpsestError('MemoryLimitError', 'too much.'));
    await assert.rejects(work, (error) => isPalimpsestError(error, 'MemoryLimitError'));
  });

  it('errors of the platform become ours', () => {
    assert.equal(toPlain(new RangeError('Array buffer allocation failed')).tag, 'MemoryLimitError');
    assert.deepEqual(toPlain(new TypeError('odd')), { tag: 'EngineError', message: 'odd', place: {} });
    assert.equal(toPlain('text').message, 'text');
  });
});
