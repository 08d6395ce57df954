import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnType } from '../../../src/core/reading/column-type.js';
import type { TextValues } from '../../../src/core/model/column-table.js';
import { releaseOf } from '../support/delimited.js';

function textValues(cells: readonly (string | null)[]): TextValues {
  const dictionary = [...new Set(cells)];
  return { kind: 'text', codes: Int32Array.from(cells, (cell) => dictionary.indexOf(cell)), dictionary };
}

describe('the type of a column', () => {
  const TABLE: readonly (readonly [string, readonly string[], string])[] = [
    ['numbers', ['1', '2.5', '-3e4'], 'number'],
    ['numbers and missing', ['1', '', 'NA'], 'number'],
    ['dates', ['2020-01-01', '2020-01-02T10:00', ''], 'time'],
    ['texts', ['oak', 'elm'], 'text'],
    ['truth values', ['true', 'FALSE', ''], 'boolean'],
    ['truth values and another word', ['true', 'false', 'maybe'], 'text'],
    ['truth values and numbers', ['true', 'false', '1', '0'], 'mixed'],
    ['nothing', ['', '', ''], 'empty'],
    ['nothing but NA', ['NA', 'NaN', ''], 'empty'],
    ['mostly numbers', ['1', '2', '3', 'n.d.'], 'mixed'],
    ['half numbers', ['1', '2', 'a', 'b'], 'mixed'],
    ['mostly texts', ['1', 'a', 'b', 'c'], 'text'],
    ['numbers and one identifier', ['1', '2', '007'], 'text'],
    ['numbers and one catalogue number', ['1', '2', '180E11'], 'text'],
    ['long integers', ['1234567890123456789', '1234567890123456790'], 'text'],
    ['infinities among numbers', ['1', 'inf', '-Infinity'], 'number'],
  ];
  for (const [what, cells, type] of TABLE) {
    it(`of ${what} is ${type}`, () => assert.equal(releaseOf(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`).typeOf(1), type));
  }

  it('counts cells, not distinct texts', () => {
    assert.equal(columnType(textValues(['1', '2', 'a', 'a', 'a']), null, null, false), 'text');
    assert.equal(columnType(textValues(['1', '1', '1', 'a', 'b']), null, null, false), 'mixed');
  });
  it('asked to be text is text', () => assert.equal(columnType(textValues(['1', '2']), null, null, true), 'text'));
  it('declared by its format stays as declared', () => assert.equal(columnType(textValues(['{"a":1}']), null, 'nested', false), 'nested'));
  it('does not count texts that are missing', () => assert.equal(columnType(textValues(['1', 'n.d.', 'n.d.']), Uint8Array.from([0, 1]), null, false), 'mixed'));
  it('of no records is empty', () => assert.equal(columnType({ kind: 'number', values: new Float64Array(0), spelling: { mode: 'constant', code: 0 } }, null, null, false), 'empty'));
});
