import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareLight } from '../../../../../src/core/impact/models/forest/canopy-light.js';
import { Random } from '../../../support/random.js';
import { near } from '../support.js';

function share(heights: readonly number[], areas: readonly number[], extinction = 0.5): { ground: number; light: Float64Array; absorbed: number } {
  const light = new Float64Array(2 * heights.length), extinctions = new Float64Array(heights.length).fill(extinction);
  const ground = shareLight(Float64Array.from(heights), Float64Array.from(areas), extinctions, light);
  return { ground, light, absorbed: areas.reduce((sum, area, i) => sum + extinction * area * 0.5 * (light[2 * i]! + light[2 * i + 1]!), 0) };
}

describe('light in the canopy', () => {
  it('is absorbed or reaches the ground, as Beer and Lambert have it, in any canopy', () => {
    const random = new Random(4);
    for (let round = 0; round < 200; round++) {
      const heights = Array.from({ length: 6 }, () => 0.3 + 29 * random.next()), areas = Array.from({ length: 6 }, () => (random.chance(0.2) ? 0 : 3 * random.next()));
      const { ground, absorbed } = share(heights, areas);
      near(ground, Math.exp(-0.5 * areas.reduce((a, b) => a + b)), 1e-12);
      near(ground + absorbed, 1, 1e-12);
    }
  });

  it('of one type: the mean over each half of its leaves, layer by layer', () => {
    // Crown from 6 to 8 m: four layers of half a metre, two of each half, each a quarter of the leaves.
    const { light } = share([8], [4]), layer = (n: number): number => (Math.exp(-0.5 * n) - Math.exp(-0.5 * (n + 1))) / 0.5;
    near(light[0]!, (layer(0) + layer(1)) / 2, 1e-12);
    near(light[1]!, (layer(2) + layer(3)) / 2, 1e-12);
  });

  it('is taken by the taller first; leaves below take none from above, and equal types share alike', () => {
    const alone = share([10, 5], [2, 0]), with2 = share([10, 5], [2, 3]);
    assert.equal(with2.light[0], alone.light[0]);
    assert.ok(with2.light[2]! < Math.exp(-0.5 * 2) && with2.light[2]! > with2.light[3]!);
    const even = share([7, 7], [1, 1]);
    assert.equal(even.light[0], even.light[2]);
    const lead = share([7.2, 7], [1, 1]);
    assert.ok(lead.light[0]! > even.light[0]! && lead.light[2]! < even.light[2]!);
  });

  it('of nobody is all on the ground', () => { assert.deepEqual(share([5], [0]), { ground: 1, light: Float64Array.from([0, 0]), absorbed: 0 }); });
});
