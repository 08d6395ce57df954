/** Attribution to classes of cells and to kinds of change, against sums that are known by hand. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';
import { NO_FILTER } from '../../../src/session/exploration/filter.js';
import { readExploration, writeExploration } from '../../../src/session/exploration/written-exploration.js';
import type { Recipe } from '../../../src/core/model/recipe.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { csv, source } from '../support.js';
import { ImpactBench } from './impact-bench.js';

const bench = new ImpactBench();
after(() => bench.close());

const ask = (base: string, revision: string, sqls: readonly string[], recipe: Recipe): Promise<readonly QuantityImpact[]> => bench.impacts(base, revision, sqls.map((sql, i) => ({ name: `Q${i}`, sql })), recipe);

const partsOf = (impact: QuantityImpact, by: RegExp): Record<string, unknown> => Object.fromEntries(impact.attributions!.find((each) => by.test(each.by))!.parts.map(({ player, part }) => [player.label, part]));
const total = (values: Record<string, unknown>): number => Object.values(values).reduce<number>((sum, each) => sum + (each as number), 0);
const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);

describe('classes of cells', () => {
  const BASE = csv(['id', 'a', 'b'], [[1, 10, 1], [2, '', 2], [3, 30, 3], [4, 40, 4], [5, 50, 5]]), REVISION = csv(['id', 'a', 'b'], [[1, 11, 1], [2, 20, 2], [3, '', 3], [4, 40, 4.5], [6, 600, 6]]), KEY = { key: ['id'] };

  it('have their own parts of a sum, and so have records that go and come', async () => {
    const [sum] = await ask(BASE, REVISION, ['SELECT sum(a) FROM data'], KEY);
    assert.deepEqual(partsOf(sum!, /^class of cell/), { 'changed values': 1, 'filled cells': 20, 'lost cells': -30, 'removed records': -50, 'added records': 600 });
    const [first] = sum!.attributions!.find(({ by }) => /^class/.test(by))!.parts;
    assert.deepEqual(first!.player.clauses, [{ source: 'impact', field: first!.player.clauses![0]!.field, kind: 'points', value: ['value'] }]);
  });

  it('of several columns together, and within a tolerance by themselves', async () => {
    const [sum] = await ask(BASE, REVISION, ['SELECT sum(a) + sum(b) FROM data'], { ...KEY, columns: [{ base: ['b'], revision: ['b'], tolerance: { absolute: 1 } }] });
    assert.deepEqual(partsOf(sum!, /^class of cell/), { 'changes within the tolerance of cells': 0.5, 'changed values': 1, 'filled cells': 20, 'lost cells': -30, 'removed records': -55, 'added records': 606 });
    assert.ok(sum!.attributions!.find(({ by }) => /^class/.test(by))!.parts.every(({ player }) => player.of === 'records' ? player.clauses === undefined : player.clauses?.length === 1), 'records of one release alone are no matched cells');
  });

  it('are told also where all that differs is of one', async () => {
    const [sum] = await ask(csv(['id', 'a'], [[1, 1], [2, 2]]), csv(['id', 'a'], [[1, 2], [2, 2]]), ['SELECT sum(a) FROM data'], KEY);
    assert.deepEqual(sum!.attributions!.map(({ by, parts, evaluations }) => [by, parts.map(({ player, part }) => [player.label, part]), evaluations]), [['column', [['a', 1]], 2], ['kind of change', [['revised', 1]], 2], ['class of cell', [['changed values', 1]], 2]]);
    const [came] = await ask(csv(['id', 'a'], [[1, 1], [2, 2]]), csv(['id', 'a'], [[1, 1], [2, 2], [3, 9]]), ['SELECT sum(a) FROM data'], KEY);
    assert.deepEqual(came!.attributions!.map(({ by }) => [by, partsOf(came!, new RegExp(`^${by}$`))]), [['column and records', { 'records of one release alone': 9 }]], 'no cell differs');
  });

  it('of texts and times', async () => {
    const base = csv(['id', 'note', 't'], [[1, 'x', '2003-01-01'], [2, '', '2003-01-02'], [3, 'z', '2003-01-03']]), revision = csv(['id', 'note', 't'], [[1, 'y', '2003-01-01'], [2, 'yy', '2003-01-04'], [3, 'z', '2003-01-03']]);
    const [letters] = await ask(base, revision, ["SELECT sum(length(note)) + sum(day(t)) FROM data"], KEY);
    assert.deepEqual([letters!.change, partsOf(letters!, /^class/)], [4, { 'changed values': 2, 'filled cells': 2 }]);
  });
});

describe('kinds of change', () => {
  const random = new SeededRandom(7), DAYS = 400, temperature = Array.from({ length: DAYS }, (_, i) => Number((10 + 8 * Math.sin(i / 58) + 3 * (random.bits() / 2 ** 32)).toFixed(2)));
  const day = (i: number): string => new Date(Date.UTC(2003, 0, 1 + i)).toISOString().slice(0, 10), isGap = (i: number): boolean => i >= 100 && i < 130, isLost = (i: number): boolean => i >= 300 && i < 310;
  const base = csv(['day', 't', 'u'], temperature.map((t, i) => [day(i), isGap(i) ? '' : t, t])), revision = csv(['day', 't', 'u'], temperature.map((t, i) => [day(i), isLost(i) ? '' : isGap(i) ? Number((t + 0.5).toFixed(2)) : i < 200 && i >= 150 ? Number((t + 2).toFixed(2)) : t, Number((10 * t).toFixed(1))]));

  it('have the parts of the cells that they reproduce', async () => {
    const [t, both] = await ask(base, revision, ['SELECT sum(t) FROM data', 'SELECT sum(t) + sum(u) FROM data'], { key: ['day'] }), kinds = partsOf(t!, /^kind of change/);
    const sum = (of: (t: number, i: number) => number): number => temperature.reduce((all, each, i) => all + of(each, i), 0);
    assert.deepEqual(Object.keys(kinds).length, 3, JSON.stringify(kinds));
    near(kinds['gap filled'], sum((each, i) => (isGap(i) ? Number((each + 0.5).toFixed(2)) : 0)));
    near(kinds['values lost'], -sum((each, i) => (isLost(i) ? each : 0)));
    near(Object.entries(kinds).find(([name]) => name !== 'gap filled' && name !== 'values lost')![1], 100);
    near(total(kinds), t!.change as number);
    const all = partsOf(both!, /^kind of change/), unit = Object.entries(all).find(([name]) => /unit|affine/.test(name));
    near(unit![1], sum((each) => Number((10 * each).toFixed(1)) - each));
    near(total(all), both!.change as number);
  });

  it('and classes select the records behind them, of one column or of several', async () => {
    const comparison = await bench.session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'), { key: ['day'] });
    try {
      const [t, both] = await comparison.impact([{ name: 't', sql: 'SELECT sum(t) FROM data' }, { name: 'both', sql: 'SELECT sum(t) + sum(u) FROM data' }]);
      const clauses = (of: QuantityImpact, by: RegExp, label: string) => of.attributions!.find((each) => by.test(each.by))!.parts.find(({ player }) => player.label === label)!.player.clauses!;
      const days = async (chosen: readonly SelectionClause[]): Promise<number> => (await comparison.picture({ what: 'count', clauses: chosen }))!.selected, DAYS_OF = { gap: 30, lost: 10, step: 50 };
      assert.equal(await days(clauses(t!, /^kind/, 'gap filled')), DAYS_OF.gap);
      assert.equal(await days(clauses(t!, /^kind/, 'values lost')), DAYS_OF.lost);
      const third = t!.attributions!.find(({ by }) => /^kind/.test(by))!.parts.map(({ player }) => player.label).find((label) => label !== 'gap filled' && label !== 'values lost')!;
      assert.equal(await days(clauses(t!, /^kind/, third)), DAYS_OF.step);
      assert.deepEqual([await days(clauses(t!, /^class/, 'filled cells')), await days(clauses(t!, /^class/, 'changed values'))], [DAYS_OF.gap, DAYS_OF.step]);
      // Of both columns a value differs wherever u is ten times as large, which is wherever it is not 0.
      const values = clauses(both!, /^class/, 'changed values');
      assert.deepEqual([values[0]!.field, values[0]!.value.length, await days(values)], ['cells', 2, temperature.filter((each) => each !== 0).length]);
      const gap = clauses(t!, /^kind/, 'gap filled'), within: SelectionClause = { source: 'x', field: 'time', kind: 'interval', value: [Date.UTC(2003, 0, 1 + 100), Date.UTC(2003, 0, 1 + 105)] };
      assert.equal(await days([...gap, within]), 5, 'clauses hold together');
      const written = writeExploration({ filter: NO_FILTER, clauses: [...gap, ...values] }, comparison.report())!, read = readExploration(JSON.parse(JSON.stringify(written)), comparison.report());
      assert.deepEqual(written.clauses!.map(({ value }) => value), [['gap filled:t'], ['value:t', 'value:u']]);
      assert.deepEqual(read.clauses, [...gap, ...values]);
    } finally {
      await comparison.dispose();
    }
  });

  it('mirror when the releases are swapped, where they are the same both ways', async () => {
    const sql = ['SELECT sum(t) FROM data'], [there] = await ask(base, revision, sql, { key: ['day'] }), [back] = await ask(revision, base, sql, { key: ['day'] });
    near(partsOf(back!, /^kind/)['gap filled'], -(partsOf(there!, /^kind/)['values lost'] as number));
    near(partsOf(back!, /^class/)['changed values'], -(partsOf(there!, /^class/)['changed values'] as number));
  });
});
