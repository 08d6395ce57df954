import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assumeUtf8, decodeAs, isUtf8, mayBeUtf8, PADDING, toUtf8, type Utf8Text } from '../../../src/io/formats/encoding.js';
import { Random } from '../../core/support/random.js';

const TEXT = 'Ort,Höhe\nZürich,“408”\n🌲,€\n';

function padded(bytes: Uint8Array): { bytes: Uint8Array; end: number } {
  const out = new Uint8Array(bytes.length + PADDING);
  out.set(bytes);
  return { bytes: out, end: bytes.length };
}

const decoded = ({ bytes, start, end }: Utf8Text): string => new TextDecoder().decode(bytes.subarray(start, end));

function utf16(text: string, little: boolean): Uint8Array {
  const out = new Uint8Array(text.length * 2), view = new DataView(out.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
  return out;
}

describe('text of any common encoding', () => {
  const encoder = new TextEncoder();
  const windows = Uint8Array.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x2c, 0x80, 0x0a]);
  const CASES: readonly (readonly [string, Uint8Array, string, string, boolean])[] = [
    ['UTF-8', encoder.encode(TEXT), TEXT, 'utf-8', false], ['UTF-8 with a mark', encoder.encode(`\ufeff${TEXT}`), TEXT, 'utf-8', true], ['ASCII', encoder.encode('a,b\n'), 'a,b\n', 'utf-8', false],
    ['UTF-16, little end first', utf16(`\ufeff${TEXT}`, true), TEXT, 'utf-16le', true], ['UTF-16, big end first', utf16(`\ufeff${TEXT}`, false), TEXT, 'utf-16be', true], ['windows-1252', windows, 'Zürich,€\n', 'windows-1252', false], ['nothing', new Uint8Array(0), '', 'utf-8', false],
  ];
  for (const [what, bytes, text, encoding, bom] of CASES) {
    it(`${what} becomes UTF-8 with room beyond its end`, () => {
      const found = toUtf8(padded(bytes).bytes, bytes.length);
      assert.deepEqual([decoded(found), found.encoding, found.bom], [text, encoding, bom]);
      assert.ok(found.bytes.length >= found.end + 8);
    });
  }

  it('is assumed to be UTF-8 until it looks wrong; marks are heeded at once', () => {
    assert.equal(assumeUtf8(padded(windows).bytes, windows.length).encoding, 'utf-8');
    const marked = padded(utf16('\ufeffa', true));
    assert.equal(assumeUtf8(marked.bytes, marked.end).encoding, 'utf-16le');
    const utf8 = padded(encoder.encode('\ufeffa'));
    assert.deepEqual([assumeUtf8(utf8.bytes, utf8.end).start, assumeUtf8(utf8.bytes, utf8.end).bom], [3, true]);
  });

  it('is told from other bytes wherever the first odd one stands', () => {
    const random = new Random(100);
    for (let i = 0; i < 300; i++) {
      const bytes = encoder.encode('x'.repeat(random.whole(1, 9)) + 'é🌲'.repeat(random.whole(0, 40)));
      assert.equal(isUtf8(bytes, 0, bytes.length), true);
      const broken = bytes.slice();
      broken[random.whole(0, bytes.length - 1)] = 0xff;
      assert.equal(isUtf8(broken, 0, broken.length), false);
    }
    const late = new Uint8Array((1 << 22) + 50).fill(97);
    late.set(encoder.encode('é'), (1 << 22) - 1);
    assert.equal(isUtf8(late, 0, late.length), true, 'a letter across the border of two pieces');
    late[late.length - 1] = 0x80;
    assert.equal(isUtf8(late, 0, late.length), false);
  });

  it('is told by its head, whatever the cut falls into, where the rest is not asked', () => {
    const HEAD = 1 << 20;
    const may = (bytes: Uint8Array): boolean => mayBeUtf8({ bytes: padded(bytes).bytes, start: 0, end: bytes.length });
    for (let before = 0; before <= 4; before++) {
      const long = new Uint8Array(HEAD + 100).fill(97);
      long.set(encoder.encode('🌲'), HEAD - before);
      assert.equal(may(long), true, `a tree ${before} bytes before the cut`);
      long[HEAD - 10] = 0xe9;
      assert.equal(may(long), false);
    }
    const late = new Uint8Array(HEAD + 100).fill(97);
    late[HEAD + 50] = 0xe9;
    assert.equal(may(late), true, 'what stands behind the head is seen later');
    assert.deepEqual([may(windows), may(encoder.encode(TEXT)), may(new Uint8Array(0))], [false, true, true]);
  });

  it('takes as much room as a page of single bytes needs, wherever they stand', () => {
    const random = new Random(101);
    for (let i = 0; i < 100; i++) {
      const odd = random.whole(0, 5), bytes = Uint8Array.from({ length: random.whole(0, 70) }, () => (random.whole(0, 3) === 0 ? random.whole(0xa0, 0xff) : random.whole(32, 126)));
      const within = new Uint8Array(odd + bytes.length + PADDING);
      within.set(bytes, odd);
      const found = decodeAs('windows-1252', within.subarray(odd), bytes.length, 'a.csv');
      assert.equal(decoded(found), String.fromCharCode(...bytes));
      assert.ok(found.bytes.length >= found.end + PADDING && found.bytes.subarray(found.end, found.end + PADDING).every((byte) => byte === 0));
    }
  });
});
