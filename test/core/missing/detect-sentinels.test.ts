import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectSentinels, type Standing } from '../../../src/core/missing/detect-sentinels.js';

const found = (values: readonly number[], standing: Standing, name = ''): number[] => detectSentinels(Float64Array.from(values), name).filter((each) => each.standing === standing).map((each) => each.code);
const repeat = (x: number, n: number): number[] => Array<number>(n).fill(x);
/** `n` values between low and high with the given decimals, in no order. */
const measure = (low: number, high: number, n = 200, decimals = 2): number[] => Array.from({ length: n }, (_, i) => Number((low + ((high - low) * ((i * 79) % n)) / (n - 1)).toFixed(decimals)));

describe('numeric missing codes are found', () => {
  const TABLE: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['-9999 far below a flux', [-9999, -3.2, 0.5, 12], [-9999]],
    ['one -9999 is enough', [-9999, 1], [-9999]],
    ['-9999 and -6999 together', [-9999, -6999, 3, 4], [-9999, -6999]],
    ['-9999 beside missing and infinite values', [-9999, NaN, Infinity, -Infinity, 2], [-9999]],
    ['a column of nothing but -9999', [-9999, -9999, NaN], [-9999]],
    ['-999 three times, far below', [-999, -999, -999, 1, 20, 30], [-999]],
    ['-99999.9 as written by instruments', [-99999.9, 5, 6], [-99999.9]],
    ['-99.99 among concentrations', [...repeat(-99.99, 7), ...measure(312, 400)], [-99.99]],
    ['-9.99 among uncertainties', [...repeat(-9.99, 196), ...measure(0.15, 1.31)], [-9.99]],
    ['-0.99 among uncertainties, the only negative', [...repeat(-0.99, 194), ...measure(0, 0.58)], [-0.99]],
    ['999 among temperatures, a whole number among decimals', [...repeat(999, 3), ...measure(-20, 35)], [999]],
    ['999.9 among wind speeds', [...repeat(999.9, 12), ...measure(0, 30, 200, 1)], [999.9]],
    ['999 among wind directions of whole degrees', [...repeat(999, 40), ...measure(0, 360, 361, 0)], [999]],
    ['9999.9 among pressures', [...repeat(9999.9, 5), ...measure(950, 1050, 200, 1)], [9999.9]],
    ['99 as a day that is not known', [...repeat(99, 20), ...measure(1, 31, 310, 0)], [99]],
    ['the fill value of netCDF, once', [9.969209968386869e36, ...measure(0, 1)], [9.969209968386869e36]],
    ['1e20 of model output', [1e20, 1e20, ...measure(250, 310)], [1e20]],
    ['-3.4e38 of grids', [-3.4028234663852886e38, ...measure(0, 1500)], [-3.4028234663852886e38]],
    ['the least 32-bit integer', [-2147483648, ...measure(0, 900, 200, 0)], [-2147483648]],
    ['-32768 repeated', [...repeat(-32768, 4), ...measure(-300, 450, 200, 0)], [-32768]],
    ['-9999 a thousand times, though one spike lies lower', [...repeat(-9999, 1000), -20000, ...measure(-30, 40, 5000)], [-9999]],
    ['-9999 a thousand times, though one spike lies high', [...repeat(-9999, 1000), 250000, ...measure(-30, 40, 5000)], [-9999]],
  ];
  for (const [what, values, expected] of TABLE) it(what, () => assert.deepEqual(found(values, 'believed'), expected));
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
    ['999 hPa among pressures', [...repeat(999, 30), ...measure(940, 1040)]],
    ['a pressure of 999.9', [...repeat(999.9, 30), ...measure(900, 1100, 201, 1)]],
    ['an elevation of 9999 once, a genuine spike', [9999, ...measure(0, 4800, 200, 1)]],
    ['a cold spike of -99', [-99, ...measure(-40, 30)]],
    ['99 as a level beside 1, 2 and 3', [...repeat(99, 30), ...repeat(1, 50), ...repeat(2, 50), ...repeat(3, 50)]],
    ['a dose of 0 or 999', [...repeat(999, 50), ...repeat(0, 50)]],
    ['999 as the largest of heavy-tailed counts', [999, ...Array.from({ length: 300 }, (_, i) => Math.round(Math.exp(i / 45)))]],
    ['0 among positive values, however often', [...repeat(0, 500), ...measure(50, 60)]],
    ['-1 among days of a month, however often', [...repeat(-1, 194), ...measure(1, 31, 310, 0)]],
    ['32767 as the saturation of a sensor', [...repeat(32767, 9), ...measure(-32000, 32760, 500, 0)]],
    ['precipitation of many zeros and one flood', [...repeat(0, 900), ...measure(0.1, 40), 99.9]],
  ];
  for (const [what, values] of TABLE) it(what, () => assert.deepEqual(found(values, 'believed'), []));

  it('9999 as a plot, though it stands alone and often', () => {
    const values = [...repeat(9999, 50), ...measure(1, 120, 480, 0)];
    for (const name of ['plot', 'Plot_ID', 'siteId', 'station', 'Record_number', 'code']) assert.deepEqual(found(values, 'believed', name), [], name);
    assert.deepEqual(found(values, 'believed', 'count'), [9999]);
  });
});

describe('what one column leaves open', () => {
  it('is doubtful where it stands alone but too rarely', () => {
    assert.deepEqual(found([-999, 1, 2, 3], 'doubtful'), [-999]);
    assert.deepEqual(found([-999, -999], 'doubtful'), [-999]);
  });
  it('is doubtful for the one negative number of a column', () => {
    assert.deepEqual(found([...repeat(-1, 194), ...measure(1, 31, 310, 0)], 'doubtful'), [-1]);
    assert.deepEqual(found([-1, -1, 5, 6], 'doubtful'), [], 'not when it is rare');
    assert.deepEqual(found([-1, -1, -1, -2, 5, 6], 'doubtful'), [], 'nor when another is negative');
  });
  it('is ordinary among the values', () => assert.deepEqual(found([...repeat(999, 30), ...measure(940, 1040)], 'ordinary'), [999]));
});

describe('the evidence', () => {
  it('says how often, what comes next, and how far', () => {
    assert.deepEqual(detectSentinels(Float64Array.from([-9999, 3, -9999, 8.5])), [
      { code: -9999, count: 2, standing: 'believed', nextValue: 3, low: 3, high: 8.5, apart: 10002 / 5.5, wholeAmongDecimals: true },
    ]);
    assert.deepEqual(detectSentinels(Float64Array.from([-9999])), [
      { code: -9999, count: 1, standing: 'believed', nextValue: null, low: null, high: null, apart: null, wholeAmongDecimals: false },
    ]);
  });
  it('does not depend on the order of records', () => {
    const values = [...repeat(-9999, 40), ...repeat(-999, 3), ...repeat(999, 12), NaN, ...measure(-30, 40)];
    const expected = detectSentinels(Float64Array.from(values));
    assert.deepEqual(detectSentinels(Float64Array.from([...values].reverse())), expected);
    assert.deepEqual(detectSentinels(Float64Array.from([...values].sort((a, b) => a - b))), expected);
    assert.deepEqual(expected.map((each) => each.code), [-9999, -999, 999]);
  });
  it('is the same for a part of a larger buffer', () => {
    const whole = Float64Array.from([5, -9999, 3, 8, -9999, 7]);
    assert.deepEqual(detectSentinels(whole.subarray(1, 4)).map((each) => [each.code, each.count, each.nextValue]), [[-9999, 1, 3]]);
  });
});
