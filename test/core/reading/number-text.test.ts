import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ColumnSink } from '../../../src/core/reading/column-sink.js';
import { isIdentifier, parseIrregularNumber, parseNumberText } from '../../../src/core/reading/number-text.js';
import { NUMBER, scanRecords } from '../../../src/core/reading/scan-records.js';
import { numeric, textOf } from '../support/delimited.js';
import { Random } from '../support/random.js';

/** The numbers that a scan finds in a column of texts, hashed spellings allowed; null where a cell does not fit. */
function scanned(cells: readonly string[], wide = true): Float64Array | null {
  const text = textOf(cells.map((cell) => `${cell}\n`).join(''), { delimiter: '|', newline: 'LF' });
  const sink = new ColumnSink(NUMBER, wide, cells.length);
  scanRecords({ ...text, sinks: [sink] });
  return sink.failed || sink.needsWide ? null : numeric(sink.finish(cells.length)).values;
}

function randomDecimal(random: Random): string {
  const sign = random.chance(0.4) ? '-' : random.chance(0.05) ? '+' : '';
  const whole = random.chance(0.2) ? '0' : String(random.whole(1, 9)) + random.digits(random.whole(0, random.chance(0.1) ? 13 : 6));
  const fraction = random.chance(0.75) ? `.${random.digits(random.whole(1, random.pick([2, 6, 14, 20, 40])))}` : '';
  const exponent = random.chance(0.15) ? `e${random.pick(['', '-', '+'])}${random.whole(0, random.chance(0.2) ? 320 : 25)}` : '';
  return sign + whole + fraction + exponent;
}

describe('numbers from text', () => {
  it('are correctly rounded, from the bytes, on 40,000 random decimals', () => {
    const random = new Random(1);
    const cells = Array.from({ length: 40_000 }, () => randomDecimal(random));
    const values = scanned(cells)!;
    cells.forEach((cell, i) => assert.ok(Object.is(values[i], Number(cell)), `${cell}: ${values[i]} instead of ${Number(cell)}`));
  });

  it('are correctly rounded at the edge of the fast path: fifteen digits, and one more', () => {
    const random = new Random(2);
    const cells = Array.from({ length: 20_000 }, () => {
      const digits = String(random.whole(1, 9)) + random.digits(random.whole(13, 16));
      const point = random.whole(1, Math.min(15, digits.length - 1));
      return `${digits.slice(0, point)}.${digits.slice(point)}`;
    });
    const values = scanned(cells)!;
    cells.forEach((cell, i) => assert.ok(Object.is(values[i], Number(cell)), cell));
  });

  it('are the value that a float64 prints, for any float64', () => {
    const random = new Random(3);
    const bits = new DataView(new ArrayBuffer(8));
    const cells: string[] = [];
    while (cells.length < 10_000) {
      bits.setUint32(0, random.whole(0, 0xffffffff));
      bits.setUint32(4, random.whole(0, 0xffffffff));
      const x = bits.getFloat64(0);
      if (Number.isFinite(x) && !isIdentifier(String(x))) cells.push(String(x));
    }
    const values = scanned(cells)!;
    cells.forEach((cell, i) => assert.ok(Object.is(values[i], Number(cell)), cell));
  });

  const NUMBERS: readonly (readonly [string, number])[] = [
    ['0', 0], ['-0', -0], ['-0.0', -0], ['0.0', 0], ['1e0', 1], ['1E+3', 1000], ['.5', 0.5], ['-.5', -0.5], ['5.', 5], ['+5', 5], [' 7', 7], ['7 ', 7], ['\t8', 8],
    ['Infinity', Infinity], ['-inf', -Infinity], ['+INF', Infinity], ['1e999', Infinity], ['5e-324', 5e-324], ['2.2250738585072011e-308', 2.2250738585072011e-308],
    ['9007199254740993.0', 9007199254740992], ['0.1', 0.1], ['123456789.123456', 123456789.123456], ['00.5', 0.5], ['999999999999999', 999999999999999],
  ];
  for (const [text, value] of NUMBERS) {
    it(`${JSON.stringify(text)} is ${Object.is(value, -0) ? '-0' : value}`, () => {
      assert.ok(Object.is(scanned([text])?.[0], value), `from bytes: ${scanned([text])?.[0]}`);
      assert.ok(Object.is(parseNumberText(text.trim()), value));
    });
  }

  for (const text of ['007', '-007', '00', '180E11', '1E5', '1234567890123456', '-12345678901234567890', 'abc', '1.2.3', '1e', 'e5', '--5', '1,5', '0x10', '1_000', '5 6', '1e5.5', '', '१२']) {
    it(`${JSON.stringify(text)} is no number`, () => {
      assert.ok(Number.isNaN(parseNumberText(text)));
      if (text !== '') assert.equal(scanned([text]), null);
    });
  }

  it('too long to be a number is none, and costs no time', () => {
    const bytes = new Uint8Array(100_000).fill(49);
    assert.ok(Number.isNaN(parseIrregularNumber(bytes, 0, bytes.length)));
  });

  it('a quoted number is the same number, written the same', () => {
    const cells = ['1.50', '-0.0', '12', '0', '-3', '123456789012345', '0.12345678901234'];
    const text = textOf(cells.map((cell) => `"${cell}"\n`).join(''), { delimiter: '|', newline: 'LF' });
    const quoted = new ColumnSink(NUMBER, false, cells.length);
    scanRecords({ ...text, sinks: [quoted] });
    assert.equal(quoted.needsWide, false);
    const plain = new ColumnSink(NUMBER, false, cells.length);
    scanRecords({ ...textOf(cells.map((cell) => `${cell}\n`).join(''), { delimiter: '|', newline: 'LF' }), sinks: [plain] });
    assert.deepEqual(quoted.finish(cells.length), plain.finish(cells.length));
  });

  it('that look numeric but are identifiers are recognised', () => {
    for (const text of ['007', '00', '180E11', '1234567890123456']) assert.equal(isIdentifier(text), true, text);
    for (const text of ['0', '0.5', '180e11', '1.8E11', '180E+11', '123456789012345', '-0']) assert.equal(isIdentifier(text), false, text);
  });
});
