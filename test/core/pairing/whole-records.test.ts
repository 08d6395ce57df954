/** Records without a key: what is compared, and in which form. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextValues, NumericValues } from '../../../src/core/model/column-table.js';
import { sameTimes } from '../../../src/core/pairing/same-times.js';
import { pairCsv } from './pair-csv.js';

const text = (cells: readonly (string | null)[]): TextValues => ({ kind: 'text', codes: Int32Array.from(cells, (_, i) => i), dictionary: cells });
const time = (...cells: string[]): NumericValues => ({ kind: 'time', values: Float64Array.from(cells, (cell) => (cell === '' ? NaN : Date.parse(`${cell}Z`))), spelling: { mode: 'constant', code: 255 } });

describe('times that one release writes as text', () => {
  it('MMDDHHmm is a time of the year that the other release lies in', () => {
    const same = sameTimes(text(['01010000', '12312359', null]), time('2001-01-01T00:00', '2001-12-31T23:59', ''))!;
    assert.equal(same.form, 'MMDDHHmm of 2001');
    assert.deepEqual(same.joined.base, same.joined.revision);
    assert.notEqual(sameTimes(time('2001-05-05T10:30'), text(['05051030'])), null);
  });
  it('a date form is read as such', () => assert.equal(sameTimes(text(['2001-05-05 10:30']), time('2001-05-05T10:30'))!.form, 'a date'));
  const NOT: readonly (readonly [string, TextValues | NumericValues, TextValues | NumericValues])[] = [
    ['several years', text(['01010000']), time('2001-01-01T00:00', '2002-01-01T00:00')],
    ['seconds that the text cannot say', text(['01010000']), time('2001-01-01T00:00:30')],
    ['a text that is no time', text(['01010000', 'x']), time('2001-01-01T00:00')],
    ['a day that is none', text(['02300000']), time('2001-01-01T00:00')],
    ['two texts of one instant', text(['2001-01-01', '2001-01-01 00:00']), time('2001-01-01T00:00')],
    ['no text at all', text([null]), time('2001-01-01T00:00')],
    ['two texts', text(['a']), text(['a'])],
  ];
  for (const [what, b, r] of NOT) it(`not for ${what}`, () => assert.equal(sameTimes(b, r), null));
});

describe('whole records', () => {
  it('do not hold the number that the file gives them', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${'abc'[(i * i) % 3]},${((i * 7) % 9) / 2}`);
    const numbered = (list: readonly string[]): string => `row,x,y\n${list.map((each, i) => `${i + 1},${each}`).join('\n')}\n`;
    const pairing = pairCsv(numbered(rows), numbered(['z,9.5', ...rows]));
    assert.deepEqual([pairing.mode, pairing.match.base.length, pairing.match.added.length, pairing.rowNumbers], ['multiset', 40, 1, ['c1']]);
  });
  it('hold a number that makes no difference', () => {
    const pairing = pairCsv('n,x\n1,5\n2,5\n2,5\n', 'n,x\n1,5\n2,5\n2,5\n');
    assert.deepEqual([pairing.mode, pairing.match.base.length, pairing.rowNumbers, pairing.leftOut], ['multiset', 3, [], []]);
  });
});
