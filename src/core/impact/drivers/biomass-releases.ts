/**
 * Two simulated releases of thirty years of weather for the biomass demo: three revisions as archives make them, of which
 * only the first falls into a close race between two types of trees.
 */
import { PLANTED, simulateReleases, type Weather } from './simulated-weather.js';

export const SEED = 1;
/** The rain of one year by a tenth more, as for a gauge that misses some; the light of one summer by 3 % more, as for a sensor that was calibrated anew. */
export const RAIN = { year: 2001, factor: 1.1 } as const, LIGHT = { year: 2010, months: [5, 6, 7], factor: 1.03 } as const;

export interface BiomassReleases {
  readonly time: Float64Array;
  readonly base: Weather;
  readonly revision: Weather;
}

export function biomassReleases(): BiomassReleases {
  const { time, base, revision } = simulateReleases({ seed: SEED, planted: PLANTED }), year = (i: number): number => new Date(time[i]!).getUTCFullYear(), tenths = (x: number): number => Math.round(10 * x) / 10;
  const P = base.P.map((value, i) => (year(i) === RAIN.year ? tenths(RAIN.factor * value) : value));
  const SW_IN = base.SW_IN.map((value, i) => (year(i) === LIGHT.year && (LIGHT.months as readonly number[]).includes(new Date(time[i]!).getUTCMonth()) ? tenths(LIGHT.factor * value) : value));
  return { time, base, revision: { ...revision, P, SW_IN } };
}
