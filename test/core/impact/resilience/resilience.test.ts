import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluatedResilience } from '../../../../src/core/impact/resilience/evaluated-resilience.js';
import { largestFirst, linearResilience } from '../../../../src/core/impact/resilience/linear-resilience.js';
import { type ApplicationOrder, randomCurve, type Resilience, type ResilienceCurve } from '../../../../src/core/impact/resilience/resilience.js';
import { Random } from '../../support/random.js';

const random = new Random(77);
const near = (actual: unknown, expected: number, within = 1e-11): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${JSON.stringify(actual)} instead of ${expected}`);
const curve = (from: Resilience, order: ApplicationOrder): ResilienceCurve => from.curves.find((each) => each.order === order)!;
const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('resilience of a linear quantity', () => {
  it('of equal effects is a straight line in every order, and tips where the line crosses', () => {
    const found = linearResilience({ base: 10, effects: new Float64Array(1000).fill(0.01), tolerance: 3 });
    for (const each of found.curves) {
      assert.deepEqual(each.points.map(({ records }) => records), Array.from({ length: 41 }, (_, k) => 25 * k));
      for (const { share, result } of each.points) near(result, 10 + 10 * share);
    }
    for (const order of ['chronological', 'largest-first'] as const) assert.deepEqual(curve(found, order).tipping, { leaves: 0.301, leavesForGood: 0.301, resolution: 0 });
    near(curve(found, 'random').tipping!.leavesForGood, 0.325);
    assert.deepEqual(curve(found, 'random').tipping!.runs, { low: 0.325, high: 0.325, never: 0 });
    near(curve(found, 'random').tipping!.resolution, 0.025);
  });
  it('leaves and comes back: both are told', () => {
    const found = linearResilience({ base: 0, effects: Float64Array.of(2, -1.5, 0.5, 1), tolerance: 1 }, { points: 4 });
    assert.deepEqual(curve(found, 'chronological').points.map(({ result }) => result), [0, 2, 0.5, 1, 2]);
    assert.deepEqual([curve(found, 'chronological').tipping!.leaves, curve(found, 'chronological').tipping!.leavesForGood], [0.25, 1]);
    assert.deepEqual(curve(found, 'largest-first').points.map(({ result }) => result), [0, 2, 0.5, 1.5, 2]);
    assert.deepEqual(curve(linearResilience({ base: 0, effects: Float64Array.of(2, -2), tolerance: 1 }), 'chronological').tipping, { leaves: 0.5, leavesForGood: null, resolution: 0 });
  });
  it('ends on the result of the revision, whatever the order', () => {
    const effects = Float64Array.from({ length: 3001 }, () => random.normal()), found = linearResilience({ base: -200, effects, tolerance: 5 }, { points: 40, runs: 7, seed: 3 });
    for (const { points } of found.curves) {
      assert.equal(points[0]!.result, -200);
      near(points.at(-1)!.result, -200 + total(effects), 1e-12);
    }
    const { band } = curve(found, 'random').points.at(-1)!;
    assert.equal(band![0], band![1]);
    assert.deepEqual(linearResilience({ base: -200, effects, tolerance: 5 }, { points: 40, runs: 7, seed: 3 }), found);
  });
  it('swapped signs mirror the curves', () => {
    const effects = Float64Array.from({ length: 500 }, () => random.normal()), one = linearResilience({ base: 0, effects, tolerance: 2 }), other = linearResilience({ base: 0, effects: effects.map((each) => -each), tolerance: 2 });
    for (const order of ['chronological', 'random'] as const) {
      curve(one, order).points.forEach(({ result }, k) => near(curve(other, order).points[k]!.result, -(result as number)));
      assert.deepEqual(curve(one, order).tipping, curve(other, order).tipping);
    }
  });
  it('puts the largest first, in whatever order they come', () => {
    const effects = Float64Array.of(0, -3, 3, 1, -0.5, -7, 2);
    assert.deepEqual([...largestFirst(effects)], [-7, 3, -3, 2, 1, -0.5, 0]);
    assert.deepEqual([...largestFirst(Float64Array.from(random.shuffled([...effects])))], [-7, 3, -3, 2, 1, -0.5, 0]);
    const same = Float64Array.from({ length: 300 }, (_, i) => (i % 7) + 1), worst = curve(linearResilience({ base: 0, effects: same, tolerance: 100 }), 'largest-first').tipping!.leaves!;
    assert.ok(worst < curve(linearResilience({ base: 0, effects: same, tolerance: 100 }), 'random').tipping!.leaves!);
  });
  it('by lot, scatters as drawing without putting back does', () => {
    const n = 400, effects = Float64Array.from({ length: n }, () => 1 + random.normal()), mean = total(effects) / n, variance = total(effects.map((each) => (each - mean) ** 2)) / (n - 1);
    for (const share of [0.25, 0.5, 0.9]) {
      let sum = 0, squares = 0;
      const runs = 600, k = share * n;
      for (let seed = 1; seed <= runs; seed++) {
        const z = (curve(linearResilience({ base: 0, effects, tolerance: null }, { points: 20, runs: 1, seed }), 'random').points[20 * share]!.result as number - k * mean) / Math.sqrt(k * (1 - share) * variance);
        sum += z;
        squares += z * z;
      }
      assert.ok(Math.abs(sum / runs) < 4 / Math.sqrt(runs), `mean ${sum / runs} at ${share}`);
      assert.ok(Math.abs(squares / runs - 1) < 0.25, `variance ${squares / runs} at ${share}`);
    }
  });
  it('by lot, its band holds 90 % of the runs', () => {
    const n = 400, effects = Float64Array.from({ length: n }, () => random.normal()), mean = total(effects) / n, sd = Math.sqrt(total(effects.map((each) => (each - mean) ** 2)) / (n - 1)), { result, band } = curve(linearResilience({ base: 7, effects, tolerance: null }, { points: 2, runs: 3000 }), 'random').points[1]!;
    const scale = Math.sqrt(n / 4) * sd;
    near(((result as number) - 7 - (n / 2) * mean) / scale, 0, 0.1);
    for (const [k, z] of [[0, -1.645], [1, 1.645]] as const) near((band![k] - 7 - (n / 2) * mean) / scale, z, 0.07);
  });
  it('by lot, tips where half of the runs do, between those of one in twenty and of nineteen in twenty', () => {
    const counts = [0, 1, 2, 4].map((records) => ({ share: records / 4, records })), run = (...results: number[]): Float64Array => Float64Array.from(results);
    const { tipping, points, runs } = randomCurve(0, 1, counts, [run(0, 0, 0, 3), run(0, 2, 0, 0), run(0, 0, -2, -2), run(0, 2, 2, 2)]);
    // They leave at 1, a quarter, a half and a quarter; for good at 1, never, a half and a quarter.
    assert.deepEqual(tipping, { leaves: 0.25, leavesForGood: 0.5, resolution: 0.5, runs: { low: 0.25, high: null, never: 1 } });
    assert.deepEqual([points.map(({ result }) => result), runs], [[0, 1, 0, 1], 4]);
    near(points[3]!.band![0], -2 + 0.15 * 2);
    near(points[3]!.band![1], 2 + 0.85 * 1);
    assert.equal(randomCurve(0, null, counts, [run(0, 0, 0, 3)]).tipping, null);
  });
  it('without changed records, or without a tolerance, has nothing to leave', () => {
    const none = linearResilience({ base: 4, effects: new Float64Array(0), tolerance: 1 });
    for (const each of none.curves) assert.deepEqual([each.points.map(({ result }) => result), each.tipping!.leaves], [[4], null]);
    assert.deepEqual(linearResilience({ base: 4, effects: Float64Array.of(1), tolerance: 1 }, { runs: 0 }).curves.map(({ order }) => order), ['chronological', 'largest-first']);
    assert.ok(linearResilience({ base: 4, effects: Float64Array.of(1), tolerance: null }).curves.every(({ tipping }) => tipping === null));
  });
});

describe('resilience by asking', () => {
  const effects = Float64Array.from({ length: 90 }, () => 0.2 + random.normal()), evaluate = (applied: Uint32Array): number => 5 + total([...applied].map((i) => effects[i]!));
  it('is the linear one where the quantity is linear', async () => {
    const asked = await evaluatedResilience({ records: 90, base: 5, tolerance: 4, weights: effects, evaluate }, { points: 10, runs: 6 }), linear = linearResilience({ base: 5, effects, tolerance: 4 }, { points: 10 });
    for (const order of ['chronological', 'largest-first'] as const) curve(asked, order).points.forEach(({ result, records }, k) => { near(result, curve(linear, order).points[k]!.result as number); assert.equal(records, 9 * k); });
    assert.equal(curve(asked, 'random').runs, 6);
    const { band, result } = curve(asked, 'random').points[5]!;
    assert.ok(band![0] < (result as number) && (result as number) < band![1], 'orders differ');
    near(curve(asked, 'random').points.at(-1)!.result, 5 + total(effects));
  });
  it('asks the whole revision once, tells how far it is, and stops when called off', async () => {
    const told: [number, number][] = [], stop = new AbortController();
    await evaluatedResilience({ records: 90, base: 5, tolerance: 4, evaluate }, { points: 5, runs: 3, onProgress: (done, total) => told.push([done, total]) });
    assert.deepEqual(told, Array.from({ length: 17 }, (_, i) => [i + 1, 17]));
    let asked = 0;
    await assert.rejects(evaluatedResilience({ records: 90, base: 5, tolerance: 4, evaluate: () => { if (++asked === 3) stop.abort(new Error('enough')); return 1; } }, { signal: stop.signal }), /enough/);
    assert.equal(asked, 3);
  });
  it('takes the size of a weight, whatever its sign, and orders by lot of seed 1 unless told otherwise', async () => {
    const weights = Float64Array.of(1, -5, 3, -2), asked = (options: object) => evaluatedResilience({ records: 4, base: 0, tolerance: null, weights, evaluate: (applied) => total([...applied].map((i) => 10 ** i)) }, options), found = await asked({ points: 4, runs: 3 });
    assert.deepEqual(curve(found, 'largest-first').points.map(({ result }) => result), [0, 10, 110, 1110, 1111]);
    assert.equal(found.seed, 1);
    assert.deepEqual(found, await asked({ points: 4, runs: 3, seed: 1 }));
    assert.notDeepEqual(curve(found, 'random').points, curve(await asked({ points: 4, runs: 3, seed: 2 }), 'random').points);
  });
  it('applies records in the order of time that it is given', async () => {
    const found = await evaluatedResilience({ records: 3, base: 0, tolerance: null, time: Uint32Array.of(1, 2, 0), evaluate: (applied) => total([...applied].map((i) => 10 ** i)) }, { points: 3, runs: 0 });
    assert.deepEqual(curve(found, 'chronological').points.map(({ result }) => result), [0, 10, 110, 111]);
  });
  it('leaves out the order of the largest where nothing says which these are', async () => {
    assert.deepEqual((await evaluatedResilience({ records: 4, base: 5, tolerance: 4, evaluate: () => 5 })).curves.map(({ order }) => order), ['random', 'chronological']);
    assert.deepEqual((await evaluatedResilience({ records: 4, base: 5, tolerance: 4, evaluate: () => 5 }, { runs: 0 })).curves.map(({ order }) => order), ['chronological']);
  });
  it('has no tipping point where a point gives no result, and says why there', async () => {
    const found = await evaluatedResilience({ records: 10, base: 0, tolerance: 1, evaluate: (applied) => (applied.length === 5 ? NaN : applied.length) }, { points: 10, runs: 2 });
    for (const each of found.curves) {
      assert.equal(each.tipping, null);
      assert.deepEqual([each.points[4]!.result, each.points[5]!.result], [4, { status: 'undefined', reason: 'the result is not a number' }]);
    }
  });
  it('of a threshold tips where it is passed', async () => {
    const found = await evaluatedResilience({ records: 20, base: 0, tolerance: 0.5, evaluate: (applied) => (applied.length > 13 ? 1 : 0) }, { points: 20, runs: 3 });
    for (const each of found.curves) assert.deepEqual([each.tipping!.leaves, each.tipping!.leavesForGood], [0.7, 0.7]);
  });
});
