/** Lines through both releases: each method against its own definition, errors against the spread over simulated sets of records. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relationPicture, type RelationSide } from '../../../src/core/pictures/relation-picture.js';
import type { LineMethod } from '../../../src/core/pictures/fitted-lines.js';
import type { RelationLine } from '../../../src/core/pictures/picture.js';
import { Random } from '../support/random.js';

const METHODS: readonly LineMethod[] = ['least-squares', 'theil-sen', 'deming'], ORDERED = { group: null, sequence: true }, LOOSE = { group: null, sequence: false };

function remembering(n: number, phi: number, random: Random): Float64Array {
  let last = random.normal();
  return Float64Array.from({ length: n }, () => (last = phi * last + Math.sqrt(1 - phi * phi) * random.normal()));
}

/** y = 2 + slope x + noise, and errors of x of the same size against the spread of x as those of y against that of y. */
function planted(n: number, phi: number, slopes: readonly [number, number], seed: number, error = 0): { base: RelationSide; revision: RelationSide } {
  const random = new Random(seed), t = remembering(n, phi, random), make = (slope: number): RelationSide => {
    const e = remembering(n, phi, random), d = remembering(n, phi, random), rest = error === 0 ? 0.5 : error * Math.abs(slope);
    return { x: t.map((v, i) => v + error * e[i]!), y: t.map((v, i) => 2 + slope * v + rest * d[i]!) };
  };
  return { base: make(slopes[0]), revision: make(slopes[1]) };
}

const lineOf = ({ base, revision }: { base: RelationSide; revision: RelationSide }, method: LineMethod, series = ORDERED): RelationLine => relationPicture(base, revision, null, 16, series, method)!.line;
const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const median = (values: number[]): number => { const sorted = values.sort((a, b) => a - b), n = sorted.length; return n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2; };

function near(actual: unknown, expected: number, slack = 1e-10): void {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= slack * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);
}

describe('lines of a relation', () => {
  const pair = planted(900, 0.4, [1, 0.7], 3, 0.4);

  it('by least squares make the sum of squares of y least', () => {
    const { slope, intercept } = lineOf(pair, 'least-squares');
    for (const side of ['base', 'revision'] as const) {
      const { x, y } = pair[side], a = intercept[side] as number, b = slope[side] as number, sum = (f: (x: number, rest: number) => number): number => x.reduce((all, v, i) => all + f(v, y[i]! - a - b * v), 0);
      near(sum((_, rest) => rest) / x.length, 0);
      near(sum((v, rest) => v * rest) / x.length, 0);
    }
  });

  it('by Deming make the sum of squared distances least, where x is stretched by the ratio of the spreads', () => {
    const { slope, intercept } = lineOf(pair, 'deming'), m2 = (values: Float64Array): number => { const m = mean(values); return values.reduce((all, v) => all + (v - m) ** 2, 0); };
    const scale = Math.sqrt((m2(pair.base.y) + m2(pair.revision.y)) / (m2(pair.base.x) + m2(pair.revision.x)));
    for (const side of ['base', 'revision'] as const) {
      const { x, y } = pair[side], [mx, my] = [mean(x), mean(y)], b = slope[side] as number;
      const distance = (angle: number): number => x.reduce((all, v, i) => all + ((y[i]! - my) * Math.cos(angle) - scale * (v - mx) * Math.sin(angle)) ** 2, 0), best = Math.atan(b / scale);
      for (const step of [1e-4, -1e-4, 0.5]) assert.ok(distance(best) < distance(best + step), `${side} ${step}`);
      near(intercept[side], my - b * mx);
    }
    const turned = lineOf({ base: { x: pair.base.y, y: pair.base.x }, revision: { x: pair.revision.y, y: pair.revision.x } }, 'deming');
    near(turned.slope.base, 1 / (slope.base as number));
  });

  it('by Theil–Sen are medians of all slopes, and of medians of x and y', () => {
    const { slope, intercept, n } = lineOf(pair, 'theil-sen');
    assert.equal(n, 900);
    for (const side of ['base', 'revision'] as const) {
      const { x, y } = pair[side], slopes: number[] = [];
      for (let i = 0; i < x.length; i++) for (let j = 0; j < i; j++) slopes.push((y[i]! - y[j]!) / (x[i]! - x[j]!));
      near(slope[side], median(slopes));
      near(intercept[side], median([...y]) - (slope[side] as number) * median([...x]));
    }
  });

  it('by Theil–Sen go over 2,000 of more records, spread evenly, the same in every run; wild values hardly move them', () => {
    const many = planted(9000, 0.4, [1, 0.7], 5), { n, slope } = lineOf(many, 'theil-sen');
    assert.equal(n, 2000);
    assert.deepEqual(lineOf(many, 'theil-sen').slope, slope);
    near(slope.base, 1, 0.05);
    near(slope.revision, 0.7, 0.05);
    const wild = { base: many.base, revision: { x: many.revision.x, y: many.revision.y.map((v, i) => (i % 10 === 0 ? -500 * many.revision.x[i]! : v)) } };
    near(lineOf(wild, 'theil-sen').slope.revision, 0.7, 0.2);
    assert.ok((lineOf(wild, 'least-squares').slope.revision as number) < -30);
  });

  for (const method of METHODS) {
    it(`${method}: mirrors where releases are swapped, is unmoved by order, stays where nothing changed, and turns with units`, () => {
      const one = lineOf(pair, method, LOOSE), swapped = lineOf({ base: pair.revision, revision: pair.base }, method, LOOSE), order = [...pair.base.x.keys()].sort((a, b) => Math.sin(a) - Math.sin(b));
      assert.deepEqual([swapped.slope.base, swapped.slope.revision, swapped.slope.change], [one.slope.revision, one.slope.base, -(one.slope.change as number)]);
      if ('low' in one.slope.interval) assert.ok('low' in swapped.slope.interval && Math.abs(swapped.slope.interval.low + one.slope.interval.high) < 1e-12);
      const placed = ({ x, y }: RelationSide): RelationSide => ({ x: Float64Array.from(order, (i) => x[i]!), y: Float64Array.from(order, (i) => y[i]!) });
      near(lineOf({ base: placed(pair.base), revision: placed(pair.revision) }, method, LOOSE).slope.base, one.slope.base as number);
      const same = lineOf({ base: pair.base, revision: pair.base }, method);
      assert.equal(same.slope.change, 0);
      assert.equal('reason' in same.slope.interval && same.slope.interval.reason, 'the change is within rounding');
      const scaled = ({ x, y }: RelationSide): RelationSide => ({ x: x.map((v) => 10 * v + 300), y: y.map((v) => 1000 * v) }), other = lineOf({ base: scaled(pair.base), revision: scaled(pair.revision) }, method, LOOSE);
      near(other.slope.change, 100 * (one.slope.change as number), 1e-8);
      const [low, lows] = [one, other].map(({ band }) => ('x' in band ? band.base.low : []));
      assert.equal(low!.length, method === 'theil-sen' ? 0 : 17);
      lows!.forEach((v, i) => near(v, 1000 * low![i]!, 1e-6));
    });
  }

  it('say why there is none', () => {
    const few = (x: number[], y: number[]): RelationSide => ({ x: Float64Array.from(x), y: Float64Array.from(y) }), flat = few([1, 1, 1, 1], [1, 2, 3, 4]), level = few([1, 2, 3, 4], [2, 2, 2, 2]), cross = few([-1, 1, 0, 0], [0, 0, -1, 1]), two = few([1, 2], [3, 4]);
    for (const method of METHODS) {
      assert.deepEqual(lineOf({ base: flat, revision: flat }, method).slope.change, { status: 'undefined', reason: 'a measure is constant on these records' }, method);
      assert.deepEqual(lineOf({ base: two, revision: two }, method).slope.change, { status: 'too-few', reason: 'needs 3 records with both values, there are 2' }, method);
      const huge = lineOf({ base: few([1e-300, 2e-300, 3e-300, 5e-300], [1e149, 3e149, 2e149, 9e149]), revision: cross }, method).slope;
      assert.ok(typeof huge.base === 'number' || 'reason' in huge.base, method);
    }
    assert.deepEqual(lineOf({ base: level, revision: level }, 'deming').slope.base, { status: 'undefined', reason: 'a measure is constant on these records' });
    assert.equal(lineOf({ base: level, revision: level }, 'least-squares').slope.base, 0);
    assert.deepEqual(lineOf({ base: cross, revision: cross }, 'deming').slope.base, { status: 'undefined', reason: 'the measures do not vary together' });
    const robust = lineOf(pair, 'theil-sen');
    assert.deepEqual([robust.slope.interval, robust.band].map((each) => 'reason' in each && each.reason), Array.from({ length: 2 }, () => 'no interval: the error of Theil–Sen takes records for independent'));
  });
});

describe('errors of lines', () => {
  for (const method of ['least-squares', 'deming'] as const) for (const phi of [0, 0.8]) {
    it(`${method}: intervals and bands hold what was planted in about 95 of 100 series that keep ${phi}`, () => {
      let told = 0, slopes = 0, heights = 0, places = 0;
      for (let seed = 1; seed <= 120; seed++) {
        const { slope, band } = lineOf(planted(2500, phi, [1, 0.7], seed, method === 'deming' ? 0.4 : 0), method);
        if (!('low' in slope.interval) || !('x' in band)) continue;
        told++;
        if (method === 'least-squares' && slope.interval.low <= -0.3 && -0.3 <= slope.interval.high) slopes++;
        // Errors are in the ratio of the spreads only where both releases have one slope; then Deming finds it.
        if (method === 'deming') { const equal = lineOf(planted(2500, phi, [1, 1], seed, 0.4), method).slope.interval; if ('low' in equal && equal.low <= 0 && 0 <= equal.high) slopes++; }
        band.x.forEach((x, i) => { places++; if (method === 'least-squares' && band.base.low[i]! <= 2 + x && 2 + x <= band.base.high[i]!) heights++; });
        if (method === 'deming') { const { band: even } = lineOf(planted(2500, phi, [1, 1], seed, 0.4), method); if ('x' in even) even.x.forEach((x, i) => { if (even.base.low[i]! <= 2 + x && 2 + x <= even.base.high[i]!) heights++; }); }
      }
      assert.ok(told >= 110, `${told} told`);
      assert.ok(slopes / told >= 0.9 && heights / places >= 0.9 && heights / places <= 0.995, `slopes ${slopes} of ${told}, heights ${heights} of ${places}`);
    });
  }

  it('of independent records are those of a robust error', () => {
    const pair = planted(4000, 0, [1, 0.8], 2), { slope, band } = lineOf(pair, 'least-squares', LOOSE), { x, y } = pair.base, mx = mean(x), my = mean(y), b = slope.base as number, xx = x.reduce((all, v) => all + (v - mx) ** 2, 0);
    assert.ok('x' in band);
    band.x.forEach((at, i) => {
      const error = Math.sqrt(x.reduce((all, v, k) => all + ((y[k]! - my - b * (v - mx)) * (1 / x.length + ((v - mx) * (at - mx)) / xx)) ** 2, 0));
      near((band.base.high[i]! - band.base.low[i]!) / 2 / error, 1.9605, 2e-3);
      near((band.base.high[i]! + band.base.low[i]!) / 2, my + b * (at - mx));
    });
  });
});
