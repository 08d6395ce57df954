/** Keys that the two releases write differently: which rule makes them meet, and when none may. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDateText } from '../../../src/core/keys/date-forms.js';
import { keyForm } from '../../../src/core/keys/key-formats.js';
import { dateOrders, keyForms } from '../../../src/core/keys/key-rules.js';
import { joinNumbers, joinTexts, type Joined } from '../../../src/core/keys/joined-column.js';
import type { KeyRule } from '../../../src/core/model/recipe.js';

function texts(base: readonly string[], revision: readonly string[]): Joined {
  const side = (cells: readonly string[]) => {
    const dictionary = [...new Set(cells)];
    return { text: { kind: 'text' as const, codes: Int32Array.from(cells, (cell) => dictionary.indexOf(cell)), dictionary }, absent: Uint8Array.from(dictionary, (text) => (text === '' ? 1 : 0)), typed: false };
  };
  return joinTexts(side(base), side(revision), 'text');
}

/** Whether the n-th key of base meets the n-th of revision under the form. */
const meets = (column: Joined): boolean[] => Array.from(column.base, (x, i) => x === column.revision[i]);

describe('the form of a key', () => {
  const FORMS: readonly (readonly [KeyRule, string, string])[] = [
    ['exact', 'AbC ', 'AbC '], ['trimmed', 'AbC', 'AbC'], ['folded', 'US-Ha1', 'us-ha1'], ['folded', 'a  b', 'a b'],
    ['number', '001', '1'], ['number', '1.0', '1'], ['number', '1.50', '1.5'], ['number', '000', '0'], ['number', '-07', '-7'], ['number', '-0.0', '0'], ['number', '+3', '3'], ['number', '00012345678901234567890', '12345678901234567890'],
    ['number', 'X-007', 'x-007'], ['number', '1e3', '1e3'], ['number', '180E11', '180e11'], ['date', 'n.d.', 'n.d.'], ['date', '2012-01-02', '@1325462400000'], ['date', '1/2/2012', '@1325462400000'], ['date', '20120102', '@1325462400000'], ['date', '2012-01-02T00:00', '@1325462400000'],
  ];
  for (const [rule, text, form] of FORMS) it(`of ${JSON.stringify(text)} under “${rule}” is ${JSON.stringify(form)}`, () => assert.deepEqual(keyForms([text], rule), [form]));

  const DATES: readonly (readonly [string, 'month-first' | 'day-first', string | null])[] = [
    ['2016-01', 'month-first', '2016-01-01T00:00'], ['2016', 'month-first', '2016-01-01T00:00'], ['3/4/2012', 'day-first', '2012-04-03T00:00'], ['9/26/08', 'month-first', '2008-09-26T00:00'], ['9/26/08', 'day-first', null], ['26.9.1999 13:30', 'day-first', '1999-09-26T13:30'],
    ['2015-02-29', 'month-first', null], ['2016-02-29', 'month-first', '2016-02-29T00:00'], ['201601311430', 'month-first', '2016-01-31T14:30'], ['2016-01-31 24:00', 'month-first', '2016-02-01T00:00'], ['2016-13-01', 'month-first', null], ['1/1/49', 'month-first', '2049-01-01T00:00'], ['1/1/50', 'month-first', '1950-01-01T00:00'], ['oak', 'month-first', null],
  ];
  for (const [text, order, expected] of DATES) it(`${text} ${order} is ${expected ?? 'no date'}`, () => {
    const found = parseDateText(text, order);
    assert.equal(found === null ? null : new Date(found).toISOString().slice(0, 16), expected);
  });

  it('day and month stand in the order that all texts allow', () => {
    assert.deepEqual(dateOrders(['1/2/2012', '3/4/2012']), ['month-first', 'day-first']);
    assert.deepEqual(dateOrders(['1/2/2012', '1/13/2012']), ['month-first']);
    assert.deepEqual(dateOrders(['13/1/2012']), ['day-first']);
    assert.deepEqual(dateOrders(['13/13/2012']), []);
  });
});

describe('a rule is taken', () => {
  const TAKEN: readonly (readonly [string, KeyRule, readonly string[], readonly string[]])[] = [
    ['for case', 'folded', ['A-1', 'B-2', 'C-3'], ['a-1', 'b-2', 'c-3']],
    ['for leading zeros', 'number', ['1', '2', '30'], ['0001', '0002', '0030']],
    ['for decimals', 'number', ['1', '2', '3'], ['1.0', '2.0', '3.0']],
    ['for dates, the order proven', 'date', ['2012-01-02', '2012-01-25'], ['1/2/2012', '1/25/2012']],
    ['for dates, the order told by the other release', 'date', ['2012-02-07', '2012-02-08', '2012-02-09'], ['2/7/2012', '2/8/2012', '2/9/2012']],
  ];
  for (const [what, rule, base, revision] of TAKEN) it(what, () => {
    const form = keyForm(texts(base, revision))!;
    assert.equal(form.rule, rule);
    assert.ok(meets(form.joined).every(Boolean));
  });

  it('and numbers and dates then are such', () => {
    assert.equal(keyForm(texts(['1', '2'], ['01', '02']))!.type, 'number');
    assert.equal(keyForm(texts(['2012-01-02', '2012-01-25'], ['1/2/2012', '1/25/2012']))!.joined.kind, 'time');
    assert.equal(keyForm(texts(['x1', 'x2', '3'], ['X1', 'X2', '03']))!.type, 'text');
  });

  const NOT: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['where keys meet as they are', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'E']],
    ['where it makes two keys of one release the same', ['a', 'A', 'b', 'c'], ['X', 'Y', 'B', 'C']],
    ['where it makes two keys of the other release the same', ['X', 'Y', 'B', 'C'], ['a', 'A', 'b', 'c']],
    ['where it does not help', ['a', 'b', 'c'], ['x', 'y', 'z']],
    ['where there is nothing', [''], ['']],
  ];
  for (const [what, base, revision] of NOT) it(`not ${what}`, () => assert.equal(keyForm(texts(base, revision)), null));

  it('as the recipe names it, as long as it is one-to-one', () => {
    assert.deepEqual(meets(keyForm(texts(['a', 'b'], ['a', 'B']), 'folded')!.joined), [true, true]);
    assert.equal(keyForm(texts(['a', 'A'], ['a', 'B']), 'folded'), null);
    assert.equal(keyForm(texts(['a'], ['a ']), 'trimmed'), null);
  });

  it('“exact”: only what is written alike is the same', () => {
    assert.deepEqual(meets(keyForm(texts(['a', ' b'], ['a', 'b']), 'exact')!.joined), [true, false]);
    const numbers = (values: number[], codes: number[]) => ({ kind: 'number' as const, values: Float64Array.from(values), spelling: { mode: 'byte' as const, codes: Uint8Array.from(codes) } });
    assert.deepEqual(meets(keyForm(joinNumbers(numbers([1, 2], [0, 0]), numbers([1, 2], [0, 1]), false), 'exact')!.joined), [true, false]);
    assert.equal(keyForm(joinNumbers(numbers([1], [0]), numbers([1], [1]), true), 'exact'), null);
  });
});
