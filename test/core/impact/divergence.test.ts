import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cascade, type Segment } from '../../../src/core/impact/cascade.js';
import { divergence } from '../../../src/core/impact/divergence.js';
import { holdsEvery, oracle } from '../support/oracle.js';
import { biomass, type Drivers, mixed } from './oracle-models.js';

const near = (actual: unknown, expected: number, within = 1e-9): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${JSON.stringify(actual)} instead of ${expected}`);

describe('a cascade agrees with oracle 15', () => {
  const from = oracle<{ readonly base: Drivers; readonly revision: Drivers; readonly B0: number }>('15_impact_attribution'), test = from.cases.find(({ name }) => name === 'cascade/biomass')!;
  it(test.name, async () => {
    const { base, revision, B0 } = test.input, one = Float64Array.from(biomass(base, B0)), other = Float64Array.from(biomass(revision, B0)), found = divergence(one, other, { relative: 0.05 });
    const segments = [0, 10, 20, 30].map((at): Segment => [at, at + 10]), grown = await cascade(one, segments, ([low, high]) => Float64Array.from(biomass(mixed(base, revision, (_, i) => i >= low && i < high), B0)));
    assert.equal(test.expected['first_exceed_5pct'], null);
    assert.equal(found.firstBeyond, null);
    const { first_exceed_5pct: _, ...expected } = test.expected;
    holdsEvery(from, { ...test, expected }, {
      trajectory_base: one, trajectory_revision: other, relative_divergence: found.relative, max_abs_relative: found.largestRelative, auc_abs_relative: found.meanRelative,
      impulses: grown.impulses.map((each) => ({ segment: each.segment, effect_at_segment_end: each.effectAtSegmentEnd, effect_at_end: each.effectAtEnd, amplification: each.amplification })),
    });
    near(divergence(one, other, { relative: 0.012 }).firstBeyond, (test.expected['relative_divergence'] as number[]).findIndex((each) => Math.abs(each) > 0.012));
  });
});

describe('two trajectories', () => {
  it('that are the same do not part', () => {
    const same = Float64Array.of(1, 2, 0, -3), found = divergence(same, same, { absolute: 0 });
    assert.deepEqual([found.firstDifference, found.firstBeyond, found.beyondForGood, found.largest, found.largestRelative, found.meanRelative], [null, null, null, 0, 0, 0]);
    assert.equal((found.growth.rate as { status: string }).status, 'too-few');
  });
  it('leave the tolerance, come back, and leave it for good', () => {
    const base = new Float64Array(8).fill(10), revision = Float64Array.of(10, 10.1, 10.6, 10.2, 9.4, 9, NaN, 8), found = divergence(base, revision, { absolute: 0.5 });
    assert.deepEqual([found.n, found.firstDifference, found.firstBeyond, found.beyondForGood], [7, 1, 2, 4]);
    assert.deepEqual([divergence(base, revision, null).firstBeyond, divergence(base, revision, { absolute: 5 }).beyondForGood], [null, null]);
    near(found.largest, 2);
    near(found.meanRelative, (0.01 + 0.06 + 0.02 + 0.06 + 0.1 + 0.2) / 7);
  });
  it('below zero and of other lengths, are told over the size of the base and over the steps that both have', () => {
    const found = divergence(Float64Array.of(-10, -10, -20), Float64Array.of(-11, -8, -20, 5, 6), { relative: 0.1 });
    assert.deepEqual([found.n, found.differing, found.largest, found.difference.length, found.firstBeyond, found.beyondForGood], [3, 2, 2, 3, 1, null]);
    near(found.largestRelative, 0.2);
    [-0.1, 0.2, 0].forEach((each, t) => near(found.relative[t], each));
    near(divergence(Float64Array.of(-10, -10), Float64Array.of(-10, -14), null).largestRelative, 0.4);
    near(divergence(Float64Array.of(-10, -10), Float64Array.of(-10, -16), null).meanRelative, 0.3);
  });
  it('swapped, turn their difference and keep its size', () => {
    const a = Float64Array.of(1, 2, 3), b = Float64Array.of(1, 2.5, 2), one = divergence(a, b, { absolute: 0.1 }), other = divergence(b, a, { absolute: 0.1 });
    assert.deepEqual([...one.difference], [...other.difference].map((each) => 0 - each));
    assert.deepEqual([one.firstBeyond, one.largest], [other.firstBeyond, other.largest]);
  });
  it('grow at the rate of the exponential between them', () => {
    const base = Float64Array.from({ length: 50 }, () => 2), found = divergence(base, base.map((x, t) => x * (1 + (t < 5 ? 0 : 1e-6 * Math.exp(0.2 * t)))), null);
    near(found.growth.rate, 0.2, 1e-6);
    near(found.growth.doubling, Math.LN2 / 0.2, 1e-6);
    assert.equal(found.firstDifference, 5);
    const ten = base.subarray(0, 10), falling = (n: number) => divergence(ten.subarray(0, n), ten.subarray(0, n).map((x, t) => x * (1 - 1e-6 * Math.exp(0.2 * t))), null).growth;
    near(falling(10).rate, 0.2, 1e-6);
    near(falling(10).doubling, Math.LN2 / 0.2, 1e-6);
    assert.deepEqual(falling(9).rate, { status: 'too-few', reason: '9 of at least 10 steps that differ' });
    const fading = divergence(base, base.map((x, t) => x + Math.exp(-0.1 * t)), null);
    near(fading.growth.rate, -0.1);
    assert.equal((fading.growth.doubling as { status: string }).status, 'undefined');
  });
  it('of a base of nothing but zeros have no relative difference, and without a common step nothing', () => {
    const zero = divergence(new Float64Array(3), Float64Array.of(0, 1, 2), { absolute: 1 });
    assert.deepEqual([(zero.largestRelative as { status: string }).status, zero.largest, zero.firstBeyond], ['undefined', 2, 2]);
    assert.equal((divergence(Float64Array.of(NaN), Float64Array.of(1), null).largest as { status: string }).status, 'too-few');
    assert.equal(divergence(Float64Array.of(Infinity), Float64Array.of(1), { absolute: 0 }).n, 0);
  });
});

describe('an injected change', () => {
  const steps = 30, segments: Segment[] = [[0, 10], [10, 20], [20, 30]];
  /** x' = a x + u, where only the segment's u differ. */
  const linear = (a: number) => ([from, to]: Segment): Float64Array => {
    const out = new Float64Array(steps);
    let x = 0;
    for (let t = 0; t < steps; t++) out[t] = x = a * x + 1 + (t >= from && t < to ? 0.3 : 0);
    return out;
  };
  for (const [a, state] of [[1.1, 'cascades'], [1, 'keeps'], [0.8, 'forgets']] as const) {
    it(`of x' = ${a} x + u is ${a}^(steps left) of itself: ${state}`, async () => {
      const found = await cascade(linear(a)([0, 0]), segments, linear(a));
      found.impulses.forEach(({ segment, amplification }) => near(amplification, a ** (steps - segment[1])));
      assert.equal(found.state, state);
    });
  }
  it('that does nothing by the end of its segment has no ratio, and one without a result says why', async () => {
    const base = linear(0.5)([0, 0]), found = await cascade(base, segments, (segment) => (segment[0] === 0 ? base : { status: 'undefined', reason: 'the model threw' }));
    assert.equal((found.impulses[0]!.amplification as { status: string }).status, 'undefined');
    assert.match((found.impulses[1]!.amplification as { reason: string }).reason, /the model threw/);
    assert.equal(found.state, 'cannot-tell');
    assert.equal((await cascade(base, [[0, 30]], linear(2))).state, 'cannot-tell');
    for (const gone of [9, steps - 1]) assert.deepEqual([await cascade(base, [[0, 10]], (segment) => linear(0.5)(segment).map((x, t) => (t === gone ? NaN : x)))].map(({ factor, state }) => [factor, state]), [[{ status: 'undefined', reason: 'revision: the result is not a number' }, 'cannot-tell']], `without the state of step ${gone}`);
    assert.equal((await cascade(base, [[0, 10]], (segment) => linear(0.5)(segment).subarray(0, 20))).state, 'cannot-tell', 'a run that ends early');
    assert.equal(((await cascade(base, segments, () => new Float64Array(steps).fill(NaN))).impulses[0]!.effectAtEnd as { status: string }).status, 'undefined');
  });
  it('can be called off', async () => {
    const stop = new AbortController();
    let asked = 0;
    await assert.rejects(cascade(linear(1)([0, 0]), segments, (segment) => { asked++; stop.abort(new Error('enough')); return linear(1)(segment); }, { signal: stop.signal }), /enough/);
    assert.equal(asked, 1);
  });
});
