/**
 * Reference evapotranspiration (FAO-56) from the weather of a tower: by record where records are of three hours or less,
 * by day where they are days. Net radiation is taken where it is measured, else made from shortwave, temperature and
 * humidity as the paper has it.
 */
import { counted, percent } from '../../format/words.js';
import { tooFew, undefinedFor } from '../../metrics/metric.js';
import type { Model, ModelResult, ModelRun } from './model.js';
import { DAY_MS, openRun, type OpenRun } from './open-run.js';
import { type Air, clearSky, extraterrestrialDay, fourthPowerOf, netRadiation, pressureAt, referenceDay, referenceHour, saturationPressure, sunOf, windAtTwoMetres } from './penman-monteith.js';
import { meanOfPeriods, periodSums, YEARS } from './period-sums.js';
import { NO_HUMIDITY } from './vapour-deficit.js';
import { AIR_TEMPERATURE, RELATIVE_HUMIDITY, SHORTWAVE, VAPOUR_DEFICIT } from './weather-inputs.js';

export const REFERENCE_EVAPOTRANSPIRATION: Model = {
  id: 'reference-evapotranspiration',
  label: 'Reference evapotranspiration (FAO-56)',
  about: 'What a short, well-watered grass would evaporate (Penman-Monteith), by record and as sums of years. A record with a missing driver has none; a year with enough records counts the others as their mean.',
  citation: [
    'R. Allen, L. Pereira, D. Raes and M. Smith, "Crop evapotranspiration", FAO Irrigation and Drainage Paper 56, 1998',
    'ASCE-EWRI, "The ASCE standardized reference evapotranspiration equation", 2005 (cloudiness at night: that of the last time when the sun stood 0.3 rad high)',
  ],
  inputs: [
    AIR_TEMPERATURE, SHORTWAVE,
    { name: 'WS', label: 'wind speed', unit: 'm s-1', range: [0, 75], about: 'Mean of the record.', names: ['WS', 'U', 'wind_speed', 'wind'] },
    RELATIVE_HUMIDITY,
    { ...VAPOUR_DEFICIT, about: 'Taken where there is no relative humidity.' },
    { name: 'PA', label: 'air pressure', unit: 'kPa', range: [50, 110], optional: true, about: 'Else that of the elevation.', names: ['PA', 'air_pressure', 'pressure'] },
    { name: 'NETRAD', label: 'net radiation', unit: 'W m-2', range: [-1000, 1360], optional: true, about: 'Else from shortwave, temperature and humidity.', names: ['NETRAD', 'Rn', 'net_radiation'] },
    { name: 'TA_MAX', label: 'highest temperature of the day', unit: 'degC', range: [-73, 60], optional: true, about: 'For records of days.', names: ['TA_MAX', 'Tmax', 'temp_max', 'TMAX'] },
    { name: 'TA_MIN', label: 'lowest temperature of the day', unit: 'degC', range: [-73, 60], optional: true, about: 'For records of days.', names: ['TA_MIN', 'Tmin', 'temp_min', 'TMIN'] },
  ],
  parameters: [
    { name: 'latitude', label: 'Latitude', unit: 'deg', value: 45, range: [-90, 90], source: 'Of the site; a run that does not give it says so.' },
    { name: 'longitude', label: 'Longitude, east positive', unit: 'deg', value: 0, range: [-180, 180], source: 'Of the site; for records shorter than a day.' },
    { name: 'clock', label: 'Hours of the data’s clock ahead of UTC', unit: 'h', value: 0, range: [-12, 14], source: 'Of the data; for records shorter than a day.' },
    { name: 'elevation', label: 'Elevation', unit: 'm', value: 0, range: [-430, 6000], source: 'Of the site.' },
    { name: 'windHeight', label: 'Height of the wind measurement', unit: 'm', value: 2, range: [0.5, 100], source: 'FAO-56 takes wind at 2 m above grass.' },
    { name: 'clearness', label: 'Cloudiness before the first high sun', unit: 'fraction', value: 0.8, range: [0.3, 1], source: 'FAO-56, example 19: shortwave over that of a clear sky.' },
    { name: 'share', label: 'Least share of a year’s records', unit: 'fraction', value: 0.5, range: [0, 1], source: 'As for budgets.' },
  ],
  outputs: [
    { name: 'rate', label: 'Reference evapotranspiration', unit: 'mm d-1', about: 'Of each record, as a rate; the value is the mean of the records that have one.', kind: 'rate' },
    { name: 'year', label: 'Reference evapotranspiration by year', unit: 'mm', about: 'Sum of each calendar year; the value is the mean of the years that have one.', kind: 'total' },
  ],
  run,
};

const HOUR_MS = 3_600_000;
/** Below that height of the sun (rad) the ratio of two small radiations says little of clouds. */
const HIGH_SUN = 0.3;
/** Shortwave over that of a clear sky is at least that under the thickest clouds (ASCE-EWRI 2005). */
const CLOUDIEST = 0.3;

function run(given: ModelRun): ModelResult {
  const opened = openRun(REFERENCE_EVAPOTRANSPIRATION, given), { time, step } = opened, n = time.length;
  if (opened.column('RH') === null && opened.column('VPD') === null) return none(n, NO_HUMIDITY);
  const byDay = step === DAY_MS;
  if (!byDay && step > 3 * HOUR_MS) return none(n, 'records must be days or of at most three hours');
  const rates = byDay ? dayRates(opened) : hourRates(opened), known = rates.reduce((k, rate) => k + (Number.isNaN(rate) ? 0 : 1), 0), notes = [...opened.notes];
  if (opened.column('NETRAD') === null && given.parameters?.has('latitude') !== true) notes.push(`The latitude of the site was not given; ${opened.parameter('latitude')}° was taken for the radiation of a clear sky.`);
  if (byDay && (opened.column('TA_MAX') === null || opened.column('TA_MIN') === null)) notes.push('Without the highest and lowest temperature of each day, the mean stands for both, which makes the air seem moister near saturation.');
  if (known < n) notes.push(`${counted(n - known, 'record')} of ${counted(n, 'record')} (${percent(n - known, n)}) without a rate, because a driver is missing.`);
  const years = periodSums(time, rates.map((rate) => (rate * step) / DAY_MS), step, YEARS, opened.parameter('share'));
  const mean = known === 0 ? tooFew(0, 1, 'records with all drivers') : { value: rates.reduce((sum, rate) => (Number.isNaN(rate) ? sum : sum + rate), 0) / known, n: known, missing: n - known };
  return { values: new Map([['rate', mean], ['year', meanOfPeriods(years, 'records')]]), series: new Map([['rate', { time, values: rates }], ['year', { time: years.time, values: years.sums }]]), notes };
}

/** Actual vapour pressure, kPa, under saturation at `saturated`. */
function vapourOf(opened: OpenRun, i: number, saturated: number): number {
  const humidity = opened.column('RH');
  return humidity === null ? saturated - opened.column('VPD')![i]! / 10 : (saturated * humidity[i]!) / 100;
}

function hourRates(opened: OpenRun): Float64Array {
  const { time, step } = opened, air = opened.required('TA'), shortwave = opened.required('SW_IN'), wind = opened.required('WS'), pressure = opened.column('PA'), net = opened.column('NETRAD');
  const latitude = (opened.parameter('latitude') * Math.PI) / 180, elevation = opened.parameter('elevation'), height = opened.parameter('windHeight'), standard = pressureAt(elevation);
  const ahead = opened.parameter('longitude') / 15 - opened.parameter('clock'), hours = step / HOUR_MS, toMegajoules = 0.0036;
  let clear = opened.parameter('clearness');
  return Float64Array.from(time, (t, i) => {
    const sun = sunOf(latitude, dayOfYear(t), ((((t % DAY_MS) + DAY_MS) % DAY_MS) + step / 2) / HOUR_MS, hours, ahead), celsius = air[i]!, incoming = Math.max(0, shortwave[i]! * toMegajoules);
    if (sun.height > HIGH_SUN && Number.isFinite(incoming)) clear = Math.max(CLOUDIEST, Math.min(1, incoming / clearSky(sun.extraterrestrial, elevation)));
    const saturated = saturationPressure(celsius), vapour = vapourOf(opened, i, saturated);
    const radiation = net === null ? netRadiation(incoming, fourthPowerOf(celsius), vapour, clear, 2.043e-10) : net[i]! * toMegajoules;
    // Soil heat flux of an hour (eq. 45 and 46): a tenth of net radiation by day, half of it by night.
    const available = radiation * (sun.extraterrestrial > 0 ? 0.9 : 0.5);
    return finite(24 * referenceHour(available, { celsius, saturated, vapour, pressure: pressure === null ? standard : pressure[i]!, wind: windAtTwoMetres(wind[i]!, height) }));
  });
}

function dayRates(opened: OpenRun): Float64Array {
  const { time } = opened, air = opened.required('TA'), shortwave = opened.required('SW_IN'), wind = opened.required('WS'), pressure = opened.column('PA'), net = opened.column('NETRAD');
  const extremes = opened.column('TA_MAX') !== null && opened.column('TA_MIN') !== null, highest = extremes ? opened.column('TA_MAX')! : air, lowest = extremes ? opened.column('TA_MIN')! : air;
  const latitude = (opened.parameter('latitude') * Math.PI) / 180, elevation = opened.parameter('elevation'), height = opened.parameter('windHeight'), standard = pressureAt(elevation), toMegajoules = 0.0864;
  return Float64Array.from(time, (t, i) => {
    const high = highest[i]!, low = lowest[i]!, saturated = (saturationPressure(high) + saturationPressure(low)) / 2, vapour = vapourOf(opened, i, saturated);
    const incoming = Math.max(0, shortwave[i]! * toMegajoules), clearest = clearSky(extraterrestrialDay(latitude, dayOfYear(t)), elevation);
    const radiation = net === null ? netRadiation(incoming, (fourthPowerOf(high) + fourthPowerOf(low)) / 2, vapour, clearest > 0 ? Math.max(CLOUDIEST, incoming / clearest) : opened.parameter('clearness'), 4.903e-9) : net[i]! * toMegajoules;
    const of: Air = { celsius: (high + low) / 2, saturated, vapour, pressure: pressure === null ? standard : pressure[i]!, wind: windAtTwoMetres(wind[i]!, height) };
    return finite(referenceDay(radiation, of));
  });
}

/** From 1, in the data's own clock. */
function dayOfYear(t: number): number {
  return Math.floor((t - Date.UTC(new Date(t).getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}

function finite(x: number): number {
  return Number.isFinite(x) ? x : NaN;
}

function none(n: number, reason: string): ModelResult {
  const answer = undefinedFor(n, reason);
  return { values: new Map(REFERENCE_EVAPOTRANSPIRATION.outputs.map(({ name }) => [name, answer])), series: new Map(), notes: [`Nothing was computed: ${reason}.`] };
}
