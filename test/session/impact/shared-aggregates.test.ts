/** Hybrid releases whose aggregates are shared have the results of asking them one by one. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sharedAggregates } from '../../../src/core/impact/query/shared-aggregates.js';
import { sharedSql } from '../../../src/core/impact/relation/shared-sql.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { Bench, csv, source } from '../support.js';

const bench = new Bench(), random = new SeededRandom(23), lot = (): number => random.bits() / 2 ** 32;
after(() => bench.close());

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], COLUMNS = ['id', ...NAMES, 'site'];
const rows = Array.from({ length: 150 }, (_, i) => [i, ...NAMES.map(() => (lot() < 0.05 ? '' : Number((5 + 10 * lot()).toFixed(3)))), lot() < 0.5 ? 'x' : 'y']);
const later = rows.map(([id, ...values]) => [id === 3 ? 777 : id!, ...values.map((each, k) => (k === 8 ? (lot() < 0.05 ? 'x' : each!) : lot() < 0.3 ? (lot() < 0.1 ? '' : Number((5 + 11 * lot()).toFixed(3))) : each!))]);

async function ask(sqls: readonly string[]): Promise<readonly QuantityImpact[]> {
  const comparison = await bench.session.compare(source(csv(COLUMNS, rows), 'base.csv'), source(csv(COLUMNS, later), 'revision.csv'), { key: ['id'] });
  try {
    return await comparison.impact(sqls.map((sql, i) => ({ name: `Q${i}`, sql })), { by: ['column'], parts: ['attribution'] });
  } finally {
    await comparison.dispose();
  }
}

const near = (actual: unknown, expected: unknown, scale: number, of: string): void => assert.ok(typeof actual === 'number' && typeof expected === 'number' && Math.abs(actual - expected) <= 1e-12 * scale, `${of}: ${String(actual)} is not ${String(expected)}`);

describe('shared aggregates', () => {
  it('give the parts of asking one by one', async () => {
    const all = NAMES.map((each) => `avg(${each})`).join(' + '), queries = [
      `SELECT ${all} FROM data`, 'SELECT sum(a) / sum(b) FROM data', "SELECT sum(a * b) FILTER (WHERE c > 7) - 2 * median(d) AS q FROM data t WHERE site = 'x'", 'SELECT CASE WHEN count(a) > 3 THEN stddev(b) ELSE NULL END FROM data WHERE e < 12', 'SELECT coalesce(corr(a, b), 0) * count(DISTINCT site) FROM data', 'SELECT round(exp(avg(ln(a))) * count(*) / nullif(max(h), 0), 3) total FROM data',
    ];
    // Random expressions: of sums, means, products and extremes with filters.
    for (let i = 0; i < 12; i++) queries.push(`SELECT ${Array.from({ length: 2 + random.below(3) }, () => { const [x, y] = [NAMES[random.below(8)]!, NAMES[random.below(8)]!]; return [`sum(${x})`, `avg(${x} * ${y})`, `max(${x})`, `count(${x})`, `avg(${x}) FILTER (WHERE ${y} > 8)`, `covar_pop(${x}, ${y})`][random.below(6)]!; }).join([' + ', ' * ', ' - '][i % 3])} FROM data${i % 2 === 0 ? '' : " WHERE site <> 'z'"}`);
    for (const sql of queries) assert.notEqual(sharedAggregates(sql, COLUMNS), null, sql);
    const found = await ask(queries), asked = await ask(queries.map((sql) => `${sql} LIMIT 1`));
    for (const [i, { attributions, base, change }] of found.entries()) {
      const other = asked[i]!.attributions![0]!, scale = Math.max(Math.abs(base as number), Math.abs(change as number), 1);
      assert.equal(attributions![0]!.method, other.method, queries[i]);
      for (const [k, { player, part, swapIn }] of attributions![0]!.parts.entries()) {
        assert.equal(player.label, other.parts[k]!.player.label);
        near(part, other.parts[k]!.part, 100 * scale, `${queries[i]}, ${player.label}`);
        near(swapIn, other.parts[k]!.swapIn, 100 * scale, `${queries[i]}, ${player.label} alone`);
      }
    }
  });

  it('of eight columns need nine passes a side of the records', () => {
    const names = ['id', ...NAMES], shared = sharedAggregates(`SELECT ${NAMES.map((each) => `sum(${each})`).join(' * ')} FROM data`, names)!, columns = names.map((name) => ({ id: name, name, kind: 'number' as const }));
    const choices = Array.from({ length: 512 }, (_, bits) => ({ of: 'columns' as const, ids: new Set(NAMES.filter((_, k) => (bits >> k) & 1)), records: bits >= 256 }));
    assert.equal(sharedSql({ cells: 'cells', marks: new Map(), sides: [0, 1] }, columns, shared, choices)!.passes, 18);
    assert.equal(sharedSql({ cells: 'cells', marks: new Map(), sides: [0, 1] }, columns, sharedAggregates(`SELECT sum(${NAMES.join(' * ')}) FROM data`, names)!, choices.slice(0, 256)), null, 'one aggregate of all columns shares nothing');
  });

  it('are not taken where a query is not surely of that shape', () => {
    for (const sql of ['SELECT a FROM data', 'SELECT sum(a) + b FROM data GROUP BY b', 'SELECT sum(a), sum(b) FROM data', 'SELECT sum(a) OVER () FROM data', 'SELECT sum(a) FROM data GROUP BY site', 'SELECT sum(a) + (SELECT 1) FROM data', 'SELECT sum(a) + (SELECT max(b) FROM data) FROM data', 'SELECT list(a)[1] FROM data', 'SELECT sum(a) FROM data LIMIT 1', 'WITH q AS (SELECT 1) SELECT sum(a) FROM data', 'SELECT count(data) FROM data', 'SELECT sum(a) FROM data AS d(a, b)', 'SELECT sum(COLUMNS(*)) FROM data', 'SELECT DISTINCT sum(a) FROM data', 'FROM data SELECT sum(a)', 'SELECT sum(a) FROM data, data AS e', 'SELECT sum(a) FROM data WHERE a > (SELECT avg(a) FROM data)', 'SELECT 1 FROM data', 'SELECT #1 + sum(a) FROM data', 'SELECT sum(sum(a)) OVER () FROM data', 'SELECT quantile_cont(a, 0.5) WITHIN GROUP (ORDER BY a) FROM data']) assert.equal(sharedAggregates(sql, COLUMNS), null, sql);
  });
});
