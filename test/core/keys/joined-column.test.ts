import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareJoined, spellingReader } from '../../../src/core/compare/compare-joined.js';
import { joinNumbers, joinTexts, normalText } from '../../../src/core/keys/joined-column.js';
import type { NumericValues, TextValues } from '../../../src/core/model/column-table.js';
import type { Match } from '../../../src/core/keys/match-records.js';

function textSide(cells: readonly (string | null)[], absent: readonly (string | null)[] = ['', null], typed = false): { text: TextValues; absent: Uint8Array; typed: boolean } {
  const dictionary = [...new Set(cells)];
  return { text: { kind: 'text', codes: Int32Array.from(cells, (cell) => dictionary.indexOf(cell)), dictionary }, absent: Uint8Array.from(dictionary, (text) => (absent.includes(text) ? 1 : 0)), typed };
}

const numbers = (values: readonly number[], code = 0): NumericValues => ({ kind: 'number', values: Float64Array.from(values), spelling: { mode: 'constant', code } });
const everyRow = (n: number): Match => ({ base: Int32Array.from({ length: n }, (_, i) => i), revision: Int32Array.from({ length: n }, (_, i) => i), added: new Int32Array(0), removed: new Int32Array(0), ambiguous: { base: new Int32Array(0), revision: new Int32Array(0), keys: 0 } });

describe('the normal form of a text', () => {
  const TABLE: readonly (readonly [string, 'text' | 'mixed', string])[] = [
    [' oak ', 'text', 'oak'], ['e\u0301', 'text', 'é'], ['Oak', 'text', 'Oak'], ['1.0', 'text', '1.0'], ['1.0', 'mixed', '1'], ['1e0', 'mixed', '1'], ['-0', 'mixed', '0'], ['007', 'mixed', '007'], ['inf', 'mixed', 'Infinity'], ['n.d.', 'mixed', 'n.d.'], ['a\r\nb', 'text', 'a\nb'],
    ['0.1', 'mixed', '0.1'], ['0.1000000000000000055', 'mixed', '0.1'],
  ];
  for (const [text, type, normal] of TABLE) it(`of ${JSON.stringify(text)} in a ${type} column is ${JSON.stringify(normal)}`, () => assert.equal(normalText(text, type), normal));
});

describe('texts of both releases', () => {
  it('have equal indexes for equal values and equal spellings for equal texts', () => {
    const joined = joinTexts(textSide(['oak', ' oak', 'elm', '']), textSide(['elm', 'oak', 'Oak', 'ash']), 'text');
    assert.deepEqual([...joined.base].map((i) => joined.texts[i] ?? null), ['oak', 'oak', 'elm', null]);
    assert.deepEqual([...joined.revision].map((i) => joined.texts[i] ?? null), ['elm', 'oak', 'Oak', 'ash']);
    assert.equal(joined.spelling!.base[0], joined.spelling!.revision[1]);
    assert.notEqual(joined.spelling!.base[0], joined.spelling!.base[1]);
  });
  it('carry no spelling where every value is written in one way', () => {
    assert.equal(joinTexts(textSide(['oak', '']), textSide(['elm', '']), 'text').spelling, null);
    assert.notEqual(joinTexts(textSide(['oak', '']), textSide(['elm', 'NA'], ['NA']), 'text').spelling, null);
  });
  it('of two typed formats differ in text as well; of one typed format they have none', () => {
    assert.notEqual(joinTexts(textSide(['oak '], [], true), textSide(['oak'], [], true), 'text').spelling, null);
    assert.equal(joinTexts(textSide(['oak '], [], true), textSide(['oak'], [], false), 'text').spelling, null);
  });
});

describe('numbers of both releases', () => {
  it('carry no spelling where both are written in the same one way', () => {
    assert.equal(joinNumbers(numbers([1], 2), numbers([1], 2), false).spelling, null);
    assert.notEqual(joinNumbers(numbers([1], 1), numbers([1], 2), false).spelling, null);
    assert.equal(joinNumbers(numbers([1], 1), numbers([1], 255), true).spelling, null);
  });
  it('are of the kind of the side that has values', () => {
    const time: NumericValues = { kind: 'time', values: Float64Array.of(5), spelling: { mode: 'constant', code: 0 } };
    assert.equal(joinNumbers(numbers([NaN]), time, false).kind, 'time');
    assert.equal(joinNumbers(time, numbers([NaN]), false).kind, 'time');
  });
});

describe('columns without a difference', () => {
  const SAME: readonly (readonly [string, readonly number[], readonly number[], number, ReturnType<typeof compareJoined>])[] = [
    ['equal numbers', [1, 2, NaN], [1, 2, NaN], 0, { finite: 2, constant: false }],
    ['one number over and over', [3, 3], [3, 3], 0, { finite: 2, constant: true }],
    ['zeros of both signs', [0, 5], [-0, 5], 0, { finite: 2, constant: false }],
    ['infinities', [Infinity, 1], [Infinity, 1], 0, { finite: 1, constant: true }],
    ['nothing', [NaN], [NaN], 0, { finite: 0, constant: false }],
    ['another value', [1, 2], [1, 3], 0, null], ['a filled value', [NaN], [3], 0, null], ['a lost value', [3], [NaN], 0, null], ['infinities of both signs', [Infinity], [-Infinity], 0, null],
    ['the same numbers written otherwise', [1, 2], [1, 2], 1, null],
  ];
  for (const [what, base, revision, code, expected] of SAME) it(what, () => assert.deepEqual(compareJoined(joinNumbers(numbers(base), numbers(revision, code), false), everyRow(base.length)), expected));

  it('texts count too', () => {
    const compare = (b: readonly string[], r: readonly string[]): unknown => compareJoined(joinTexts(textSide(b), textSide(r), 'text'), everyRow(b.length));
    assert.deepEqual(compare(['a', ''], ['a', '']), { finite: 0, constant: false });
    assert.equal(compare(['a'], ['b']), null);
    assert.equal(compare(['a', 'b'], ['a ', 'b']), null);
  });

  it('only matched records are looked at', () => {
    const match = { ...everyRow(1), base: Int32Array.of(1), revision: Int32Array.of(0) };
    assert.deepEqual(compareJoined(joinNumbers(numbers([9, 5]), numbers([5, 8]), false), match), { finite: 1, constant: true });
  });

  it('spellings of every mode are read alike', () => {
    assert.equal(spellingReader({ mode: 'constant', code: 3 }).first(99), 3);
    assert.equal(spellingReader({ mode: 'byte', codes: Uint8Array.of(1, 2) }).first(1), 2);
    const wide = spellingReader({ mode: 'wide', lanes: Uint32Array.of(1, 2, 3, 4) });
    assert.deepEqual([wide.wide, wide.first(1), wide.second(1)], [true, 3, 4]);
  });
});
