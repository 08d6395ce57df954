/** Records by lot: each falls in a share with the chance that its room gives, whenever it is drawn, and rooms are filled to the last place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawnSums } from '../../../../src/core/impact/resilience/lots.js';
import { sharesOfRecords } from '../../../../src/core/impact/resilience/resilience.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

/** In how many of the draws a record of each stretch is in the first of two shares, on average. */
function firstShare(records: number, room: number, stretches: readonly (readonly [number, number])[], runs: number): number[] {
  const random = new SeededRandom(4), counts = [0, room, records].map((each) => ({ share: each / records, records: each })), often = stretches.map(() => 0);
  const fields = stretches.map(([from, to]) => new Float64Array(records).fill(1 / (to - from), from, to));
  for (let run = 0; run < runs; run++) drawnSums(fields, counts, random).forEach((sums, i) => { often[i]! += sums[0]! / runs; });
  return often;
}

describe('records by lot', () => {
  it('fall in a share of a third in a third of the draws, the first and the last alike', () => {
    for (const often of firstShare(3, 1, [[0, 1], [1, 2], [2, 3]], 20_000)) assert.ok(Math.abs(often - 1 / 3) < 4 * Math.sqrt(2 / 9 / 20_000), `${often}`);
    for (const often of firstShare(600, 200, [[0, 100], [250, 350], [500, 600]], 300)) assert.ok(Math.abs(often - 1 / 3) < 0.015, `${often}`);
  });
  it('fill each share to its number, and every field goes with its record', () => {
    const records = 1000, counts = sharesOfRecords(records, 7), [ones, numbers, doubled] = drawnSums([new Float64Array(records).fill(1), Float64Array.from({ length: records }, (_, i) => i), Float64Array.from({ length: records }, (_, i) => 2 * i)], counts, new SeededRandom(2)) as [Float64Array, Float64Array, Float64Array];
    assert.deepEqual([...ones], counts.slice(1).map((each, k) => each.records - counts[k]!.records));
    assert.deepEqual([...doubled], [...numbers].map((each) => 2 * each));
    assert.equal(numbers.reduce((sum, each) => sum + each, 0), (records * (records - 1)) / 2);
  });
});
