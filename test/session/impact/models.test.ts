/** Bundled models on the records of a comparison, held against sums by hand and against the models run on arrays of their own. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { BUDGET } from '../../../src/core/impact/models/budget.js';
import { DEGREE_DAYS } from '../../../src/core/impact/models/degree-days.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { ModelSpecification, Recipe } from '../../../src/core/model/recipe.js';
import { runModel, valueOf } from '../../core/impact/models/support.js';
import { checkReport, csv, source } from '../support.js';
import { ImpactBench } from './impact-bench.js';

const bench = new ImpactBench();
after(() => bench.close());

const impacts: ImpactBench['impacts'] = (...asked) => bench.impacts(...asked);
const one = async (base: string, revision: string, model: ModelSpecification, recipe?: Recipe): Promise<QuantityImpact> => (await impacts(base, revision, [{ name: 'Q', model }], recipe))[0]!;
const parts = (impact: QuantityImpact, by: string): Record<string, number> => Object.fromEntries(impact.attributions!.find((each) => each.by === by)!.parts.map(({ player, part }) => [player.label, part as number]));
const near = (actual: unknown, expected: number, what = ''): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${what} ${JSON.stringify(actual)} is not ${expected}`);

const HOUR = 3_600_000, START = Date.UTC(2019, 0, 1);
const stamp = (i: number, from = START): string => new Date(from + i * HOUR).toISOString().slice(0, 16).replace('T', ' ');
const year = (of: (i: number) => readonly unknown[], skip: (i: number) => boolean = () => false): string => csv(['time', 'Tair', 'Precip', 'NEE'], Array.from({ length: 8760 }, (_, i) => i).flatMap((i) => (skip(i) ? [] : [[stamp(i), ...of(i)]])));
const air = (i: number): number => Math.round(100 * (8 - 12 * Math.cos((2 * Math.PI * i) / 8760) + 4 * Math.sin((2 * Math.PI * i) / 24))) / 100, rain = (i: number): number => (i % 50 === 0 ? 3 : 0), exchange = (i: number): number => Math.round(100 * Math.sin(i / 3)) / 100;
const BASE = year((i) => [air(i), rain(i), exchange(i)]), KEY = { key: ['time'] };

describe('a budget of a comparison', () => {
  it('is the plain sum of the records, and its parts add up', async () => {
    // Rain: 1 mm more at 40 hours of March; exchange: 0.5 more over all of May.
    const march = (i: number): boolean => i >= 1440 && i < 1480, may = (i: number): boolean => i >= 2880 && i < 2880 + 744, revision = year((i) => [air(i), rain(i) + (march(i) ? 1 : 0), exchange(i) + (may(i) ? 0.5 : 0)]);
    const [water, carbon] = await impacts(BASE, revision, [{ name: 'water', tolerance: 10, model: { id: 'budget', output: 'precipitation' } }, { name: 'carbon', model: { id: 'budget', output: 'nee' } }], KEY);
    const sum = Array.from({ length: 8760 }, (_, i) => rain(i)).reduce((a, b) => a + b), grams = (12.011e-6 * 3600) * Array.from({ length: 8760 }, (_, i) => exchange(i)).reduce((a, b) => a + b);
    near(water!.base, sum);
    near(water!.revision, sum + 40);
    near(carbon!.base, grams);
    near(carbon!.change, 12.011e-6 * 3600 * 0.5 * 744);
    assert.deepEqual([water!.by, water!.unit, carbon!.unit, water!.beyond], ['model', 'mm', 'gC m-2', true]);
    assert.equal(Object.keys(parts(water!, 'column')).sort().join(), 'NEE,Precip');
    near(parts(water!, 'column')['Precip'], 40);
    near(parts(water!, 'column')['NEE'], 0);
    near(parts(water!, 'month')['2019-03'], 40);
    near(parts(water!, 'month')['2019-05'], 0);
    assert.match(water!.notes!.join(' '), /The model reads NEE from NEE and P from Precip\. The files tell no unit of these: NEE, taken as .* Precip, taken as mm\..*begins at time.*No interval: a model steps through all records\./s);
  });

  it('counts records that came and went, and says what is missing', async () => {
    const gone = (i: number): boolean => i >= 5000 && i < 5100, shorter = year((i) => [air(i), 1, exchange(i)], gone), whole = year((i) => [air(i), 1, exchange(i)]), water = await one(whole, shorter, { id: 'budget', output: 'precipitation', inputs: { P: 'Precip' } }, KEY);
    near(water.base, 8760);
    near(water.revision, 8760, 'the mean of what is there');
    assert.match(water.notes!.join(' '), /Revision: precipitation: 100 records of 8,760 records of whole years/);
  });

  it('knows what filled, lost and changed cells do: a record counts as the mean where it has none', async () => {
    const gaps = (i: number): unknown => (i === 10 ? '' : 1), later = (i: number): unknown => (i === 10 ? 3 : i === 20 ? '' : i === 30 ? 2 : 1), water = await one(year((i) => [air(i), gaps(i), 0]), year((i) => [air(i), later(i), 0]), { id: 'budget', output: 'precipitation', inputs: { P: 'Precip' } }, KEY);
    near(water.base, 8760);
    near(water.revision, (8760 / 8759) * (8757 + 3 + 2));
    const { parts: classes } = water.attributions!.find(({ by }) => by === 'class of cell')!, of = (label: string): number => classes.find(({ player }) => player.label === label)!.swapIn as number;
    near(of('filled cells'), 8762 - 8760);
    near(of('lost cells'), 0, 'one of the ones is lost, and stands for the mean of ones');
    near(of('changed values'), (8760 / 8759) * 8760 - 8760);
    near(classes.reduce((sum, { part }) => sum + (part as number), 0), water.change as number);
  });

  it('has a result for each group of the key', async () => {
    const sites = (more: number): string => csv(['site', 'time', 'P'], ['a', 'b', 'c'].flatMap((site, k) => Array.from({ length: 8760 }, (_, i) => [site, stamp(i), k + (site === 'b' && i < 100 ? more : site === 'c' && i === 7 ? more / 2 : 0)])));
    const water = await one(sites(0), sites(2), { id: 'budget', output: 'precipitation' }, { key: ['site', 'time'] });
    assert.deepEqual(water.groups!.map(({ group, base, revision, change }) => [group, base, revision, change]), [['b', 8760, 8960, 200], ['c', 17_520, 17_521, 1], ['a', 0, 0, 0]]);
    near(water.change, 201 / 3);
    near(parts(water, 'site')['b'], 200 / 3);
    near(parts(water, 'site')['c'], 1 / 3);
  });
});

describe('a state of a comparison', () => {
  const later = year((i) => [air(i) + (i >= 3000 && i < 3100 ? 1.5 : i >= 5000 && i < 5010 ? -1 : 0), rain(i), exchange(i)]), model: ModelSpecification = { id: 'degree-days', output: 'degreeDays', parameters: { base: 3 } };

  it('is that of the model on arrays of its own, with its course and first divergence', async () => {
    const state = (await impacts(BASE, later, [{ name: 'Q', tolerance: 1, model }], KEY))[0]!, time = Float64Array.from({ length: 8760 }, (_, i) => START + i * HOUR);
    const own = [air, (i: number): number => air(i) + (i >= 3000 && i < 3100 ? 1.5 : i >= 5000 && i < 5010 ? -1 : 0)].map((of) => valueOf(runModel(DEGREE_DAYS, time, { TA: Float64Array.from({ length: 8760 }, (_, i) => of(i)) }, { base: 3 }), 'degreeDays'));
    near(state.base, own[0]!);
    near(state.revision, own[1]!);
    assert.equal(state.unit, 'degC d');
    // Hour 3000 is in the middle of a day; the state moves at the next.
    assert.equal(state.trajectory!.firstDifference, START + 3024 * HOUR);
    assert.deepEqual([state.trajectory!.steps, state.trajectory!.differing], [8760, 8760 - 3024]);
    assert.ok(state.trajectory!.firstBeyond! >= state.trajectory!.firstDifference! && state.trajectory!.beyondForGood === state.trajectory!.firstBeyond);
    const months = parts(state, 'month');
    near(months['2019-05']! + months['2019-07']!, state.change as number);
    near(months['2019-07'], -10 / 24);
  });

  it('of the same release twice does not move; of swapped releases it mirrors', async () => {
    const same = await one(BASE, BASE, model, KEY), there = await one(BASE, later, model, KEY), back = await one(later, BASE, model, KEY);
    assert.deepEqual([same.change, same.verdict.state, same.trajectory!.differing], [0, 'same', 0]);
    assert.deepEqual([there.base, there.revision, there.change], [back.revision, back.base, -(back.change as number)]);
  });

  it('does not depend on the order of records', async () => {
    const [head, ...lines] = later.trim().split('\n');
    assert.deepEqual(await one(BASE, `${head!}\n${lines.reverse().join('\n')}\n`, model, KEY), await one(BASE, later, model, KEY));
  });

  it('takes units from the files, each release its own, also of records of one release alone', async () => {
    const inUnit = (unit: string, of: (i: number) => number, hours: number): string => `time,Tair\n,${unit}\n${Array.from({ length: hours }, (_, i) => `${stamp(i)},${of(i)}\n`).join('')}`, kelvin = (i: number): number => Math.round(100 * (air(i) + 273.15)) / 100;
    const state = await one(inUnit('°C', air, 7000), inUnit('K', kelvin, 7200), { id: 'degree-days', output: 'degreeDays' }, KEY), days = (hours: number): number => { const time = Float64Array.from({ length: hours }, (_, i) => START + i * HOUR); return valueOf(runModel(DEGREE_DAYS, time, { TA: Float64Array.from({ length: hours }, (_, i) => air(i)) }), 'degreeDays'); };
    near(state.base, days(7000), 'base');
    assert.ok(Math.abs((state.revision as number) - days(7200)) < 1e-6 * days(7200));
    const by = parts(state, 'column and records');
    assert.ok(Math.abs(by['Tair']!) < 1e-6, `a unit alone moves nothing: ${by['Tair']!}`);
    near(by['records of one release alone'], (state.change as number) - by['Tair']!);
    assert.doesNotMatch(state.notes!.join(' '), /no unit/);
  });

  it('moves where a unit alone was corrected, and says why', async () => {
    const inUnit = (unit: string): string => `time,Tair\n,${unit}\n${Array.from({ length: 48 }, (_, i) => `${stamp(i)},50\n`).join('')}`, state = await one(inUnit('°F'), inUnit('°C'), { id: 'degree-days', output: 'degreeDays' }, KEY);
    assert.deepEqual([Math.round(1e9 * (state.base as number)) / 1e9, state.revision], [10, 90]);
    assert.deepEqual(state.attributions!.map(({ by }) => by), ['column']);
    near(parts(state, 'column')['Tair'], state.change as number);
    assert.match(state.notes!.join(' '), /The unit of Tair differs between the releases/);
  });

  it('stamped with ends', async () => {
    const ends = (more: number): string => csv(['TIMESTAMP_END', 'TA'], Array.from({ length: 96 }, (_, i) => [stamp(i + 1), i < 24 ? 6 + more : 8])), state = await one(ends(0), ends(1), { id: 'degree-days', output: 'degreeDays' }, { key: ['TIMESTAMP_END'] });
    assert.deepEqual([state.base, state.change], [1 + 3 * 3, 1]);
    assert.match(state.notes!.join(' '), /time that ends at TIMESTAMP_END/);
  });
});

describe('a model that cannot run', () => {
  const reason = (impact: QuantityImpact): string => (impact.base as { reason: string }).reason;
  it('says why', async () => {
    assert.match(reason(await one('id,Tair\n1,2\n2,3\n', 'id,Tair\n1,2\n2,4\n', { id: 'degree-days', output: 'delayed' }, { key: ['id'] })), /the key has no time/);
    assert.match(reason(await one(BASE, BASE, { id: 'forest-growth', output: 'biomass' }, KEY)), /no column is called as incoming shortwave radiation usually is; name one for the input SW_IN/);
    assert.match(reason(await one(BASE, BASE, { id: 'degree-days', output: 'delayed', inputs: { TA: 'nowhere' } }, KEY)), /no column “nowhere” for air temperature; the columns are /);
    const kelvins = year((i) => [air(i) + 273.15, 0, 0]), half = await one(BASE, kelvins, { id: 'degree-days', output: 'delayed' }, KEY);
    assert.equal(typeof half.base, 'number', 'the release that can be run has its result');
    assert.match((half.revision as { reason: string }).reason, /the model could not be run: of 8,760 values of air temperature 8,760 lie outside −73 to 60 degC/);
    const twice = `${BASE}${stamp(5)},1,1,1\n`;
    assert.match(reason(await one(twice, twice, { id: 'degree-days', output: 'delayed' }, KEY)), /not later than the one before/);
  });
  it('is refused where no model has such a name', async () => {
    const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(BASE, 'b.csv'), KEY);
    for (const [model, wrong] of [[{ id: 'x', output: 'y' }, /no model “x”; models are budget/], [{ id: 'budget', output: 'y' }, /no output “y”/], [{ id: 'budget', output: 'nee', inputs: { Q: 'a' } }, /no input “Q”/], [{ id: 'budget', output: 'nee', parameters: { share: 3 } }, /share is 3; it must be from 0 to 1/], [{ id: 'budget', output: 'nee', parameters: { sha: 3 } }, /no parameter “sha”/]] as const) {
      await assert.rejects(comparison.impact([{ name: 'Q', model }]), (error) => isPalimpsestError(error, 'SchemaError') && wrong.test(error.message), model.output);
    }
    await comparison.dispose();
  });
});

describe('models of a recipe', () => {
  const recipe: Recipe = { ...KEY, quantities: [{ name: 'rain', model: { id: BUDGET.id, output: 'precipitation', inputs: { P: 'Precip' }, parameters: { share: 0.9 }, stamps: 'start' } }] };
  it('stand in the report, and wait where nobody has let them run', async () => {
    const report = await bench.compare(BASE, BASE, recipe);
    assert.deepEqual([report.impact!.map(({ by }) => by), report.recipe.quantities], [['model'], recipe.quantities]);
    const waiting = await bench.session.compare(source(BASE, 'a.csv'), source(BASE, 'b.csv'), recipe, { runQuantities: false });
    checkReport(waiting.report());
    assert.deepEqual([waiting.report().impact, waiting.report().validity.findings.some(({ code }) => code === 'quantities-wait')], [undefined, true]);
    await waiting.dispose();
  });
});
