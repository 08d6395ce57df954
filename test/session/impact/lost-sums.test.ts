/** A sum over single records, read once, has on every sample the result of asking it there: the same samples, asked one by one. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { recordSums } from '../../../src/core/impact/query/record-sums.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Bench, csv, source } from '../support.js';

const bench = new Bench(), random = new SeededRandom(77), lot = (): number => random.bits() / 2 ** 32, HEADER = ['site', 'date', 'x', 'y', 'flag'], SITES = ['a', 'b', 'c', 'd', 'e', 'f'];
after(() => bench.close());
type Line = (string | number)[];
const stamp = (day: number): string => new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10), number = (): number => Number((40 * lot() - 8).toFixed(3));
const rows: Line[] = SITES.flatMap((site) => Array.from({ length: 50 }, (_, day) => [site, stamp(day), lot() < 0.15 ? '' : number(), number(), lot() < 0.5 ? 'good' : 'bad']));
// Values revised, filled and lost; records gone, come, and one twice.
const later: Line[] = [...rows.filter((_, i) => i % 23 !== 4).map(([site, date, x, y, flag]): Line => (lot() < 0.4 ? [site!, date!, lot() < 0.2 ? '' : number(), y!, flag!] : [site!, date!, x!, y!, flag!])), ...SITES.map((site): Line => [site, stamp(50), number(), number(), 'good']), rows[7]!.slice()];

async function ask(sql: string): Promise<{ readonly impact: QuantityImpact; readonly asked: number }> {
  const comparison = await bench.session.compare(source(csv(HEADER, rows), 'base.csv'), source(csv(HEADER, later), 'revision.csv'), { key: ['site', 'date'], seed: 5 });
  let asked = 0;
  try {
    const [impact] = await comparison.impact([{ name: 'Q', sql }], { parts: ['sufficiency'], onProgress: ({ done }) => { asked = done; } });
    return { impact: checkImpact(impact!), asked };
  } finally {
    await comparison.dispose();
  }
}

/** Errors are shares of the result. */
function assertAlike(fast: QuantityImpact, slow: QuantityImpact, sql: string): void {
  assert.deepEqual(fast.sufficiency!.map(({ side, mode, units }) => [side, mode, units]), slow.sufficiency!.map(({ side, mode, units }) => [side, mode, units]));
  assert.equal(fast.sufficiency!.length, 6, 'single records, blocks and groups');
  for (const [i, curve] of fast.sufficiency!.entries()) {
    const other = slow.sufficiency![i]!;
    assert.equal(curve.sufficientFraction, other.sufficientFraction, sql);
    assert.deepEqual(curve.equivalentLoss, other.equivalentLoss, sql);
    for (const [k, { errorMedian, errorP90, ...point }] of curve.points.entries()) {
      const { errorMedian: otherMedian, errorP90: otherP90, ...rest } = other.points[k]!;
      assert.deepEqual(point, rest, sql);
      for (const [a, b] of [[errorMedian, otherMedian], [errorP90, otherP90]]) {
        if (typeof a === 'number' && typeof b === 'number') assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)), `${sql}: ${a} is not ${b}`);
        else assert.deepEqual(a, b, sql);
      }
    }
  }
}

describe('a sum over single records on fewer of them', () => {
  const means = ['avg(x)', "2.5 * avg(x * y) FILTER (WHERE flag = 'good')", "avg(x) / 3 FROM data WHERE site = 'c'", "avg(sqrt(abs(x))) FROM data AS d WHERE d.date < TIMESTAMP '2021-02-01' AND y > 0"].map((each) => `SELECT ${each}${each.includes('FROM') ? '' : ' FROM data'}`);

  for (const sql of means) it(`of a mean is what asking it says: ${sql}`, async () => {
    const fast = await ask(sql), slow = await ask(`${sql} LIMIT 1`);
    assert.ok(recordSums(sql) !== null && recordSums(`${sql} LIMIT 1`) === null);
    assertAlike(fast.impact, slow.impact, sql);
    // 20 samples of records and ten each of blocks and groups, at five shares of the first two and four of groups at least.
    assert.ok(slow.asked - fast.asked >= 2 * (20 * 4 + 10 * 4), `${fast.asked} instead of ${slow.asked}`);
  });

  // The total of a sample, scaled to all records, is off by as much as the mean over its records, those that bring nothing as 0.
  for (const [total, mean] of [['sum(x)', 'avg(coalesce(x, 0))'], ['-1 * sum(y) FILTER (WHERE x > 3)', 'avg(CASE WHEN x > 3 THEN y ELSE 0 END)'], ['count(x)', 'avg(CASE WHEN x IS NULL THEN 0 ELSE 1 END)'], ["count(*) FROM data WHERE flag = 'bad'", "avg(CASE WHEN flag = 'bad' THEN 1 ELSE 0 END)"]] as const) it(`of a total is scaled to all of them: ${total}`, async () => {
    const fast = await ask(`SELECT ${total}${total.includes('FROM') ? '' : ' FROM data'}`), slow = await ask(`SELECT ${mean} FROM data LIMIT 1`);
    const shares = ({ sufficiency }: QuantityImpact): QuantityImpact => ({ sufficiency: sufficiency!.map(({ equivalentLoss: _, ...rest }) => rest) }) as unknown as QuantityImpact;
    assertAlike(shares(fast.impact), shares(slow.impact), total);
  });

  it('has no result where none of its records stays', async () => {
    const { impact } = await ask("SELECT avg(x) FROM data WHERE site = 'c'"), groups = impact.sufficiency!.find(({ mode, side }) => mode === 'groups' && side === 'base')!;
    // Of one group that stays, it is another site in most samples.
    assert.equal(typeof groups.points.at(-1)!.errorP90, 'object');
    assert.ok(groups.points.every(({ errorMedian }) => errorMedian === 0 || typeof errorMedian === 'object'), 'all of the site or nothing');
  });
});
