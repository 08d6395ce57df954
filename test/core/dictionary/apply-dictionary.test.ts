import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { applyDictionaries, disagreements } from '../../../src/core/dictionary/apply-dictionary.js';
import type { Description } from '../../../src/core/dictionary/choose-dictionary.js';
import { compareDictionaries } from '../../../src/core/dictionary/compare-dictionaries.js';
import { columnOf, type DictionaryColumn } from '../../../src/core/dictionary/dictionary.js';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';
import type { Recipe } from '../../../src/core/model/recipe.js';
import type { ColumnInfo } from '../../../src/core/model/release.js';

const info = (name: string, more: Partial<ColumnInfo> = {}): ColumnInfo => ({ name, type: 'number', typed: false, missing: [], sentinels: [], absent: 0, wide: false, whole: true, digest: '', notes: [], summary: { n: 0, missing: 0 }, ...more });
const saying = (...columns: readonly DictionaryColumn[]): Description => ({ sources: [{ name: 'd.csv', format: 'ess-dive-dd' }], columns, key: null, version: null, notes: null });
const sentinels = (...values: number[]): ColumnInfo['sentinels'] => detectSentinels(Float64Array.from(values));

describe('dictionaries laid under the recipe', () => {
  const apply = (b: ColumnInfo, r: ColumnInfo, base: Description | null, revision: Description | null, recipe: Recipe = {}): readonly [readonly string[] | undefined, string | undefined] => {
    const { aligned } = applyDictionaries(alignColumns([b.name], [r.name], recipe), { base: [b], revision: [r] }, { base, revision }, recipe);
    return [aligned[0]!.recipe?.missing, aligned[0]!.recipe?.readAs];
  };
  const x = (said: Partial<DictionaryColumn>): Description => saying(columnOf('X', said));

  it('name codes for both sides', () => {
    assert.deepEqual(apply(info('x'), info('x'), x({ missing: ['-88'] }), null), [['-88'], undefined]);
    assert.deepEqual(apply(info('x'), info('x'), x({ missing: ['-88'] }), x({ missing: ['-77'] })), [['-77', '-88'], undefined]);
  });
  it('leave to detection what they are silent on', () => {
    const coded = info('x', { sentinels: sentinels(-9999, 1, 2) });
    assert.deepEqual(apply(coded, coded, x({}), x({})), [undefined, undefined]);
    assert.deepEqual(apply(info('x'), coded, x({ missing: ['-88'] }), x({})), [['-88', '-9999'], undefined]);
    assert.deepEqual(apply(coded, coded, x({ missing: ['-88'] }), x({ missing: ['-88'] })), [['-88'], undefined], 'where both speak, they win');
  });
  it('leave words for missing among numbers, not in text', () => {
    const words = { missing: [{ text: ' NA ', count: 2 }, { text: '', count: 1 }] };
    assert.deepEqual(apply(info('x', words), info('x'), x({ missing: ['-88'] }), null), [['-88', 'NA'], undefined]);
    assert.deepEqual(apply(info('x', { ...words, type: 'text' }), info('x', { type: 'text' }), x({ missing: ['N/A'] }), null), [['N/A'], undefined]);
  });
  it('keep text as text', () => {
    assert.deepEqual(apply(info('x'), info('x'), null, x({ type: 'text' })), [undefined, 'text']);
    assert.deepEqual(apply(info('x'), info('x'), x({ type: 'number' }), x({ type: 'number' })), [undefined, undefined]);
  });
  it('give way to the recipe', () => {
    const said = x({ type: 'text', missing: ['-88'] });
    assert.deepEqual(apply(info('x'), info('x'), said, said, { missing: ['-1'] }), [undefined, 'text']);
    assert.deepEqual(apply(info('x'), info('x'), said, said, { columns: [{ base: ['x'], missing: [], readAs: 'auto' }] }), [[], 'auto']);
  });
});

describe('what the data hold against a dictionary', () => {
  const sentences = (column: ColumnInfo, said: Partial<DictionaryColumn>): string[] => disagreements('revision', [column], saying(columnOf(column.name, said))).map((each) => each.sentence);
  const typed = (type: DictionaryColumn['type']): Partial<DictionaryColumn> => ({ type, typeWord: type });
  const TABLE: readonly (readonly [string, ColumnInfo, Partial<DictionaryColumn>, RegExp | null])[] = [
    ['numbers that are text', info('x', { type: 'mixed' }), typed('number'), /it holds text/],
    ['integers that are not whole', info('x', { whole: false }), typed('integer'), /it holds numbers that are not whole/],
    ['whole integers', info('x'), typed('integer'), null],
    ['numbers that are times', info('x', { type: 'time' }), typed('number'), /it holds times/],
    ['times that are mixed', info('x', { type: 'mixed' }), typed('time'), /other things than times/],
    ['times written as numbers', info('x'), typed('time'), null],
    ['truth values that are times', info('x', { type: 'time' }), typed('boolean'), /it holds times/],
    ['text that is digits', info('x'), typed('text'), null],
    ['nothing in the column', info('x', { type: 'empty' }), typed('integer'), null],
    ['a code that it does not name', info('x', { sentinels: sentinels(-9999, -9999, 1, 2) }), { missing: ['-88'] }, /-9999 stands there 2 times.*names only -88 as missing: it counts as a value/],
    ['a code that it names', info('x', { sentinels: sentinels(-9999, 1, 2) }), { missing: ['-9999.0'] }, null],
    ['another unit in the file', info('x', { unit: 'kPa' }), { unit: 'hPa' }, /the file says the unit is kPa, d\.csv says hPa; the dictionary holds/],
    ['the same unit', info('x', { unit: 'hPa' }), { unit: 'hPa' }, null],
  ];
  for (const [what, column, said, sentence] of TABLE) it(what, () => { const all = sentences(column, said); assert.equal(all.length, sentence === null ? 0 : 1, all.join()); if (sentence) assert.match(all[0]!, sentence); });
  it('columns on one side only, whatever their case', () => {
    assert.deepEqual(disagreements('base', [info('A'), info('new')], saying(columnOf('a', {}), columnOf('old', {}))).map((each) => each.sentence),
      ['The base release has a column “new” that d.csv does not describe.', 'd.csv describes a column “old” that the base release does not have.']);
  });
  it('nothing where only the file is described', () => assert.deepEqual(disagreements('base', [info('a')], saying()), []));
});

describe('dictionaries of two releases', () => {
  const changes = (base: Partial<Description>, revision: Partial<Description>, recipe: Recipe = {}): string[] =>
    compareDictionaries({ ...saying(), ...base }, { ...saying(), ...revision }, alignColumns(['x'], [recipe.columns ? 'y' : 'x'], recipe), { base: [info('x')], revision: [info(recipe.columns ? 'y' : 'x')] }).map((each) => each.sentence);
  const x = (said: Partial<DictionaryColumn>, name = 'x'): Partial<Description> => ({ columns: [columnOf(name, said)] });

  it('alike, save for white space', () => assert.deepEqual(changes(x({ definition: 'a  b', missing: ['1', '2'] }), x({ definition: 'a b ', missing: ['2', '1'] })), []));
  it('said on one side only', () => assert.deepEqual(changes(x({ unit: 'm' }), x({ definition: 'height' })), ['The dictionary of base gives “x” the unit m; that of revision gives none.', 'The dictionary of revision gives “x” the definition “height”; that of base gives none.']));
  it('of a renamed column', () => assert.deepEqual(changes(x({ unit: 'm' }), x({ unit: 'km' }, 'y'), { columns: [{ base: ['x'], revision: ['y'] }] }), ['The dictionaries give “y” the unit m in base and km in revision.']));
  it('keys and versions', () => assert.deepEqual(changes({ key: ['x'], version: '1' }, { key: null, version: '2' }), ['The dictionaries name another key: x in base, none in revision.', 'The dictionaries give the file the version 1 in base and 2 in revision.']));
  it('long definitions are cut', () => assert.ok(changes(x({ definition: 'a'.repeat(900) }), x({ definition: 'b' }))[0]!.length < 320));
});
