/** How much of a revision queries bear: sums over records by what these bring, all else by asking. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { ResilienceCurve } from '../../../src/core/impact/resilience/resilience.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { Bench, csv, source } from '../support.js';
import { checkImpact } from '../../core/impact/report/support.js';

const bench = new Bench(), random = new SeededRandom(11), lot = (): number => random.bits() / 2 ** 32;
after(() => bench.close());

const N = 200, rows = Array.from({ length: N }, (_, i) => ({ id: i, x: lot() < 0.1 ? null : Number((10 * lot()).toFixed(2)), y: Number(lot().toFixed(3)) }));
const later = rows.map(({ id, x, y }) => ({ id: id === 7 ? 900 : id, x: lot() < 0.1 ? null : lot() < 0.5 ? x : Number((12 * lot()).toFixed(2)), y: lot() < 0.8 ? y : Number(lot().toFixed(3)) }));
const text = (all: typeof rows): string => csv(['id', 'x', 'y'], all.map(({ id, x, y }) => [id, x ?? '', y]));

async function ask(sqls: readonly string[], tolerance: number | null = 3): Promise<readonly QuantityImpact[]> {
  const comparison = await bench.session.compare(source(text(rows), 'base.csv'), source(text(later), 'revision.csv'), { key: ['id'] });
  try {
    return (await comparison.impact(sqls.map((sql, i) => ({ name: `Q${i}`, tolerance, sql })))).map(checkImpact);
  } finally {
    await comparison.dispose();
  }
}

const curve = ({ resilience }: QuantityImpact, order: ResilienceCurve['order']): ResilienceCurve => resilience!.curves.find((each) => each.order === order)!;
const near = (actual: unknown, expected: unknown): void => assert.ok(typeof actual === 'number' && typeof expected === 'number' && Math.abs(actual - expected) <= 1e-10 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${String(expected)}`);

describe('resilience of a query', () => {
  it('that is a sum over records is the one of asking it', async () => {
    const sums = ['SELECT sum(x) FROM data', 'SELECT avg(x * y) FROM data WHERE y > 0.2', 'SELECT 3 * count(x) FILTER (WHERE x > 4) FROM data', 'SELECT avg(x) / 7 FROM data d WHERE d.y < 0.9'];
    // The same, in a way that is not recognised.
    const found = await ask(sums), asked = await ask(sums.map((sql) => `${sql} LIMIT 1`));
    for (const [i, each] of found.entries()) {
      const other = asked[i]!;
      assert.deepEqual([each.resilience!.records, curve(each, 'random').runs, curve(other, 'random').runs], [other.resilience!.records, 20, 5], sums[i]);
      let shared = 0;
      for (const { records, result } of curve(other, 'chronological').points) for (const point of curve(each, 'chronological').points) if (point.records === records) { near(point.result, result); shared++; }
      assert.ok(shared >= 5, `${shared} shares in common`);
      for (const { points } of [...each.resilience!.curves, ...other.resilience!.curves]) { near(points[0]!.result, each.base); near(points.at(-1)!.result, each.revision); }
      assert.equal(each.notes!.some((note) => /single records/.test(note)), false);
      assert.equal(other.notes!.some((note) => /single records/.test(note)), true);
    }
  });

  it('in the order of time is what a reader gets by hand', async () => {
    const [sum] = await ask(['SELECT sum(y) FROM data']), changed = [...rows.keys()].filter((i) => i !== 7 && rows[i]!.y !== later[i]!.y);
    // Records of one release stand where their key does: id 7 goes among the first, id 900 comes last.
    const order = [...changed.filter((i) => i < 7), 'gone' as const, ...changed.filter((i) => i > 7), 'come' as const], { points } = curve(sum!, 'chronological');
    assert.equal(sum!.resilience!.records, order.length);
    for (const { records, result } of points) near(result, rows.reduce((total, { y }) => total + y, 0) + order.slice(0, records).reduce<number>((total, each) => total + (each === 'gone' ? -rows[7]!.y : each === 'come' ? later[7]!.y : later[each]!.y - rows[each]!.y), 0));
  });

  it('in the order of time takes the sites together, whether it is a sum over records or asked', async () => {
    const DAYS = 30, sites = ['CC', 'AA', 'BB'], of = (value: (site: number, day: number) => number): string => csv(['site', 'date', 'x'], sites.flatMap((site, s) => Array.from({ length: DAYS }, (_, day) => [site, new Date(Date.UTC(2001, 0, 1 + day)).toISOString().slice(0, 10), value(s, day)])));
    const before = (s: number, day: number): number => 10 * s + (day % 7), change = (s: number, day: number): number => (day % 2 === 0 ? (s + 1) * (day + 1) : 0), comparison = await bench.session.compare(source(of(before), 'base.csv'), source(of((s, day) => before(s, day) + change(s, day)), 'revision.csv'), { key: ['site', 'date'] });
    try {
      const found = (await comparison.impact(['SELECT sum(x) FROM data', 'SELECT sum(x) FROM data LIMIT 1'].map((sql, i) => ({ name: `Q${i}`, tolerance: 5, sql })))).map(checkImpact), names = ['AA', 'BB', 'CC'].map((site) => sites.indexOf(site));
      const order = Array.from({ length: DAYS }, (_, day) => day).flatMap((day) => names.map((s) => change(s, day))).filter((each) => each !== 0);
      for (const impact of found) {
        assert.equal(impact.resilience!.records, order.length);
        assert.equal(impact.resilience!.along, undefined);
        for (const { records, result } of curve(impact, 'chronological').points) near(result, (impact.base as number) + order.slice(0, records).reduce((a, b) => a + b, 0));
      }
    } finally {
      await comparison.dispose();
    }
  });

  it('tells what records stand in the order of where the key has no time', async () => {
    for (const each of await ask(['SELECT sum(y) FROM data', 'SELECT median(x) FROM data'])) assert.equal(each.resilience!.along, 'id');
  });

  it('of a ratio, a median and values by group has curves too', async () => {
    for (const each of await ask(['SELECT sum(x * y) / sum(x) FROM data', 'SELECT median(x) FROM data', 'SELECT (id % 3)::INTEGER AS third, avg(x) FROM data GROUP BY 1'], null)) {
      assert.ok(each.resilience, JSON.stringify([each.base, each.revision, each.notes]));
      assert.deepEqual(each.resilience!.curves.map(({ order, tipping }) => [order, tipping]), [['random', null], ['chronological', null], ['largest-first', null]]);
      for (const { points } of each.resilience!.curves) { near(points[0]!.result, each.base); near(points.at(-1)!.result, each.revision); }
    }
  });

  it('of a step tips where the step is', async () => {
    const [step] = await ask(['SELECT CASE WHEN count(*) FILTER (WHERE id = 900) > 0 THEN 10 ELSE 0 END FROM data'], 1);
    assert.deepEqual([step!.base, step!.revision, curve(step!, 'chronological').tipping!.leavesForGood], [0, 10, 1]);
  });
});
