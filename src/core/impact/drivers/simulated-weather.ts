/**
 * Two simulated releases of thirty years of half-hourly weather at one site, which differ in one column over some weeks of an
 * early year: what the demonstration, the bench and the tests of the forest model run on, because no public pair of
 * driver releases exists. It looks like the weather of a temperate forest; it says nothing about any place.
 *
 * The same seed gives the same numbers on every machine: random numbers are sfc32's, and only + - * / and rounding are used.
 */
import { SeededRandom } from '../../statistics/seeded-random.js';

export interface Weather {
  /** degC, W m-2, hPa, mm each record. */
  readonly TA: Float64Array;
  readonly SW_IN: Float64Array;
  readonly VPD: Float64Array;
  readonly P: Float64Array;
}

export interface SimulatedReleases {
  readonly label: string;
  /** Start of each half-hour, ms. */
  readonly time: Float64Array;
  /** Columns that do not differ are the same arrays. */
  readonly base: Weather;
  readonly revision: Weather;
  /** All that was changed: revision less base is `offset` in the records from `from` to before `to`. */
  readonly planted: { readonly column: 'TA'; readonly offset: number; readonly from: number; readonly to: number; readonly records: number };
}

export interface SimulationOptions {
  readonly seed?: number;
  readonly years?: number;
  /** Year counted from 0, day of the year from 0, days, K. */
  readonly planted?: { readonly year: number; readonly day: number; readonly days: number; readonly offset: number };
}

const FIRST_YEAR = 1990, HALF_HOURS = 48, HALF_HOUR_MS = 1_800_000, DAY_MS = 86_400_000;
/** April and May of the third year: the thermometer's readings over thirty days, corrected by 2 K. In the weather of seed 1 it falls into a close race between two types of the forest model. */
export const PLANTED = { year: 2, day: 100, days: 30, offset: -2 } as const;

export function simulateReleases({ seed = 1, years = 30, planted = PLANTED }: SimulationOptions = {}): SimulatedReleases {
  const start = Date.UTC(FIRST_YEAR, 0, 1), days = (Date.UTC(FIRST_YEAR + years, 0, 1) - start) / DAY_MS, n = days * HALF_HOURS;
  const base: Weather = { TA: new Float64Array(n), SW_IN: new Float64Array(n), VPD: new Float64Array(n), P: new Float64Array(n) };
  const sky = new Sky(seed);
  for (let d = 0; d < days; d++) sky.day(base, d * HALF_HOURS, dayOfYear(start + d * DAY_MS) / 365.25);
  const from = (Date.UTC(FIRST_YEAR + planted.year, 0, 1 + planted.day) - start) / HALF_HOUR_MS, to = Math.min(n, from + planted.days * HALF_HOURS);
  const TA = base.TA.map((value, i) => (i >= from && i < to ? hundredths(value + planted.offset) : value));
  return {
    label: `simulated weather, seed ${seed}`,
    time: Float64Array.from({ length: n }, (_, i) => start + i * HALF_HOUR_MS),
    base, revision: { ...base, TA },
    planted: { column: 'TA', offset: planted.offset, from: start + from * HALF_HOUR_MS, to: start + to * HALF_HOUR_MS, records: Math.max(0, to - from) },
  };
}

function dayOfYear(t: number): number {
  return (t - Date.UTC(new Date(t).getUTCFullYear(), 0, 1)) / DAY_MS;
}

function hundredths(x: number): number {
  return Math.round(x * 100) / 100;
}

/** A sine of period 1 after Bhaskara I: within 0.0017, and the same everywhere. */
function wave(turns: number): number {
  const phase = turns - Math.floor(turns), u = phase < 0.5 ? 2 * phase : 2 * phase - 1, p = u * (1 - u), arch = (16 * p) / (5 - 4 * p);
  return phase < 0.5 ? arch : -arch;
}

/** Saturation vapour pressure over water, hPa (polynomial of P. Lowe 1977, J. Appl. Meteorol. 16, 100-103; -50 to 50 degC). */
function saturation(celsius: number): number {
  const t = Math.max(-40, Math.min(50, celsius));
  return 6.107799961 + t * (0.4436518521 + t * (0.01428945805 + t * (2.650648471e-4 + t * (3.031240396e-6 + t * (2.034080948e-8 + t * 6.136820929e-11)))));
}

/** Weather that persists: warm and cold spells over days, wet and dry days, warmer and drier years. */
class Sky {
  private readonly random: SeededRandom;
  private warm = 0;
  private wet = false;
  private yearWarm = 0;
  private yearWet = 1;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  /** Between 0 and 1. */
  private draw(): number {
    return this.random.bits() / 4294967296;
  }

  /** Mean 0, variance 1, within three. */
  private noise(): number {
    return 2 * (this.draw() + this.draw() + this.draw() - 1.5);
  }

  /** `season`: turns since the new year. */
  day(into: Weather, at: number, season: number): void {
    if (season === 0) { this.yearWarm = 0.8 * this.noise(); this.yearWet = 1 + 0.2 * this.noise(); }
    this.warm = 0.8 * this.warm + 2.1 * this.noise();
    this.wet = this.draw() < (this.wet ? 0.5 : 0.3);
    const summer = wave(season - 0.3), clear = this.wet ? 0.25 + 0.35 * this.draw() : 0.6 + 0.4 * this.draw();
    const mean = 9 + 10 * summer + this.warm + this.yearWarm, range = 2 + 4 * clear, dew = mean - range + (this.wet ? 1.5 : -1.5 * this.draw());
    const depth = this.draw(), amount = this.wet ? this.yearWet * (0.5 + 22 * depth * depth) : 0, begins = Math.floor(this.draw() * 36), lasts = 4 + Math.floor(8 * this.draw());
    for (let k = 0; k < HALF_HOURS; k++) {
      const hour = (k + 0.5) / HALF_HOURS, sun = Math.max(0, 0.32 + 0.28 * wave(season - 0.22) + 0.62 * wave(hour - 0.25) - 0.15);
      const air = hundredths(mean + range * wave(hour - 0.38) + 0.3 * this.noise()), i = at + k;
      into.TA[i] = air;
      into.SW_IN[i] = Math.round(10 * 980 * Math.min(1, sun) * clear) / 10;
      into.VPD[i] = hundredths(Math.max(0, saturation(air) - saturation(Math.min(air, dew))));
      into.P[i] = k >= begins && k < begins + lasts ? Math.round((10 * amount) / lasts) / 10 : 0;
    }
  }
}
