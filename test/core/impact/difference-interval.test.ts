import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differenceInterval, type UnitSums } from '../../../src/core/impact/difference-interval.js';
import { blockIntervals } from '../../../src/core/metrics/uncertainty/block-bootstrap.js';
import type { Figure } from '../../../src/core/model/report.js';
import { Random } from '../support/random.js';

const random = new Random(5);
const near = (actual: unknown, expected: number, within = 1e-9): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${JSON.stringify(actual)} instead of ${expected}`);
const remembering = (n: number, memory: number): Float64Array => { const out = new Float64Array(n); for (let i = 0; i < n; i++) out[i] = (i === 0 ? 0 : memory * out[i - 1]!) + random.normal(); return out; };
/** A value a unit, with its count. */
const unitsOf = (values: Float64Array): Float64Array => Float64Array.from({ length: 2 * values.length }, (_, i) => (i % 2 === 0 ? values[i / 2]! : 1));
const mean = (sums: Float64Array): Figure => (sums[1]! > 0 ? sums[0]! / sums[1]! : { status: 'too-few', reason: '0 of at least 1 values' });
const of = (base: Float64Array, revision: Float64Array): UnitSums => ({ fields: 2, base: unitsOf(base), revision: unitsOf(revision) });

describe('the interval of a change of a result', () => {
  const n = 400, base = remembering(n, 0.5), revision = base.map((x) => x + 0.3 + 0.2 * random.normal());
  it('of a mean is that of the mean difference, draw by draw', () => {
    const found = differenceInterval(of(base, revision), mean, { blockLength: 12, draws: 500, seed: 9, tolerance: null }), bias = blockIntervals(base, revision, { blockLength: 12, draws: 500, seed: 9 }).bias as { value: number; ci: { low: number; high: number } };
    const interval = found.interval as { low: number; high: number; method: string };
    near(found.change, bias.value);
    near(interval.low, bias.ci.low);
    near(interval.high, bias.ci.high);
    assert.equal(interval.method, 'circular blocks of 12 units, percentiles of 500 draws, widened for 33 blocks');
  });
  it('of two draws follows from the two by hand, and takes 999 unless told otherwise', () => {
    const { interval, se, blocks } = differenceInterval(of(base, revision), mean, { blockLength: 12, draws: 2, tolerance: null }), { low, high } = interval as { low: number; high: number };
    // The quantiles of two values are 0.95 of their distance apart, and are moved out by t of 32 degrees over z; their sd is their distance over the root of 2.
    near((high - low) / (se as number), (0.95 * Math.SQRT2 * 2.036933) / 1.959964, 1e-6);
    assert.deepEqual([blocks.draws, differenceInterval(of(base, revision), mean, { blockLength: 12, tolerance: null }).blocks.draws], [2, 999]);
  });
  it('is the same with the same seed, turns with the releases, and scales with the unit', () => {
    const one = differenceInterval(of(base, revision), mean, { blockLength: 10, tolerance: 0.1 }), swapped = differenceInterval(of(revision, base), mean, { blockLength: 10, tolerance: 0.1 });
    assert.deepEqual(differenceInterval(of(base, revision), mean, { blockLength: 10, tolerance: 0.1 }), one);
    const a = one.interval as { low: number; high: number }, b = swapped.interval as typeof a, c = differenceInterval(of(base.map((x) => 10 * x), revision.map((x) => 10 * x)), mean, { blockLength: 10, tolerance: 1 }).interval as typeof a;
    near(b.low, -a.high);
    near(c.low, 10 * a.low);
    near(swapped.change, -(one.change as number));
  });
  it('holds the true change about as often as it says, where values remember each other', () => {
    let held = 0;
    for (let trial = 0; trial < 200; trial++) {
      const x = remembering(1500, 0.3), d = remembering(1500, 0.7), { interval } = differenceInterval(of(x, x.map((each, i) => each + d[i]!)), mean, { draws: 199, seed: trial + 1, tolerance: null });
      if ('low' in interval && interval.low <= 0 && interval.high >= 0) held++;
    }
    assert.ok(held >= 172 && held <= 198, `${held} of 200`);
  });
  it('decides in three states by the one rule, and says which tolerance would do', () => {
    const judge = (tolerance: number | null): string => { const { verdict } = differenceInterval(of(base, revision), mean, { blockLength: 10, tolerance }); return `${verdict.state} ${verdict.word}`; };
    const within = differenceInterval(of(base, revision), mean, { blockLength: 10, tolerance: null }).verdict.sameWithin as number;
    assert.ok(within > 0.3 && within < 0.4, `${within}`);
    const { interval, change, verdict } = differenceInterval(of(base, revision), mean, { blockLength: 10, draws: 20_000, tolerance: null }), { high } = interval as { high: number };
    assert.ok(Math.abs(((verdict.sameWithin as number) - (change as number)) / (high - (change as number)) / (1.685 / 2.023) - 1) < 0.015, 'limits of 90 % are as much nearer as t is');
    assert.deepEqual([judge(null), judge(0.1), judge(0.3), judge(within), judge(0.99 * within)], ['cannot-tell no-tolerance', 'differs different', 'cannot-tell inconclusive', 'same equivalent-but-detectable', 'cannot-tell inconclusive']);
  });
  it('of the same releases is exact', () => {
    const same = differenceInterval(of(base, base), mean, { tolerance: 0.1 });
    assert.deepEqual([same.change, same.se, same.verdict.state, same.verdict.word], [0, 0, 'same', 'exact']);
    assert.deepEqual(same.interval, { low: 0, high: 0, level: 0.95, method: 'nothing differs' });
  });
  it('is a status with few blocks, and without a result', () => {
    const few = differenceInterval(of(base, revision), mean, { blockLength: 60, tolerance: 1 });
    near(few.change, 0.3, 0.05);
    assert.deepEqual([(few.interval as { status: string }).status, few.verdict.state], ['too-few', 'cannot-tell']);
    const none = differenceInterval({ fields: 2, base: new Float64Array(40), revision: new Float64Array(40) }, mean, { tolerance: 1 });
    assert.deepEqual([(none.change as { status: string }).status, none.verdict.state], ['too-few', 'cannot-tell']);
    const rare = base.map((_, i) => (i === 3 ? 1 : 0)), weighted: UnitSums = { fields: 2, base: Float64Array.from({ length: 2 * n }, (_, i) => rare[i >> 1]!), revision: Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? 2 : 1) * rare[i >> 1]!) };
    const [, failed] = /^(\d+) of 999 draws give no result$/.exec((differenceInterval(weighted, mean, { blockLength: 4, tolerance: null }).interval as { reason: string }).reason)!;
    assert.ok(Math.abs(Number(failed) / 999 - 0.99 ** 100) < 4 * Math.sqrt(0.366 * 0.634 / 999), `${failed} draws of 100 blocks without the one that counts`);
    assert.equal((differenceInterval({ fields: 2, base: new Float64Array(0), revision: new Float64Array(0) }, mean, { tolerance: null }).change as { status: string }).status, 'too-few');
  });
  it('of a tiny change beside a huge level keeps its digits', () => {
    const high = base.map((x) => 1e6 + x), d = base.map(() => 1e-6 * (1 + 0.5 * random.normal())), found = differenceInterval(of(high, high.map((x, i) => x + d[i]!)), mean, { blockLength: 10, tolerance: null });
    near(found.se as number / 1e-6, 0.5 / 20, 0.02);
  });
  it('makes blocks longer than the memory of what changed, and never shorter than a cycle', () => {
    const d = remembering(4000, 0.9), x = remembering(4000, 0), found = differenceInterval(of(x, x.map((each, i) => each + d[i]!)), mean, { draws: 99, tolerance: null });
    assert.ok(found.blocks.length >= 60 && found.blocks.length < 250, `${found.blocks.length}`);
    assert.equal(differenceInterval(of(base, base.map((each) => each + random.normal())), mean, { period: 30, draws: 99, tolerance: null }).blocks.length >= 30, true);
  });
});
