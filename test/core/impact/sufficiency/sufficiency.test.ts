import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bitsCurve, quantised } from '../../../../src/core/impact/sufficiency/bits-curve.js';
import { inputInformation } from '../../../../src/core/impact/sufficiency/input-information.js';
import { everyKth, gapLoss, type LossMode, randomLoss, tailLoss, unitDraws, unitLoss } from '../../../../src/core/impact/sufficiency/loss-modes.js';
import { equivalentLoss, fractionWithin, sufficiencyCurve } from '../../../../src/core/impact/sufficiency/sufficiency-curve.js';
import { Random } from '../../support/random.js';

const random = new Random(31);
const kept = (mode: LossMode, sample: number, fraction: number): number[] => [...mode.keeps(sample, fraction)].flatMap((flag, i) => (flag === 1 ? [i] : []));
const meanOf = (values: Float64Array) => (flags: Uint8Array): number => { let sum = 0, n = 0; flags.forEach((flag, i) => { if (flag === 1) { sum += values[i]!; n++; } }); return sum / n; };
const names = (n: number): Int32Array => Int32Array.from({ length: n }, () => random.whole(-2147483648, 2147483647));

describe('draws of units', () => {
  it('are even, differ by sample and seed, and come from the names alone', () => {
    const hashes = names(20_000), draws = [unitDraws(hashes, 0, 1), unitDraws(hashes, 1, 1), unitDraws(hashes, 0, 2)];
    for (const draw of draws) for (const share of [0.01, 0.1, 0.5, 0.9]) assert.ok(Math.abs(draw.filter((u) => u < share).length / 20_000 - share) < 4 * Math.sqrt((share * (1 - share)) / 20_000), `${share}`);
    for (const [a, b] of [[0, 1], [0, 2], [1, 2]] as const) assert.ok(Math.abs(draws[a]!.reduce((sum, u, i) => sum + (u - 0.5) * (draws[b]![i]! - 0.5), 0) / 20_000 * 12) < 0.04, 'samples do not resemble each other');
    const turned = hashes.slice().reverse();
    assert.deepEqual([...unitDraws(turned, 0, 1)].reverse(), [...draws[0]!]);
    assert.ok(unitDraws(Int32Array.from({ length: 1000 }, (_, i) => i), 3, 1).filter((u) => u < 0.5).length > 430, 'numbers in a row are as good as hashes');
  });
});

describe('ways of losing records', () => {
  it('at random by units: whole ones, and nested', () => {
    const unitOf = Int32Array.from({ length: 60 }, (_, i) => Math.floor(i / 4)), mode = randomLoss(unitOf, [unitDraws(names(15), 0, 1)]), half = kept(mode, 0, 0.5), quarter = kept(mode, 0, 0.25);
    assert.ok(quarter.every((i) => half.includes(i)) && half.length > quarter.length);
    assert.ok(half.every((i) => half.includes(4 * Math.floor(i / 4))));
    assert.equal(kept(mode, 0, 1).length, 60);
  });
  it('in one gap, every k-th, the tail, and by groups', () => {
    const gap = gapLoss(20, 50, 1), starts = new Set<number>();
    for (let sample = 0; sample < 50; sample++) {
      const left = kept(gap, sample, 0.75), missing = Array.from({ length: 20 }, (_, i) => i).filter((i) => !left.includes(i));
      assert.equal(missing.length, 5);
      assert.equal(missing[4]! - missing[0]!, 4);
      starts.add(missing[0]!);
    }
    assert.ok(starts.has(0) && starts.has(15) && starts.size > 12);
    assert.deepEqual([gap.samplesAt(1), kept(gap, 0, 1).length], [1, 20]);
    for (const [fraction, left] of [[0.25, 3], [0.24, 2], [0.95, 10]] as const) assert.deepEqual([kept(gapLoss(10, 1, 3), 0, fraction).length, kept(tailLoss(10), 0, fraction).length], [left, left], 'to the nearest record');
    const third = everyKth(10, 12);
    assert.deepEqual([third.samplesAt(1 / 3), kept(third, 0, 1 / 3), kept(third, 2, 1 / 3)], [3, [0, 3, 6, 9], [2, 5, 8]]);
    assert.deepEqual(kept(tailLoss(8), 0, 0.5), [0, 1, 2, 3]);
    const sites = unitLoss('groups', Int32Array.from([0, 0, 1, 2, 2, 3]), [[0.4, 0.1, 0.9, 0.2]]);
    assert.deepEqual([kept(sites, 0, 0.5), kept(sites, 0, 0.01), kept(sites, 0, 1).length], [[2, 5], [2], 6]);
  });
});

describe('sufficiency', () => {
  it('of a constant needs one record; any loss would do as much as a change of nothing', async () => {
    const found = await sufficiencyCurve(everyKth(64, 4), meanOf(new Float64Array(64).fill(7)), { tolerance: 0 });
    assert.deepEqual([found.sufficientFraction, found.points.map(({ errorP90 }) => errorP90)], [1 / 32, [0, 0, 0, 0, 0, 0]]);
    assert.equal(equivalentLoss(found, 0), 31 / 32);
    assert.equal(fractionWithin({ points: [] }, 1), null);
  });
  it('of what needs all records has no loss that would move the result as much as a change', async () => {
    const needsAll = await sufficiencyCurve(everyKth(64, 4), (kept) => (kept.reduce((n, each) => n + each, 0) < 64 ? { status: 'too-few', reason: 'a record is missing' } : 7), { tolerance: 0.1 });
    assert.equal(needsAll.sufficientFraction, 1);
    assert.deepEqual(equivalentLoss(needsAll, 0.5), { status: 'undefined', reason: 'with fewer records there is no result' });
    assert.equal(equivalentLoss({ points: [needsAll.points[0]!, { ...needsAll.points[1]!, errorP90: 0.6 }] }, 0.5), 0, 'a result that moves more is another thing');
  });
  it('of a mean of independent values goes with the root of the records kept', async () => {
    const n = 4096, values = Float64Array.from({ length: n }, () => 10 + random.normal()), hashes = names(n), units = Int32Array.from({ length: n }, (_, i) => i);
    const { points } = await sufficiencyCurve(randomLoss(units, Array.from({ length: 60 }, (_, sample) => unitDraws(hashes, sample, 1))), meanOf(values), { tolerance: 0.01 });
    for (const { fraction, errorMedian, records } of points.slice(1)) {
      const expected = 0.6745 * 0.1 * Math.sqrt((1 - fraction) / (n * fraction));
      assert.ok(Math.abs(errorMedian / expected - 1) < 0.5, `${errorMedian} at ${fraction}, not ${expected}`);
      assert.ok(Math.abs(records / (n * fraction) - 1) < 0.1);
    }
  });
  it('does not depend on the unit of the result, nor on the order of records', async () => {
    const values = Float64Array.from({ length: 200 }, () => 10 + random.normal()), hashes = names(200), units = Int32Array.from({ length: 200 }, (_, i) => i);
    const curve = (x: Float64Array, h: Int32Array) => sufficiencyCurve(randomLoss(units, [0, 1, 2, 3].map((sample) => unitDraws(h, sample, 1))), meanOf(x), { tolerance: 0.01 });
    const one = await curve(values, hashes), scaled = await curve(values.map((x) => -8 * x), hashes), turned = await curve(values.slice().reverse(), hashes.slice().reverse());
    assert.deepEqual(scaled.points, one.points);
    turned.points.forEach(({ errorP90, shareWithin }, k) => { assert.ok(Math.abs(errorP90 - one.points[k]!.errorP90) < 1e-12); assert.equal(shareWithin, one.points[k]!.shareWithin); });
  });
  it('counts samples without a result as failed, and says why there is no curve at all', async () => {
    const found = await sufficiencyCurve(tailLoss(10), (flags) => (flags.reduce((a, b) => a + b, 0) >= 5 ? 3 : NaN), { tolerance: 0.1, fractions: [0.2, 1, 0.5] });
    assert.deepEqual(found.points.map(({ fraction, errorMedian, shareWithin }) => [fraction, errorMedian, shareWithin]), [[1, 0, 1], [0.5, 0, 1], [0.2, Infinity, 0]]);
    assert.equal(found.sufficientFraction, 0.5);
    assert.deepEqual((await sufficiencyCurve(tailLoss(10), () => ({ status: 'too-few', reason: 'no rows' }), { tolerance: 1 })).result, { status: 'too-few', reason: 'no rows' });
    const zero = await sufficiencyCurve(tailLoss(10), () => 0, { tolerance: 1 });
    assert.deepEqual([(zero.scale as { status: string }).status, zero.points, zero.sufficientFraction], ['undefined', [], null]);
    assert.equal((await sufficiencyCurve(tailLoss(10), () => 0, { tolerance: 1, scale: 2 })).sufficientFraction, 1 / 16, 'ten records, of which a sixteenth is one');
  });
  it('of five samples of which two give no result has the third largest error as its median, and none that nine of ten keep', async () => {
    const { points: [, half] } = await sufficiencyCurve({ name: 'random', records: 2, samplesAt: () => 5, keeps: () => Uint8Array.of(1, 0) }, (_, at) => (at === null ? 10 : [NaN, 12, 10, NaN, 9][at.sample]!), { tolerance: 0.1, fractions: [1, 0.5] });
    assert.deepEqual([half!.errorMedian, half!.errorP90, half!.shareWithin], [0.2, Infinity, 0.4]);
  });
  it('tells how far it is, and stops when called off', async () => {
    const told: number[] = [], stop = new AbortController();
    await sufficiencyCurve(tailLoss(64), () => 1, { tolerance: 1, onProgress: (done) => told.push(done) });
    assert.deepEqual(told, [1, 2, 3, 4, 5, 6]);
    await assert.rejects(sufficiencyCurve(tailLoss(64), () => { stop.abort(new Error('enough')); return 1; }, { tolerance: 1, signal: stop.signal }), /enough/);
  });
});

describe('bits', () => {
  it('of values on a grid: as many as the grid has', async () => {
    const grid = Float64Array.from({ length: 64 }, (_, i) => (i % 8) + 0.5), { points } = await bitsCurve(grid, (x) => x.reduce((a, b) => a + b * b, 0), { tolerance: 0, mostBits: 4 });
    assert.deepEqual(points.map(({ entropyBits }) => entropyBits), [1, 2, 3, 3]);
  });
  it('leave gaps and constants alone', () => {
    assert.deepEqual([...quantised(Float64Array.of(0, NaN, 1, 0.4, Infinity), 1).values], [0.25, NaN, 0.75, 0.25, Infinity]);
    assert.deepEqual(quantised(Float64Array.of(2, 2), 3), { values: Float64Array.of(2, 2), entropyBits: 0 });
  });
  it('that never suffice are none', async () => {
    const found = await bitsCurve(Float64Array.of(0, 1, 2, 5), (x) => (x.includes(5) ? 1 : NaN), { tolerance: 1 });
    assert.deepEqual([found.sufficientBits, found.points[0]!.error], [null, Infinity]);
  });
});

describe('what inputs tell of a result', () => {
  const n = 4000, a = Float64Array.from({ length: n }, () => random.next()), b = Float64Array.from({ length: n }, () => random.next()), result = a.map((x) => 3 * x + 1);
  it('is all for the one it is made of, nearly nothing for the other, and less after rounding', () => {
    const found = inputInformation([{ name: 'a', base: a, revision: a.map((x) => Math.round(3 * x) / 3) }, { name: 'b', base: b, revision: b }], result), of = (...inputs: string[]) => found.subsets.find((each) => each.inputs.join() === inputs.join())!;
    assert.equal(found.n, n);
    assert.ok(Math.abs(of('a').base as number - 1) < 1e-12);
    assert.ok((of('b').base as number) < 0.02);
    assert.ok((of('a').revision as number) < 0.7);
    assert.equal(of('a', 'b').base, 1);
    assert.ok((found.losses[0]!.bits as number) > 1);
    assert.equal(found.losses[1]!.bits, 0);
  });
  it('is asked of three together of eight inputs at most, of two of sixteen, and of one of more', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i % 7), most = (many: number): number => Math.max(...inputInformation(Array.from({ length: many }, (_, i) => ({ name: `i${i}`, base: x, revision: x })), x, { classes: 2 }).subsets.map(({ inputs }) => inputs.length));
    assert.deepEqual([2, 3, 8, 9, 16, 17].map(most), [2, 3, 3, 2, 2, 1]);
  });
  it('of no common records is a status', () => {
    assert.equal((inputInformation([{ name: 'a', base: Float64Array.of(NaN), revision: Float64Array.of(1) }], Float64Array.of(1)).subsets[0]!.base as { status: string }).status, 'too-few');
  });
});
