/** What a piece does to a statistic, held to what happens when the piece counts a little more. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DRAWN, influence } from '../../../../src/core/diagnosis/statistics/draw-blocks.js';
import { scanPairs } from '../../../../src/core/diagnosis/statistics/scan-pairs.js';
import { unitSums, type UnitSums } from '../../../../src/core/diagnosis/statistics/unit-sums.js';
import { FIELDS, metricsOf } from '../../../../src/core/metrics/uncertainty/block-bootstrap.js';
import { Random } from '../../support/random.js';

const random = new Random(88), STEP = 1e-5;

function unitsOf(base: Float64Array, revision: Float64Array): UnitSums {
  return unitSums({ base, revision, group: null, period: null, sequence: true }, scanPairs(base, revision));
}

/** Central difference of every statistic where piece `u` counts `1 + STEP` and `1 - STEP` times. */
function slopes({ sums, count, shift }: UnitSums, u: number): Record<(typeof DRAWN)[number], number> {
  const at = (weight: number): ReturnType<typeof metricsOf> => {
    const total = new Float64Array(FIELDS);
    for (let piece = 0; piece < count; piece++) for (let f = 0; f < FIELDS; f++) total[f]! += (piece === u ? weight : 1) * sums[piece * FIELDS + f]!;
    return metricsOf(total, shift);
  };
  const more = at(1 + STEP), less = at(1 - STEP);
  return Object.fromEntries(DRAWN.map((id) => [id, (more[id] - less[id]) / (2 * STEP)])) as Record<(typeof DRAWN)[number], number>;
}

describe('what a piece does to a statistic', () => {
  const base = Float64Array.from({ length: 120 }, () => 3 * random.normal()), revision = base.map((x) => (random.chance(0.05) ? NaN : 0.8 * x + 1 + random.normal())), units = unitsOf(base, revision);
  for (const id of DRAWN) {
    it(`${id}: is in proportion to how it moves where the piece counts more, and nothing over all pieces`, () => {
      const values = influence(id, units)!, moves = Float64Array.from(values, (_, u) => slopes(units, u)[id]), dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, each, u) => sum + each * b[u]!, 0);
      const factor = dot(values, moves) / dot(values, values), scale = Math.sqrt(dot(moves, moves) / moves.length);
      assert.ok(units.count > 15 && factor > 0 && scale > 0);
      values.forEach((each, u) => assert.ok(Math.abs(factor * each - moves[u]!) < 1e-5 * scale, `piece ${u}: ${factor * each}, not ${moves[u]}`));
      assert.ok(Math.abs(values.reduce((a, b) => a + b, 0)) < 1e-9 * Math.sqrt(dot(values, values)));
    });
  }
  it('is none of a correlation or a slope on a constant base', () => {
    const flat = unitsOf(new Float64Array(60).fill(2), Float64Array.from({ length: 60 }, () => random.normal()));
    assert.deepEqual([influence('pearson', flat), influence('slope', flat)], [null, null]);
    assert.ok(influence('mae', flat) !== null && influence('rmse', flat) !== null);
  });
});
