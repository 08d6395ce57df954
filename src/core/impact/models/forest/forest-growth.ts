/**
 * Thirty years of a young stand of six types of trees that compete for light and water: small enough for a browser, and
 * with what makes such models feel a small early change for decades: whoever is taller takes the light first, so that a
 * lead grows. Where the race between two types is close, a change of some weeks decides it; where it is decided, the
 * change fades. After the idea of the Ecosystem Demography model; not that model: stems of a type are alike, no
 * stem is born, and the sun has no angle.
 *
 *   drivers -> even days -> shape of the stand -> light in the canopy -> a day's uptake by record -> carbon of the day -> water
 */
import { pulse } from '../../../pulse.js';
import { counted, percent } from '../../../format/words.js';
import { type MetricAnswer, tooFew, undefinedFor } from '../../../metrics/metric.js';
import { NO_HUMIDITY, vapourDeficit } from '../vapour-deficit.js';
import { AIR_TEMPERATURE, PRECIPITATION, RELATIVE_HUMIDITY, SHORTWAVE, VAPOUR_DEFICIT } from '../weather-inputs.js';
import { evenGrid, type EvenGrid, fillByTimeOfDay } from '../even-records.js';
import type { Model, ModelParameter, ModelResult, ModelRun, ModelSeries } from '../model.js';
import { DAY_MS, type OpenRun, openRun } from '../open-run.js';
import { shareLight } from './canopy-light.js';
import { LeafSeason } from './leaf-season.js';
import { PLANT_TYPES } from './plant-types.js';
import { Stand } from './stand.js';
import { DayOfUptake, type Weather } from './uptake.js';
import { WaterStore } from './water-store.js';

const STANDS: readonly ModelParameter[] = PLANT_TYPES.flatMap(({ id, label, planted }) => [
  { name: `stems-${id}`, label: `${label}: stems at the beginning`, unit: 'm-2', value: 0.1, range: [0, 2], source: 'Chosen: a thousand saplings a hectare of each type.' },
  { name: `diameter-${id}`, label: `${label}: diameter at the beginning`, unit: 'cm', value: planted, range: [0.5, 60], source: 'Chosen, so that in a temperate climate no type has won beforehand: slow starters begin larger.' },
]);

export const FOREST_GROWTH: Model = {
  id: 'forest-growth',
  label: 'Forest growth of six types of trees',
  about: 'Biomass of six types of temperate trees that share light and water in one stand, from its youth on, by half-hourly or hourly weather. No tree is born, and the stems of a type are alike. A small early change grows where the race between types is close, and fades where it is decided.',
  citation: [
    'P. Moorcroft, G. Hurtt and S. Pacala, "A method for scaling vegetation dynamics: the Ecosystem Demography model (ED)", Ecological Monographs 71, 557-586, 2001',
    'D. Medvigy, S. Wofsy, J. Munger, D. Hollinger and P. Moorcroft, "Mechanistic scaling of ecosystem function and dynamics in space and time: Ecosystem Demography model version 2", J. Geophys. Res. 114, G01002, 2009',
    'M. Longo et al., "The biophysics, ecology, and biogeochemistry of functionally diverse, vertically and horizontally heterogeneous ecosystems: the Ecosystem Demography model, version 2.2", Geosci. Model Dev. 12, 4309-4346, 2019',
    'M. Albani, D. Medvigy, G. Hurtt and P. Moorcroft, "The contributions of land-use change, CO2 fertilization, and climate variability to the Eastern US carbon sink", Global Change Biology 12, 2370-2390, 2006',
    'L. Reineke, "Perfecting a stand-density index for even-aged forests", J. Agric. Research 46, 627-638, 1933',
    'C. Beer et al., "Temporal and among-site variability of inherent water use efficiency at the ecosystem level", Global Biogeochem. Cycles 23, GB2018, 2009',
  ],
  inputs: [AIR_TEMPERATURE, SHORTWAVE, VAPOUR_DEFICIT, RELATIVE_HUMIDITY, PRECIPITATION],
  parameters: [
    ...STANDS,
    { name: 'quantumYield', label: 'CO2 taken up for each absorbed photon', unit: 'mol mol-1', value: 0.05, range: [0.01, 0.125], source: 'Ehleringer and Björkman 1977: about 0.05 of C3 leaves.' },
    { name: 'parOfShortwave', label: 'Photons of each joule of shortwave', unit: 'umol J-1', value: 0.45 * 4.57, range: [1, 3], source: '0.45 of the energy drives photosynthesis, as MOD17 has it; McCree 1972: 4.57 umol a joule of that.' },
    { name: 'dryness', label: 'VPD that halves uptake', unit: 'hPa', value: 10, range: [1, 100], source: 'ED2: 0.01 mol of vapour for each mol of air, about 10 hPa.' },
    { name: 'q10', label: 'Factor of maintenance respiration for 10 degC', unit: 'fraction', value: 2, range: [1, 4], source: 'Ryan 1991: about 2.' },
    { name: 'waterCapacity', label: 'Water that the root zone holds', unit: 'mm', value: 150, range: [20, 1000], source: 'Chosen: a metre of loam.' },
    { name: 'waterUse', label: 'Carbon gained for each kg of water at a VPD of 1 hPa', unit: 'gC hPa kg-1', value: 25, range: [5, 100], source: 'Inherent water-use efficiency of Beer et al. 2009; chosen so that 1,500 g of carbon at 7 hPa cost 420 mm.' },
    { name: 'interception', label: 'Share of rain that never reaches the soil', unit: 'fraction', value: 0.15, range: [0, 0.9], source: 'Chosen: temperate forests lose a tenth to a third.' },
    { name: 'densest', label: 'Stems of 25.4 cm that a square metre can bear', unit: 'm-2', value: 0.12, range: [0.01, 1], source: 'Chosen, in the order of the dense stands of Reineke 1933: 1,200 a hectare.' },
    { name: 'missingShare', label: 'Most that may be missing of a driver', unit: 'fraction', value: 0.25, range: [0, 0.95], source: 'Chosen: beyond that the weather is more filled than known.' },
  ],
  outputs: [
    ...PLANT_TYPES.map(({ id, label }) => ({ name: `biomass-${id}`, label: `${label}: above-ground biomass`, unit: 'kgC m-2', about: 'Carbon in leaves and wood above the ground at the end of the day; the value is that of the last day.', kind: 'state' as const })),
    { name: 'biomass', label: 'Above-ground biomass', unit: 'kgC m-2', about: 'Of all types, at the end of the day; the value is that of the last day.', kind: 'state' },
    { name: 'leafArea', label: 'Leaf area', unit: 'm2 m-2', about: 'Unfolded leaves of all types; the value is the largest.', kind: 'state' },
    { name: 'soilWater', label: 'Water in the root zone', unit: 'mm', about: 'At the end of the day; the value is the mean.', kind: 'state' },
    { name: 'uptake', label: 'Gross uptake', unit: 'kgC m-2', about: 'Sum of the whole run.', kind: 'total' },
    { name: 'respiration', label: 'Respiration of the trees', unit: 'kgC m-2', about: 'Sum of the whole run.', kind: 'total' },
    { name: 'litter', label: 'Shed tissue and dead trees', unit: 'kgC m-2', about: 'Sum of the whole run.', kind: 'total' },
    { name: 'gain', label: 'Carbon gained by the stand', unit: 'kgC m-2', about: 'At the end less at the beginning: uptake less respiration and litter.', kind: 'total' },
  ],
  run,
};

const LONGEST_RECORD = 3 * 3_600_000;

interface Prepared {
  readonly grid: EvenGrid;
  readonly weather: Weather;
  readonly rain: Float64Array;
  /** Records filled, of the driver that misses most. */
  readonly filled: number;
  readonly notes: readonly string[];
}

function run(given: ModelRun): ModelResult {
  const opened = openRun(FOREST_GROWTH, given);
  if (opened.step > LONGEST_RECORD) return without(given.time.length, undefinedFor(given.time.length, 'the records are longer than three hours, over which light cannot be averaged'));
  const prepared = prepare(opened);
  return 'notes' in prepared ? simulate(opened, prepared, given) : without(given.time.length, prepared);
}

/** Drivers on whole days, gaps filled, or why that cannot be. */
function prepare(opened: OpenRun): Prepared | MetricAnswer {
  const grid = evenGrid(opened.time, opened.step);
  if (grid === null) return undefinedFor(opened.time.length, 'a day is not a whole number of records');
  const deficitColumn = vapourDeficit(opened);
  if (deficitColumn === null) return undefinedFor(opened.time.length, NO_HUMIDITY);
  const slots = grid.perDay * grid.days, notes = [...opened.notes];
  if (grid.crowded > 0) notes.push(`${counted(grid.crowded, 'record')} left out: the first record of each ${opened.step / 60_000} minutes counts.`);
  const columns: Float64Array[] = [];
  let most = 0;
  for (const { name, label } of [AIR_TEMPERATURE, SHORTWAVE, VAPOUR_DEFICIT, PRECIPITATION]) {
    const column = name === VAPOUR_DEFICIT.name ? deficitColumn : opened.required(name), missing = grid.absent + column.reduce((n, value) => n + (Number.isFinite(value) ? 0 : 1), 0), allowed = opened.parameter('missingShare');
    if (missing > allowed * slots) return tooFew(slots - missing, Math.ceil((1 - allowed) * slots), `values of ${label}`);
    const filled = fillByTimeOfDay(column, grid);
    if (filled === null) return undefinedFor(slots - missing, `${label} has a time of day without any value`);
    if (filled.filled > 0) notes.push(`${label[0]!.toUpperCase()}${label.slice(1)}: ${counted(filled.filled, 'value')} of ${counted(slots, 'record')} (${percent(filled.filled, slots)}) missing, filled with means of the same time of day around them.`);
    columns.push(filled.values);
    most = Math.max(most, filled.filled);
  }
  const [air, shortwave, deficit, rain] = columns as [Float64Array, Float64Array, Float64Array, Float64Array], par = opened.parameter('parOfShortwave');
  return { grid, weather: { air, light: shortwave.map((w) => par * w), deficit }, rain, filled: most, notes };
}

function simulate(opened: OpenRun, { grid, weather, rain, filled, notes }: Prepared, { signal }: ModelRun): ModelResult {
  const types = PLANT_TYPES, { perDay, days } = grid, seconds = opened.step / 1000, p = (name: string): number => opened.parameter(name);
  const stand = new Stand(types, Float64Array.from(types, ({ id }) => p(`stems-${id}`)), Float64Array.from(types, ({ id }) => p(`diameter-${id}`)), p('densest'));
  const day = new DayOfUptake(types, { quantumYield: p('quantumYield'), dryness: p('dryness'), q10: p('q10') });
  const water = new WaterStore(p('waterCapacity'), p('interception'), p('waterUse'));
  const series = (): Float64Array => new Float64Array(days);
  const season = new LeafSeason(types, meanOf(weather.air, 0, perDay)), working = new Float64Array(types.length), light = new Float64Array(2 * types.length), biomass = types.map(series), all = series(), leafArea = series(), soilWater = series();
  const before = stand.carbon();
  let largest = 0, waterSum = 0;
  for (let d = 0; d < days; d++) {
    if (d % 365 === 0) { signal?.throwIfAborted(); pulse(); }
    const from = d * perDay, to = from + perDay;
    season.begin();
    for (let i = 0; i < types.length; i++) working[i] = season.awake[i]! * water.supply(types[i]!.dryBelow);
    stand.shape(season.unfolded);
    shareLight(stand.height, stand.leafArea, EXTINCTIONS, light);
    day.run(weather, from, to, light);
    season.end(day.mean, day.lowest);
    stand.grow({ shaded: day.shaded, open: day.open, warmth: day.warmth, seconds, working, frozen: season.frozen });
    water.pass(sumOf(rain, from, to), stand.uptake, day.shaded, day.shadedDeficit);
    for (let i = 0; i < types.length; i++) { biomass[i]![d] = stand.aboveGround(i); all[d]! += biomass[i]![d]!; leafArea[d]! += stand.leafArea[i]!; }
    largest = Math.max(largest, leafArea[d]!);
    soilWater[d] = water.held;
    waterSum += water.held;
  }
  const time = Float64Array.from({ length: days }, (_, d) => grid.start + d * DAY_MS);
  const of = (value: number): MetricAnswer => (Number.isFinite(value) ? { value, n: days * perDay - filled, missing: filled } : undefinedFor(days * perDay, 'the drivers are too large to compute with'));
  const last = (values: Float64Array): MetricAnswer => of(values[days - 1]!), drawn = (values: Float64Array): ModelSeries => ({ time, values });
  return {
    values: new Map([
      ...types.map(({ id }, i) => [`biomass-${id}`, last(biomass[i]!)] as const), ['biomass', last(all)], ['leafArea', of(largest)], ['soilWater', of(waterSum / days)],
      ['uptake', of(stand.uptakeTotal)], ['respiration', of(stand.respirationTotal)], ['litter', of(stand.litterTotal)], ['gain', of(stand.carbon() - before)],
    ]),
    series: new Map([...types.map(({ id }, i) => [`biomass-${id}`, drawn(biomass[i]!)] as const), ['biomass', drawn(all)], ['leafArea', drawn(leafArea)], ['soilWater', drawn(soilWater)]]),
    notes,
  };
}

const EXTINCTIONS = Float64Array.from(PLANT_TYPES, ({ extinction }) => extinction);

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum;
}

function meanOf(values: Float64Array, from: number, to: number): number {
  return sumOf(values, from, to) / (to - from);
}

function without(n: number, answer: MetricAnswer): ModelResult {
  const reason = 'reason' in answer ? answer.reason : '';
  return { values: new Map(FOREST_GROWTH.outputs.map(({ name }) => [name, answer])), series: new Map(), notes: [`Nothing was computed of ${counted(n, 'record')}: ${reason}.`] };
}
