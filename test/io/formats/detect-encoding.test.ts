import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assumeUtf8, isUtf8, toUtf8 } from '../../../src/io/formats/encoding.js';
import { detectEncoding } from '../../../src/io/formats/detect-encoding.js';
import { utf16Of } from '../../../src/io/formats/utf16.js';
import { encode, joined, type Encoding } from '../../corpus/write-table.js';

const TOWNS = 'town;note\nÅlesund;5 °C\nZürich;“so”\nLogroño;été\nMalmö;12 µm\nBesançon;it’s\nCáceres;–\n';
const decoded = (bytes: Uint8Array): { text: string; encoding: string; note: string | undefined } => {
  const { bytes: utf8, start, end, encoding, note } = toUtf8(bytes, bytes.length);
  return { text: new TextDecoder().decode(utf8.subarray(start, end)), encoding, note };
};

describe('the encoding of a text', () => {
  for (const [encoding, name] of [['utf-8', 'utf-8'], ['windows-1252', 'windows-1252'], ['mac-roman', 'macintosh'], ['utf-16le', 'utf-16le'], ['utf-16be', 'utf-16be']] as const satisfies readonly (readonly [Encoding, string])[]) {
    it(`${encoding} is found by what it says`, () => assert.deepEqual(decoded(encode(TOWNS, encoding)), { text: TOWNS, encoding: name, note: undefined }));
  }

  it('of every character of Windows-1252 and Mac Roman is read back', () => {
    for (const encoding of ['latin-1', 'mac-roman'] as const) {
      const text = `${TOWNS.replace(/[“”’–]/g, '')}${'éèüöñç'.repeat(20)}`.replaceAll('µ', '');
      assert.equal(decoded(encode(text, encoding)).text, text);
    }
  });

  it('that is UTF-8 but for a few bytes stays UTF-8, its bytes apart and told', () => {
    const spoilt = (byte: number): Uint8Array => joined(TOWNS, 'x', [byte], 'y\n');
    assert.deepEqual(decoded(spoilt(0xe9)), { text: `${TOWNS}xéy\n`, encoding: 'utf-8', note: '1 byte is not UTF-8 as the rest is, and was taken for Windows-1252.' });
    assert.notEqual(decoded(spoilt(0xe8)).text, decoded(spoilt(0xe9)).text);
    assert.match(decoded(joined(TOWNS, [0xed, 0xa0, 0x80], '\n')).note!, /^3 bytes are not UTF-8/);
  });

  it('with as many spoilt bytes as sequences is no UTF-8', () => assert.equal(detectEncoding(joined('é', [0xe9, 0x20, 0xe8, 0x20]), 0, 6).encoding, 'windows-1252'));

  it('is no UTF-16 where zeros stand otherwise', () => {
    for (const bytes of [[0, 0, 0, 0], [97, 0, 0, 98], [1, 0, 2, 0, 3, 0], [97, 98, 99, 0], [97, 0, 98], [97]]) assert.equal(utf16Of(Uint8Array.from(bytes), bytes.length), null, bytes.join());
    assert.deepEqual(utf16Of(encode('id,x\n1,2\n', 'utf-16be'), 18), { encoding: 'utf-16be', marked: false });
    const text = encode('id,x\n1,2\n', 'utf-16le');
    assert.equal(assumeUtf8(text, text.length).encoding, 'utf-16le');
    assert.equal(isUtf8(text, 0, text.length), true);
  });
});
