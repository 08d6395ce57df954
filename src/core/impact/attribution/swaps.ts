/**
 * One at a time: what the result does when one player alone comes from the revision, and when it alone stays in the base.
 * Where players act through each other the two differ, and what is left of the whole is their interaction.
 */
import type { Figure } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { changeOf } from '../evaluation.js';
import { everyone, joined, NOBODY, without } from './players.js';
import type { At } from './sampled-shapley.js';

export interface Swaps {
  /** Q({i}) - Q(nobody), a player each. */
  readonly in: readonly Figure[];
  /** Q(all) - Q(all but i). */
  readonly out: readonly Figure[];
}

export interface PairInteraction {
  readonly players: readonly [number, number];
  /** Q({i, j}) - Q({i}) - Q({j}) + Q(nobody): what the two do together beyond what each does alone. */
  readonly value: Figure;
}

export async function swaps(at: At, players: number): Promise<Swaps> {
  const all = everyone(players), base = await at(NOBODY), revision = await at(all), alone: Figure[] = [], out: Figure[] = [];
  for (let player = 0; player < players; player++) {
    alone.push(changeOf(base, await at(joined(NOBODY, player))));
    out.push(changeOf(await at(without(all, player)), revision));
  }
  return { in: alone, out };
}

/** The whole change less all swap-ins. */
export function interactionTotal(change: Figure, alone: readonly Figure[]): Figure {
  if (typeof change !== 'number') return change;
  const sum = new CompensatedSum();
  sum.add(change);
  for (const each of alone) {
    if (typeof each !== 'number') return each;
    sum.add(-each);
  }
  return sum.value;
}

export async function pairInteractions(at: At, players: number): Promise<readonly PairInteraction[]> {
  const out: PairInteraction[] = [], none = await at(NOBODY), single: Figure[] = [];
  for (let player = 0; player < players; player++) single.push(await at(joined(NOBODY, player)));
  for (let i = 0; i < players; i++) {
    for (let j = i + 1; j < players; j++) out.push({ players: [i, j], value: second(await at(joined(joined(NOBODY, i), j)), single[i]!, single[j]!, none) });
  }
  return out;
}

/** The second difference, taken of differences that are exactly 0 where a player does nothing. */
function second(both: Figure, one: Figure, other: Figure, none: Figure): Figure {
  const beside = changeOf(other, both), alone = changeOf(none, one);
  return typeof beside !== 'number' ? beside : typeof alone !== 'number' ? alone : beside - alone;
}

/** Pairs whose interaction is at least this share of the whole change, or of the largest swap-in where parts cancel, are named. */
export const NAMED_INTERACTION = 0.1;

/** Largest first. */
export function namedInteractions(pairs: readonly PairInteraction[], change: Figure, alone: readonly Figure[], share: number = NAMED_INTERACTION): readonly PairInteraction[] {
  const size = (figure: Figure): number => (typeof figure === 'number' ? Math.abs(figure) : 0), scale = Math.max(size(change), ...alone.map(size));
  return pairs.filter(({ value }) => size(value) > 0 && size(value) >= share * scale).sort((a, b) => size(b.value) - size(a.value));
}
