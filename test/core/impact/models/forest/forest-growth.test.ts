import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLANTED, simulateReleases, type SimulatedReleases, type Weather } from '../../../../../src/core/impact/drivers/simulated-weather.js';
import { FOREST_GROWTH } from '../../../../../src/core/impact/models/forest/forest-growth.js';
import { PLANT_TYPES } from '../../../../../src/core/impact/models/forest/plant-types.js';
import { DayOfUptake } from '../../../../../src/core/impact/models/forest/uptake.js';
import type { ModelResult } from '../../../../../src/core/impact/models/model.js';
import { column, DAY, near, runModel, seriesOf, statusOf, times, valueOf } from '../support.js';

const short = simulateReleases({ seed: 3, years: 4 });
const grow = (releases: SimulatedReleases, weather: Weather, parameters: Readonly<Record<string, number>> = {}): ModelResult => runModel(FOREST_GROWTH, releases.time, { ...weather }, parameters);
const only = (id: string): Record<string, number> => Object.fromEntries(PLANT_TYPES.map((type) => [`stems-${type.id}`, type.id === id ? 0.3 : 0]));

describe('a day of uptake', () => {
  it('is the formula, written out, for every type and record', () => {
    const response = { quantumYield: 0.05, dryness: 10, q10: 2 }, day = new DayOfUptake(PLANT_TYPES, response);
    const air = Float64Array.from([-3, 12, 24, 30]), light = Float64Array.from([0, 300, 1500, 900]), deficit = Float64Array.from([0, 2, 14, 30]), shares = column(12, (k) => 1 / (1 + k));
    day.run({ air, light, deficit }, 0, 4, shares);
    PLANT_TYPES.forEach((type, i) => {
      let shaded = 0, open = 0, dry = 0;
      const of = (absorbed: number): number => (0.05 * absorbed) / (0.05 * absorbed + type.uptake);
      for (let s = 0; s < 4; s++) {
        const fit = Math.max(0, 1 - ((air[s]! - type.best) / type.reach) ** 2) / (1 + deficit[s]! / 10);
        const got = fit * (of(light[s]! * type.extinction * shares[2 * i]!) + of(light[s]! * type.extinction * shares[2 * i + 1]!)) / 2;
        shaded += got;
        dry += got * deficit[s]!;
        open += fit * of(light[s]! * type.extinction);
      }
      near(day.shaded[i]!, shaded, 1e-12);
      near(day.shadedDeficit[i]!, dry, 1e-11);
      near(day.open[i]!, open, 1e-12);
    });
    near(day.warmth, air.reduce((sum, t) => sum + 2 ** ((t - 15) / 10), 0), 1e-12);
    assert.deepEqual([day.mean, day.lowest], [15.75, -3]);
  });
});

describe('forest growth', () => {
  const base = grow(short, short.base);

  it('keeps the carbon: uptake less respiration and litter is what the stand gained', () => {
    const [uptake, respiration, litter, gain] = ['uptake', 'respiration', 'litter', 'gain'].map((name) => valueOf(base, name)) as [number, number, number, number];
    assert.ok(uptake > 1 && respiration > 0.3 && litter > 0.3 && gain > 0);
    near(uptake - respiration - litter, gain, 1e-11 * uptake);
  });

  it('tells one biomass a type and day, and their sum', () => {
    const sum = PLANT_TYPES.reduce((total, { id }) => total + valueOf(base, `biomass-${id}`), 0);
    near(valueOf(base, 'biomass'), sum, 1e-12);
    assert.equal(seriesOf(base, 'biomass').length, 4 * 365 + 1);
    assert.equal(seriesOf(base, 'biomass').at(-1), valueOf(base, 'biomass'));
    assert.deepEqual(base.notes, []);
    assert.deepEqual(base.values.get('biomass'), { value: valueOf(base, 'biomass'), n: short.time.length, missing: 0 });
  });

  it('more light lets the top of the canopy take up no less, on any day', () => {
    for (const { id } of PLANT_TYPES) {
      const wet = { ...short.base, P: short.base.P.map(() => 1) }, lit = { ...wet, SW_IN: wet.SW_IN.map((w) => 1.1 * w) };
      const [one, other] = [grow(short, wet, only(id)), grow(short, lit, only(id))], [dim, bright] = [seriesOf(one, 'biomass'), seriesOf(other, 'biomass')];
      assert.ok(dim.every((value, d) => bright[d]! >= value - 1e-12), id);
      assert.ok(valueOf(other, 'uptake') > valueOf(one, 'uptake'), id);
    }
  });

  it('a drought takes from a stand, a frost in spring from hardwoods alone', () => {
    const dry = grow(short, { ...short.base, P: short.base.P.map(() => 0) });
    assert.ok(valueOf(dry, 'uptake') < 0.8 * valueOf(base, 'uptake') && valueOf(dry, 'soilWater') < 0.7 * valueOf(base, 'soilWater'));
    const night = (Date.UTC(1991, 4, 11) - short.time[0]!) / 1_800_000, frost = { ...short.base, TA: short.base.TA.map((t, i) => (i >= night && i < night + 6 ? -9 : t)) };
    const after = seriesOf(grow(short, frost), 'biomass-early-hardwood'), before = seriesOf(base, 'biomass-early-hardwood'), day = Math.floor(night / 48) + 1;
    assert.ok(after[day]! < 0.97 * before[day]!);
    const pine = seriesOf(grow(short, frost), 'biomass-northern-pine')[day]! / seriesOf(base, 'biomass-northern-pine')[day]!;
    near(pine, 1, 1e-3);
  });

  it('fills gaps with the same time of day around them, and counts them; records that are not there are gaps', () => {
    const hole = (i: number): boolean => i >= 20_000 && i < 20_100, TA = short.base.TA.map((t, i) => (hole(i) ? NaN : t)), gap = grow(short, { ...short.base, TA });
    assert.deepEqual(gap.notes, ['Air temperature: 100 values of 70,128 records (0.14 %) missing, filled with means of the same time of day around them.']);
    assert.deepEqual(gap.values.get('biomass'), { value: valueOf(gap, 'biomass'), n: 70_028, missing: 100 });
    near(valueOf(gap, 'biomass') / valueOf(base, 'biomass'), 1, 0.01);
    const keep = (values: Float64Array): Float64Array => values.filter((_, i) => !hole(i)), nan = (values: Float64Array): Float64Array => values.map((x, i) => (hole(i) ? NaN : x));
    const each = (of: (values: Float64Array) => Float64Array): Record<string, Float64Array> => Object.fromEntries(Object.entries(short.base).map(([name, values]) => [name, of(values as Float64Array)]));
    assert.deepEqual(runModel(FOREST_GROWTH, keep(short.time), each(keep)), runModel(FOREST_GROWTH, short.time, each(nan)));
  });

  it('answers with a status where too much is missing, and for days', () => {
    const TA = short.base.TA.map((t, i) => (i % 3 === 0 ? NaN : t)), result = grow(short, { ...short.base, TA });
    for (const { name } of FOREST_GROWTH.outputs) assert.equal(statusOf(result, name), 'too-few');
    assert.match((result.values.get('biomass') as { reason: string }).reason, /46,?752 of at least 52,?596 values of air temperature/);
    const n = 40, daily = runModel(FOREST_GROWTH, times('2000-01-01', n, DAY), Object.fromEntries(FOREST_GROWTH.inputs.map(({ name }) => [name, column(n, () => 5)])));
    assert.equal(statusOf(daily, 'biomass'), 'undefined');
  });

  it('holds at the ends of its parameters: no stem, and more and larger stems than ground can bear', () => {
    const bare = grow(short, short.base, Object.fromEntries(PLANT_TYPES.map(({ id }) => [`stems-${id}`, 0])));
    assert.deepEqual(['biomass', 'uptake', 'gain', 'leafArea'].map((name) => valueOf(bare, name)), [0, 0, 0, 0]);
    const full = grow(short, short.base, { ...Object.fromEntries(PLANT_TYPES.flatMap(({ id }) => [[`stems-${id}`, 2], [`diameter-${id}`, 60]])), densest: 0.01 });
    assert.ok([...full.series.values()].every(({ values }) => values.every((x) => x >= 0 && x < 1e5)));
    near(valueOf(full, 'uptake') - valueOf(full, 'respiration') - valueOf(full, 'litter'), valueOf(full, 'gain'), 1e-9 * valueOf(full, 'litter'));
  });

  it('of hours is nearly that of half-hours', () => {
    const hours = (values: Float64Array, of: (a: number, b: number) => number): Float64Array => column(values.length / 2, (i) => of(values[2 * i]!, values[2 * i + 1]!)), mean = (a: number, b: number): number => (a + b) / 2;
    const { TA, SW_IN, VPD, P } = short.base, coarse = runModel(FOREST_GROWTH, hours(short.time, (a) => a), { TA: hours(TA, mean), SW_IN: hours(SW_IN, mean), VPD: hours(VPD, mean), P: hours(P, (a, b) => a + b) });
    for (const name of ['biomass', 'uptake', 'respiration']) near(valueOf(coarse, name) / valueOf(base, name), 1, 0.01, name);
  });

  it('stops when asked to', () => {
    const reason = new Error('enough'), signal = { aborted: true, throwIfAborted: (): void => { throw reason; } };
    assert.throws(() => runModel(FOREST_GROWTH, short.time, { ...short.base }, {}, { signal }), reason);
  });
});

describe('a small early change of thirty years of weather', () => {
  const releases = simulateReleases(), [base, revision] = [grow(releases, releases.base), grow(releases, releases.revision)];
  const change = (name: string, day: number): number => { const [a, b] = [seriesOf(base, name), seriesOf(revision, name)]; return b.at(day)! / a.at(day)! - 1; };
  const began = Math.floor((releases.planted.from - releases.time[0]!) / DAY), soon = began + PLANTED.days + 365;

  it('is 0.27 % of the records of one column', () => {
    near(releases.planted.records / releases.time.length, 0.0027, 5e-5);
  });

  it('changes nothing before it', () => {
    for (const [name, { values }] of base.series) assert.deepEqual(values.slice(0, began), seriesOf(revision, name).slice(0, began), name);
  });

  it('grows for decades: single types end far apart, the whole forest does not', () => {
    const early = change('biomass-early-hardwood', soon), late = change('biomass-early-hardwood', -1);
    assert.ok(Math.abs(early) < 0.08, `after a year ${early}`);
    assert.ok(late < -0.15 && Math.abs(late) > 3 * Math.abs(early), `at the end ${late}`);
    const rival = [change('biomass-late-hardwood', soon), change('biomass-late-hardwood', -1)] as const;
    assert.ok(Math.abs(rival[0]) < 0.02 && rival[1] > 0.1, `the rival ${rival.join(' ')}`);
    assert.ok(Math.abs(change('biomass', -1)) < 0.4 * Math.abs(late), `the whole ${change('biomass', -1)}`);
  });

  it('ends with a forest as forests are: biomass, uptake and leaves of temperate stands of thirty years', () => {
    const biomass = valueOf(base, 'biomass'), uptake = valueOf(base, 'uptake') / 30, leaves = valueOf(base, 'leafArea');
    assert.ok(biomass > 4 && biomass < 12 && uptake > 0.8 && uptake < 2 && leaves > 4 && leaves < 9, `${biomass} ${uptake} ${leaves}`);
  });
});
