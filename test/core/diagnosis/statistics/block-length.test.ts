import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnStatistics, type ColumnStatistics, type SeriesPairs } from '../../../../src/core/diagnosis/statistics/column-statistics.js';
import { blocksOf, ladder } from '../../../../src/core/diagnosis/statistics/blocks.js';
import { scanPairs } from '../../../../src/core/diagnosis/statistics/scan-pairs.js';
import { unitSums } from '../../../../src/core/diagnosis/statistics/unit-sums.js';
import { blockReplicates, FIELDS } from '../../../../src/core/metrics/uncertainty/block-bootstrap.js';
import { finitePairs, pairMoments } from '../../../../src/core/metrics/paired/pair-moments.js';
import { holds, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

const random = new Random(404);

/** Differences that remember `memory` of the one before within a group, on a base that goes on by itself. */
function groups(many: number, length: number, memory: number, shift = (_: number): number => 0): SeriesPairs {
  const n = many * length, base = new Float64Array(n), revision = new Float64Array(n), group = new Int32Array(n), spread = 1 / Math.sqrt(1 - memory * memory);
  for (let g = 0, i = 0; g < many; g++) {
    let d = spread * random.normal();
    for (let k = 0; k < length; k++, i++) {
      base[i] = 10 * Math.sin(k / 50) + random.normal();
      revision[i] = base[i]! + d + shift(g);
      group[i] = g;
      d = memory * d + random.normal();
    }
  }
  return { base, revision, group, period: null, sequence: true };
}
const of = (pairs: SeriesPairs, draws = 0): ColumnStatistics => columnStatistics(pairs, { seed: 1, draws });

/** How many of so many intervals hold the truth, and how many series had one. */
function coverage(rounds: number, make: () => SeriesPairs, truth = 0): { held: number; told: number } {
  let held = 0, told = 0;
  for (let round = 0; round < rounds; round++) {
    const { bias } = of(make()).intervals;
    if (bias === undefined) continue;
    told++;
    if (bias.low <= truth && truth <= bias.high) held++;
  }
  return { held, told };
}

describe('the interval of the mean difference', () => {
  it('holds the truth as often as it says, of eight groups that remember', () => {
    const { held, told } = coverage(300, () => groups(8, 2000, 0.9));
    assert.ok(told >= 285 && held / told >= 0.92, `${held} of ${told}`);
  });
  it('holds it without memory, with a cycle, and of one long series', () => {
    for (const [what, make] of [['none', () => groups(1, 2000, 0)], ['period', () => ({ ...groups(4, 2400, 0.5), period: 24 })], ['long', () => groups(1, 8000, 0.8)], ['short groups', () => groups(60, 40, 0.9)]] as const) {
      const { held, told } = coverage(200, make);
      assert.ok(told >= 180 && held / told >= 0.9, `${what}: ${held} of ${told}`);
    }
  });
  it('claims nothing where a few groups each have a difference of their own', () => {
    const { told } = coverage(60, () => { const own = Array.from({ length: 6 }, () => 3 * random.normal()); return groups(6, 1500, 0.3, (g) => own[g]!); });
    assert.ok(told <= 6, `${told} of 60`);
  });
  it('takes whole groups for blocks where many have a difference of their own', () => {
    const { held, told } = coverage(150, () => { const own = Array.from({ length: 40 }, () => random.normal()); return groups(40, 100, 0.3, (g) => own[g]!); });
    assert.ok(told >= 145 && held / told >= 0.9, `${held} of ${told}`);
  });
  it('claims nothing of a difference that drifts, or that is one long stretch', () => {
    const n = 4000, flat = Float64Array.from({ length: n }, () => random.normal());
    for (const change of [(i: number) => i / 1000, (i: number) => (i > 1000 && i < 3000 ? 1 : 0)]) {
      const found = of({ base: flat, revision: flat.map((x, i) => x + change(i)), group: null, period: null, sequence: true }, 99);
      assert.ok('status' in found.mean && found.mean.status === 'too-few' && found.blocks < 10 && Object.keys(found.intervals).length === 0, JSON.stringify(found.mean));
    }
  });
  it('takes blocks of five memories, of whole cycles, and no fewer than ten', () => {
    const { blocks, blockLength } = of(groups(8, 2000, 0.9));
    assert.ok(blockLength >= 70 && blockLength <= 400 && blocks * blockLength > 14_000, `${blocks} of ${blockLength}`);
    assert.equal(of({ ...groups(2, 4800, 0.9), period: 48 }).blockLength % 48, 0);
    assert.ok(of({ ...groups(1, 470, 0), period: 48 }).blocks < 10);
  });
  it('is that of independent records where the order means nothing', () => {
    const pairs = { ...groups(1, 500, 0.9), sequence: false }, { mean, blocks, blockLength, intervals } = of(pairs, 99), { d, n } = pairMoments(finitePairs(pairs.base, pairs.revision));
    assert.ok('mean' in mean && Math.abs(mean.se / Math.sqrt(d.m2 / (n - 1)) - 1) < 1e-12);
    assert.deepEqual([blocks, blockLength, mean.df, intervals['bias']!.method], [500, 1, 499, 't, 500 records taken for independent']);
    assert.ok('status' in of({ ...groups(1, 9, 0), sequence: false }).mean);
  });
});

describe('pieces of a series', () => {
  it('never cross a group, and hold every pair', () => {
    for (let round = 0; round < 60; round++) {
      const lengths = Array.from({ length: random.whole(1, 12) }, () => random.whole(1, 60)), group = Int32Array.from(lengths.flatMap((length, g) => new Array<number>(length).fill(g))), n = group.length;
      const base = Float64Array.from({ length: n }, () => (random.chance(0.1) ? NaN : random.normal())), pairs: SeriesPairs = { base, revision: base.map((x) => x + random.normal()), group, period: random.pick([null, 7, 1]), sequence: true };
      const units = unitSums(pairs, scanPairs(pairs.base, pairs.revision)), expected = pairMoments(finitePairs(pairs.base, pairs.revision));
      assert.equal(units.groups.length, lengths.length + 1);
      let counted = 0;
      for (let at = 0; at < units.sums.length; at += FIELDS) counted += units.sums[at]!;
      assert.equal(counted, expected.n);
      if (expected.n === 0) continue;
      for (const side of ['x', 'y', 'd'] as const) for (const id of ['mean', 'm2', 'low', 'high'] as const) assert.ok(Math.abs(units.moments[side][id] - expected[side][id]) < 1e-12, `${side} ${id}`);
      assert.ok(Math.abs(units.moments.covXD - expected.covXD) < 1e-12 && Math.abs(units.moments.covXY - expected.covXY) < 1e-12);
      for (const m of [1, 2, 3, 5]) {
        const { starts, count } = blocksOf(units, m);
        assert.ok(starts.every((start, b) => b === 0 || start > starts[b - 1]!) && starts.length === count + 1);
      }
    }
  });
  it('leave a rest of less than half with the block before, and count blocks by what they are worth', () => {
    const n = 52, base = new Float64Array(n), revision = base.map((_, i) => i % 3), units = unitSums({ base, revision, group: null, period: null, sequence: true }, scanPairs(base, revision));
    assert.deepEqual([units.length, units.count, [...units.groups]], [5, 10, [0, 10]]);
    assert.deepEqual([...blocksOf(units, 4).starts], [0, 4, 8, 10]);
    assert.deepEqual([...blocksOf(units, 7).starts], [0, 10]);
    assert.deepEqual(blocksOf(units, 4).worth, 2);
    assert.ok(ladder(units).every(({ count }) => count >= 2));
  });
  it('put very many small groups together, each whole', () => {
    const n = 120_000, group = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 3)), base = Float64Array.from({ length: n }, () => random.normal());
    const units = unitSums({ base, revision: base.map((x) => x + random.normal()), group, period: null, sequence: true }, scanPairs(base, base));
    assert.ok(units.count < 32_768 && units.groups.length === units.count + 1);
  });
});

describe('drawn intervals', () => {
  const from = oracle<{ base?: Series; revision?: Series; block_length?: number; block_starts?: readonly (readonly number[])[] }>('08_autocorrelation_bootstrap');
  it('rest on sums that give what R gives', () => {
    const test = from.cases.find(({ input }) => input.block_starts !== undefined)!, base = values(test.input.base!), revision = values(test.input.revision!);
    const found = blockReplicates(base, revision, test.input.block_length!, test.input.block_starts!), bias = test.expected['bias'] as { estimate: number };
    holds(from, { ...test, expected: { estimate: bias.estimate } }, 'estimate', found.bias.estimate);
  });
  it('are as wide as the interval of the mean where both are of the same', () => {
    const pairs = groups(8, 2000, 0.7, () => 40), { intervals } = of(pairs, 999), width = (id: string): number => intervals[id]!.high - intervals[id]!.low;
    assert.ok(Math.abs(width('mae') / width('bias') - 1) < 0.15, `${width('mae')} and ${width('bias')}`);
    assert.ok(Math.abs(intervals['mae']!.low - intervals['bias']!.low) < 0.2 * width('bias'));
  });
  it('hold the truth as often as they say', () => {
    let mae = 0, slope = 0, told = 0;
    for (let round = 0; round < 120; round++) {
      const { intervals } = columnStatistics(groups(8, 1000, 0.8), { seed: round, draws: 199 }), truth = Math.sqrt(2 / Math.PI) / Math.sqrt(1 - 0.64);
      if (intervals['mae'] === undefined || intervals['slope'] === undefined) continue;
      told++;
      if (intervals['mae'].low <= truth && truth <= intervals['mae'].high) mae++;
      if (intervals['slope'].low <= 1 && 1 <= intervals['slope'].high) slope++;
    }
    assert.ok(told >= 105 && mae / told > 0.87 && slope / told > 0.87, `${mae}, ${slope} of ${told}`);
  });
});
