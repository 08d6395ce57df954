/** Which planted offsets the benchmark of kinds counts as known: those that no other offset could replace. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Random } from '../core/support/random.js';

interface Plant { readonly x: Float64Array; readonly y: Float64Array; readonly decimals: number; readonly factor: number; readonly offset: number; readonly factorDecimals: number | null; readonly offsetDecimals: number; readonly printedBefore: boolean }
const { isIdentifiable } = await import(pathToFileURL(join(process.cwd(), 'bench/kinds/identifiable.mjs')).href) as { isIdentifiable: (plant: Plant) => boolean };
const N = 1440, round = (x: number, k: number): number => Number(x.toFixed(k)), random = new Random(11);

describe('an offset that the pairs determine', () => {
  const x = Float64Array.from({ length: N }, () => round(15 + 7 * random.normal(), 3)), known = (y: Float64Array, decimals: number, offset: number, factor = 1): boolean => isIdentifiable({ x, y, decimals, factor, offset, factorDecimals: factor === 1 ? null : 2, offsetDecimals: 3, printedBefore: false });
  const cut = (v: number, k: number): number => round(Math.floor(v * 10 ** k + 1e-7) / 10 ** k, k);

  it('is one that no other offset of as few decimals could replace', () => {
    assert.equal(known(x.map((v) => round(v + 0.123, 3)), 3, 0.123), true);
    assert.equal(known(x.map((v) => round(1.04 * v + 2.123, 3)), 3, 2.123, 1.04), true);
  });

  it('is not one that was cut, when rounding would be half a unit less of it', () => {
    const y = x.map((v) => cut(v + 0.123, 2));
    assert.equal(known(y, 2, 0.123), false);
    // By hand: 0.118 and rounding give every cell as well (halves up).
    for (let i = 0; i < N; i++) assert.ok(Math.abs(y[i]! - (x[i]! + 0.118)) <= 0.005 + 1e-9, String(i));
    assert.equal(known(x.map((v) => cut(v + 7.123, 2)), 2, 7.123), true);
  });
});
