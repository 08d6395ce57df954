/** Columns to plant changes in: some weeks of half-hours at three simulated sites, as a release would print them. */
import { GAP, MEASURES, SimulatedTower } from '../simulated-tower.mjs';
import { Dice } from '../pairing/dice.mjs';

export const SITES = 3, STEPS = 1440, HALF_HOUR = 1_800_000, PERIOD = 48;
const START = Date.UTC(2019, 4, 1);
const cache = new Map();

/** Numbers of one measure by site, then time; missing is NaN. The towers start at different days of their year. */
export function measured(seed, name) {
  if (!cache.has(seed)) {
    if (cache.size > 40) cache.clear();
    const columns = MEASURES.map(() => new Float64Array(SITES * STEPS));
    for (let site = 0; site < SITES; site++) {
      const tower = new SimulatedTower(seed, site);
      for (let skip = 0; skip < 48 * (60 + 40 * site); skip++) tower.next();
      for (let k = 0; k < STEPS; k++) {
        const row = tower.next();
        columns.forEach((values, m) => { values[site * STEPS + k] = row[m] === GAP ? NaN : row[m] / 10 ** MEASURES[m].decimals; });
      }
    }
    cache.set(seed, columns);
  }
  return cache.get(seed)[MEASURES.findIndex((measure) => measure.name === name)].slice();
}

export function decimalsOf(name) {
  return MEASURES.find((measure) => measure.name === name).decimals;
}

/** What a plant works on. */
export function scene(seed, name) {
  const n = SITES * STEPS, base = measured(seed, name);
  return {
    n, name, dice: new Dice(seed, 77, name.length, 5), base, revision: base.slice(), decimals: decimalsOf(name), filled: null,
    group: Int32Array.from({ length: n }, (_, i) => Math.floor(i / STEPS)), time: Float64Array.from({ length: n }, (_, i) => START + (i % STEPS) * HALF_HOUR),
    truth: new Set(), may: new Set(), figures: [],
  };
}

/** As printed with so many decimals; null prints the number as it is. */
export function printed(value, decimals) {
  return decimals === null ? value : decimals < 0 ? Math.round(value / 10 ** -decimals) * 10 ** -decimals : Number(value.toFixed(decimals));
}

/** Standard deviation of what is there. */
export function spread(values) {
  const present = values.filter((v) => v === v), mean = present.reduce((sum, v) => sum + v, 0) / present.length;
  return Math.sqrt(present.reduce((sum, v) => sum + (v - mean) ** 2, 0) / present.length);
}

