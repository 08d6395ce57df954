/** The model is held to a second writing of its equations (numpy, `test/oracles/gen_21_forest_growth.py`): biomass of each type and all sums of some years. */
import { describe, it } from 'node:test';
import { FOREST_GROWTH } from '../../../../../src/core/impact/models/forest/forest-growth.js';
import { holdsEvery, oracle } from '../../../support/oracle.js';
import { column, HOUR, runModel, seriesOf, times } from '../support.js';

interface Expected { readonly days: readonly number[]; readonly biomass: Readonly<Record<string, readonly number[]>> }
const ORACLE = oracle<{ readonly days: number; readonly dryness: number; readonly capacity: number }>('21_forest_growth');

function drivers(days: number, dryness: number): Record<string, Float64Array> {
  const of = (value: (day: number, hour: number) => number): Float64Array => column(24 * days, (i) => value(Math.floor(i / 24), i % 24));
  const season = (d: number): number => Math.sin((2 * Math.PI * (d - 100)) / 365), turn = (h: number, from: number): number => Math.sin((2 * Math.PI * (h - from)) / 24);
  return {
    TA: of((d, h) => 9 + 10 * season(d) + 5 * turn(h, 9) + 3 * Math.sin(d / 3.7)),
    SW_IN: of((d, h) => Math.max(0, 650 * (turn(h, 6) + 0.3 * season(d))) * (0.7 + 0.3 * Math.sin(d / 2.3))),
    VPD: of((d, h) => Math.max(0, 5 + 4 * season(d) + 4 * turn(h, 9)) * dryness),
    P: of((d, h) => (d % 5 === 0 && h >= 3 && h < 9 ? 2 / dryness : 0)),
  };
}

describe('forest growth and its second writing', () => {
  for (const test of ORACLE.cases) it(test.name, () => {
    const { days, dryness, capacity } = test.input, expected = test.expected as unknown as Expected;
    const result = runModel(FOREST_GROWTH, times('2001-01-01', 24 * days, HOUR), drivers(days, dryness), { waterCapacity: capacity });
    const biomass = Object.fromEntries(Object.keys(expected.biomass).map((id) => [id, expected.days.map((d) => seriesOf(result, `biomass-${id}`)[d]!)]));
    holdsEvery(ORACLE, test, { days: expected.days, biomass, ...Object.fromEntries(['uptake', 'respiration', 'litter', 'gain', 'leafArea', 'soilWater'].map((name) => [name, result.values.get(name)])) });
  });
});
