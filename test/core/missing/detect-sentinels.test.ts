import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';

const codes = (values: readonly number[]): number[] => detectSentinels(Float64Array.from(values)).map((each) => each.code);

describe('numeric missing codes are found', () => {
  const TABLE: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['-9999 far below a flux', [-9999, -3.2, 0.5, 12], [-9999]],
    ['one -9999 is enough', [-9999, 1], [-9999]],
    ['-9999 and -6999 together', [-9999, -6999, 3, 4], [-9999, -6999]],
    ['-9999 beside missing and infinite values', [-9999, NaN, Infinity, -Infinity, 2], [-9999]],
    ['a column of nothing but -9999', [-9999, -9999, NaN], [-9999]],
    ['-999 three times, far below', [-999, -999, -999, 1, 20, 30], [-999]],
    ['-99999.9 as written by instruments', [-99999.9, 5, 6], [-99999.9]],
  ];
  for (const [what, values, expected] of TABLE) it(what, () => assert.deepEqual(codes(values), expected));
});

describe('ordinary values are spared', () => {
  const TABLE: readonly (readonly [string, readonly number[]])[] = [
    ['-1, 0, 999 and 9999', [-1, 0, 999, 9999, 5]],
    ['-999 in a column that reaches there', [-999, -950, -900, -1020]],
    ['-999 once', [-999, 1, 2, 3]],
    ['-999 twice', [-999, -999, 1, 2]],
    ['-999 near a wide range', [-999, -999, -999, -500, 800]],
    ['-9999 among values of that size', [-9999, -9000, -12000, 4]],
    ['-9999 above a lower value', [-9999, -20000, 3]],
    ['a column of nothing but -999', [-999, -999, -999, -999]],
    ['more codes than a dataset has', [-9999, -6999, -99999, -999999, -9999.9, 1]],
    ['no values', []],
    ['-99.99 as a longitude', [-99.99, -99.5, -98.2, -97]],
  ];
  for (const [what, values] of TABLE) it(what, () => assert.deepEqual(codes(values), []));
});

it('the evidence says how often and what comes next', () => {
  assert.deepEqual(detectSentinels(Float64Array.from([-9999, 3, -9999, 8])), [{ code: -9999, count: 2, nextValue: 3, maxValue: 8 }]);
  assert.deepEqual(detectSentinels(Float64Array.from([-9999])), [{ code: -9999, count: 1, nextValue: null, maxValue: null }]);
});
