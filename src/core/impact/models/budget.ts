/**
 * Carbon and water budgets: sums of fluxes over calendar years and seasons, in grams of carbon and millimetres of water.
 * Missing records count as the mean of those that are there; towers miss more nights than days, so that a sum of many
 * gaps leans towards the day.
 */
import { counted, percent } from '../../format/words.js';
import { type MetricAnswer, tooFew, undefinedFor } from '../../metrics/metric.js';
import { unitPair } from '../../units/unit-table.js';
import type { Model, ModelInput, ModelOutput, ModelResult, ModelRun, ModelSeries } from './model.js';
import { DAY_MS, openRun } from './open-run.js';
import { meanOfPeriods, type PeriodSums, periodSums, SEASONS, YEARS } from './period-sums.js';
import { PRECIPITATION } from './weather-inputs.js';

const CARBON = 'umolCO2 m-2 s-1', SIGN = 'Positive is a loss of the ecosystem to the air.';

interface Flux { readonly input: ModelInput; readonly output: string; readonly label: string; readonly unit: string }

const flux = (name: string, label: string, unit: string, range: readonly [number, number], about: string, names: readonly string[]): ModelInput => ({ name, label, unit, range, optional: true, about, names });

const FLUXES: readonly Flux[] = [
  { input: flux('NEE', 'net ecosystem exchange', CARBON, [-100, 100], SIGN, ['NEE', 'FC', 'NEE_VUT_REF', 'NEE_CUT_REF', 'Fc']), output: 'nee', label: 'Net ecosystem exchange', unit: 'gC m-2' },
  { input: flux('GPP', 'gross primary production', CARBON, [-200, 200], 'Positive is an uptake.', ['GPP', 'GPP_NT', 'GPP_DT']), output: 'gpp', label: 'Gross primary production', unit: 'gC m-2' },
  { input: flux('RECO', 'ecosystem respiration', CARBON, [-100, 100], SIGN, ['RECO', 'Reco', 'RE', 'RECO_NT', 'RECO_DT']), output: 'reco', label: 'Ecosystem respiration', unit: 'gC m-2' },
  { input: flux('LE', 'latent heat', 'W m-2', [-1000, 1200], 'Mean of the record.', ['LE', 'latent_heat', 'Qle']), output: 'evapotranspiration', label: 'Evapotranspiration', unit: 'mm' },
  { input: { ...PRECIPITATION, optional: true }, output: 'precipitation', label: 'Precipitation', unit: 'mm' },
];

export const BUDGET: Model = {
  id: 'budget',
  label: 'Carbon and water budget',
  about: 'Sums of carbon and water fluxes over calendar years and over seasons (from December, March, June and September on). A period with too few records has no sum; otherwise missing records count as the mean of those that are there.',
  citation: [
    'G. Pastorello et al., "The FLUXNET2015 dataset and the ONEFlux processing pipeline for eddy covariance data", Scientific Data 7, 225, 2020',
    'R. Allen, L. Pereira, D. Raes and M. Smith, "Crop evapotranspiration", FAO Irrigation and Drainage Paper 56, 1998 (latent heat of vaporisation, 2.45 MJ kg-1)',
  ],
  inputs: FLUXES.map(({ input }) => input),
  parameters: [
    { name: 'share', label: 'Least share of a period’s records', unit: 'fraction', value: 0.5, range: [0, 1], source: 'FLUXNET2015 gives means of measured data where more than half is there (Pastorello et al. 2020).' },
    { name: 'vaporisation', label: 'Latent heat of vaporisation', unit: 'MJ kg-1', value: 2.45, range: [2.3, 2.6], source: 'FAO-56: 2.45 at 20 degC.' },
  ],
  outputs: [
    ...FLUXES.flatMap(({ output, label, unit }): ModelOutput[] => [
      { name: output, label: `${label} by year`, unit, about: 'Sum of each calendar year; the value is the mean of the years that have one.', kind: 'total' },
      { name: `${output}Season`, label: `${label} by season`, unit, about: 'Sum of each season; the value is the mean of the four seasons, each the mean of those that have a sum.', kind: 'total' },
    ]),
    { name: 'waterBalance', label: 'Precipitation less evapotranspiration by year', unit: 'mm', about: 'Of the years that have both sums; the value is their mean.', kind: 'total' },
  ],
  run,
};

function run(given: ModelRun): ModelResult {
  const opened = openRun(BUDGET, given), seconds = opened.step / 1000, share = opened.parameter('share');
  // A day's worth of a flux of one unit, cut to the length of a record.
  const carbon = (unitPair(CARBON, 'gC m-2 d-1').factor * opened.step) / DAY_MS, water = seconds / (opened.parameter('vaporisation') * 1e6);
  const values = new Map<string, MetricAnswer>(), series = new Map<string, ModelSeries>(), notes = [...opened.notes], years = new Map<string, PeriodSums>();
  for (const { input: { name, label, unit }, output } of FLUXES) {
    const column = opened.column(name);
    if (column === null) {
      const answer = undefinedFor(0, `there is no column for ${label}`);
      values.set(output, answer).set(`${output}Season`, answer);
      continue;
    }
    const factor = unit === CARBON ? carbon : unit === 'mm' ? 1 : water;
    const [byYear, bySeason] = [YEARS, SEASONS].map((periods) => scaledBy(periodSums(opened.time, column, opened.step, periods, share), factor)) as [PeriodSums, PeriodSums];
    years.set(output, byYear);
    values.set(output, meanOfPeriods(byYear, 'records')).set(`${output}Season`, meanOfSeasons(bySeason));
    series.set(output, { time: byYear.time, values: byYear.sums }).set(`${output}Season`, { time: bySeason.time, values: bySeason.sums });
    const missing = byYear.expected - byYear.present, told = label[0]!.toUpperCase() + label.slice(1);
    if (missing > 0) notes.push(`${told}: ${counted(missing, 'record')} of ${counted(byYear.expected, 'record')} of whole years (${percent(missing, byYear.expected)}) missing; ${counted(byYear.without, 'year')} without a sum, ${byYear.scaled} scaled by the mean of the records that are there.`);
  }
  const balance = waterBalance(years.get('precipitation'), years.get('evapotranspiration'));
  values.set('waterBalance', balance === null ? undefinedFor(0, 'it needs precipitation and latent heat') : meanOfPeriods(balance, 'records'));
  if (balance !== null) series.set('waterBalance', { time: balance.time, values: balance.sums });
  return { values, series, notes };
}

function scaledBy(sums: PeriodSums, factor: number): PeriodSums {
  return { ...sums, sums: sums.sums.map((sum) => sum * factor) };
}

function meanOfSeasons({ time, sums, without }: PeriodSums): MetricAnswer {
  const totals = [0, 0, 0, 0], counts = [0, 0, 0, 0];
  sums.forEach((sum, k) => {
    if (Number.isNaN(sum)) return;
    const season = Math.floor((new Date(time[k]!).getUTCMonth() + 1) / 3) % 4;
    totals[season]! += sum;
    counts[season]!++;
  });
  const known = counts.filter((count) => count > 0).length;
  return known < 4 ? tooFew(known, 4, 'seasons with enough records') : { value: totals.reduce((mean, total, k) => mean + total / counts[k]! / 4, 0), n: sums.length - without, missing: without };
}

function waterBalance(rain: PeriodSums | undefined, evaporated: PeriodSums | undefined): PeriodSums | null {
  if (rain === undefined || evaporated === undefined) return null;
  const sums = rain.sums.map((sum, k) => sum - evaporated.sums[k]!);
  return { ...rain, sums, without: sums.reduce((n, sum) => n + (Number.isNaN(sum) ? 1 : 0), 0) };
}
