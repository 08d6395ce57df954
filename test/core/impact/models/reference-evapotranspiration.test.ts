/** FAO-56 is held to its own worked examples: the numbers that the paper prints, to its last digit. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clearSky, extraterrestrialDay, fourthPowerOf, netRadiation, pressureAt, referenceDay, referenceHour, saturationPressure, saturationSlope, sunOf, sunsetAngle, windAtTwoMetres } from '../../../../src/core/impact/models/penman-monteith.js';
import { REFERENCE_EVAPOTRANSPIRATION as MODEL } from '../../../../src/core/impact/models/reference-evapotranspiration.js';
import { column, DAY, HOUR, near, runModel, seriesOf, statusOf, times, valueOf } from './support.js';

const degrees = (whole: number, minutes: number): number => ((whole + minutes / 60) * Math.PI) / 180;

describe('the parts of FAO-56, as its examples print them', () => {
  it('pressure at 1,800 m (example 2), saturation at 24.5 and 15 degC (3), extraterrestrial radiation at 20 degS on 3 September (8), wind at 10 m (14)', () => {
    near(pressureAt(1800), 81.8, 0.05);
    near(saturationPressure(24.5), 3.075, 5e-4);
    near(saturationPressure(15), 1.705, 5e-4);
    near(extraterrestrialDay(-degrees(20, 0), 246), 32.2, 0.05);
    near(sunsetAngle(-degrees(20, 0), 246), 1.527, 5e-4);
    near(windAtTwoMetres(3.2, 10), 2.4, 0.05);
  });

  it('example 17, Bangkok in April: 5.72 mm a day', () => {
    const latitude = degrees(13, 44), radiation = extraterrestrialDay(latitude, 105), hours = (24 / Math.PI) * sunsetAngle(latitude, 105), shortwave = (0.25 + (0.5 * 8.5) / hours) * radiation;
    near(radiation, 38.06, 0.005);
    near(hours, 12.31, 0.005);
    near(shortwave, 22.65, 0.01);
    near(clearSky(radiation, 2), 28.54, 0.01);
    const net = netRadiation(shortwave, (fourthPowerOf(34.8) + fourthPowerOf(25.6)) / 2, 2.85, shortwave / clearSky(radiation, 2), 4.903e-9), saturated = (saturationPressure(34.8) + saturationPressure(25.6)) / 2;
    near(net, 14.33, 0.01);
    near(saturationSlope(30.2), 0.246, 5e-4);
    near(referenceDay(net - 0.14, { celsius: 30.2, saturated, vapour: 2.85, pressure: pressureAt(2), wind: 2 }), 5.72, 0.01);
  });

  it('example 18, Uccle on 6 July: 3.9 mm', () => {
    const latitude = degrees(50, 48), radiation = extraterrestrialDay(latitude, 187), hours = (24 / Math.PI) * sunsetAngle(latitude, 187), shortwave = (0.25 + (0.5 * 9.25) / hours) * radiation;
    const [high, low] = [saturationPressure(21.5), saturationPressure(12.3)], vapour = (low * 0.84 + high * 0.63) / 2;
    near(radiation, 41.09, 0.005);
    near(shortwave, 22.07, 0.01);
    near(vapour, 1.409, 5e-4);
    const net = netRadiation(shortwave, (fourthPowerOf(21.5) + fourthPowerOf(12.3)) / 2, vapour, shortwave / clearSky(radiation, 100), 4.903e-9);
    near(net, 13.28, 0.01);
    near(referenceDay(net, { celsius: 16.9, saturated: (high + low) / 2, vapour, pressure: pressureAt(100), wind: windAtTwoMetres(10 / 3.6, 10) }), 3.88, 0.01);
  });

  it('example 19, N’Diaye on 1 October: 0.63 mm from 14 to 15 h, 0.00 mm from 2 to 3 h', () => {
    const latitude = degrees(16, 13), ahead = (15 - 16.25) / 15, pressure = pressureAt(8);
    const day = sunOf(latitude, 274, 14.5, 1, ahead), night = sunOf(latitude, 274, 2.5, 1, ahead);
    near(day.extraterrestrial, 3.543, 0.002);
    assert.equal(night.extraterrestrial, 0);
    const hour = (celsius: number, humidity: number, wind: number, shortwave: number, clear: number, share: number): [number, number] => {
      const saturated = saturationPressure(celsius), vapour = (saturated * humidity) / 100, net = netRadiation(shortwave, fourthPowerOf(celsius), vapour, clear, 2.043e-10);
      return [net, referenceHour(net * share, { celsius, saturated, vapour, pressure, wind })];
    };
    const [noon, evaporated] = hour(38, 52, 3.3, 2.45, 2.45 / clearSky(day.extraterrestrial, 8), 0.9), [dark, nothing] = hour(28, 90, 1.9, 0, 0.8, 0.5);
    near(noon, 1.749, 0.002);
    near(evaporated, 0.63, 0.005);
    near(dark, -0.1, 0.001);
    near(nothing, 0, 0.005);
  });

  it('the hours of a day make the day, at any place and season, also where clock and sun are far apart', () => {
    for (const latitude of [-70, -33, 0, 51, 78].map((d) => degrees(d, 0))) for (const day of [10, 100, 172, 300]) for (const ahead of [0, -9.3, 7]) {
      let sum = 0;
      for (let k = 0; k < 48; k++) sum += 0.5 * sunOf(latitude, day, k / 2 + 0.25, 0.5, ahead).extraterrestrial;
      near(sum, extraterrestrialDay(latitude, day), 1e-9, `${latitude} ${day} ${ahead}`);
    }
  });
});

describe('reference evapotranspiration', () => {
  const place = { latitude: 16 + 13 / 60, longitude: -16.25, clock: -1, elevation: 8 };

  it('gives example 19 from a tower’s columns', () => {
    const time = times('2001-10-01', 24, HOUR), at = (values: Readonly<Record<number, number>>, other: number): Float64Array => column(24, (h) => values[h] ?? other);
    const result = runModel(MODEL, time, { TA: at({ 2: 28, 14: 38 }, 30), RH: at({ 2: 90, 14: 52 }, 70), WS: at({ 2: 1.9, 14: 3.3 }, 2), SW_IN: at({ 14: 2.45 / 0.0036 }, 0) }, place), rates = seriesOf(result, 'rate');
    near(rates[14]! / 24, 0.63, 0.005);
    near(rates[2]! / 24, 0, 0.005);
    assert.equal(statusOf(result, 'year'), 'too-few');
    assert.deepEqual(result.notes, []);
  });

  it('gives example 18 from a day, by humidity or by deficit', () => {
    const saturated = (saturationPressure(21.5) + saturationPressure(12.3)) / 2, day = { TA: [16.9], TA_MAX: [21.5], TA_MIN: [12.3], WS: [10 / 3.6], SW_IN: [22.07 / 0.0864] };
    const columns = (more: Readonly<Record<string, readonly number[]>>): Record<string, Float64Array> => Object.fromEntries(Object.entries({ ...day, ...more }).map(([name, values]) => [name, Float64Array.from(values)]));
    const site = { latitude: 50.8, elevation: 100, windHeight: 10 }, time = times('2001-07-06', 1, DAY);
    near(valueOf(runModel(MODEL, time, columns({ RH: [(100 * 1.409) / saturated] }), site), 'rate'), 3.88, 0.01);
    near(valueOf(runModel(MODEL, time, columns({ VPD: [10 * (saturated - 1.409)] }), site), 'rate'), 3.88, 0.01);
    const without = runModel(MODEL, time, { TA: Float64Array.from([16.9]), WS: Float64Array.from([2]), SW_IN: Float64Array.from([200]), VPD: Float64Array.from([5]) });
    assert.match(without.notes.join(' '), /latitude of the site was not given.*Without the highest and lowest/);
  });

  it('half-hours make their hours where nothing changes within them; years scale by the gap rule', () => {
    const n = 365 * 24, hourly = (f: (h: number) => number) => column(n, f), half = (f: (h: number) => number) => column(2 * n, (i) => f(Math.floor(i / 2)));
    const TA = (h: number): number => 15 + 8 * Math.sin(((h % 24) - 9) / 3.82), SW_IN = (h: number): number => Math.max(0, 600 * Math.sin(((h % 24) - 6) / 3.82)), RH = (): number => 60, WS = (): number => 2;
    const of = (time: Float64Array, each: (f: (h: number) => number) => Float64Array): Record<string, Float64Array> => ({ TA: each(TA), SW_IN: each(SW_IN), RH: each(RH), WS: each(WS), NETRAD: each((h) => 0.7 * SW_IN(h) - 40) });
    const hours = times('2001-01-01', n, HOUR), halves = times('2001-01-01', 2 * n, HOUR / 2), whole = valueOf(runModel(MODEL, hours, of(hours, hourly)), 'year');
    near(valueOf(runModel(MODEL, halves, of(halves, half)), 'year') / whole, 1, 0.01);
    assert.ok(whole > 700 && whole < 2000);
    const gaps = of(hours, hourly);
    gaps['WS'] = column(n, (h) => (h % 240 < 48 ? NaN : 2));
    const scaled = runModel(MODEL, hours, gaps);
    near(valueOf(scaled, 'year') / whole, 1, 1e-3);
    assert.match(scaled.notes.join(' '), /1,776 records of 8,760 records \(20 %\) without a rate/);
  });

  it('warmer, sunnier, windier or drier evaporates more', () => {
    const time = times('2001-06-01', 24, HOUR), base = { TA: column(24, () => 20), SW_IN: column(24, (h) => Math.max(0, 700 * Math.sin((h - 6) / 3.82))), VPD: column(24, () => 8), WS: column(24, () => 2) };
    const rate = (more: Partial<typeof base>): number => valueOf(runModel(MODEL, time, { ...base, ...more }, place), 'rate'), from = rate({});
    for (const more of [{ TA: column(24, () => 24) }, { SW_IN: base.SW_IN.map((w) => 1.2 * w) }, { VPD: column(24, () => 12) }, { WS: column(24, () => 4) }]) assert.ok(rate(more) > from, Object.keys(more).join());
  });

  it('answers with a status without humidity, and for records of half a day', () => {
    const one = (n: number): Float64Array => column(n, () => 10);
    assert.equal(statusOf(runModel(MODEL, times('2001-01-01', 2, DAY), { TA: one(2), SW_IN: one(2), WS: one(2) }), 'rate'), 'undefined');
    assert.equal(statusOf(runModel(MODEL, times('2001-01-01', 3, 12 * HOUR), { TA: one(3), SW_IN: one(3), WS: one(3), RH: one(3) }), 'rate'), 'undefined');
  });
});
