/** The sureness of cells: by hand for a few numbers, and against what independent and dependent series do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { halfWidthOf, inflationOf } from '../../../src/core/pictures/cell-spread.js';
import { momentTable } from '../../../src/core/pictures/moment-table.js';
import type { MomentTable } from '../../../src/core/pictures/picture.js';
import { Random } from '../support/random.js';

const BINS = 240, PER = 30, EDGES = Array.from({ length: BINS + 1 }, (_, i) => i), ONE = { factor: 1, neighbours: 0 };

/** `noise`: differences in time; one group, equal bins. */
function table(noise: (i: number) => number): MomentTable {
  const base = new Float64Array(BINS * PER), revision = base.map((_, i) => noise(i));
  return momentTable({ kind: 'number', base, revision }, { absolute: 0, relative: 0 }, { cell: Int32Array.from(base, (_, i) => Math.floor(i / PER)), mask: null });
}

/** First order autoregressive noise of variance 1. */
function dependent(rho: number, seed: number): (i: number) => number {
  const random = new Random(seed);
  let x = random.normal();
  return () => (x = rho * x + Math.sqrt(1 - rho * rho) * random.normal());
}

describe('the sureness of cells', () => {
  it('is the interval of a mean', () => {
    // Four values 0, 2, 4, 6: m2 20, standard error sqrt(20 / 3 / 4), t of 3 degrees at 95 % 2.353363.
    assert.ok(Math.abs(halfWidthOf(4, 20, ONE, 0.9) - 2.353363 * Math.sqrt(20 / 12)) < 1e-5);
    assert.deepEqual([halfWidthOf(0, 0, ONE, 0.9), halfWidthOf(1, 0, ONE, 0.9), halfWidthOf(5, 0, ONE, 0.9)], [Infinity, Infinity, 0]);
  });

  it('has fewer independent values where neighbours are alike', () => {
    const four = { factor: 4, neighbours: 20 };
    assert.ok(Math.abs(halfWidthOf(40, 39, four, 0.9) - 1.833113 * Math.sqrt(4 / 40)) < 1e-5, 't of 9 degrees, four times the variance');
    assert.equal(halfWidthOf(7, 6, four, 0.9), Infinity);
  });

  it('takes independent records for independent, and dependent ones for fewer', () => {
    const random = new Random(3), plain = inflationOf({ edges: EDGES }, table(() => random.normal()));
    assert.ok(plain.factor < 1.6 && plain.neighbours === BINS - 3, String(plain.factor));
    for (const [rho, seed] of [[0.5, 1], [0.8, 2]] as const) {
      // Of bins of 30: variance of a mean over that of independent values is (1 + rho) / (1 - rho), a little less within bins; spreads within shrink.
      const { factor } = inflationOf({ edges: EDGES }, table(dependent(rho, seed))), whole = (1 + rho) / (1 - rho);
      assert.ok(factor > 0.55 * whole && factor < 1.8 * whole, `${rho}: ${factor} of ${whole}`);
    }
  });

  it('compares third differences of means with what spreads within cells give, by hand', () => {
    // Cells of four values with a squared deviation of 3 in all: pooled variance 12 / (16 - 4) = 1. Of means c t^3 / 6 every third difference is c, with variance 1 (1 + 9 + 9 + 1) / 4 = 5.
    const cells = (scales: readonly number[], width: number, n = 4): MomentTable => {
      const at = scales.flatMap((_, group) => Array.from({ length: width }, (_, bin) => group * width + bin)), fill = (value: number): number[] => at.map(() => value);
      return { ...table(() => 0), at, n: fill(n), m2Difference: fill(3), meanDifference: at.map((cell) => (scales[Math.floor(cell / width)]! * (cell % width) ** 3) / 6) };
    };
    const of = (scales: readonly number[], width: number, n?: number) => inflationOf({ edges: Array.from({ length: width + 1 }, (_, i) => i) }, cells(scales, width, n));
    const near = ({ factor, neighbours }: ReturnType<typeof of>, f: number, many: number): void => assert.ok(Math.abs(factor / (f / 0.45494) - 1) < 1e-9 && neighbours === many, `${factor} of ${neighbours}`);
    near(of([10], 11), 100 / 5, 8);
    near(of([10, 20], 7), (100 / 5 + 400 / 5) / 2, 8);
    near(of([10, 20, 30], 6), 400 / 5, 9);
    assert.deepEqual([of([10], 10), of([10], 11, 3), of([10, 20], 6)], [ONE, ONE, ONE], 'seven stretches, cells of three values, and six stretches within groups tell nothing');
    assert.deepEqual(of([1], 11), { factor: 1, neighbours: 8 }, 'never surer than independent records');
  });

  it('is not moved by a change in one stretch, by the seasons, by stretches without a change, or by the order of sides', () => {
    const noisy = (): (i: number) => number => { const next = dependent(0, 9); return (i) => next() + (i >= 3000 && i < 3600 ? 50 : 0); }, there = inflationOf({ edges: EDGES }, table(noisy()));
    assert.ok(there.factor < 1.6, String(there.factor));
    // Of a year of twelve cells, whose swing is ten times the noise of a cell.
    const season = dependent(0, 12), seasonal = inflationOf({ edges: EDGES }, table((i) => season(i) + 2 * Math.sin((i / PER / 12) * 2 * Math.PI)));
    assert.ok(seasonal.factor < 2, String(seasonal.factor));
    const random = new Random(5), some = inflationOf({ edges: EDGES }, table((i) => (i < 3600 ? 0 : random.normal())));
    assert.equal(some.neighbours, BINS - 3600 / PER - 3);
    const next = noisy(), mirrored = inflationOf({ edges: EDGES }, table((i) => -next(i)));
    assert.deepEqual(mirrored, there);
  });

  it('says where there is too little to tell', () => {
    assert.deepEqual(inflationOf({ edges: [] }, table((i) => i % 3)), ONE);
    assert.deepEqual(inflationOf({ edges: EDGES }, table(() => 1)), ONE);
  });

  it('covers the mean at its level in cells of dependent records', () => {
    let inside = 0, cells = 0;
    for (let seed = 20; seed < 40; seed++) {
      const of = table(dependent(0.5, seed)), inflation = inflationOf({ edges: EDGES }, of);
      of.at.forEach((_, i) => { cells++; if (Math.abs(of.meanDifference[i]!) <= halfWidthOf(of.n[i]!, of.m2Difference[i]!, inflation, 0.9)) inside++; });
    }
    assert.ok(inside / cells > 0.86 && inside / cells < 0.97, String(inside / cells));
  });
});
