import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { inferRole } from '../../../src/core/align/infer-role.js';
import { isIdle, planReading } from '../../../src/core/align/plan-reading.js';
import { isTextual, unifyTypes } from '../../../src/core/align/unify-types.js';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { ColumnInfo } from '../../../src/core/model/release.js';
import type { Recipe } from '../../../src/core/model/recipe.js';
import type { ColumnType } from '../../../src/core/model/report.js';

const pairs = (base: readonly string[], revision: readonly string[], recipe: Recipe = {}): (readonly [string, number | null, number | null])[] => alignColumns(base, revision, recipe).map((column) => [column.name, column.base, column.revision]);

describe('columns are aligned', () => {
  it('by name, wherever they stand', () => assert.deepEqual(pairs(['a', 'b'], ['b', 'a']), [['a', 0, 1], ['b', 1, 0]]));
  it('and what is left was removed or added', () => assert.deepEqual(pairs(['a', 'b'], ['a', 'c']), [['a', 0, 0], ['b', 1, null], ['c', null, 1]]));
  it('by the recipe’s renames first', () => assert.deepEqual(pairs(['a', 'b'], ['b', 'c'], { columns: [{ base: ['a'], revision: ['c'] }] }), [['c', 0, 1], ['b', 1, 0]]));
  it('a name that was given to another column is not free', () => assert.deepEqual(pairs(['a', 'b'], ['b'], { columns: [{ base: ['a'], revision: ['b'] }] }), [['b', 0, 0], ['b', 1, null]]));
  it('and two columns that swapped their names are two renames', () => assert.deepEqual(pairs(['a', 'b'], ['a', 'b'], { columns: [{ base: ['a'], revision: ['b'] }, { base: ['b'], revision: ['a'] }] }), [['b', 0, 1], ['a', 1, 0]]));
  it('a recipe may say that a column has no partner', () => assert.deepEqual(pairs(['a'], ['a'], { columns: [{ base: ['a'], revision: [] }] }), [['a', 0, null], ['a', null, 0]]));
  it('with ids that do not depend on names', () => assert.deepEqual(alignColumns(['x', 'y'], ['z'], {}).map((column) => column.id), ['c1', 'c2', 'c3']));
  it('names that do not exist are refused with those that do', () => {
    assert.throws(() => alignColumns(['a'], ['b'], { columns: [{ base: ['x'] }] }), (error) => isPalimpsestError(error, 'SchemaError') && /“x” that the base release does not have\. Its columns are “a”\./.test(error.message));
    assert.throws(() => alignColumns(['a'], Array.from({ length: 12 }, (_, i) => `r${i}`), { columns: [{ base: ['a'], revision: ['x'] }] }), /and 4 more\./);
  });
});

describe('the type under which two columns compare', () => {
  const TABLE: readonly (readonly [ColumnType, ColumnType, ColumnType])[] = [
    ['number', 'number', 'number'], ['empty', 'time', 'time'], ['number', 'empty', 'number'], ['number', 'text', 'mixed'], ['mixed', 'number', 'mixed'], ['boolean', 'number', 'mixed'], ['time', 'number', 'text'], ['time', 'text', 'text'], ['nested', 'mixed', 'text'], ['boolean', 'text', 'text'], ['mixed', 'text', 'mixed'],
  ];
  for (const [a, b, unified] of TABLE) {
    it(`${a} and ${b}: ${unified}, either way round`, () => assert.deepEqual([unifyTypes(a, b), unifyTypes(b, a)], [unified, unified]));
  }
  it('textual types', () => assert.deepEqual((['number', 'time', 'empty', 'text', 'mixed', 'boolean', 'nested'] as const).map(isTextual), [false, false, false, true, true, true, true]));
});

function info(type: ColumnType, more: Partial<ColumnInfo> = {}): ColumnInfo {
  return { name: 'x', type, typed: false, missing: [], sentinels: [], absent: 0, wide: false, whole: false, digest: '', notes: [], summary: { n: 100, missing: 0 }, ...more };
}

describe('the plan of reading', () => {
  const aligned = alignColumns(['x'], ['x'], {});
  const plan = (b: ColumnInfo, r: ColumnInfo, recipe: Recipe = {}): ReturnType<typeof planReading> => planReading(alignColumns(['x'], ['x'], recipe), [b], [r], recipe);

  it('of alike columns asks for nothing', () => {
    const { base, revision } = planReading(aligned, [info('number')], [info('number')], {});
    assert.ok(isIdle(base) && isIdle(revision));
  });
  it('takes both as text where one is, numbers staying numbers', () => assert.deepEqual([plan(info('number'), info('text')).base[0]!.readAs, plan(info('time'), info('text')).revision[0]!.readAs, plan(info('number'), info('empty')).base[0]!.readAs], ['mixed', 'text', 'auto']));
  it('takes as text what the recipe wants as text', () => assert.equal(plan(info('number'), info('number'), { columns: [{ base: ['x'], readAs: 'text' }] }).base[0]!.readAs, 'text'));
  it('applies a code seen on either side to both', () => {
    const sentinel = detectSentinels(Float64Array.of(-9999, -9999, 0, 1))[0]!;
    assert.deepEqual([plan(info('number', { sentinels: [sentinel] }), info('number')).revision[0]!.codes, plan(info('number'), info('number')).base[0]!.codes], [[-9999], []]);
  });
  it('searches no key that the recipe names', () => {
    const sentinel = detectSentinels(Float64Array.of(-9999, -9999, 0, 1))[0]!;
    assert.deepEqual(plan(info('number', { sentinels: [sentinel] }), info('number'), { key: ['x'] }).base[0]!.codes, []);
  });
  it('takes given missing texts for codes where they are numbers, and nothing else', () => {
    const sentinel = detectSentinels(Float64Array.of(-888, -888, -888, 0, 1))[0]!;
    const { base } = plan(info('number', { sentinels: [sentinel] }), info('number'), { missing: ['', 'NA', '-9999', '-9999.0', '1e3'] });
    assert.deepEqual([base[0]!.codes, base[0]!.missing], [[-9999, 1000], ['', 'NA', '-9999', '-9999.0', '1e3']]);
  });
  it('hashes spellings on both sides where one needs it, except of typed formats', () => {
    assert.equal(plan(info('number', { wide: true }), info('number')).revision[0]!.wide, true);
    assert.equal(plan(info('number', { wide: true }), info('number', { typed: true })).revision[0]!.wide, false);
  });
});

describe('the role of a column', () => {
  const TABLE: readonly (readonly [string, ColumnType, Partial<ColumnInfo>, string])[] = [
    ['flux', 'number', {}, 'measure'], ['flux_qc', 'number', { whole: true }, 'flag'], ['NEE_QC', 'number', { whole: true }, 'flag'], ['flux_qc', 'number', { whole: false }, 'measure'], ['FC_SSITC_TEST', 'number', { whole: true }, 'flag'], ['quality', 'text', {}, 'flag'], ['aqua', 'number', { whole: true }, 'measure'],
    ['when', 'time', {}, 'time'], ['valid', 'boolean', {}, 'category'], ['species', 'text', { summary: { n: 100, missing: 0, distinct: 5 } }, 'category'], ['comment', 'text', { summary: { n: 100, missing: 0, distinct: 90 } }, 'text'], ['nothing', 'empty', { summary: { n: 0, missing: 5 } }, 'text'],
  ];
  for (const [name, type, more, role] of TABLE) it(`${name} (${type}) is ${role}`, () => assert.equal(inferRole(name, type, info(type, more), false), role));
  it('a key is a key', () => assert.equal(inferRole('flux', 'number', info('number'), true), 'key'));
});
