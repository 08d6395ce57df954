/**
 * Codes planted into columns as instruments and people make them, and the same columns without:
 * what is found has to be a code, and what is not planted must not be found. Seeded.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';
import { Random } from '../support/random.js';

interface Shape { readonly what: string; readonly name: string; readonly codes: readonly number[]; readonly value: (random: Random) => number }

const normal = (random: Random): number => Array.from({ length: 12 }, () => random.next()).reduce((a, b) => a + b, -6);
const rounded = (x: number, decimals: number): number => Number(x.toFixed(decimals));

/** Each with codes that its own values do not reach. */
const SHAPES: readonly Shape[] = [
  { what: 'air temperature', name: 'TA', codes: [-9999, -999, 999, 9999, -99.99, 999.9], value: (r) => rounded(8 + 9 * normal(r), 2) },
  { what: 'a carbon flux with spikes', name: 'NEE', codes: [-9999, -6999, -99999, -9999.99], value: (r) => rounded((r.chance(0.01) ? 12 : 3) * normal(r), 3) },
  { what: 'rain, mostly none', name: 'P', codes: [-9999, -999, 9999, -99.9], value: (r) => (r.chance(0.9) ? 0 : rounded(-4 * Math.log(1 - r.next()), 1)) },
  { what: 'wind direction in degrees', name: 'WD', codes: [-9999, -999, 999], value: (r) => r.whole(0, 360) },
  { what: 'pressure in hPa', name: 'PA', codes: [-9999, 9999.9, 99999], value: (r) => rounded(1005 + 12 * normal(r), 1) },
  { what: 'a concentration', name: 'CO2', codes: [-99.99, -999.99, -9999], value: (r) => rounded(370 + 25 * normal(r), 2) },
  { what: 'an uncertainty', name: 'sd', codes: [-9.99, -0.99, -9999], value: (r) => rounded(0.1 + r.next() * 0.5, 2) },
  { what: 'a heavy-tailed mass', name: 'biomass', codes: [-9999, -999], value: (r) => rounded(Math.exp(1.2 * normal(r)), 2) },
  { what: 'a temperature in kelvin from a model', name: 'tas', codes: [1e20, 9.969209968386869e36, -9999], value: (r) => rounded(280 + 10 * normal(r), 2) },
  { what: 'elevation', name: 'elevation', codes: [-9999, -32768, -3.4028234663852886e38], value: (r) => rounded(1200 + 400 * normal(r), 0) },
];

/** Columns that hold listed numbers as values. */
const TRAPS: readonly (Omit<Shape, 'codes'>)[] = [
  { what: 'pressure around 999', name: 'PA', value: (r) => rounded(999 + 10 * normal(r), 0) },
  { what: 'counts up to thousands', name: 'count', value: (r) => r.whole(0, 12_000) },
  { what: 'depth below the sea', name: 'depth', value: (r) => -r.whole(0, 11_000) },
  { what: 'a level of 1, 2, 3 or 99', name: 'class', value: (r) => r.pick([1, 2, 3, 99]) },
  { what: 'a plot 9999', name: 'plot', value: (r) => r.pick([...Array.from({ length: 40 }, (_, i) => i + 1), 9999]) },
  { what: 'longitude', name: 'lon', value: (r) => rounded(-99.99 + r.next() * 30, 2) },
  { what: 'percent of cover', name: 'cover', value: (r) => rounded(100 * r.next(), 1) },
  { what: 'flags of 0 and -1', name: 'flag', value: (r) => r.pick([0, -1, 1]) },
  { what: '0 among large values', name: 'x', value: (r) => (r.chance(0.3) ? 0 : rounded(5000 + 10 * normal(r), 1)) },
  { what: 'prices that end in nines', name: 'price', value: (r) => r.pick([9.99, 19.99, 49.99, 99.99, 199.99, 999.99]) },
  { what: 'a sensor at its limit', name: 'raw', value: (r) => Math.min(32767, Math.round(26000 + 4000 * normal(r))) },
  { what: 'years', name: 'year', value: (r) => r.whole(1900, 2024) },
];

const column = (random: Random, n: number, value: Shape['value']): Float64Array => Float64Array.from({ length: n }, () => value(random));
const believed = (values: Float64Array, name: string): number[] => detectSentinels(values, name).filter((each) => each.standing === 'believed').map((each) => each.code);

describe('planted codes', () => {
  for (const [at, shape] of SHAPES.entries()) {
    it(`${shape.what}: found where planted, in any number from ten on, and nothing without`, () => {
      for (let seed = 0; seed < 8; seed++) {
        const random = new Random(1000 * at + seed), values = column(random, 300 + 200 * seed, shape.value);
        assert.deepEqual(believed(values, shape.name), [], `nothing planted, seed ${seed}`);
        for (const code of shape.codes) {
          const planted = values.slice(), n = 10 + random.whole(0, Math.floor(values.length / 3));
          for (let k = 0; k < n; k++) planted[(k * 7919) % planted.length] = code;
          assert.deepEqual(believed(planted, shape.name), [code], `${code}, ${n} times, seed ${seed}`);
        }
      }
    });
  }
});

describe('listed numbers that are values', () => {
  for (const [at, trap] of TRAPS.entries()) {
    it(trap.what, () => {
      for (let seed = 0; seed < 8; seed++) assert.deepEqual(believed(column(new Random(77_000 + 1000 * at + seed), 200 + 300 * seed, trap.value), trap.name), [], `seed ${seed}`);
    });
  }
});
