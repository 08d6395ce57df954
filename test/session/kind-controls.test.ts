/** Comparisons in which no kind of change may be named: the same values written otherwise, and records that only came or went. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changedCells } from '../../src/core/model/cell-class.js';
import { SeededRandom } from '../../src/core/statistics/seeded-random.js';
import { Bench, csv } from './support.js';

const HOURS = 24 * 40, HEAD = ['site', 'time', 'TA', 'NEE', 'class'];

/** Two sites, hourly, with memory and gaps. */
function tower(seed: number, hours = HOURS): (string | number)[][] {
  const random = new SeededRandom(seed), rows: (string | number)[][] = [];
  for (const site of ['A-One', 'B-Two']) {
    let ta = 10, nee = 0;
    for (let i = 0; i < hours; i++) {
      ta = 0.95 * ta + 0.5 + (random.below(2000) - 1000) / 500;
      nee = 0.8 * nee + (random.below(2000) - 1000) / 400;
      const time = new Date(Date.UTC(2012, 4, 1) + i * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
      rows.push([site, time, random.below(25) === 0 ? -9999 : ta.toFixed(2), nee.toFixed(3), random.below(2) === 0 ? 'day' : 'night']);
    }
  }
  return rows;
}

describe('no kind of change is named', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());

  it('where values are only written otherwise', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = tower(seed), other = rows.map(([site, time, ta, nee, label]) => [site, `${String(time)}:00`, ta === -9999 ? '' : `${String(ta)}0`, Number(nee).toString(), label]);
      const report = await bench.compare(csv(HEAD, rows), csv(HEAD, other));
      assert.equal(changedCells(report.cells), 0);
      for (const column of report.columns) {
        assert.deepEqual((column.kinds ?? []).filter(({ kind }) => kind !== 'format' && kind !== 'missing-code'), [], `${column.name}, seed ${seed}`);
        if (column.verdict) assert.equal(column.verdict.state, 'same');
      }
      assert.deepEqual([report.groups, report.flags, report.correlations], [undefined, undefined, undefined]);
    }
  });

  it('where records were only appended, or taken away', async () => {
    for (const seed of [1, 2, 3]) {
      const long = tower(seed), short = long.filter((_, i) => i % HOURS < HOURS - 72);
      for (const [base, revision] of [[short, long], [long, short]] as const) {
        const report = await bench.compare(csv(HEAD, base), csv(HEAD, revision));
        assert.equal(report.records.added + report.records.removed, 144);
        for (const column of report.columns) assert.deepEqual([column.kinds ?? [], column.verdict?.state ?? 'same'], [[], 'same'], `${column.name}, seed ${seed}`);
      }
    }
  });

  it('but `revised`, where a series was drawn anew', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = tower(seed), redrawn = tower(seed + 100), other = rows.map((row, i) => [row[0]!, row[1]!, row[2] === -9999 ? -9999 : redrawn[i]![2] === -9999 ? row[2]! : redrawn[i]![2]!, redrawn[i]![3]!, row[4]!]);
      const report = await bench.compare(csv(HEAD, rows), csv(HEAD, other));
      for (const name of ['TA', 'NEE']) assert.deepEqual(report.columns.find((column) => column.name === name)!.kinds!.map(({ kind }) => kind), ['revised'], `${name}, seed ${seed}`);
      assert.deepEqual(report.columns.find((column) => column.name === 'class')!.kinds ?? [], []);
    }
  });
});
