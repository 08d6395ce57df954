import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { isPalimpsestError, type ErrorTag } from '../../../src/core/errors.js';
import { crc32, unzipTable } from '../../../src/io/formats/unzip.js';
import { zipDirectory } from '../../../src/io/formats/zip-directory.js';
import { Random } from '../../core/support/random.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (members: Record<string, string>, level: 0 | 6 = 6): Uint8Array => zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, bytesOf(text)])), { level, mtime: new Date(2001, 1, 3) });
const unzip = (bytes: Uint8Array, member?: string): ReturnType<typeof unzipTable> => unzipTable(bytes, bytes.length, member, 'a.zip');

describe('a zip archive', () => {
  const FOUND: readonly (readonly [string, Record<string, string>, string | undefined, string])[] = [
    ['of one file', { 'a.csv': 'x' }, undefined, 'a.csv'], ['of one file of any kind', { 'data.bin': 'x' }, undefined, 'data.bin'], ['of a table and its documents', { 'a.csv': 'x', 'a.pdf': 'p', 'meta.xml': 'm' }, undefined, 'a.csv'],
    ['of a table and a README', { 'README.txt': 'r', 'a.csv': 'x' }, undefined, 'a.csv'], ['of a table in a folder', { 'f/': '', 'f/a.tsv': 'x' }, undefined, 'f/a.tsv'], ['with the leavings of a Mac', { 'a.csv': 'x', '__MACOSX/._a.csv': 'y', '.DS_Store': 'z' }, undefined, 'a.csv'],
    ['with the member that is named', { 'a.csv': 'y', 'b.csv': 'x' }, 'b.csv', 'b.csv'], ['with the member that is named without its folder', { 'f/a.csv': 'y', 'f/b.csv': 'x' }, 'b.csv', 'f/b.csv'],
  ];
  for (const [what, members, wanted, name] of FOUND) {
    for (const level of [0, 6] as const) {
      it(`${what}, ${level === 0 ? 'stored' : 'deflated'}`, async () => {
        const found = await unzip(zip(members, level), wanted);
        assert.deepEqual([found.name, new TextDecoder().decode(found.bytes)], [name, 'x']);
      });
    }
  }

  const REFUSED: readonly (readonly [string, Uint8Array, string | undefined, ErrorTag, RegExp])[] = [
    ['of nothing', zip({}), undefined, 'SourceError', /^a\.zip is a zip archive without a file in it\./], ['of two tables', zip({ 'a.csv': 'x', 'b.csv': 'y' }), undefined, 'SourceError', /with “a\.csv” and “b\.csv”\. Unpack it, or name the one to read as “member”/],
    ['without the member that is named', zip({ 'a.csv': 'x' }), 'c.csv', 'SchemaError', /has no member “c\.csv”.*It holds “a\.csv”\./], ['with that name in two folders', zip({ 'f/a.csv': 'x', 'g/a.csv': 'y' }), 'a.csv', 'SchemaError', /no member “a\.csv”/],
    ['that is a workbook', zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'y' }), undefined, 'SourceError', /is an Excel workbook/], ['that is only a beginning', bytesOf('PK\u0003\u0004 and no more'), undefined, 'ParseError', /not a whole zip archive\. Download it again\./],
  ];
  for (const [what, bytes, member, tag, sentence] of REFUSED) it(`${what} is refused`, () => assert.rejects(unzip(bytes, member), (error) => isPalimpsestError(error, tag) && sentence.test(error.message)));

  it('that lost or changed any byte is refused, or gives what it held', async () => {
    const text = Array.from({ length: 200 }, (_, i) => Math.sin(i)).join('\n'), whole = zip({ 'a.csv': text });
    const random = new Random(5);
    for (let i = 0; i < 200; i++) {
      const bytes = i % 2 === 0 ? whole.subarray(0, random.whole(0, whole.length - 1)) : whole.map((byte, at) => (at === (i * 37) % whole.length ? byte ^ 0x5a : byte));
      try {
        assert.equal(new TextDecoder().decode((await unzip(bytes)).bytes), text);
      } catch (error) {
        assert.ok(isPalimpsestError(error), String(error));
      }
    }
  });

  it('has the directory that its writer gave it', () => {
    const bytes = zip({ 'a.csv': 'xyz', 'ü/b.csv': '' }, 0);
    assert.deepEqual(zipDirectory(bytes, bytes.length, 'a.zip').map(({ name, method, encrypted, packed, size, crc }) => ({ name, method, encrypted, packed, size, crc })), [
      { name: 'a.csv', method: 0, encrypted: false, packed: 3, size: 3, crc: crc32(bytesOf('xyz')) }, { name: 'ü/b.csv', method: 0, encrypted: false, packed: 0, size: 0, crc: 0 },
    ]);
  });

  it('has the checksum of ISO 3309', () => {
    assert.equal(crc32(bytesOf('123456789')), 0xcbf43926);
  });
});
