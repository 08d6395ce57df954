import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashCell, SECOND_LANE } from '../../../src/core/reading/cell-hash.js';
import { TextDictionary, utf8 } from '../../../src/core/reading/text-dictionary.js';
import { Random } from '../support/random.js';

function add(dictionary: TextDictionary, text: string, hash?: number): number {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length + 8);
  bytes.set(encoded);
  const first = hash ?? hashCell(new DataView(bytes.buffer), 0, encoded.length);
  return dictionary.lookup(bytes, 0, encoded.length, first, hash ?? SECOND_LANE[0]!);
}

describe('a dictionary of texts', () => {
  it('gives equal codes to equal texts alone, and every text back', () => {
    const random = new Random(7), dictionary = new TextDictionary();
    const codes = new Map<string, number>();
    for (let i = 0; i < 30_000; i++) {
      const text = random.chance(0.5) ? `site ${random.whole(0, 4000)}` : `é🌲${random.whole(0, 9000)}`;
      const code = add(dictionary, text);
      assert.equal(codes.get(text) ?? code, code);
      codes.set(text, code);
    }
    assert.equal(new Set(codes.values()).size, codes.size);
    const texts = dictionary.texts();
    for (const [text, code] of codes) assert.equal(texts[code], text);
  });

  it('tells texts apart by their bytes when all hashes collide', () => {
    const dictionary = new TextDictionary();
    const texts = ['a', 'b', '', 'ab', 'ba', 'a'];
    assert.deepEqual(texts.map((text) => add(dictionary, text, 42)), [0, 1, 2, 3, 4, 0]);
    assert.deepEqual(dictionary.texts(), ['a', 'b', '', 'ab', 'ba']);
  });

  it('holds texts longer than its first arena', () => {
    const dictionary = new TextDictionary(), long = 'x'.repeat(100_000);
    assert.equal(add(dictionary, long), 0);
    assert.equal(add(dictionary, `${long}y`), 1);
    assert.equal(add(dictionary, long), 0);
    assert.equal(dictionary.texts()[1]!.length, 100_001);
  });
});

describe('UTF-8', () => {
  const same = (bytes: readonly number[]): void => assert.equal(utf8(Uint8Array.from(bytes)), new TextDecoder().decode(Uint8Array.from(bytes)));
  it('is decoded as the platform does', () => {
    const random = new Random(8);
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: random.whole(0, 12) }, () => String.fromCodePoint(random.pick([random.whole(1, 127), random.whole(128, 0x7ff), random.whole(0x800, 0xd7ff), random.whole(0x10000, 0x10ffff)]))).join('');
      assert.equal(utf8(new TextEncoder().encode(text)), text);
    }
  });
  it('longer than one run of characters stays whole', () => assert.equal(utf8(new TextEncoder().encode('ä'.repeat(20_000))), 'ä'.repeat(20_000)));
  it('that is ill-formed gives replacement characters and never throws', () => {
    for (const bytes of [[0x80], [0xff, 0x41], [0x41, 0xfe]]) same(bytes);
    for (const bytes of [[0xc3], [0xe2, 0x82], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xed, 0xa0, 0x80]]) assert.match(utf8(Uint8Array.from(bytes)), /\ufffd/);
  });
});
