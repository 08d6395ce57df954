import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { nameOfUrl, resolveSource } from '../../../src/io/sources/resolve-source.js';
import type { WorkerInput } from '../../../src/io/workshop/load-input.js';

const resolve = (input: unknown): Promise<WorkerInput> => resolveSource(input as never, 'base', (text) => ({ kind: 'url', url: text, name: nameOfUrl(text) }));

describe('a source', () => {
  const BYTES = Uint8Array.of(1, 2);
  const CASES: readonly (readonly [string, unknown, Partial<WorkerInput> & { kind: WorkerInput['kind'] }])[] = [
    ['a text', 'https://x.org/a/b.csv', { kind: 'url', url: 'https://x.org/a/b.csv', name: 'b.csv' }], ['a URL', new URL('https://x.org/b%20c.csv?d=1'), { kind: 'url', name: 'b c.csv' }], ['bytes', BYTES, { kind: 'bytes', bytes: BYTES, name: 'base' }],
    ['a buffer', BYTES.buffer, { kind: 'bytes', bytes: BYTES, name: 'base' }], ['rows', [{ a: 1 }], { kind: 'rows', name: 'base' }], ['a file', new File(['x'], 'f.csv'), { kind: 'blob', name: 'f.csv' }], ['a blob', new Blob(['x']), { kind: 'blob', name: 'base' }],
    ['a file handle', { kind: 'file', getFile: () => Promise.resolve(new File(['x'], 'h.csv')) }, { kind: 'blob', name: 'h.csv' }], ['named bytes', { name: 'n.csv', data: BYTES }, { kind: 'bytes', bytes: BYTES, name: 'n.csv' }], ['named rows', { name: 'n', data: [{ a: 1 }] }, { kind: 'rows', name: 'n' }],
  ];
  for (const [what, input, expected] of CASES) {
    it(`may be ${what}`, async () => {
      const found = await resolve(input) as unknown as Record<string, unknown>;
      for (const [name, value] of Object.entries(expected)) assert.deepEqual(found[name], value, name);
    });
  }
  for (const [what, input] of [['a number', 5], ['an empty object', {}], ['nothing', undefined], ['null', null], ['a function', () => 1]] as const) {
    it(`is not ${what}`, async () => { await assert.rejects(resolve(input), (error) => isPalimpsestError(error, 'SourceError') && /The base release is none of: a URL, a File/.test(error.message)); });
  }
  it('may have files that describe it, named ones apart from what lies beside', async () => {
    const found = await resolve({ data: 'https://x.org/a.csv', dictionary: ['https://x.org/dd.csv'], beside: [new File(['x'], 'eml.xml'), { name: 'flmd.csv', data: BYTES }] });
    assert.equal(found.name, 'a.csv');
    assert.deepEqual(found.companions!.map(({ input, given }) => [input.kind, input.name, given]), [['url', 'dd.csv', true], ['blob', 'eml.xml', false], ['bytes', 'flmd.csv', false]]);
    assert.equal((await resolve({ name: 'n', data: BYTES })).companions, undefined);
  });
  const NAMES: readonly (readonly [string, string])[] = [['https://x.org/a/b.csv', 'b.csv'], ['/a/b.csv?x=1#y', 'b.csv'], ['https://x.org/', 'https://x.org/'], ['https://x.org/%E0%A4%A', 'https://x.org/%E0%A4%A'], ['data/', 'data']];
  for (const [url, name] of NAMES) it(`at ${url} is called ${name}`, () => assert.equal(nameOfUrl(url), name));
});
