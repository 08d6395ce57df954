/**
 * Two states that remember the weather: the sum of growing degree days since the new year, and a temperature that
 * follows the air's with delay, which tells how far the photosynthesis of conifers has come out of winter. Both are moved
 * by the mean of the day before, so that one changed record changes every later state.
 */
import { counted, percent } from '../../format/words.js';
import { type MetricAnswer, tooFew } from '../../metrics/metric.js';
import { calendarDays, dailyMeans } from './calendar-days.js';
import { AIR_TEMPERATURE, DAY_SHARE } from './weather-inputs.js';
import type { Model, ModelRun, ModelResult } from './model.js';
import { openRun } from './open-run.js';

/** One day's step of a temperature that follows another: dX/dt = (T - X) / tau (Makela et al. 2004, eq. 1). */
export function followed(state: number, temperature: number, tau: number): number {
  return state + (temperature - state) / tau;
}

export const DEGREE_DAYS: Model = {
  id: 'degree-days',
  label: 'Growing degree days and delayed temperature',
  about: 'The sum of daily means above a base temperature since the new year, and the temperature that follows the daily mean with delay. A day without a mean leaves both states as they are.',
  citation: [
    'A. Mäkelä, P. Hari, F. Berninger, H. Hänninen and E. Nikinmaa, "Acclimation of photosynthetic capacity in Scots pine to the annual cycle of temperature", Tree Physiology 24, 369-376, 2004',
    'P. Kolari, H. Lappalainen, H. Hänninen and P. Hari, "Relationship between temperature and the seasonal course of photosynthesis in Scots pine at northern timberline and in southern boreal zone", Tellus B 59, 542-552, 2007',
  ],
  inputs: [AIR_TEMPERATURE],
  parameters: [
    { name: 'base', label: 'Base temperature', unit: 'degC', value: 5, range: [-10, 20], source: 'The usual threshold of boreal and temperate vegetation; that of the forcing of SE-Svb.' },
    { name: 'delay', label: 'Time constant of the delayed temperature', unit: 'd', value: 8.33, range: [1, 60], source: '200 hours, after Kolari et al. 2007; that of the forcing of SE-Svb.' },
    { name: 'start', label: 'Delayed temperature of the first day', unit: 'degC', value: 0, range: [-40, 40], source: 'Chosen; forgotten after some time constants.' },
    DAY_SHARE,
    { name: 'yearShare', label: 'Least share of days with a mean', unit: 'fraction', value: 0.9, range: [0, 1], source: 'Chosen: a degree-day sum with more days left out is no longer near the year’s.' },
  ],
  outputs: [
    { name: 'degreeDays', label: 'Degree-day sum', unit: 'degC d', about: 'Since the new year, at the start of the day; the value is that after the last day.', kind: 'state' },
    { name: 'delayed', label: 'Delayed temperature', unit: 'degC', about: 'At the start of the day; the value is that after the last day.', kind: 'state' },
  ],
  run,
};

function run(given: ModelRun): ModelResult {
  const opened = openRun(DEGREE_DAYS, given), air = opened.required('TA'), days = calendarDays(opened.time, opened.step);
  const base = opened.parameter('base'), tau = opened.parameter('delay');
  const { means, missing, daysWithout } = dailyMeans(air, days, opened.parameter('dayShare'));
  const n = means.length, sums = new Float64Array(air.length), delayed = new Float64Array(air.length);
  let sum = 0, state = opened.parameter('start'), year = NaN;
  for (let d = 0; d < n; d++) {
    const now = new Date(days.time[d]!).getUTCFullYear();
    if (now !== year) { sum = 0; year = now; }
    sums.fill(sum, days.from[d]!, days.from[d + 1]!);
    delayed.fill(state, days.from[d]!, days.from[d + 1]!);
    const mean = means[d]!;
    if (Number.isNaN(mean)) continue;
    sum += Math.max(0, mean - base);
    state = followed(state, mean, tau);
  }
  const known = n - daysWithout, enough = known > 0 && known >= opened.parameter('yearShare') * n;
  const answer = (value: number): MetricAnswer => (enough ? { value, n: known, missing: daysWithout } : tooFew(known, Math.max(1, Math.ceil(opened.parameter('yearShare') * n)), 'days'));
  const notes = missing === 0 ? opened.notes : [...opened.notes, `Air temperature is missing in ${counted(missing, 'record')} (${percent(missing, n * days.perDay)}); ${counted(daysWithout, 'day')} of ${n} without a mean left the states as they were, the other means are of the records that are there.`];
  return { values: new Map([['degreeDays', answer(sum)], ['delayed', answer(state)]]), series: new Map([['degreeDays', { time: opened.time, values: sums }], ['delayed', { time: opened.time, values: delayed }]]), notes };
}
