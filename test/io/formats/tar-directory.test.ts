import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError, type ErrorTag } from '../../../src/core/errors.js';
import { sniffFormat } from '../../../src/io/formats/sniff-format.js';
import { isTar, tableInTar, tarDirectory } from '../../../src/io/formats/tar-directory.js';
import { Random } from '../../core/support/random.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text), textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

interface Member { readonly name: string; readonly text: string; readonly type?: string; readonly prefix?: string; readonly magic?: string; readonly size?: Uint8Array }

/** Written from the table of POSIX.1-2017, pax, "ustar Interchange Format". */
function block({ name, text, type = '0', prefix = '', magic = 'ustar\u000000', size }: Member): Uint8Array {
  const content = bytesOf(text), out = new Uint8Array(512 + Math.ceil(content.length / 512) * 512), put = (at: number, field: string): void => out.set(bytesOf(field), at);
  put(0, name); put(100, '0000644\0'); put(108, '0000000\0'); put(116, '0000000\0'); put(124, `${content.length.toString(8).padStart(11, '0')}\0`); put(136, '00000000000\0'); put(148, '        '); put(156, type); put(257, magic); put(345, prefix);
  if (size !== undefined) out.set(size, 124);
  put(148, `${out.subarray(0, 512).reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `);
  out.set(content, 512);
  return out;
}
const joined = (parts: readonly Uint8Array[]): Uint8Array => { const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0)); parts.reduce((at, part) => { out.set(part, at); return at + part.length; }, 0); return out; };
const tar = (...members: Member[]): Uint8Array => joined([...members.map(block), new Uint8Array(1024)]);
const file = (name: string, text = 'x'): Member => ({ name, text });
const listed = (bytes: Uint8Array): string[] => tarDirectory(bytes, bytes.length, 'a.tar').map(({ name, from, size }) => `${name}=${textOf(bytes.subarray(from, from + size))}`);
const record = (key: string, value: string): string => { let length = 0; for (let k = 0; k < 4; k++) length = bytesOf(`${length} ${key}=${value}\n`).length; return `${length} ${key}=${value}\n`; };

describe('a tar archive', () => {
  const long = `${'folder/'.repeat(20)}ü.csv`;
  const READ: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
    ['of files and folders', tar({ name: 'd/', text: '', type: '5' }, file('d/a.csv', 'a,b\n1,2\n'), file('b.csv', ''), file('c.csv', 'y'.repeat(513))), ['d/a.csv=a,b\n1,2\n', 'b.csv=', `c.csv=${'y'.repeat(513)}`]],
    ['with links, devices and a global header', tar({ name: 'pax_global_header', text: record('comment', 'v1'), type: 'g' }, file('a.csv'), { name: 'l.csv', text: '', type: '2' }, { name: 'dev', text: '', type: '3' }), ['a.csv=x']],
    ['with a name before and after', tar({ ...file('a.csv'), prefix: 'far/away' }), ['far/away/a.csv=x']],
    ['with names from before ustar', tar({ ...file('./a.csv'), magic: '', type: '\0' }), ['a.csv=x']],
    ['with long names as GNU writes them', tar({ name: '././@LongLink', text: `${long}\0`, type: 'L' }, file(long.slice(0, 90)), file('b.csv')), [`${long}=x`, 'b.csv=x']],
    ['with long names as pax writes them', tar({ name: 'PaxHeaders/a', text: record('mtime', '1.5') + record('path', long), type: 'x' }, file(long.slice(0, 90)), file('b.csv')), [`${long}=x`, 'b.csv=x']],
    ['with a binary size', tar({ ...file('a.csv', 'xyz'), size: Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3) }), ['a.csv=xyz']],
    ['with a file that was added again', tar(file('a.csv', 'old'), file('b.csv'), file('a.csv', 'new')), ['b.csv=x', 'a.csv=new']],
    ['without the blocks of zeros at its end', block(file('a.csv')), ['a.csv=x']],
    ['with something after its end', joined([tar(file('a.csv')), bytesOf('trailing')]), ['a.csv=x']],
  ];
  for (const [what, bytes, members] of READ) it(what, () => { assert.deepEqual(listed(bytes), members); assert.equal(sniffFormat(bytes, bytes.length, 'a.tar'), 'tar'); });

  it('gives the only table, or the one that is named', () => {
    const of = (bytes: Uint8Array, member?: string): string => { const found = tableInTar(bytes, bytes.length, member, 'a.tar'); return `${found.name}=${textOf(found.bytes)}`; };
    assert.equal(of(tar(file('README.txt'), file('d/a.csv', 'y'), file('d/._a.csv'))), 'd/a.csv=y');
    assert.equal(of(tar(file('d/a.csv'), file('d/b.csv', 'y')), 'b.csv'), 'd/b.csv=y');
  });

  const whole = tar(file('a.csv', 'x'.repeat(2000)));
  const REFUSED: readonly (readonly [string, Uint8Array, string | undefined, ErrorTag, RegExp])[] = [
    ['of two tables', tar(file('a.csv'), file('b.csv')), undefined, 'SourceError', /^a\.tar is a tar archive with “a\.csv” and “b\.csv”\. Unpack it, or name the one to read as “member”/],
    ['of folders', tar({ name: 'd/', text: '', type: '5' }), undefined, 'SourceError', /^a\.tar is a tar archive without a file in it\./],
    ['without the member that is named', tar(file('a.csv')), 'c.csv', 'SchemaError', /has no member “c\.csv”.*It holds “a\.csv”\./],
    ['cut within a file', whole.subarray(0, 1500), undefined, 'ParseError', /^a\.tar is not a whole tar archive\. Download it again\./],
    ['cut within a header', joined([block(file('a.csv')), block(file('b.csv')).subarray(0, 300)]), undefined, 'ParseError', /not a whole tar archive/],
    ['with a spoilt header', joined([block(file('a.csv')), block(file('b.csv')).map((byte, at) => (at === 3 ? byte ^ 1 : byte))]), undefined, 'ParseError', /not a whole tar archive/],
    ['with a spoilt extended header', tar({ name: 'x', text: '999 path=a\n', type: 'x' }, file('a.csv')), undefined, 'ParseError', /not a whole tar archive/],
  ];
  for (const [what, bytes, member, tag, sentence] of REFUSED) it(`${what} is refused`, () => assert.throws(() => tableInTar(bytes, bytes.length, member, 'a.tar'), (error) => isPalimpsestError(error, tag) && sentence.test(error.message)));

  it('is not what only looks like one', () => {
    const text = bytesOf('id,x\n'.repeat(400)), random = new Random(3), noise = Uint8Array.from({ length: 4096 }, () => random.whole(0, 255));
    for (const bytes of [text, noise, new Uint8Array(2048), whole.subarray(0, 511), new Uint8Array(0)]) assert.equal(isTar(bytes, bytes.length), false);
  });

  it('that lost or changed any byte is refused, or gives files within itself', () => {
    for (let i = 0; i < 300; i++) {
      const bytes = i % 2 === 0 ? whole.subarray(0, 512 + (i * 29) % (whole.length - 512)) : whole.map((byte, at) => (at === (i * 37) % whole.length ? byte ^ 0x5a : byte));
      try {
        for (const { from, size } of tarDirectory(bytes, bytes.length, 'a.tar')) assert.ok(from + size <= bytes.length);
      } catch (error) {
        assert.ok(isPalimpsestError(error, 'ParseError'), String(error));
      }
    }
  });
});
