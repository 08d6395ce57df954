/** One period of a year was reprocessed, the others only jitter: how often is it found first? */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { Random } from '../../support/random.js';

/** Mean respiration of soil at these temperatures and moistures: nonlinear, and the two act through each other. */
function respiration(temperature: readonly number[], moisture: readonly number[]): number {
  return temperature.reduce((sum, each, i) => sum + 2 * 2 ** ((each - 10) / 10) * Math.min(1, moisture[i]! / 0.3), 0) / temperature.length;
}

async function foundFirst(trial: number, segments: number, budget: number): Promise<boolean> {
  const random = new Random(1000 + trial), length = 10, n = segments * length, planted = random.whole(0, segments - 1), shift = random.chance(0.5) ? 1 : -1;
  const temperature = Array.from({ length: n }, (_, i) => 10 + 9 * Math.sin((2 * Math.PI * i) / n) + 2 * random.normal()), moisture = Array.from({ length: n }, () => 0.15 + 0.2 * random.next());
  const revised = temperature.map((each, i) => each + 0.3 * random.normal() + (Math.floor(i / length) === planted ? shift : 0)), wetter = moisture.map((each) => each + 0.003 * random.normal());
  const players: Player[] = Array.from({ length: segments }, (_, i) => ({ of: 'period', label: String(i) }));
  const found = await attributeChange(players, (s) => respiration(temperature.map((each, i) => (isIn(s, Math.floor(i / length)) ? revised[i]! : each)), moisture.map((each, i) => (isIn(s, Math.floor(i / length)) ? wetter[i]! : each))), { budget, seed: trial });
  const sizes = found.parts.map(({ part }) => Math.abs(part as number));
  return sizes.indexOf(Math.max(...sizes)) === planted;
}

describe('a planted period is ranked first in at least 95 % of 200 trials', () => {
  for (const [segments, budget, how] of [[8, 256, 'all coalitions'], [14, 400, 'drawn orders']] as const) {
    it(`of ${segments}, by ${how}`, async () => {
      let first = 0;
      for (let trial = 0; trial < 200; trial++) if (await foundFirst(trial, segments, budget)) first++;
      assert.ok(first >= 190, `${first} of 200`);
    });
  }
});
