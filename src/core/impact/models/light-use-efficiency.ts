/**
 * Gross primary production from absorbed light (J. Monteith 1972), lowered by cold nights and dry air as the MODIS product
 * MOD17 has it (S. Running et al. 2004): GPP = efficiency * ramp(lowest temperature) * ramp(daytime VPD) * fAPAR * PAR.
 */
import { counted, percent } from '../../format/words.js';
import { type MetricAnswer, tooFew, undefinedFor } from '../../metrics/metric.js';
import { type CalendarDays, calendarDays, dailyMeans } from './calendar-days.js';
import type { Model, ModelResult, ModelRun, ModelSeries } from './model.js';
import { DAY_MS, openRun, type OpenRun } from './open-run.js';
import { meanOfPeriods, periodSums, YEARS } from './period-sums.js';
import { NO_HUMIDITY, vapourDeficit } from './vapour-deficit.js';
import { AIR_TEMPERATURE, DAY_SHARE, RELATIVE_HUMIDITY, SHORTWAVE, VAPOUR_DEFICIT } from './weather-inputs.js';

/** Its five numbers were held against a public transcription of that table. */
const TABLE = 'Running and Zhao 2015, MOD17 user’s guide, table of biomes: evergreen needleleaf forest.';

export const LIGHT_USE_EFFICIENCY: Model = {
  id: 'light-use-efficiency',
  label: 'Gross primary production from light',
  about: 'Light that leaves absorb, times an efficiency that cold nights and dry air lower (as MOD17), by day and as sums of years. A day with too few records of a driver has none.',
  citation: [
    'J. Monteith, "Solar radiation and productivity in tropical ecosystems", J. Applied Ecology 9, 747-766, 1972',
    'S. Running et al., "A continuous satellite-derived measure of global terrestrial primary production", BioScience 54, 547-560, 2004',
    'S. Running and M. Zhao, "User’s guide: daily GPP and annual NPP (MOD17A2/A3) products", version 3.0, 2015',
  ],
  inputs: [
    AIR_TEMPERATURE, SHORTWAVE, VAPOUR_DEFICIT, RELATIVE_HUMIDITY,
    { name: 'FAPAR', label: 'absorbed share of photosynthetic light', unit: 'fraction', range: [0, 1], optional: true, about: 'Else the parameter for all days.', names: ['FAPAR', 'FPAR', 'fAPAR', 'fPAR'] },
    { name: 'TA_MIN', label: 'lowest temperature of the day', unit: 'degC', range: [-73, 60], optional: true, about: 'Else the lowest record of the day; daily records need it.', names: ['TA_MIN', 'Tmin', 'temp_min', 'TMIN'] },
  ],
  parameters: [
    { name: 'efficiency', label: 'Carbon gained for each MJ of absorbed light', unit: 'gC MJ-1', value: 0.962, range: [0.1, 5], source: TABLE },
    { name: 'coldest', label: 'Lowest temperature at which nothing is gained', unit: 'degC', value: -8, range: [-30, 10], source: TABLE },
    { name: 'warmEnough', label: 'Lowest temperature from which cold costs nothing', unit: 'degC', value: 8.31, range: [-5, 30], source: TABLE },
    { name: 'moistEnough', label: 'VPD up to which dryness costs nothing', unit: 'hPa', value: 6.5, range: [0, 30], source: TABLE },
    { name: 'driest', label: 'VPD at which nothing is gained', unit: 'hPa', value: 46, range: [5, 100], source: TABLE },
    { name: 'fapar', label: 'Absorbed share of photosynthetic light', unit: 'fraction', value: 0.8, range: [0, 1], source: 'Chosen: a closed canopy; for a run without a column.' },
    { name: 'parShare', label: 'Photosynthetic light of shortwave', unit: 'fraction', value: 0.45, range: [0.3, 0.6], source: 'MOD17: 0.45 of the energy.' },
    DAY_SHARE,
    { name: 'share', label: 'Least share of a year’s days', unit: 'fraction', value: 0.5, range: [0, 1], source: 'As for budgets.' },
  ],
  outputs: [
    { name: 'gpp', label: 'Gross primary production', unit: 'gC m-2 d-1', about: 'Of each day; the value is the mean of the days that have one.', kind: 'rate' },
    { name: 'gppYear', label: 'Gross primary production by year', unit: 'gC m-2', about: 'Sum of each calendar year, days without one counted as the mean of the others; the value is the mean of the years that have one.', kind: 'total' },
    { name: 'coldRamp', label: 'What cold nights leave', unit: 'fraction', about: 'Of each day, 1 for all; the value is the mean.', kind: 'rate' },
    { name: 'dryRamp', label: 'What dry air leaves', unit: 'fraction', about: 'Of each day, 1 for all; the value is the mean.', kind: 'rate' },
  ],
  run,
};

/** 0 at and below `none`, 1 at and above `full`, a straight line between; the other way round where `none` is larger. */
export function ramp(x: number, none: number, full: number): number {
  return Number.isNaN(x) ? NaN : Math.min(1, Math.max(0, (x - none) / (full - none)));
}

function run(given: ModelRun): ModelResult {
  const opened = openRun(LIGHT_USE_EFFICIENCY, given), deficit = vapourDeficit(opened);
  if (deficit !== null) return produce(opened, deficit);
  const answer = undefinedFor(given.time.length, NO_HUMIDITY);
  return { values: new Map(LIGHT_USE_EFFICIENCY.outputs.map(({ name }) => [name, answer])), series: new Map(), notes: [`Nothing was computed: ${NO_HUMIDITY}.`] };
}

function produce(opened: OpenRun, deficit: Float64Array): ModelResult {
  const days = calendarDays(opened.time, opened.step), n = days.time.length, p = opened.parameter.bind(opened), share = p('dayShare');
  const shortwave = opened.required('SW_IN'), light = dailyMeans(shortwave, days, share), dry = daytimeMeans(deficit, shortwave, days, share), lowestColumn = opened.column('TA_MIN');
  const lowest = lowestColumn === null ? lowestOf(opened.required('TA'), days, share) : dailyMeans(lowestColumn, days, 0).means, faparColumn = opened.column('FAPAR'), fapar = faparColumn === null ? null : dailyMeans(faparColumn, days, 0).means;
  const gpp = new Float64Array(n), cold = new Float64Array(n), moist = new Float64Array(n), toMegajoules = DAY_MS / 1e9;
  for (let d = 0; d < n; d++) {
    cold[d] = ramp(lowest[d]!, p('coldest'), p('warmEnough'));
    moist[d] = ramp(dry[d]!, p('driest'), p('moistEnough'));
    gpp[d] = p('efficiency') * cold[d]! * moist[d]! * (fapar === null ? p('fapar') : fapar[d]!) * p('parShare') * Math.max(0, light.means[d]!) * toMegajoules;
  }
  const years = periodSums(days.time, gpp, DAY_MS, YEARS, p('share')), series = (values: Float64Array): ModelSeries => ({ time: days.time, values });
  const without = gpp.reduce((k, x) => k + (Number.isNaN(x) ? 1 : 0), 0), notes = [...opened.notes];
  for (const { name, label } of LIGHT_USE_EFFICIENCY.inputs) {
    const column = opened.column(name), missing = column === null ? 0 : dailyMeans(column, days, 0).missing, all = n * days.perDay;
    if (missing > 0) notes.push(`${label[0]!.toUpperCase()}${label.slice(1)} is missing in ${counted(missing, 'record')} of ${counted(all, 'record')} (${percent(missing, all)}).`);
  }
  if (without > 0) notes.push(`${counted(without, 'day')} of ${counted(n, 'day')} (${percent(without, n)}) without production, because too few records of a driver are there.`);
  if (days.perDay === 1 && lowestColumn === null) notes.push('Records are days and have no lowest temperature; the mean stands for it, which makes nights seem warmer than they were.');
  return {
    values: new Map([
      ['gpp', meanOf(gpp)], ['gppYear', meanOfPeriods(years, 'days')],
      ['coldRamp', meanOf(cold)], ['dryRamp', meanOf(moist)],
    ]),
    series: new Map([['gpp', series(gpp)], ['gppYear', { time: years.time, values: years.sums }], ['coldRamp', series(cold)], ['dryRamp', series(moist)]]),
    notes,
  };
}

function meanOf(days: Float64Array): MetricAnswer {
  let sum = 0, n = 0;
  for (const x of days) if (!Number.isNaN(x)) { sum += x; n++; }
  return n === 0 ? tooFew(0, 1, 'days with all drivers') : { value: sum / n, n, missing: days.length - n };
}

/** Lowest record of a day that has enough. */
function lowestOf(values: Float64Array, { from, perDay }: CalendarDays, leastShare: number): Float64Array {
  return Float64Array.from({ length: from.length - 1 }, (_, d) => {
    let low = Infinity, n = 0;
    for (let i = from[d]!; i < from[d + 1]!; i++) if (Number.isFinite(values[i]!)) { low = Math.min(low, values[i]!); n++; }
    return n > 0 && n >= leastShare * perDay ? low : NaN;
  });
}

/** Mean over the records in light; over all of a day without light, such as one of the polar night. */
function daytimeMeans(values: Float64Array, shortwave: Float64Array, days: CalendarDays, leastShare: number): Float64Array {
  const all = dailyMeans(values, days, leastShare).means;
  return all.map((mean, d) => {
    if (Number.isNaN(mean)) return NaN;
    let sum = 0, n = 0;
    for (let i = days.from[d]!; i < days.from[d + 1]!; i++) if (shortwave[i]! > 0 && Number.isFinite(values[i]!)) { sum += values[i]!; n++; }
    return n === 0 ? mean : sum / n;
  });
}
