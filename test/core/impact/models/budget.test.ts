import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BUDGET } from '../../../../src/core/impact/models/budget.js';
import { suggestColumns } from '../../../../src/core/impact/models/suggest-columns.js';
import { column, DAY, HOUR, near, runModel, seriesOf, statusOf, times, valueOf } from './support.js';

const N = 365 * 48, year = times('2001-01-01', N, HOUR / 2), flat = (value: number, n = N): Float64Array => column(n, () => value);

describe('carbon and water budgets', () => {
  it('by hand: one umol of CO2 a second for a year, 100 W m-2 of latent heat, 0.1 mm each half-hour', () => {
    const result = runModel(BUDGET, year, { NEE: flat(1), LE: flat(100), P: flat(0.1) });
    near(valueOf(result, 'nee'), 12.011e-6 * 86_400 * 365, 1e-9);
    near(valueOf(result, 'evapotranspiration'), (100 * 86_400 * 365) / 2.45e6, 1e-9);
    near(valueOf(result, 'precipitation'), 1752, 1e-9);
    near(valueOf(result, 'waterBalance'), 1752 - (100 * 86_400 * 365) / 2.45e6, 1e-9);
    assert.equal(statusOf(result, 'gpp'), 'undefined');
    assert.deepEqual(result.notes, []);
  });

  it('by season: sums of the days of each, winter from December on', () => {
    const time = times('2000-12-01', 365 * 48, HOUR / 2), result = runModel(BUDGET, time, { GPP: flat(1) }), day = 12.011e-6 * 86_400;
    const sums = seriesOf(result, 'gppSeason');
    [90, 92, 92, 91].forEach((days, k) => near(sums[k]!, day * days, 1e-9));
    near(valueOf(result, 'gppSeason'), (day * 365) / 4, 1e-9);
    assert.deepEqual([...result.series.get('gppSeason')!.time].map((t) => new Date(t).toISOString().slice(0, 7)), ['2000-12', '2001-03', '2001-06', '2001-09']);
    // Neither calendar year is whole: 31 and 334 days of 366 and 365.
    const [first, second] = seriesOf(result, 'gpp');
    assert.ok(Number.isNaN(first!));
    near(second!, day * 365, 1e-9);
  });

  it('scale what is there to the whole period, where enough is there; records that are not there and those without a value alike', () => {
    const gaps = column(N, (i) => (i < 0.4 * N ? NaN : 2)), scaled = runModel(BUDGET, year, { NEE: gaps }), whole = 2 * 12.011e-6 * 86_400 * 365;
    near(valueOf(scaled, 'nee'), whole, 1e-9);
    assert.deepEqual(scaled.notes, ['Net ecosystem exchange: 7,008 records of 17,520 records of whole years (40 %) missing; 0 years without a sum, 1 scaled by the mean of the records that are there.']);
    const fewer = runModel(BUDGET, year.slice(0.4 * N), { NEE: flat(2, 0.6 * N) });
    near(valueOf(fewer, 'nee'), whole, 1e-9);
    assert.equal(statusOf(runModel(BUDGET, year, { NEE: gaps }, { share: 0.7 }), 'nee'), 'too-few');
    assert.equal(statusOf(fewer, 'neeSeason'), 'too-few');
  });

  it('are the mean of the years that have a sum, told with how many have none', () => {
    const n = 730, time = times('2001-01-01', n, DAY), result = runModel(BUDGET, time, { RECO: column(n, (i) => (i < 365 ? 1 : i < 450 ? 5 : NaN)) });
    assert.deepEqual(result.values.get('reco'), { value: 12.011e-6 * 86_400 * 365, n: 1, missing: 1 });
    assert.ok(Number.isNaN(seriesOf(result, 'reco')[1]!));
  });

  it('need half of a year unless told otherwise, and a water balance needs both of its sums', () => {
    const n = 3 * 365, time = times('2001-01-01', n, DAY), half = (days: number) => column(n, (i) => (i % 365 < days ? 4 : NaN));
    assert.equal(statusOf(runModel(BUDGET, time, { NEE: half(182) }), 'nee'), 'too-few');
    near(valueOf(runModel(BUDGET, time, { NEE: half(183) }), 'nee'), 4 * 12.011e-6 * 86_400 * 365, 1e-8);
    // Rain in the first two years, evaporation of 2 mm a day in the last two.
    const { values, series } = runModel(BUDGET, time, { P: column(n, (i) => (i < 730 ? 5 : NaN)), LE: column(n, (i) => (i < 365 ? NaN : (2 * 2.45e6) / 86_400)) }), [first, second, third] = series.get('waterBalance')!.values;
    near(second!, 3 * 365, 1e-9);
    assert.ok(Number.isNaN(first!) && Number.isNaN(third!));
    const { value, ...counts } = values.get('waterBalance') as { value: number };
    near(value, 3 * 365, 1e-9);
    assert.deepEqual(counts, { n: 1, missing: 2 });
    assert.equal(statusOf(runModel(BUDGET, time, { P: half(365) }), 'waterBalance'), 'undefined');
  });

  it('of daily values are those of their half-hours; twice the flux is twice the sum, another sign the other sign', () => {
    const hourly = column(N, (i) => 3 * Math.sin(i / 9) + Math.cos(i / 2000)), daily = column(365, (d) => hourly.slice(48 * d, 48 * d + 48).reduce((a, b) => a + b, 0) / 48);
    const sum = valueOf(runModel(BUDGET, year, { NEE: hourly }), 'nee');
    near(valueOf(runModel(BUDGET, times('2001-01-01', 365, DAY), { NEE: daily }), 'nee'), sum, 1e-9);
    near(valueOf(runModel(BUDGET, year, { NEE: hourly.map((x) => -2 * x) }), 'nee'), -2 * sum, 1e-9);
  });

  it('find their columns in a FLUXNET2015 file', () => {
    const found = suggestColumns(BUDGET.inputs, ['NEE_VUT_REF', 'NEE_VUT_REF_QC', 'GPP_NT_VUT_REF', 'GPP_DT_VUT_REF', 'RECO_NT_VUT_REF', 'LE_F_MDS', 'P_F']);
    assert.deepEqual(Object.fromEntries(found), { NEE: 'NEE_VUT_REF', GPP: 'GPP_NT_VUT_REF', RECO: 'RECO_NT_VUT_REF', LE: 'LE_F_MDS', P: 'P_F' });
  });
});
