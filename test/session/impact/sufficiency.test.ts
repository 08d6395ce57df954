/** How little queries can be derived from, held against the same samples by hand. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { bitsCurve } from '../../../src/core/impact/sufficiency/bits-curve.js';
import { unitDraws } from '../../../src/core/impact/sufficiency/loss-modes.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { Bench, csv, source } from '../support.js';
import { checkImpact } from '../../core/impact/report/support.js';

const bench = new Bench(), random = new SeededRandom(4), N = 400;
after(() => bench.close());
const values = Array.from({ length: N }, () => Number((10 + 5 * (random.bits() / 2 ** 32)).toFixed(3))), later = values.map((x, i) => (i % 3 === 0 ? Number((x * 1.2).toFixed(3)) : x));
const text = (of: readonly number[]): string => csv(['id', 'x'], of.map((x, i) => [i, x]));

async function ask(sql: string, tolerance?: number, seed = 1): Promise<QuantityImpact> {
  const comparison = await bench.session.compare(source(text(values), 'base.csv'), source(text(later), 'revision.csv'), { key: ['id'], seed });
  try {
    return checkImpact((await comparison.impact([{ name: 'Q', sql, ...(tolerance === undefined ? {} : { tolerance }) }], { parts: ['sufficiency'] }))[0]!);
  } finally {
    await comparison.dispose();
  }
}

const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9, `${String(actual)} is not ${expected}`);
/** By hand: errors of the mean of x over the records kept at a fraction, a sample each. */
const errors = (of: readonly number[], fraction: number): number[] => Array.from({ length: 20 }, (_, sample) => {
  const draws = unitDraws(Int32Array.from(of.keys()), sample, 1), kept = of.filter((_, i) => draws[i]! < fraction), mean = of.reduce((a, b) => a + b, 0) / N;
  return Math.abs(kept.reduce((a, b) => a + b, 0) / kept.length - mean) / mean;
}).sort((a, b) => a - b);

/** By hand: errors of the mean of x over so many units that stay, ten samples. */
const lostErrors = (of: readonly number[], units: number, unitOf: (i: number) => number, stay: number): number[] => Array.from({ length: 10 }, (_, sample) => {
  const draws = unitDraws(Int32Array.from({ length: units }, (_, unit) => unit), sample, 1), kept = new Set(Array.from(draws.keys()).sort((a, b) => draws[a]! - draws[b]!).slice(0, stay)), left = of.filter((_, i) => kept.has(unitOf(i))), mean = of.reduce((a, b) => a + b, 0) / of.length;
  return Math.abs(left.reduce((a, b) => a + b, 0) / left.length - mean) / mean;
}).sort((a, b) => a - b);

describe('sufficiency of a query', () => {
  it('of a mean has the errors of the same samples by hand, on both releases', async () => {
    const { sufficiency, change, base } = await ask('SELECT avg(x) FROM data');
    assert.deepEqual(sufficiency!.map(({ side, mode, tolerance }) => [side, mode, tolerance]), [['base', 'random', 0.05], ['revision', 'random', 0.05], ['base', 'blocks', 0.05], ['revision', 'blocks', 0.05]]);
    for (const [i, of] of [values, later].entries()) for (const { fraction, errorP90, errorMedian, shareWithin } of sufficiency![i]!.points.slice(1)) {
      const own = errors(of, fraction);
      near(errorP90, own[17]!);
      near(errorMedian, (own[9]! + own[10]!) / 2);
      assert.equal(shareWithin, own.filter((each) => each <= 0.05).length / 20);
    }
    const moved = Math.abs(change as number) / Math.abs(base as number), smallest = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32].filter((fraction) => fraction === 1 || errors(values, fraction)[17]! <= moved).at(-1)!;
    near(sufficiency![0]!.equivalentLoss, 1 - smallest);
  });

  it('of a total stands for all records, and says so', async () => {
    const total = await ask('SELECT sum(x) FROM data'), mean = await ask('SELECT avg(x) FROM data');
    total.sufficiency!.forEach(({ points }, i) => points.forEach(({ errorP90, fraction }, k) => { assert.equal(fraction, mean.sufficiency![i]!.points[k]!.fraction); near(errorP90, mean.sufficiency![i]!.points[k]!.errorP90 as number); }));
    assert.match(total.notes!.join(' '), /times the number of records over those that are left/);
  });

  it('is held to the tolerance that is given, and is the same again', async () => {
    const one = await ask('SELECT median(x) FROM data', 0.5);
    near(one.sufficiency![0]!.tolerance, 0.5 / (one.base as number));
    assert.deepEqual(await ask('SELECT median(x) FROM data', 0.5), one);
    assert.notDeepEqual((await ask('SELECT median(x) FROM data', 0.5, 2)).sufficiency, one.sufficiency);
  });

  it('by blocks loses runs of neighbours, the same of both releases', async () => {
    const { sufficiency } = await ask('SELECT avg(x) FROM data');
    for (const [i, of] of [values, later].entries()) {
      const { units, points } = sufficiency![2 + i]!;
      assert.deepEqual([units, points.map(({ fraction, samples }) => [fraction, samples])], [{ count: 32 }, [[1, 1], [1 / 2, 10], [1 / 4, 10], [1 / 8, 10], [1 / 16, 10], [1 / 32, 10]]]);
      // Blocks of 400 records are of 12 or 13.
      for (const { fraction, records } of points) assert.ok(records >= 12 * 32 * fraction && records <= 13 * 32 * fraction);
      for (const { fraction, errorP90 } of points.slice(1)) near(errorP90, lostErrors(of, 32, (id) => Math.floor((id * 32) / N), Math.round(32 * fraction))[8]!);
    }
  });

  it('tells how coarse an input may be, as the same values by hand', async () => {
    const { bits } = await ask('SELECT sum(x * x) FROM data WHERE x > 10', 30), squares = (of: ArrayLike<number>): number => Array.from(of).reduce((sum, x) => sum + (x > 10 ? x * x : 0), 0);
    assert.deepEqual(bits!.map(({ input, side }) => [input, side]), [['x', 'base'], ['x', 'revision']]);
    for (const [i, of] of [values, later].entries()) {
      const own = await bitsCurve(Float64Array.from(of), squares, { tolerance: 30 / squares(of) });
      assert.equal(bits![i]!.sufficientBits, own.sufficientBits);
      for (const [k, { bits: cells, entropyBits, error }] of bits![i]!.points.entries()) {
        assert.equal(cells, own.points[k]!.bits);
        near(entropyBits, own.points[k]!.entropyBits);
        near(error, own.points[k]!.error);
      }
      assert.equal(bits![i]!.points.length, 12);
    }
  });

  it('makes nothing coarse that is one value, or no number', async () => {
    const { bits } = await ask('SELECT count(*) FROM data');
    assert.equal(bits, undefined);
  });
});
