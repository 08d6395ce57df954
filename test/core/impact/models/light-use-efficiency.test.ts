import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIGHT_USE_EFFICIENCY as MODEL, ramp } from '../../../../src/core/impact/models/light-use-efficiency.js';
import { column, DAY, HOUR, near, runModel, seriesOf, statusOf, times, valueOf } from './support.js';

describe('production from absorbed light', () => {
  it('ramps between the two ends, either way, and is flat beyond them', () => {
    assert.deepEqual([-9, -8, 0.155, 8.31, 20].map((t) => Number(ramp(t, -8, 8.31).toFixed(12))), [0, 0, 0.5, 1, 1]);
    assert.deepEqual([0, 6.5, 26.25, 46, 60].map((v) => ramp(v, 46, 6.5)), [1, 1, 0.5, 0, 0]);
    assert.ok(Number.isNaN(ramp(NaN, 0, 1)));
  });

  it('by hand: 200 W m-2 over a day of 4 degC at night and 26.25 hPa in light', () => {
    const light = (h: number): number => (h >= 6 && h < 18 ? 400 : 0), n = 24;
    const result = runModel(MODEL, times('2001-06-01', n, HOUR), { TA: column(n, (h) => (h === 4 ? 0.155 : 15)), SW_IN: column(n, light), VPD: column(n, (h) => (light(h) > 0 ? 26.25 : 1)) });
    // 17.28 MJ of shortwave, 7.776 of light, of which 0.8 absorbed; half for cold, half for dryness.
    near(valueOf(result, 'gpp'), 0.962 * 0.5 * 0.5 * 0.8 * 0.45 * 17.28, 1e-9);
    near(valueOf(result, 'coldRamp'), 0.5, 1e-9);
    near(valueOf(result, 'dryRamp'), 0.5, 1e-9);
    assert.equal(statusOf(result, 'gppYear'), 'too-few');
  });

  it('of daily records by their own lowest temperature and absorbed share', () => {
    const n = 365, of = (value: number): Float64Array => column(n, () => value), time = times('2001-01-01', n, DAY);
    const result = runModel(MODEL, time, { TA: of(15), TA_MIN: of(20), SW_IN: of(100), VPD: of(3), FAPAR: of(0.5) });
    near(valueOf(result, 'gppYear'), 365 * 0.962 * 0.5 * 0.45 * 8.64, 1e-9);
    assert.deepEqual(result.notes, []);
    assert.match(runModel(MODEL, time, { TA: of(15), SW_IN: of(100), VPD: of(3) }).notes[0]!, /no lowest temperature/);
  });

  it('leaves out days with too few records and scales the year by the others', () => {
    const n = 365 * 24, TA = column(n, (i) => (Math.floor(i / 24) % 10 === 0 && i % 24 < 13 ? NaN : 12)), SW_IN = column(n, () => 100), VPD = column(n, () => 3), time = times('2001-01-01', n, HOUR);
    const whole = runModel(MODEL, time, { TA: column(n, () => 12), SW_IN, VPD }), gaps = runModel(MODEL, time, { TA, SW_IN, VPD });
    near(valueOf(gaps, 'gppYear'), valueOf(whole, 'gppYear'), 1e-9);
    assert.deepEqual(gaps.values.get('gpp'), { value: valueOf(gaps, 'gpp'), n: 328, missing: 37 });
    assert.ok(Number.isNaN(seriesOf(gaps, 'gpp')[10]!) && gaps.notes[1]!.startsWith('37 days of 365 days'));
  });

  it('more light, milder nights and moister air never lower it', () => {
    const n = 48, time = times('2001-06-01', n, HOUR), base = { TA: column(n, (h) => 3 + (h % 24) / 2), SW_IN: column(n, (h) => Math.max(0, 500 * Math.sin(((h % 24) - 6) / 3.82))), VPD: column(n, (h) => 5 + (h % 24)) };
    const gpp = (more: Partial<typeof base>): number => valueOf(runModel(MODEL, time, { ...base, ...more }), 'gpp'), from = gpp({});
    assert.ok(gpp({ SW_IN: base.SW_IN.map((w) => 1.1 * w) }) > from && gpp({ TA: base.TA.map((t) => t + 1) }) > from && gpp({ VPD: base.VPD.map((v) => v - 2) }) > from);
  });
});

describe('dryness of the air', () => {
  const n = 48, time = times('2001-06-01', n, HOUR), TA = column(n, (h) => 10 + (h % 24) / 2), SW_IN = column(n, (h) => Math.max(0, 500 * Math.sin(((h % 24) - 6) / 3.82))), RH = column(n, (h) => 40 + (h % 24));

  it('is taken from humidity where no deficit is given: 6.11 hPa at 0 degC saturate', () => {
    const VPD = TA.map((t, i) => 6.108 * Math.exp((17.27 * t) / (t + 237.3)) * (1 - RH[i]! / 100));
    near(valueOf(runModel(MODEL, time, { TA, SW_IN, RH }), 'gpp'), valueOf(runModel(MODEL, time, { TA, SW_IN, VPD }), 'gpp'), 1e-12);
    near(valueOf(runModel(MODEL, time, { TA, SW_IN, RH: RH.map(() => 104) }), 'dryRamp'), 1, 0);
  });

  it('must be given one way or the other', () => { assert.equal(statusOf(runModel(MODEL, time, { TA, SW_IN }), 'gpp'), 'undefined'); });
});
