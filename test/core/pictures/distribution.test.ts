/** Counts of a distribution are what its edges say, its figures are of exactly what is counted, and its signs do not depend on bins. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { distributionPicture } from '../../../src/core/pictures/distribution-picture.js';
import { edgesOf } from '../../../src/core/pictures/even-counts.js';
import { planePicture } from '../../../src/core/pictures/plane-picture.js';
import { sideFigures } from '../../../src/core/pictures/side-figures.js';
import { Random } from '../support/random.js';

const finite = (values: Float64Array, mask: Uint8Array | null = null): number[] => [...values].filter((v, i) => Number.isFinite(v) && (mask === null || mask[i] === 1));

function normals(seed: number, n: number, scale = 1): Float64Array {
  const random = new Random(seed);
  return Float64Array.from({ length: n }, () => scale * random.normal());
}

function counted(values: readonly number[], edges: readonly number[]): number[] {
  return edges.slice(1).map((to, i) => values.filter((v) => v >= edges[i]! && (v < to || (i === edges.length - 2 && v === to))).length);
}

describe('counts in even bins', () => {
  it('are what the edges say, to the last value, also of values that lie on edges', () => {
    const random = new Random(4);
    for (let round = 0; round < 60; round++) {
      const step = [0.1, 0.3, 1, 1 / 3, 7e-5, 2.5][round % 6]!, base = Float64Array.from({ length: 400 }, () => Math.round(20 * random.normal()) * step), revision = base.map((x) => (random.chance(0.1) ? NaN : x + (random.chance(0.5) ? step : 0)));
      for (const bins of [7, 32, 64, 80]) {
        const picture = distributionPicture(base, revision, null, bins, null)!;
        assert.deepEqual(picture.base, counted(finite(base), picture.edges));
        assert.deepEqual(picture.revision, counted(finite(revision), picture.edges));
        const plane = planePicture({ x: base, y: base, mask: null }, { x: { from: picture.edges[0]!, to: picture.edges.at(-1)! }, y: { from: picture.edges[0]!, to: picture.edges.at(-1)! } }, bins);
        assert.deepEqual(plane.at.map((at) => at % plane.x.bins), plane.at.map((at) => Math.floor(at / plane.x.bins)), 'what is on the diagonal stays there');
      }
    }
  });

  it('hold at the ends of what numbers can be', () => {
    for (const [from, to] of [[0, 5e-324], [-1.7e308, 1.7e308], [1, 1 + Number.EPSILON], [0, 1e-310]] as const) {
      const values = Float64Array.of(from, from, to, from / 2 + to / 2), picture = distributionPicture(values, values, null, 64, null)!;
      assert.deepEqual(picture.base, counted([...values], picture.edges), `${from} to ${to}`);
    }
    assert.deepEqual([edgesOf(-(2 ** 1023), 2 ** 1023, 4), edgesOf(-1, 1, 4), edgesOf(3, 3, 4)], [[-(2 ** 1023), -(2 ** 1022), 0, 2 ** 1022, 2 ** 1023], [-1, -0.5, 0, 0.5, 1], [3, 3]]);
  });
});

describe('counts of differences', () => {
  const base = Float64Array.of(10, 10, 10, 10, 7, NaN, 3, Infinity), revision = Float64Array.of(8, 11, 11, 14, 7, 5, NaN, 9);
  it('are of revision less base, in an odd number of bins about zero, those of no difference apart', () => {
    const found = distributionPicture(base, revision, null, 4, null)!;
    assert.deepEqual([found.differenceEdges.length, found.differenceEdges[0], found.differenceEdges.at(-1)], [6, -4, 4]);
    assert.deepEqual([found.difference, found.identical, found.outside.difference], [[0, 1, 0, 2, 1], 1, 0], 'one of -2, two of 1, one of 4');
    assert.deepEqual(distributionPicture(base, revision, null, 5, null)!.differenceEdges, found.differenceEdges);
  });
  it('are of what a mask leaves, and none where nothing that it leaves differs', () => {
    const { difference, differenceEdges, identical } = distributionPicture(base, revision, Uint8Array.of(1, 1, 0, 0, 1, 1, 1, 1), 3, null)!;
    assert.deepEqual([differenceEdges[0], differenceEdges.at(-1), difference, identical], [-2, 2, [1, 0, 1], 1]);
    const still = distributionPicture(base, revision, Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 0), 3, null)!;
    assert.deepEqual([still.difference, still.differenceEdges, still.identical], [[], [], 1]);
  });
  it('mirror where the releases change places, and are all counted, far ones as outside', () => {
    const random = new Random(12), x = normals(11, 5000, 3), y = x.map((value, i) => (i % 4 === 0 ? value : i === 77 ? value + 1e5 : value + random.normal() + 0.5));
    const there = distributionPicture(x, y, null, 40, null)!, back = distributionPicture(y, x, null, 40, null)!, all = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);
    assert.deepEqual([back.difference, back.identical], [[...there.difference].reverse(), there.identical]);
    assert.deepEqual([there.identical, there.outside.difference, all(there.difference)], [1250, 1, 3749]);
    assert.deepEqual(there.difference, counted([...x].map((value, i) => y[i]! - value).filter((d) => d !== 0 && d < 1e4), there.differenceEdges));
  });
  it('of a window that is asked for tell what lies outside of it on each side', () => {
    const { outside, base: before, edges } = distributionPicture(base, revision, null, 2, [8, 11])!;
    assert.deepEqual([edges, before, outside], [[8, 9.5, 11], [0, 4], { base: 2, revision: 3, difference: 0 }]);
  });
});

describe('figures of a side', () => {
  it('are of the values that a mask leaves, as sorting gives them', () => {
    const values = normals(3, 901, 4), mask = Uint8Array.from(values, (_, i) => (i % 3 === 0 ? 1 : 0));
    values[30] = NaN; values[33] = Infinity;
    const kept = finite(values, mask).sort((a, b) => a - b), told = sideFigures(values, mask)!, mean = kept.reduce((sum, v) => sum + v, 0) / kept.length;
    assert.equal(told.n, kept.length);
    assert.ok(Math.abs(told.mean - mean) < 1e-12);
    assert.ok(Math.abs(told.sd! - Math.sqrt(kept.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (kept.length - 1))) < 1e-12);
    for (const [name, p] of [['q025', 0.025], ['q25', 0.25], ['q50', 0.5], ['q95', 0.95]] as const) {
      const h = p * (kept.length - 1), low = Math.floor(h);
      assert.ok(Math.abs(told[name] - (kept[low]! + (h - low) * (kept[low + 1]! - kept[low]!))) < 1e-12, name);
    }
    assert.equal(sideFigures(Float64Array.of(NaN), null), null);
    assert.equal(sideFigures(Float64Array.of(3), null)!.sd, null);
  });

  it('have the mean where the sum is beyond the largest number', () => {
    const told = sideFigures(Float64Array.of(1.5e308, 1.5e308, 1, 2, 3, 4), null)!;
    assert.ok(Math.abs(told.mean / 5e307 - 1) < 1e-12, `${told.mean}`);
    assert.equal(told.sd, null);
  });
});

describe('what a histogram may hide', () => {
  const signs = (base: Float64Array, revision: Float64Array, bins = 64): NonNullable<NonNullable<ReturnType<typeof distributionPicture>>['signs']> => distributionPicture(base, revision, null, bins, null)!.signs!;

  it('is nothing where nothing changed', () => {
    for (const values of [normals(1, 5000), Float64Array.from({ length: 3000 }, (_, i) => i % 7), normals(2, 3000).map(Math.round), Float64Array.of(4)]) {
      const told = signs(values, values);
      assert.deepEqual([told.repeated, told.gaps, told.moreGaps, told.base!.below, told.base!.above, told.revision!.below, told.revision!.above], [[], [], 0, 0, 0, 0, 0]);
    }
  });

  it('is a new extreme, with how many lie beyond the old one', () => {
    const base = normals(5, 2000), revision = base.slice();
    const low = Math.min(...base);
    revision.set([low - 1, low - 4, low - 2], 10);
    assert.deepEqual(signs(base, revision).revision, { min: low - 4, max: Math.max(...revision), below: 3, above: 0 });
    assert.deepEqual(signs(revision, base).base, { min: low - 4, max: Math.max(...revision), below: 3, above: 0 });
  });

  it('is a value that is repeated far more often, with its exact counts', () => {
    const base = normals(6, 20_000), revision = base.map((x, i) => (i % 40 === 0 ? 0.25 : x));
    assert.deepEqual(signs(base, revision).repeated, [{ value: 0.25, base: 0, revision: 500 }]);
    assert.deepEqual(signs(revision, base).repeated, [{ value: 0.25, base: 500, revision: 0 }]);
    const coarse = base.map((x) => Math.round(x * 4) / 4);
    assert.deepEqual(signs(coarse, coarse.map((x, i) => (i % 9 === 0 ? x + 0.25 : x))).repeated, []);
  });

  it('is a stretch without a value, between the values at its ends', () => {
    const base = normals(7, 20_000), revision = base.map((x) => (x > 0.5 && x < 0.8 ? NaN : x)), [gap, ...more] = signs(base, revision).gaps;
    assert.deepEqual(more, []);
    assert.deepEqual(gap, { side: 'revision', from: Math.max(...[...base].filter((x) => x <= 0.5)), to: Math.min(...[...base].filter((x) => x >= 0.8)), other: [...base].filter((x) => x > 0.5 && x < 0.8).length });
    assert.equal(signs(revision, base).gaps[0]!.side, 'base');
  });

  it('is a stretch of eight parts of 512 at least, in which twenty values were to be expected', () => {
    // So many values in the middle of each part of 0 to 512, of which the revision has none in some.
    const gapsOf = (each: number, from: number, to: number): readonly unknown[] => {
      const base = Float64Array.from({ length: 512 * each + 2 }, (_, i) => (i < 2 ? 512 * i : Math.floor((i - 2) / each) + 0.5));
      return signs(base, base.map((x) => (x > from && x < to ? NaN : x))).gaps;
    };
    assert.deepEqual([gapsOf(10, 100, 108), gapsOf(10, 100, 107)], [[{ side: 'revision', from: 99.5, to: 108.5, other: 80 }], []]);
    assert.deepEqual([gapsOf(10, 1, 9), gapsOf(10, 500, 511)], [[{ side: 'revision', from: 0.5, to: 9.5, other: 80 }], [{ side: 'revision', from: 499.5, to: 511.5, other: 110 }]]);
    assert.deepEqual([gapsOf(2, 100, 111), gapsOf(2, 100, 110)], [[{ side: 'revision', from: 99.5, to: 111.5, other: 22 }], []], 'of 1006 values that are left, 20 in 1026 are 19.6');
    assert.deepEqual([gapsOf(10, -1, 40), gapsOf(10, 460, 600)], [[], []], 'ends that are empty are told by the extremes');
  });

  it('counts further gaps of values on a coarser grid', () => {
    const base = normals(8, 20_000, 10), told = signs(base, base.map((x) => Math.round(x / 5) * 5));
    assert.equal(told.gaps.length, 3);
    assert.ok(told.moreGaps >= 2);
    assert.ok(told.gaps.every(({ side, from, to }) => side === 'revision' && to - from === 5));
  });

  it('is, with the counts, of exactly the records that a mask leaves', () => {
    const random = new Random(31), base = normals(10, 6000), revision = base.map((x, i) => (i % 30 === 0 ? 0.25 : x > 0.5 && x < 0.8 ? NaN : i % 7 === 0 ? x - 4 : x)), mask = Uint8Array.from(base, () => (random.chance(0.6) ? 1 : 0)), kept = (values: Float64Array): Float64Array => values.filter((_, i) => mask[i] === 1);
    // What the mask leaves out would change all of it.
    base.forEach((_, i) => { if (mask[i] === 0) { base[i] = i % 2 === 0 ? 9 : -0.7; revision[i] = i % 3 === 0 ? 0.6 : -9; } });
    const found = distributionPicture(base, revision, mask, 64, null)!;
    assert.deepEqual(found, distributionPicture(kept(base), kept(revision), null, 64, null));
    assert.ok(found.signs!.repeated.length > 0 && found.signs!.gaps.length > 0 && found.signs!.revision!.below > 0);
  });

  it('is told of a value in a hundredth of one side that has more than twice its share of the other, in twenty records at least', () => {
    const often = (n: number, before: number, after: number): readonly unknown[] => { const base = normals(14, n), revision = normals(15, n); base.fill(50, 0, before); revision.fill(50, 0, after); return signs(base, revision).repeated; };
    assert.deepEqual([often(4000, 0, 40), often(4000, 0, 39)], [[{ value: 50, base: 0, revision: 40 }], []]);
    assert.deepEqual([often(4000, 30, 61), often(4000, 30, 60)], [[{ value: 50, base: 30, revision: 61 }], []]);
    assert.deepEqual([often(1000, 0, 20), often(1000, 0, 19)], [[{ value: 50, base: 0, revision: 20 }], []]);
  });

  it('is nothing but the extremes of the side that has values', () => {
    const { base, revision, repeated, gaps } = signs(new Float64Array(400).fill(2, 0, 300), new Float64Array(400).fill(NaN));
    assert.deepEqual([base, revision, repeated, gaps], [{ min: 0, max: 2, below: 0, above: 0 }, null, [], []]);
  });

  it('is the same whatever the bins and the window', () => {
    const base = normals(9, 8000), revision = base.map((x, i) => (i % 50 === 0 ? 1 : x > -0.4 && x < -0.1 ? NaN : x * 1.2)), told = signs(base, revision);
    assert.ok(told.repeated.length > 0 && told.gaps.length > 0 && told.revision!.above > 0);
    for (const bins of [7, 32, 80, 256]) assert.deepEqual(signs(base, revision, bins), told);
    assert.deepEqual(distributionPicture(base, revision, null, 64, [-1, 1])!.signs, told);
  });
});
