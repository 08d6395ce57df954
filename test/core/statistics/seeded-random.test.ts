import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { chiSquaredSf } from '../../../src/core/metrics/special/chi-squared.js';

describe('seeded random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const run = (seed: number): number[] => { const random = new SeededRandom(seed); return Array.from({ length: 20 }, () => random.bits()); };
    assert.deepEqual(run(7), run(7));
    assert.notDeepEqual(run(7), run(8));
    assert.notDeepEqual(run(7), run(7 + 2 ** 32));
    assert.ok(run(0).every((bits) => Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32));
  });

  it('fall on each whole number below a limit as often, and on no other', () => {
    for (const below of [1, 2, 7, 10, 48, 3_000_000_000]) {
      const random = new SeededRandom(below), counts = new Map<number, number>();
      const cells = Math.min(below, 12), draws = 24_000;
      for (let i = 0; i < draws; i++) {
        const drawn = random.below(below);
        assert.ok(Number.isInteger(drawn) && drawn >= 0 && drawn < below);
        const cell = Math.floor((drawn / below) * cells);
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
      const share = (cell: number): number => (Math.ceil(((cell + 1) * below) / cells) - Math.ceil((cell * below) / cells)) / below;
      const chi = Array.from({ length: cells }, (_, cell) => ((counts.get(cell) ?? 0) - draws * share(cell)) ** 2 / (draws * share(cell))).reduce((sum, each) => sum + each, 0);
      assert.ok(cells === 1 || chiSquaredSf(chi, cells - 1) > 0.001, `below ${below}: chi-squared ${chi}`);
    }
  });
});
