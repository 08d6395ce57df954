/**
 * How much of a change is what a straight line would give: each player's derivative along its own change. The rest is
 * curvature and interaction. One derivative along the whole change of a player costs two evaluations, where one for every
 * value would cost two a value, and is the same number.
 */
import type { Figure } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { type Answer, changeOf, type Run, settled } from '../evaluation.js';

/** The result where this player alone has gone `step` of the way from base to revision; a negative step goes the other way. */
export type Along = (player: number, step: number) => Answer;

export interface LinearPart {
  /** Sum of dQ/dx · change of x over the values of each player, at the base. */
  readonly parts: readonly Figure[];
  readonly total: Figure;
  /** The whole change less the total. */
  readonly residual: Figure;
}

/** Central differences: the error of a smooth quantity goes with the square of the step. */
const STEP = 1e-4;

export async function linearPart(along: Along, players: number, change: Figure, { signal }: Pick<Run, 'signal'> = {}): Promise<LinearPart> {
  const parts: Figure[] = [], sum = new CompensatedSum();
  for (let player = 0; player < players; player++) {
    signal?.throwIfAborted();
    const rise = changeOf(settled(await along(player, -STEP)), settled(await along(player, STEP)));
    parts.push(typeof rise === 'number' ? rise / (2 * STEP) : rise);
  }
  for (const part of parts) {
    if (typeof part !== 'number') return { parts, total: part, residual: part };
    sum.add(part);
  }
  return { parts, total: sum.value, residual: changeOf(sum.value, change) };
}
