/** Blocks of pieces by hand: where they begin, what they are worth, how their sums vary, and which length is taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksOf, ladder, type Pieces, settle, varianceOfSum } from '../../../../src/core/diagnosis/statistics/blocks.js';
import { FIELDS } from '../../../../src/core/metrics/uncertainty/block-bootstrap.js';
import { Random } from '../../support/random.js';

/** Groups of so many pieces, each of so many pairs. */
function pieces(lengths: readonly number[], pairs: (piece: number) => number = () => 10): Pieces {
  const groups = lengths.reduce<number[]>((all, length) => [...all, all.at(-1)! + length], [0]), count = groups.at(-1)!, sums = new Float64Array(count * FIELDS);
  for (let u = 0; u < count; u++) sums[u * FIELDS] = pairs(u);
  return { groups: Int32Array.from(groups), sums, count };
}

describe('blocks of pieces', () => {
  it('stay within groups; a rest of half a block is one, a smaller one goes with the block before', () => {
    const starts = (lengths: readonly number[], units: number): number[] => [...blocksOf(pieces(lengths), units).starts];
    assert.deepEqual([starts([4, 3], 2), starts([4, 3], 3), starts([10], 4), starts([9], 4), starts([2, 2, 2], 4)], [[0, 2, 4, 6, 7], [0, 4, 7], [0, 4, 8, 10], [0, 4, 9], [0, 2, 4, 6]]);
  });
  it('without a pair are none', () => {
    const { starts, count } = blocksOf(pieces([6], (u) => (u === 2 || u === 3 ? 0 : 5)), 2);
    assert.deepEqual([[...starts], count], [[0, 4, 6], 2]);
  });
  it('are worth as many of equal size as their sizes say', () => {
    // 20, 20, 20 and 10 pairs: 70 squared over 1300.
    assert.deepEqual([blocksOf(pieces([4, 3]), 2).worth, blocksOf(pieces([8]), 2).worth, blocksOf(pieces([4], (u) => (u === 0 ? 97 : 1)), 1).worth], [3, 4, 1]);
  });
  it('are offered in steps of a third to a half, up to whole groups', () => {
    assert.deepEqual(ladder(pieces([100])).map(({ units }) => units), [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]);
    assert.deepEqual(ladder(pieces([5, 4, 5])).map(({ units, whole }) => [units, whole]), [[1, false], [2, false], [3, false], [4, false], [5, true]]);
    assert.deepEqual(ladder(pieces([1])), []);
  });
});

describe('the variance of a sum', () => {
  it('is that of the sums of blocks about 0', () => {
    // -1, 2, 2 and -3.
    assert.equal(varianceOfSum(Float64Array.of(1, -2, 3, -1, 2, 0, -3), blocksOf(pieces([4, 3]), 2)), (18 * 4) / 3);
    assert.ok(Number.isNaN(varianceOfSum(Float64Array.of(1, -1), blocksOf(pieces([2]), 2))));
  });
});

describe('the length that will do', () => {
  const random = new Random(19), steps = ladder(pieces([400])), sums = (memory: number): Float64Array => { let last = 0; const out = Float64Array.from({ length: 400 }, () => (last = memory * last + random.normal())), mean = out.reduce((a, b) => a + b, 0) / 400; return out.map((each) => each - mean); };
  const square = (values: Float64Array): number => values.reduce((sum, each) => sum + each * each, 0);
  it('is the first of five records where pieces do not remember, and of several pieces where they do', () => {
    const still = sums(0), slow = sums(0.9);
    assert.equal(settle(steps, 6, still, square(still)), 0);
    assert.equal(steps[settle(steps, 1, still, square(still))]!.units >= 5, true);
    assert.ok(steps[settle(steps, 5, slow, square(slow))]!.units >= 8, String(settle(steps, 5, slow, square(slow))));
  });
  it('is no shorter than from where it is looked for, and the first of what never varies', () => {
    const nothing = new Float64Array(400);
    assert.deepEqual([settle(steps, 5, nothing, 0), settle(steps, 5, nothing, null, 3), settle(steps, 1, nothing, null)], [0, 3, 0]);
  });
  it('is none of a drift, nor of fewer than ten blocks, and whole groups whatever they remember', () => {
    const drift = Float64Array.from({ length: 400 }, (_, i) => i - 199.5);
    assert.equal(settle(steps, 5, drift, square(drift) / 5), -1);
    assert.equal(settle(ladder(pieces([9])), 5, new Float64Array(9), null), -1);
    const whole = ladder(pieces(new Array<number>(12).fill(4))), own = Float64Array.from({ length: 48 }, (_, i) => (Math.floor(i / 4) % 2 === 0 ? 5 : -5) + ((i * 7) % 4) / 10 - 0.15);
    assert.equal(whole[settle(whole, 5, own, square(own) / 5)]!.whole, true);
  });
});
