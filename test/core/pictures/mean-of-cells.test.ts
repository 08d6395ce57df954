/** The interval from moment cells: the same as from the records where cells are their pieces, and as often right as it says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnStatistics } from '../../../src/core/diagnosis/statistics/column-statistics.js';
import { tQuantile } from '../../../src/core/metrics/special/student-t.js';
import { meanOfCells, type CellMean } from '../../../src/core/pictures/mean-of-cells.js';
import { momentsAt, momentTable } from '../../../src/core/pictures/moment-table.js';
import type { Moments } from '../../../src/core/pictures/moment-sums.js';
import { Random } from '../support/random.js';

const EXACT = { absolute: 0, relative: 0 };

interface Pairs { readonly base: Float64Array; readonly revision: Float64Array }

/** Differences that remember `memory` of the one before. */
function series(random: Random, n: number, memory: number, shift = 0): Pairs {
  const base = new Float64Array(n), revision = new Float64Array(n);
  let d = random.normal() / Math.sqrt(1 - memory * memory);
  for (let i = 0; i < n; i++) {
    base[i] = 400 + random.normal();
    revision[i] = base[i]! + shift + d;
    d = memory * d + random.normal();
  }
  return { base, revision };
}

function cellsOf({ base, revision }: Pairs, length: number): Moments[] {
  const table = momentTable({ kind: 'number', base, revision }, EXACT, { cell: Int32Array.from(base, (_, i) => Math.floor(i / length)), mask: null });
  return table.at.map((_, i) => momentsAt(table, i));
}

function halfOf({ mean }: CellMean, p: number): number {
  return 'status' in mean ? NaN : tQuantile(p, mean.df) * mean.se;
}

describe('the mean difference of moment cells', () => {
  it('has the interval that the records have, where cells are the pieces that records are cut into', () => {
    for (const [seed, memory] of [[1, 0], [2, 0.6], [3, 0.9]] as const) {
      const { base, revision } = series(new Random(seed), 6000, memory, 0.3), told = columnStatistics({ base, revision, group: null, period: 24, sequence: true }, { seed: 1, draws: 0 });
      const found = meanOfCells([cellsOf({ base, revision }, 24)], true), { mean } = found;
      assert.ok(!('status' in mean) && told.intervals['bias'] !== undefined, `${memory}`);
      assert.equal(found.blocks, told.blocks);
      assert.ok(Math.abs(mean.mean - halfOf(found, 0.975) - told.intervals['bias'].low) < 1e-9);
      assert.ok(Math.abs(mean.mean + halfOf(found, 0.975) - told.intervals['bias'].high) < 1e-9);
    }
  });

  it('holds the truth as often as it says, with memory over several bins and uneven bins', () => {
    const random = new Random(77);
    for (const memory of [0, 0.8, 0.95]) {
      let held = 0, told = 0;
      for (let round = 0; round < 900; round++) {
        const found = meanOfCells([cellsOf(series(random, 3600, memory, 1), 30).filter((_, i) => i % 7 !== 3)], true), { mean } = found;
        if ('status' in mean) continue;
        told++;
        if (Math.abs(mean.mean - 1) <= halfOf(found, 0.95)) held++;
      }
      assert.ok(told >= 800 && held / told >= 0.86, `${memory}: ${held} of ${told}`);
    }
  });

  it('claims nothing of few bins, nor of bins that drift through all of them', () => {
    const random = new Random(5), few = meanOfCells([cellsOf(series(random, 900, 0), 100)], true);
    assert.deepEqual(few.mean, { status: 'too-few', reason: '9 of at least 10 independent blocks' });
    const base = new Float64Array(2400), drifting = { base, revision: Float64Array.from(base, (_, i) => i / 100 + random.normal()) };
    assert.ok('status' in meanOfCells([cellsOf(drifting, 100)], true).mean);
    assert.deepEqual(meanOfCells([[]], true).mean, { status: 'too-few', reason: '0 of at least 2 pairs' });
  });

  it('knows a constant difference exactly', () => {
    const base = Float64Array.from({ length: 1200 }, (_, i) => i % 17), found = meanOfCells([cellsOf({ base, revision: base.map((x) => x + 2) }, 100)], true, 'month');
    assert.deepEqual(found, { mean: { mean: 2, se: 0, df: 11 }, method: 't, means of 12 blocks of one month', blocks: 12 });
  });

  it('takes whole groups for blocks where each has a difference of its own', () => {
    const random = new Random(9), groups = Array.from({ length: 40 }, () => cellsOf(series(random, 240, 0.2, 5 * random.normal()), 20)), found = meanOfCells(groups, true);
    assert.equal(found.method, 't, means of 40 blocks that are whole groups');
  });

  it('takes records for independent where the key has no time', () => {
    const { base, revision } = series(new Random(3), 500, 0), found = meanOfCells([cellsOf({ base, revision }, 500)], false), told = columnStatistics({ base, revision, group: null, period: null, sequence: false }, { seed: 1, draws: 0 }).intervals['bias']!;
    assert.equal(found.method, told.method);
    assert.ok(!('status' in found.mean) && Math.abs(found.mean.mean + halfOf(found, 0.975) - told.high) < 1e-9);
    assert.ok('status' in meanOfCells([cellsOf(series(new Random(3), 9, 0), 9)], false).mean);
  });

  it('mirrors when the releases change places', () => {
    const pairs = series(new Random(12), 2400, 0.5, 0.7), there = meanOfCells([cellsOf(pairs, 50)], true).mean, back = meanOfCells([cellsOf({ base: pairs.revision, revision: pairs.base }, 50)], true).mean;
    assert.ok(!('status' in there) && !('status' in back));
    assert.ok(Math.abs(there.mean + back.mean) < 1e-12 && Math.abs(there.se - back.se) < 1e-12);
  });
});
