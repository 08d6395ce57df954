import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import { cascade } from '../../../../src/core/impact/cascade.js';
import { PLANTED, simulateReleases } from '../../../../src/core/impact/drivers/simulated-weather.js';
import { DEGREE_DAYS } from '../../../../src/core/impact/models/degree-days.js';
import { FOREST_GROWTH } from '../../../../src/core/impact/models/forest/forest-growth.js';
import { LIGHT_USE_EFFICIENCY } from '../../../../src/core/impact/models/light-use-efficiency.js';
import { changedInputs, courseOfRun, figureOfRun, type ModelReleases, withColumns, withParts, withStretch } from '../../../../src/core/impact/models/model-hybrids.js';
import { column, DAY, HOUR, near, times } from './support.js';

const n = 60 * 24, time = times('2001-05-01', n, HOUR);
const base = new Map([['TA', column(n, (i) => 10 + 6 * Math.sin(i / 3.82))], ['SW_IN', column(n, (i) => Math.max(0, 500 * Math.sin(((i % 24) - 6) / 3.82)))], ['VPD', column(n, (i) => 6 + (i % 24) / 2)]]);
const revision = new Map([...base, ['TA', base.get('TA')!.map((t, i) => (i >= 480 && i < 960 ? t - 12 : t))], ['VPD', base.get('VPD')!.map((v, i) => (i >= 720 ? v + 15 : v))]] as const);
const releases: ModelReleases = { run: { time }, base, revision };

describe('a model between two releases', () => {
  it('names the inputs that differ, and leaves those that do not as they are', () => {
    assert.deepEqual(changedInputs(releases), ['TA', 'VPD']);
    const holes = column(n, (i) => (i % 5 === 0 ? NaN : 1));
    assert.deepEqual(changedInputs({ ...releases, base: new Map([['TA', holes]]), revision: new Map([['TA', holes.slice()]]) }), []);
    assert.equal(withParts(releases, new Int32Array(n), 1).columns.get('SW_IN'), base.get('SW_IN'));
  });

  it('takes an input that one release alone has with its column, and mixes none of it', () => {
    const more = new Map([...revision, ['P', column(n, () => 1)]]), fewer = new Map([...base].filter(([name]) => name !== 'VPD'));
    const came: ModelReleases = { run: { time }, base, revision: more }, went: ModelReleases = { run: { time }, base, revision: fewer };
    assert.deepEqual([changedInputs(came), changedInputs(went)], [['TA', 'VPD', 'P'], ['VPD']]);
    assert.deepEqual([0, 4, 7].map((taken) => withColumns(came, ['TA', 'VPD', 'P'], taken).columns.has('P')), [false, true, true]);
    assert.deepEqual([0, 1].map((taken) => withColumns(went, ['VPD'], taken).columns.has('VPD')), [true, false]);
    assert.throws(() => withParts(came, new Int32Array(n), 1), { message: /^Only the revision has the input P: .*compare by column\.$/ });
  });

  it('takes columns, parts or a stretch from the revision, and nothing or all at the ends', () => {
    assert.deepEqual([...withColumns(releases, ['TA', 'VPD'], 0).columns], [...base]);
    assert.deepEqual([...withColumns(releases, ['TA', 'VPD'], 3).columns], [...revision]);
    assert.equal(withColumns(releases, ['TA', 'VPD'], 2).columns.get('TA'), base.get('TA'));
    const halves = column(n, (i) => (i < 720 ? 0 : i < 1000 ? 1 : -1)), one = withParts(releases, halves, 1).columns.get('TA')!;
    assert.deepEqual([one[479], one[480], one[719], one[720]], [base, revision, revision, base].map((from, k) => from.get('TA')![[479, 480, 719, 720][k]!]));
    assert.deepEqual(withParts(releases, halves, 3).columns.get('VPD')!.slice(1000), base.get('VPD')!.slice(1000));
    assert.deepEqual(withStretch(releases, 0, n).columns, withColumns(releases, ['TA', 'VPD'], 3).columns);
  });

  it('is attributed by column: cold and dryness act through each other, and the parts are the whole', async () => {
    const inputs = changedInputs(releases), found = await attributeChange(inputs.map((label) => ({ of: 'column', label })), (coalition) => figureOfRun(LIGHT_USE_EFFICIENCY, withColumns(releases, inputs, coalition), 'gpp'));
    const [cold, dry] = found.parts.map(({ part }) => part as number) as [number, number];
    near(cold + dry, found.change as number, 1e-12);
    assert.ok(cold < 0 && dry < 0 && (found.interactions.total as number) > 0.001, 'what cold took dryness cannot take again');
  });

  it('is attributed by period: degree days of a fortnight are that fortnight’s', async () => {
    const fortnight = column(n, (i) => Math.floor(i / 24 / 15)), parts = [0, 1, 2, 3].map((k) => ({ of: 'period' as const, label: `fortnight ${k}` }));
    const found = await attributeChange(parts, (coalition) => figureOfRun(DEGREE_DAYS, withParts(releases, fortnight, coalition), 'degreeDays'));
    const means = (from: ReadonlyMap<string, Float64Array>, d: number): number => Math.max(0, from.get('TA')!.slice(24 * d, 24 * d + 24).reduce((a, b) => a + b, 0) / 24 - 5);
    found.parts.forEach(({ part }, k) => { let sum = 0; for (let d = 15 * k; d < 15 * k + 15; d++) sum += means(revision, d) - means(base, d); near(part as number, sum, 1e-9); });
  });

  it('forgets a cold fortnight in the delayed temperature, and never in the degree-day sum', async () => {
    // A day moves the state of the next one: the stretch ends a day after what changed.
    const of = (output: string): ReturnType<typeof cascade> => cascade(courseOfRun(DEGREE_DAYS, { time, columns: base }, output) as Float64Array, [[480, 984]], ([from, to]) => courseOfRun(DEGREE_DAYS, withStretch(releases, from, to), output));
    assert.equal((await of('delayed')).state, 'forgets');
    assert.equal((await of('degreeDays')).state, 'keeps');
  });

  it('says why an output has no course', () => {
    const run = { time, columns: new Map([...base, ['TA', column(n, () => NaN)]]) };
    assert.deepEqual(courseOfRun(LIGHT_USE_EFFICIENCY, { ...run, columns: new Map([...base].filter(([name]) => name !== 'VPD')) }, 'gpp'), { status: 'undefined', reason: 'it needs vapour pressure deficit or relative humidity' });
    assert.equal(typeof figureOfRun(LIGHT_USE_EFFICIENCY, run, 'gpp'), 'object');
  });
});

describe('thirty years of forest between two releases of weather', () => {
  const weather = simulateReleases(), forest: ModelReleases = { run: { time: weather.time }, base: new Map(Object.entries(weather.base)), revision: new Map(Object.entries(weather.revision)) };
  const changes = (parameters: Readonly<Record<string, number>>): { readonly soon: number; readonly late: number } => {
    const [before, after] = [forest.base, forest.revision].map((columns) => courseOfRun(FOREST_GROWTH, { ...forest.run, columns, parameters: new Map(Object.entries(parameters)) }, 'biomass-early-hardwood') as Float64Array) as [Float64Array, Float64Array];
    const change = (d: number): number => after[d]! / before[d]! - 1;
    return { soon: change(Math.floor((weather.planted.to - weather.time[0]!) / DAY) + 365), late: change(before.length - 1) };
  };

  it('differs in one column by what was planted', () => {
    assert.deepEqual(changedInputs(forest), ['TA']);
    assert.equal(weather.planted.records, PLANTED.days * 48);
  });

  it('cascades where the race is close, and forgets where it is decided', () => {
    const close = changes({}), decided = changes({ 'diameter-early-hardwood': 3 });
    assert.ok(Math.abs(close.late) > 3 * Math.abs(close.soon), JSON.stringify(close));
    assert.ok(Math.abs(decided.late) < 0.5 * Math.abs(decided.soon) && Math.abs(decided.soon) > 0.005, JSON.stringify(decided));
  });
});
