/**
 * Ecosystem respiration from the nights of a tower: at night all exchange is respiration, and it rises with temperature.
 * Two curves are fitted to it by least squares, and each is carried to all hours by the temperature alone:
 * r10 q10^((T - 10) / 10), and that of Lloyd and Taylor, r10 exp(E0 (1 / 56.02 - 1 / (T + 46.02))).
 */
import { counted, figure, percent } from '../../format/words.js';
import { type Curve, type Fit, fitCurve } from '../../metrics/algebra/fit-curve.js';
import type { MetricAnswer } from '../../metrics/metric.js';
import type { Undefined } from '../../model/report.js';
import { unitPair } from '../../units/unit-table.js';
import type { Model, ModelResult, ModelRun, ModelSeries } from './model.js';
import { DAY_MS, openRun } from './open-run.js';
import { meanOfPeriods, periodSums, YEARS } from './period-sums.js';
import { AIR_TEMPERATURE, SHORTWAVE } from './weather-inputs.js';

const FLUX = 'umolCO2 m-2 s-1';

export const RESPIRATION: Model = {
  id: 'respiration',
  label: 'Ecosystem respiration from nights',
  about: 'Two curves of respiration against temperature, fitted to the net exchange of nights, and the respiration of years that each makes of the temperature of all records.',
  citation: [
    'J. Lloyd and J. Taylor, "On the temperature dependence of soil respiration", Functional Ecology 8, 315-323, 1994',
    'M. Reichstein et al., "On the separation of net ecosystem exchange into assimilation and ecosystem respiration", Global Change Biology 11, 1424-1439, 2005',
    'J. van ’t Hoff, "Lectures on theoretical and physical chemistry", 1898 (the factor for 10 degrees)',
  ],
  inputs: [
    { name: 'NEE', label: 'net ecosystem exchange', unit: FLUX, range: [-100, 100], about: 'Positive is a loss of the ecosystem to the air.', names: ['NEE', 'FC', 'NEE_VUT_REF', 'NEE_CUT_REF', 'Fc'] },
    AIR_TEMPERATURE, SHORTWAVE,
    { name: 'TS', label: 'soil temperature', unit: 'degC', range: [-50, 70], optional: true, about: 'Taken in place of air temperature where it is given.', names: ['TS', 'Tsoil', 'Ts', 'soil_temperature'] },
    { name: 'USTAR', label: 'friction velocity', unit: 'm s-1', range: [0, 13], optional: true, about: 'Nights below the least are left out.', names: ['USTAR', 'Ustar', 'ustar', 'u_star'] },
  ],
  parameters: [
    { name: 'dark', label: 'Shortwave below which it is night', unit: 'W m-2', value: 20, range: [0.1, 50], source: 'Reichstein et al. 2005: 20 W m-2 of global radiation.' },
    { name: 'calm', label: 'Least friction velocity of a night', unit: 'm s-1', value: 0, range: [0, 1], source: 'Of the site; 0 leaves nothing out.' },
    { name: 'leastRange', label: 'Least range of temperature', unit: 'degC', value: 5, range: [0, 30], source: 'Reichstein et al. 2005: 5 degrees within a window.' },
    { name: 'leastRecords', label: 'Least records of nights', unit: 'count', value: 20, range: [3, 100_000], source: 'Chosen: two constants are told by tens of values.' },
    { name: 'share', label: 'Least share of a year’s records', unit: 'fraction', value: 0.5, range: [0, 1], source: 'As for budgets.' },
  ],
  outputs: [
    { name: 'q10', label: 'Factor for 10 degrees', unit: 'fraction', about: 'Of the curve of van ’t Hoff.', kind: 'rate' },
    { name: 'r10', label: 'Respiration at 10 degC, van ’t Hoff', unit: FLUX, about: 'Of the curve of van ’t Hoff.', kind: 'rate' },
    { name: 'q10Error', label: 'Residual of the curve of van ’t Hoff', unit: FLUX, about: 'Root of the mean squared residual of the nights.', kind: 'rate' },
    { name: 'q10Year', label: 'Respiration by year, van ’t Hoff', unit: 'gC m-2', about: 'Sum of each calendar year; the value is the mean of the years that have one.', kind: 'total' },
    { name: 'e0', label: 'Sensitivity to temperature', unit: 'K', about: 'E0 of the curve of Lloyd and Taylor.', kind: 'rate' },
    { name: 'lloydR10', label: 'Respiration at 10 degC, Lloyd and Taylor', unit: FLUX, about: 'Of the curve of Lloyd and Taylor.', kind: 'rate' },
    { name: 'lloydError', label: 'Residual of the curve of Lloyd and Taylor', unit: FLUX, about: 'Root of the mean squared residual of the nights.', kind: 'rate' },
    { name: 'lloydYear', label: 'Respiration by year, Lloyd and Taylor', unit: 'gC m-2', about: 'Sum of each calendar year; the value is the mean of the years that have one.', kind: 'total' },
  ],
  run,
};

/** Parameters: respiration at 10 degC, logarithm of the factor for 10 degrees. */
export const VAN_T_HOFF: Curve = {
  at(celsius, [r10, log], slopes) {
    const part = (celsius - 10) / 10, rise = Math.exp(log! * part);
    slopes[0] = rise;
    slopes[1] = r10! * rise * part;
    return r10! * rise;
  },
};

const COLDEST = -46.02;

/** Parameters: respiration at 10 degC, E0. */
export const LLOYD_TAYLOR: Curve = {
  at(celsius, [r10, e0], slopes) {
    const part = 1 / (10 - COLDEST) - 1 / (celsius - COLDEST), rise = Math.exp(e0! * part);
    slopes[0] = rise;
    slopes[1] = r10! * rise * part;
    return r10! * rise;
  },
};

/** Where the search begins: factor 2 for 10 degrees, which is an E0 of 209 K at 10 degC. */
const STARTS = [Math.LN2, 209];

type Refusal = Undefined & { readonly n: number };

interface Nights { readonly temperature: Float64Array; readonly exchange: Float64Array; readonly missing: number }

function run(given: ModelRun): ModelResult {
  const opened = openRun(RESPIRATION, given), temperature = opened.column('TS') ?? opened.required('TA'), nights = nightsOf(opened.required('NEE'), temperature, opened.required('SW_IN'), opened.column('USTAR'), opened.parameter('dark'), opened.parameter('calm'));
  const { missing } = nights, n = nights.exchange.length, records = opened.time.length, values = new Map<string, MetricAnswer>(), series = new Map<string, ModelSeries>(), notes = [...opened.notes, `Fitted to ${counted(n, 'record')} of nights.`];
  if (missing > 0) notes.push(`${counted(missing, 'record')} of ${counted(records, 'record')} (${percent(missing, records)}) without net exchange, temperature or shortwave, and in no fit.`);
  if (opened.column('TS') !== null) notes.push('Temperature is that of the soil.');
  const carbon = (unitPair(FLUX, 'gC m-2 d-1').factor * opened.step) / DAY_MS, refusal = refusalOf(nights, opened.parameter('leastRecords'), opened.parameter('leastRange'));
  [{ curve: VAN_T_HOFF, sensitivity: 'q10', r10: 'r10', name: 'q10' }, { curve: LLOYD_TAYLOR, sensitivity: 'e0', r10: 'lloydR10', name: 'lloyd' }].forEach(({ curve, sensitivity, r10, name }, k) => {
    const fit = refusal ?? fitted(curve, nights, STARTS[k]!);
    const of = (pick: (fit: Fit) => number): MetricAnswer => ('parameters' in fit ? { value: pick(fit), n, missing } : fit);
    values.set(sensitivity, of(({ parameters }) => (k === 0 ? Math.exp(parameters[1]!) : parameters[1]!))).set(r10, of(({ parameters }) => parameters[0]!)).set(`${name}Error`, of(({ squares }) => Math.sqrt(squares / n)));
    if (!('parameters' in fit)) { values.set(`${name}Year`, fit); return; }
    const slopes = new Float64Array(2), respired = temperature.map((celsius) => (celsius > COLDEST + 5 ? carbon * curve.at(celsius, fit.parameters, slopes) : NaN));
    const years = periodSums(opened.time, respired, opened.step, YEARS, opened.parameter('share'));
    values.set(`${name}Year`, meanOfPeriods(years, 'records'));
    series.set(`${name}Year`, { time: years.time, values: years.sums });
  });
  return { values, series, notes };
}

/** `missing` counts the records that cannot be told a night or have no value; days and calm nights are left out without being missing. */
function nightsOf(exchange: Float64Array, temperature: Float64Array, shortwave: Float64Array, friction: Float64Array | null, dark: number, calm: number): Nights {
  const x: number[] = [], y: number[] = [];
  let missing = 0;
  for (let i = 0; i < exchange.length; i++) {
    if (!Number.isFinite(shortwave[i]!) || !Number.isFinite(temperature[i]!) || !Number.isFinite(exchange[i]!)) { missing++; continue; }
    if (shortwave[i]! >= dark || (friction !== null && calm > 0 && !(friction[i]! >= calm)) || temperature[i]! <= COLDEST + 5) continue;
    x.push(temperature[i]!);
    y.push(exchange[i]!);
  }
  return { temperature: Float64Array.from(x), exchange: Float64Array.from(y), missing };
}

function refusalOf({ temperature }: Nights, leastRecords: number, leastRange: number): Refusal | null {
  const n = temperature.length;
  if (n < leastRecords) return { status: 'too-few', reason: `${n} of at least ${leastRecords} records of nights`, n };
  let low = Infinity, high = -Infinity;
  for (const t of temperature) { low = Math.min(low, t); high = Math.max(high, t); }
  return high - low >= leastRange ? null : { status: 'undefined', reason: `the temperatures of nights lie within ${figure(high - low)} degrees, which does not tell how respiration follows them`, n };
}

function fitted(curve: Curve, { temperature, exchange }: Nights, sensitivity: number): Fit | Refusal {
  const mean = exchange.reduce((a, b) => a + b, 0) / exchange.length;
  return fitCurve(curve, temperature, exchange, [mean, sensitivity]) ?? { status: 'undefined', reason: 'no curve fits the net exchange of the nights', n: exchange.length };
}
