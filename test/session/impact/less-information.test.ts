/** What results are with less than they had: without groups, without the values of single columns, and of results with several values; counted plainly. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { unitDraws } from '../../../src/core/impact/sufficiency/loss-modes.js';
import type { QuantityRecipe } from '../../../src/core/model/recipe.js';
import { Bench, csv, source } from '../support.js';
import { checkImpact } from '../../core/impact/report/support.js';

const bench = new Bench(), SITES = ['a', 'b', 'c', 'd', 'e'], DAYS = 40;
after(() => bench.close());
interface Row { readonly site: string; readonly day: number; readonly x: number; readonly y: number | null; readonly z: number }
const rows: readonly Row[] = SITES.flatMap((site, s) => Array.from({ length: DAYS }, (_, day) => ({ site, day, x: 10 * (s + 1) + (day % 7), y: day % 9 === 0 ? null : day / 4, z: 1 + (day % 2) }))), later: readonly Row[] = rows.map((row) => (row.site === 'c' ? { ...row, x: row.x + 2 } : row));
const stamp = (day: number): string => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10), text = (of: readonly Row[]): string => csv(['site', 'date', 'x', 'y', 'z'], of.map(({ site, day, x, y, z }) => [site, stamp(day), x, y ?? '', z]));

async function ask(quantity: QuantityRecipe): Promise<QuantityImpact> {
  const comparison = await bench.session.compare(source(text(rows), 'base.csv'), source(text(later), 'revision.csv'), { key: ['site', 'date'], seed: 1 });
  try {
    return checkImpact((await comparison.impact([quantity], { parts: ['sufficiency'] }))[0]!);
  } finally {
    await comparison.dispose();
  }
}

const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9, `${JSON.stringify(actual)} is not ${expected}`);
const meanOf = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
const means = (of: readonly Row[], kept: readonly string[]): number => meanOf(of.filter(({ site }) => kept.includes(site)).map(({ x }) => x));
const stays = (sample: number, many: number): string[] => { const draws = unitDraws(Int32Array.from(SITES.keys()), sample, 1); return [...SITES.keys()].sort((a, b) => draws[a]! - draws[b]!).slice(0, many).map((site) => SITES[site]!); };

describe('without whole groups', () => {
  it('a mean has the errors of the groups that stay, five, three, two and one of them', async () => {
    const { sufficiency } = await ask({ name: 'Q', sql: 'SELECT avg(x) FROM data' }), groups = sufficiency!.filter(({ mode }) => mode === 'groups');
    assert.deepEqual(groups.map(({ side, units }) => [side, units]), [['base', { count: 5, by: 'site' }], ['revision', { count: 5, by: 'site' }]]);
    for (const [i, of] of [rows, later].entries()) {
      assert.deepEqual(groups[i]!.points.map(({ fraction, records }) => [fraction, records]), [[1, 200], [3 / 5, 120], [2 / 5, 80], [1 / 5, 40]]);
      for (const [k, many] of [3, 2, 1].entries()) {
        const errors = Array.from({ length: 10 }, (_, sample) => Math.abs(means(of, stays(sample, many)) - means(of, SITES)) / means(of, SITES)).sort((a, b) => a - b);
        near(groups[i]!.points[k + 1]!.errorP90, errors[8]!);
        near(groups[i]!.points[k + 1]!.errorMedian, (errors[4]! + errors[5]!) / 2);
      }
    }
  });
});

describe('without the values of a column', () => {
  it('a query gives what it makes of missing values, or nothing', async () => {
    const { withheld, base } = await ask({ name: 'Q', sql: 'SELECT avg(coalesce(y, x)) * max(z) FROM data' }), of = (column: string) => withheld!.columns.find((each) => each.column === column)!;
    // Those that differ come first; the key is no input.
    assert.deepEqual([withheld!.columns.map(({ column }) => column), withheld!.tolerance], [['x', 'y', 'z'], { base: 0.05, revision: 0.05 }]);
    const whole = 2 * meanOf(rows.map(({ x, y }) => y ?? x)), ofY = 2 * meanOf(rows.flatMap(({ y }) => (y === null ? [] : [y]))), ofX = 2 * meanOf(rows.map(({ x }) => x));
    near(base, whole);
    near(of('x').base.result, ofY);
    near(of('x').base.error, Math.abs(ofY - whole) / whole);
    near(of('y').base.result, ofX);
    near(of('y').revision.result, 2 * meanOf(later.map(({ x }) => x)));
    assert.deepEqual(of('z').base, { result: { status: 'undefined', reason: 'the query gives no value (NULL)' }, error: { status: 'undefined', reason: 'the query gives no value (NULL)' } });
  });

  it('a function and a query that say the same give the same', async () => {
    const sql = await ask({ name: 'Q', sql: 'SELECT avg(x * coalesce(y, 1)) FROM data' });
    const javascript = await ask({ name: 'Q', columns: ['x', 'y'], javascript: '({ x, y }) => { let sum = 0, n = 0; for (let i = 0; i < x.length; i++) { const v = x[i] * (Number.isNaN(y[i]) ? 1 : y[i]); if (!Number.isNaN(v)) { sum += v; n++; } } return sum / n; }' });
    for (const side of ['base', 'revision'] as const) near(javascript.withheld!.columns[1]![side].result, sql.withheld!.columns[1]![side].result as number);
    assert.deepEqual(javascript.withheld!.columns.map(({ base }) => typeof base.result), ['object', 'number']);
    assert.deepEqual(javascript.sufficiency!.map(({ side, mode, points }) => [side, mode, points[1]!.samples]), sql.sufficiency!.map(({ side, mode }) => [side, mode, mode === 'random' ? 5 : 3]));
    // Two inputs here, up to 256 cells.
    assert.deepEqual(javascript.bits!.map(({ input, side, points }) => [input, side, points.length]), [['x', 'base', 8], ['x', 'revision', 8], ['y', 'base', 8], ['y', 'revision', 8]]);
    javascript.bits!.forEach(({ points }, i) => points.forEach(({ error }, k) => near(error, sql.bits![i]!.points[k]!.error as number)));
    assert.match(javascript.notes!.join(' '), /a function is slow to ask/);
  });
});

describe('a result by group with less information', () => {
  it('is off by the mean size of the differences, over the mean size of the values', async () => {
    const { sufficiency, withheld, bits } = await ask({ name: 'Q', sql: 'SELECT z::INTEGER AS half, sum(CASE WHEN z = 1 THEN 1 ELSE -1 END * (x - y)) / count(*) AS value FROM data GROUP BY 1' }), random = sufficiency!.find(({ side, mode }) => side === 'base' && mode === 'random')!;
    const value = (of: readonly Row[], half: number): number => { const own = of.filter(({ z }) => z === half); return ((half === 1 ? 1 : -1) * own.reduce((sum, { x, y }) => sum + (y === null ? 0 : x - y), 0)) / own.length; }, whole = [1, 2].map((half) => value(rows, half)), scale = meanOf(whole.map(Math.abs));
    near(random.scale, scale);
    near(random.result, meanOf(whole));
    const errors = Array.from({ length: 20 }, (_, sample) => {
      // Records stand in the order of the key, as they do here.
      const draws = unitDraws(Int32Array.from(rows.keys()), sample, 1), kept = rows.filter((_, i) => draws[i]! < 0.5);
      return meanOf([1, 2].map((half, k) => Math.abs(value(kept, half) - whole[k]!))) / scale;
    }).sort((a, b) => a - b);
    near(random.points[1]!.errorP90, errors[17]!);
    assert.ok(withheld!.columns.every(({ base }) => typeof base.result !== 'number'), 'one names the groups, two make the values');
    assert.deepEqual([...new Set(bits!.map(({ input }) => input))].sort(), ['x', 'y', 'z']);
  });
});
