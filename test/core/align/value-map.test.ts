import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decimalsOf, fitMap, isKnownMap, isReproduced } from '../../../src/core/align/value-map.js';
import { Random } from '../support/random.js';

const rounded = (x: number, k: number): number => Number(x.toFixed(k));
function measure(n: number, seed = 1): number[] {
  const random = new Random(seed);
  return Array.from({ length: n }, () => rounded(40 * random.next() - 10, 2));
}

describe('a map between two columns', () => {
  const x = measure(500);
  const UNITS: readonly (readonly [string, (x: number) => number, number, number])[] = [
    ['°C to K', (t) => rounded(t + 273.15, 2), 1, 273.15], ['°C to °F', (t) => rounded(1.8 * t + 32, 2), 1.8, 32], ['m/s to km/h', (v) => rounded(3.6 * v, 2), 3.6, 0], ['a tenth', (v) => rounded(v / 10, 3), 0.1, 0], ['a hundredfold', (v) => rounded(100 * v, 0), 100, 0], ['the other sign', (v) => -v, -1, 0],
  ];
  for (const [name, change, factor, offset] of UNITS) {
    it(`${name} is found and reproduces every cell`, () => {
      const map = fitMap(x, x.map(change))!;
      assert.ok(Math.abs(map.factor - factor) < 1e-9 && Math.abs(map.offset - offset) < 1e-6, `${map.factor} ${map.offset}`);
      assert.equal(map.reproduced, map.informative);
      assert.ok(isKnownMap(map));
    });
  }
  it('is found where a fifth of the values changed as well', () => {
    const random = new Random(2), map = fitMap(x, x.map((t) => (random.chance(0.2) ? 99.99 : rounded(t + 273.15, 2))))!;
    assert.deepEqual([map.factor, map.offset], [1, 273.15]);
    assert.ok(map.reproduced / map.informative > 0.7 && map.reproduced < map.informative);
  });
  it('with a factor and an offset of its own is fitted', () => {
    const map = fitMap(x, x.map((t) => rounded(1.234 * t + 5.6, 3)))!;
    assert.ok(Math.abs(map.factor - 1.234) < 2e-3 && Math.abs(map.offset - 5.6) < 2e-2 && !isKnownMap(map));
  });
  it('is not found between columns that merely go together', () => {
    const random = new Random(3);
    assert.equal(fitMap(x, x.map((t) => rounded(1.1 * t + 3 * random.next(), 2))), null);
    assert.equal(fitMap(x, measure(500, 9)), null);
  });
  it('takes no zero for evidence, and no few cells', () => {
    assert.equal(fitMap(Array(100).fill(0), Array(100).fill(0)), null);
    assert.equal(fitMap([1, 2, 3], [10, 20, 30]), null);
  });
  it('claims nothing beyond chance where two values are all there are', () => {
    const random = new Random(4), flag = Array.from({ length: 200 }, () => (random.chance(0.98) ? 1 : 0));
    const map = fitMap(flag, flag.map((each) => (random.chance(0.98) ? 10 : 0)));
    assert.ok(map === null || map.distinct <= 2);
  });
  it('reproduces within the printed decimals and no more', () => {
    const map = { factor: 1.8, offset: 32, units: null }, decimals = { base: 1, revision: 1 };
    assert.ok(isReproduced(map, 10, 50.1, decimals));
    assert.ok(!isReproduced(map, 10, 50.3, decimals));
    assert.ok(!isReproduced(map, 10, 50.1, { base: null, revision: null }));
  });
  it('knows how many decimals write the numbers', () => assert.deepEqual([decimalsOf([1, 2, 3]), decimalsOf([1.5, 2.25]), decimalsOf([1 / 3, 2 / 7])], [0, 2, null]));
});
