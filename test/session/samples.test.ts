/** Which changed records become samples: those with the smallest keys, whatever order the records stand in. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Random } from '../core/support/random.js';
import { Bench, csv } from './support.js';

const N = 5000;
/** Every record has another `a`; one in 500 another `b`, none of the first 3000 by key; `c` changed in the last alone. */
const base = Array.from({ length: N }, (_, i) => [i, 1, 1, 1]);
const revision = base.map(([id]) => [id!, 2, id! >= 3000 && id! % 500 === 0 ? 2 : 1, id === N - 1 ? 2 : 1]);

describe('samples of changed records', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());

  for (const [order, arrange] of [['sorted by key', (rows: number[][]) => rows], ['shuffled', (rows: number[][]) => new Random(5).shuffled(rows)]] as const) {
    it(`are those with the smallest keys where records are ${order}`, async () => {
      const report = await bench.compare(csv(['id', 'a', 'b', 'c'], arrange(base)), csv(['id', 'a', 'b', 'c'], arrange(revision)), { key: ['id'] });
      assert.deepEqual([report.records.changed, report.cells.value], [N, N + 4 + 1]);
      const expected = [...Array.from({ length: 95 }, (_, i) => i), 3000, 3500, 4000, 4500, N - 1];
      assert.deepEqual(report.records.samples.changed.map((record) => Number(record.key[0])), expected);
    });
  }
});
