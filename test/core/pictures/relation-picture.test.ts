/** Two planes of one relation: the same records and axes, figures as direct sums give them, intervals that hold what was planted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relationPicture, type RelationSide } from '../../../src/core/pictures/relation-picture.js';
import type { RelationPicture } from '../../../src/core/pictures/picture.js';
import { Random } from '../support/random.js';

const LOOSE = { group: null, sequence: false }, ORDERED = { group: null, sequence: true };

function remembering(n: number, phi: number, random: Random): Float64Array {
  let last = random.normal();
  return Float64Array.from({ length: n }, () => (last = phi * last + Math.sqrt(1 - phi * phi) * random.normal()));
}

/** y = 2 + slope x + noise; the revision's slope is another. */
function planted(n: number, phi: number, slopes: readonly [number, number], seed: number): { base: RelationSide; revision: RelationSide } {
  const random = new Random(seed), x = remembering(n, phi, random), noise = remembering(n, phi, random), more = remembering(n, phi, random);
  return { base: { x, y: x.map((v, i) => 2 + slopes[0] * v + 0.5 * noise[i]!) }, revision: { x, y: x.map((v, i) => 2 + slopes[1] * v + 0.5 * noise[i]! + 0.3 * more[i]!) } };
}

function of({ base, revision }: { base: RelationSide; revision: RelationSide }, series = ORDERED, bins = 16, mask: Uint8Array | null = null): RelationPicture {
  return relationPicture(base, revision, mask, bins, series)!;
}

function near(actual: unknown, expected: number, slack = 1e-12): void {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= slack * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);
}

function direct({ x, y }: { x: number[]; y: number[] }): { r: number; slope: number } {
  const n = x.length, mx = x.reduce((a, b) => a + b, 0) / n, my = y.reduce((a, b) => a + b, 0) / n;
  const sum = (f: (a: number, b: number) => number): number => x.reduce((all, v, i) => all + f(v - mx, y[i]! - my), 0);
  return { r: sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b)), slope: sum((a, b) => a * b) / sum((a) => a * a) };
}

describe('a relation in two releases', () => {
  const pair = planted(3000, 0.5, [1, 0.8], 4), holed = { base: { x: pair.base.x.slice(), y: pair.base.y.slice() }, revision: { x: pair.revision.x.slice(), y: pair.revision.y.slice() } };
  for (let i = 0; i < 3000; i += 7) holed.base.y[i] = NaN;
  for (let i = 0; i < 3000; i += 11) holed.revision.x[i] = i % 2 === 0 ? NaN : Infinity;
  const kept = [...pair.base.x.keys()].filter((i) => i % 7 !== 0 && i % 11 !== 0);

  it('is of the records that have both values in both, and counts those of one release', () => {
    const found = of(holed), count = (...keep: ((i: number) => boolean)[]): number => [...pair.base.x.keys()].filter((i) => keep.every((each) => each(i))).length;
    assert.equal(found.records, kept.length);
    assert.deepEqual([found.base.moments.n, found.revision.moments.n], [kept.length, kept.length]);
    assert.deepEqual([found.onlyBase, found.onlyRevision], [count((i) => i % 7 !== 0, (i) => i % 11 === 0), count((i) => i % 7 === 0, (i) => i % 11 !== 0)]);
  });

  it('has r and slope as direct sums give them', () => {
    const found = of(holed), side = ({ x, y }: RelationSide): { r: number; slope: number } => direct({ x: kept.map((i) => x[i]!), y: kept.map((i) => y[i]!) });
    const [before, after] = [side(holed.base), side(holed.revision)];
    near(found.r.base, before.r);
    near(found.r.revision, after.r);
    near(found.r.change, after.r - before.r);
    near(found.line.slope.base, before.slope);
    near(found.line.slope.change, after.slope - before.slope);
  });

  it('has one pair of axes, every record in one bin, and means of each column', () => {
    const found = of(holed, ORDERED, 8), { base, revision } = found;
    assert.deepEqual([base.x, base.y], [revision.x, revision.y]);
    for (const plane of [base, revision]) assert.equal(plane.count.reduce((a, b) => a + b, 0) + plane.outside, found.records);
    const width = (base.x.to - base.x.from) / 8, inside = kept.filter((i) => Math.min(7, Math.floor((holed.base.x[i]! - base.x.from) / width)) === 3);
    assert.equal(found.meansBase.n[3], inside.length);
    near(found.meansBase.mean[3], inside.reduce((sum, i) => sum + holed.base.y[i]!, 0) / inside.length);
    assert.equal(found.meansBase.n.reduce((a, b) => a + b, 0), found.records);
  });

  it('is the same whatever the order where neighbours mean nothing, and mirrors where releases are swapped', () => {
    const order = [...kept].sort((a, b) => Math.sin(a) - Math.sin(b)), placed = ({ x, y }: RelationSide): RelationSide => ({ x: Float64Array.from(order, (i) => x[i]!), y: Float64Array.from(order, (i) => y[i]!) });
    const whole = { base: placed({ ...holed.base }), revision: placed(holed.revision) }, one = of(holed, LOOSE), other = of(whole, LOOSE), swapped = of({ base: holed.revision, revision: holed.base }, LOOSE);
    assert.deepEqual([one.base.at, one.base.count, one.revision.count], [other.base.at, other.base.count, other.revision.count]);
    near(other.r.change, one.r.change as number);
    assert.ok('low' in one.line.slope.interval && 'low' in swapped.line.slope.interval && 'low' in other.line.slope.interval);
    near(swapped.line.slope.interval.low, -one.line.slope.interval.high);
    near(other.line.slope.interval.low, one.line.slope.interval.low, 1e-9);
    assert.equal(swapped.r.change, -(one.r.change as number));
  });

  it('of a release and itself did not change at all', () => {
    const found = of({ base: holed.base, revision: holed.base });
    assert.deepEqual([found.r.change, found.line.slope.change], [0, 0]);
    assert.deepEqual([found.r.interval, found.line.slope.interval].map((each) => 'reason' in each && each.reason), ['the change is within rounding', 'the change is within rounding']);
    assert.deepEqual(found.base, found.revision);
  });

  it('says why there is none', () => {
    const few = (x: number[], y: number[]): RelationSide => ({ x: Float64Array.from(x), y: Float64Array.from(y) }), gone = few([1, NaN, 3], [NaN, 2, NaN]);
    assert.equal(relationPicture(gone, gone, null, 8, LOOSE), null);
    const two = few([1, 2], [3, 4]), flat = few([1, 1, 1, 1], [1, 2, 3, 4]);
    assert.deepEqual(of({ base: two, revision: two }).r.change, { status: 'too-few', reason: 'needs 3 records with both values, there are 2' });
    assert.deepEqual(of({ base: flat, revision: flat }).line.slope.interval, { status: 'undefined', reason: 'a measure is constant on these records' });
    assert.equal(relationPicture(two, two, new Uint8Array(2), 8, LOOSE), null);
  });
});

describe('the interval of a changed slope', () => {
  for (const [n, phi] of [[2000, 0], [3000, 0.8]] as const) {
    it(`holds the planted change in nine of ten series of ${n} that keep ${phi}`, () => {
      let told = 0, held = 0;
      for (let seed = 1; seed <= 150; seed++) {
        const { interval } = of(planted(n, phi, [1, 0.8], seed)).line.slope;
        if (!('low' in interval)) continue;
        told++;
        if (interval.low <= -0.2 && -0.2 <= interval.high) held++;
      }
      assert.ok(told >= 140 && held / told >= 0.9, `${held} of ${told}`);
    });
  }

  it('of independent records is that of a robust error', () => {
    const pair = planted(5000, 0, [1, 0.8], 2), { interval } = of(pair, LOOSE).line.slope, x = [...pair.base.x], y = x.map((_, i) => pair.revision.y[i]! - pair.base.y[i]!), { slope } = direct({ x, y });
    const mx = x.reduce((a, b) => a + b, 0) / x.length, my = y.reduce((a, b) => a + b, 0) / y.length, xx = x.reduce((all, v) => all + (v - mx) ** 2, 0);
    const error = Math.sqrt(x.reduce((all, v, i) => all + ((v - mx) * (y[i]! - my - slope * (v - mx))) ** 2, 0)) / xx;
    assert.ok('low' in interval);
    // x is the same in both, so the change of the slope is the slope of the change.
    near((interval.high + interval.low) / 2, slope, 1e-9);
    near((interval.high - interval.low) / 2 / error, 1.9604, 1e-3);
  });

  it('grows with the unit of y and shrinks with that of x', () => {
    const pair = planted(2000, 0.5, [1, 0.8], 6), scaled = ({ x, y }: RelationSide): RelationSide => ({ x: x.map((v) => 10 * v + 300), y: y.map((v) => 1000 * v) });
    const one = of(pair).line.slope, other = of({ base: scaled(pair.base), revision: scaled(pair.revision) }).line.slope;
    assert.ok('low' in one.interval && 'low' in other.interval);
    near(other.change, 100 * (one.change as number), 1e-9);
    near(other.interval.low, 100 * one.interval.low, 1e-8);
    near(of({ base: scaled(pair.base), revision: scaled(pair.revision) }).r.change, of(pair).r.change as number, 1e-10);
  });

  it('takes means of the same records that the columns of the plane count, also on edges and in the smallest ranges', () => {
    for (const step of [0.1, 0.3, 1e-310]) for (const bins of [5, 15, 64]) {
      const random = new Random(8), x = Float64Array.from({ length: 500 }, () => random.whole(-30, 30) * step), y = x.map(() => random.normal()), found = of({ base: { x, y }, revision: { x, y: y.map((v) => v + 1) } }, LOOSE, bins);
      const counted = new Array<number>(found.base.x.bins).fill(0);
      found.base.at.forEach((at, i) => { counted[at % found.base.x.bins]! += found.base.count[i]!; });
      assert.deepEqual(found.meansBase.n, counted, `${bins} bins, steps of ${step}`);
    }
  });
});
