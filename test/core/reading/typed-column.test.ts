import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { canonicalText, columnsOfRows, Instant, typedColumn, type TypedValue } from '../../../src/core/reading/typed-column.js';
import { texts } from '../support/delimited.js';

describe('a column of typed values', () => {
  const TABLE: readonly (readonly [string, readonly TypedValue[], string, readonly unknown[]])[] = [
    ['numbers', [1, null, -0.5, undefined], 'number', [1, NaN, -0.5, NaN]],
    ['small bigints', [1n, 9007199254740991n], 'number', [1, 9007199254740991]],
    ['large bigints', [1n, 9007199254740993n], 'text', ['1', '9007199254740993']],
    ['NaN and infinities', [NaN, Infinity, 1], 'number', [NaN, Infinity, 1]],
    ['truth values', [true, false, null], 'boolean', ['true', 'false', null]],
    ['instants', [new Date(0), new Instant(0.5), null], 'time', [0, 0.5, NaN]],
    ['texts', ['a', '', null], 'text', ['a', '', null]],
    ['numerals as texts', ['1.0', '1'], 'text', ['1.0', '1']],
    ['nested values', [{ b: 1, a: [2] }, [1, 2], null], 'nested', ['{"a":[2],"b":1}', '[1,2]', null]],
    ['numbers and texts', [1, 'a', 2.5], 'mixed', ['1', 'a', '2.5']],
    ['nothing', [null, undefined, NaN], 'empty', [NaN, NaN, NaN]],
    ['no records', [], 'empty', []],
  ];
  for (const [what, values, type, expected] of TABLE) {
    it(`of ${what} is ${type}`, () => {
      const column = typedColumn('x', values);
      assert.equal(column.declared, type);
      assert.deepEqual(column.values.kind === 'text' ? texts(column.values) : [...column.values.values], expected);
    });
  }

  it('nested values of equal content have equal text', () => {
    assert.equal(canonicalText({ b: [1, { y: null, x: 'é' }], a: undefined }), '{"b":[1,{"x":"é","y":null}]}');
    assert.equal(canonicalText({ a: 1, b: 2 }), canonicalText({ b: 2, a: 1 }));
    assert.notEqual(canonicalText({ a: 1 }), canonicalText({ a: '1' }));
    assert.equal(canonicalText(10n), '10');
    assert.equal(canonicalText(Float64Array.from([1, 2])), '[1,2]');
    assert.equal(canonicalText(new Date(0)), '"1970-01-01"');
  });

  it('rows give columns in the order of first appearance, null where a row lacks one', () => {
    assert.deepEqual(columnsOfRows([{ a: 1 }, { b: 2, a: 3 }], 'rows'), { names: ['a', 'b'], values: [[1, 3], [null, 2]] });
    assert.deepEqual(columnsOfRows([JSON.parse('{"__proto__": 1}')], 'rows').names, ['__proto__']);
  });
  it('a row that is no object is named', () => {
    for (const bad of [null, 5, [1]]) assert.throws(() => columnsOfRows([{ a: 1 }, bad], 'rows.json'), (error) => isPalimpsestError(error, 'ParseError') && /rows\.json, record 2: a record must be an object/.test(error.message));
  });
});
