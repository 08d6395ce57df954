/** Totals of the records that stay and distances of results with several values, by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bitsCurve, quantised } from '../../../../src/core/impact/sufficiency/bits-curve.js';
import { keptTotals, totalOf } from '../../../../src/core/impact/sufficiency/kept-totals.js';
import { resultDistance, resultScale } from '../../../../src/core/impact/sufficiency/result-distance.js';

describe('totals of the records that stay', () => {
  it('at a share are those of all records that stay as long', () => {
    // The first goes at once; 2 stays for the largest share, 4 and 8 for two, 16 and a gap for all three.
    assert.deepEqual(keptTotals(Float64Array.of(1, 2, 4, 8, 16, NaN), Uint8Array.of(0, 1, 2, 2, 3, 3), 3), [{ sum: 30, count: 4 }, { sum: 28, count: 3 }, { sum: 16, count: 1 }]);
  });
  it('of all records leave out what brings nothing', () => {
    assert.deepEqual([totalOf(Float64Array.of(3, NaN, -1)), totalOf(new Float64Array(0))], [{ sum: 2, count: 2 }, { sum: 0, count: 0 }]);
  });
  it('keep the digits of small records beside large ones that cancel', () => {
    assert.deepEqual(keptTotals(Float64Array.of(1e16, 1, -1e16, 1), Uint8Array.of(1, 1, 1, 2), 2), [{ sum: 2, count: 4 }, { sum: 1, count: 1 }]);
  });
});

describe('how far a result with several values is from another', () => {
  const whole = new Map([['a', 10], ['b', -20], ['c', 6]]), other = new Map([['a', 13], ['b', -23], ['c', 6], ['d', 100]]);
  it('is the mean size of the differences, which do not cancel', () => {
    assert.equal(resultDistance(['a', 'b', 'c'], whole, other), 2);
    assert.equal(resultDistance(['a'], whole, other), 3);
    assert.equal(resultDistance(['b'], whole, other), 3);
  });
  it('is measured in the mean size of the values', () => {
    assert.deepEqual([resultScale(['a', 'b', 'c'], whole), resultScale(['b'], whole)], [12, 20]);
    assert.equal((resultScale(['a'], new Map([['a', 0]])) as { status: string }).status, 'undefined');
  });
  it('is none where a value is missing on either side, and says which', () => {
    assert.deepEqual(resultDistance(['a', 'd'], whole, other), { status: 'not-comparable', reason: 'it has no value of d' });
    assert.deepEqual(resultDistance(['a', 'd'], other, whole), { status: 'not-comparable', reason: 'it has no value of d' });
    assert.deepEqual(resultScale(['a'], { status: 'too-few', reason: 'no rows' }), { status: 'too-few', reason: 'no rows' });
  });
});

describe('a coarse input', () => {
  it('has the middles of its cells, and both ends in the outer ones', () => {
    assert.deepEqual([...quantised(Float64Array.of(0, 1, 2, 3, 4, 8), 2).values], [1, 1, 3, 3, 5, 7]);
    assert.deepEqual([...quantised(Float64Array.of(-4, 4), 1).values], [-2, 2]);
  });
  it('has the entropy of what it still tells apart', () => {
    // Four of six in one half: 1/3 log2 3 + 2/3 log2 3/2.
    assert.ok(Math.abs(quantised(Float64Array.of(0, 1, 2, 3, 7, 8), 1).entropyBits - (Math.log2(3) / 3 + (2 / 3) * Math.log2(1.5))) < 1e-15);
    assert.equal(quantised(Float64Array.of(0, 8, NaN, Infinity), 3).entropyBits, 1);
  });
  it('is asked with 1 to 12 bits, 16 at most, and tells how far it is', async () => {
    const values = Float64Array.of(0, 1, 3), told: [number, number][] = [], of = async (mostBits?: number): Promise<number[]> => (await bitsCurve(values, (x) => x[1]!, { tolerance: 0.1, ...(mostBits === undefined ? {} : { mostBits }) })).points.map(({ bits }) => bits);
    assert.deepEqual([(await of()).length, await of(3), (await of(20)).at(-1)], [12, [1, 2, 3], 16]);
    await bitsCurve(values, (x) => x[1]!, { tolerance: 0.1, mostBits: 2, onProgress: (done, total) => told.push([done, total]) });
    assert.deepEqual(told, [[1, 3], [2, 3], [3, 3]]);
  });
  it('is not asked for at all where the whole one gives no result, or one of 0 without a scale', async () => {
    let asked = 0;
    for (const result of [NaN, 0]) assert.deepEqual((await bitsCurve(Float64Array.of(0, 1), () => { asked++; return result; }, { tolerance: 1 })).points, []);
    assert.equal(asked, 2);
    // Of 0 to 3 in halves 1 becomes 0.75, off by 0.25 of a scale of 2; in quarters 1.125.
    const { points, sufficientBits } = await bitsCurve(Float64Array.of(0, 1, 3), (x) => x[1]! - 1, { tolerance: 0.07, mostBits: 3, scale: 2 });
    assert.deepEqual(points.map(({ error }) => error), [0.125, 0.0625, 0.03125]);
    assert.equal(sufficientBits, 2);
  });
});
