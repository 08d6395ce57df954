import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diameterOf, fullLeafOf, heightOf, PLANT_TYPES, woodOf } from '../../../../../src/core/impact/models/forest/plant-types.js';
import { Stand } from '../../../../../src/core/impact/models/forest/stand.js';
import { WaterStore } from '../../../../../src/core/impact/models/forest/water-store.js';
import { Random } from '../../../support/random.js';
import { near } from '../support.js';

const T = PLANT_TYPES.length, all = (value: number): Float64Array => new Float64Array(T).fill(value);
const stand = (stems = 0.1, diameter = 3, densest = 0.12): Stand => new Stand(PLANT_TYPES, all(stems), all(diameter), densest);

/** A day of half-hours in which leaves work as if the sum of their response over the day were `light`. */
const day = (light: number, more: Partial<{ working: Float64Array; frozen: Float64Array; warmth: number }> = {}): Parameters<Stand['grow']>[0] =>
  ({ shaded: all(light), open: all(light), warmth: 48, seconds: 1800, working: all(1), frozen: all(0), ...more });

describe('allometry', () => {
  it('goes both ways and rises with diameter', () => {
    for (const type of PLANT_TYPES) for (let d = 0.5; d < 80; d *= 1.3) {
      near(diameterOf(type, woodOf(type, d)) / d, 1, 1e-12);
      assert.ok(woodOf(type, d * 1.3) > woodOf(type, d) && fullLeafOf(type, d * 1.3) > fullLeafOf(type, d) && heightOf(type, d * 1.3) > heightOf(type, d));
    }
  });

  it('is that of the published numbers: a late hardwood of 20 cm', () => {
    const type = PLANT_TYPES.find(({ id }) => id === 'late-hardwood')!;
    near(woodOf(type, 20), 0.5 * 0.235 * Math.exp(2.2518 * Math.log(20)), 1e-9);
    near(heightOf(type, 20), 1.3 + 23.3874 * (1 - Math.exp(-1.0808)), 1e-9);
    near(fullLeafOf(type, 20), 0.0085 * Math.exp(1.731 * Math.log(20)), 1e-9);
  });
});

describe('the carbon of a stand', () => {
  it('that comes in is respired, shed or kept, whatever the days are like', () => {
    const random = new Random(7), forest = stand(), before = forest.carbon();
    for (let d = 0; d < 2000; d++) {
      forest.shape(Float64Array.from({ length: T }, () => random.next()));
      forest.grow({ ...day(0), shaded: Float64Array.from({ length: T }, () => 20 * random.next()), open: all(20), warmth: 60 * random.next(), working: Float64Array.from({ length: T }, () => random.next()), frozen: Float64Array.from({ length: T }, () => (random.chance(0.004) ? random.next() : 0)) });
      for (let i = 0; i < T; i++) assert.ok(forest.stems[i]! >= 0 && forest.wood[i]! > 0 && forest.living[i]! >= -1e-15 && forest.store[i]! >= -1e-15, `day ${d}`);
    }
    assert.ok(forest.uptakeTotal > 1 && forest.respirationTotal > 0.1 && forest.litterTotal > 0.1);
    near(forest.uptakeTotal - forest.respirationTotal - forest.litterTotal, forest.carbon() - before, 1e-11 * forest.uptakeTotal);
  });

  it('starves in the dark: no wood is built, and most stems die within years', () => {
    const forest = stand(), wood = forest.wood.slice();
    for (let d = 0; d < 365 * 8; d++) { forest.shape(all(1)); forest.grow(day(0)); }
    for (let i = 0; i < T; i++) {
      assert.ok(forest.wood[i]! < wood[i]! * 1.5, 'only the store was left to build with');
      assert.ok(forest.stems[i]! < 0.1 * 0.1, `${forest.stems[i]!}`);
    }
  });

  it('grows more with more light, of every type', () => {
    const grown = (light: number): Float64Array => { const forest = stand(0.001); for (let d = 0; d < 700; d++) { forest.shape(all(1)); forest.grow(day(light)); } return forest.wood.slice(); };
    const runs = [2, 4, 6, 8, 10].map(grown);
    for (let k = 1; k < runs.length; k++) for (let i = 0; i < T; i++) assert.ok(runs[k]![i]! >= runs[k - 1]![i]!, `${PLANT_TYPES[i]!.id} at ${k}`);
    for (let i = 0; i < T; i++) assert.ok(runs[4]![i]! > 1.5 * runs[0]![i]!);
  });

  it('thins a stand that is too dense towards the densest that stands are, and leaves a sparse one', () => {
    const dense = stand(0.5, 20), sparse = stand(0.005, 20);
    const index = (of: Stand): number => of.stems.reduce((sum, n, i) => sum + n * (of.diameter[i]! / 25.4) ** 1.605, 0);
    dense.shape(all(1));
    const first = index(dense);
    for (let d = 0; d < 365 * 3; d++) { dense.shape(all(1)); dense.grow(day(9)); sparse.shape(all(1)); sparse.grow(day(9)); }
    assert.ok(first > 10 * 0.12 && index(dense) < 2 * 0.12, `${first} to ${index(dense)}`);
    assert.ok(sparse.stems.every((n) => n > 0.95 * 0.005));
  });

  it('of frozen leaves is litter', () => {
    const [warm, cold] = [stand(), stand()];
    for (const forest of [warm, cold]) { forest.shape(all(1)); forest.grow(day(9, { frozen: all(forest === cold ? 0.5 : 0) })); }
    const leaf = PLANT_TYPES.reduce((sum, type) => sum + 0.1 * 0.5 * fullLeafOf(type, 3), 0);
    near(cold.litterTotal - warm.litterTotal, leaf, 0.01 * leaf);
  });
});

describe('the water store', () => {
  it('by hand: rain less interception, then what uptake cost; never beyond its bounds', () => {
    const water = new WaterStore(100, 0.1, 25), uptake = Float64Array.from([0.004, 0.001]), shaded = Float64Array.from([10, 5]), deficit = Float64Array.from([100, 25]);
    assert.equal(water.supply(0.5), 1);
    // 4 g at 10 hPa and 1 g at 5 hPa: (40 + 5) / 25 mm.
    water.pass(0, uptake, shaded, deficit);
    near(water.held, 100 - 1.8, 1e-12);
    water.pass(1, uptake, shaded, deficit);
    near(water.held, 100 - 1.8 + 0.9 - 1.8, 1e-12);
    water.pass(500, uptake, shaded, deficit);
    near(water.held, 100 - 1.8, 1e-12);
    for (let d = 0; d < 200; d++) water.pass(0, uptake, shaded, deficit);
    assert.equal(water.held, 0);
    assert.equal(water.supply(0.5), 0);
    water.pass(20 / 0.9, new Float64Array(2), new Float64Array(2), new Float64Array(2));
    near(water.supply(0.5), 0.4, 1e-12);
  });
});
