/**
 * Who can be the cause of a change of a result: a column, a period, a group of records, a kind or class of change, the
 * records that came or went. A coalition is the set of those that are taken from the revision while all else stays as
 * it was in the base; it names one hybrid release.
 */
import type { SelectionClause } from '../../selection/clause.js';

export type PlayerKind = 'column' | 'period' | 'group' | 'kind' | 'class' | 'records' | 'part';

export interface Player {
  readonly of: PlayerKind;
  /** As a reader sees it: `Tair`, `2003`, `Tair in 2003`. */
  readonly label: string;
  /** Selects the records behind it in other views. */
  readonly clauses?: readonly SelectionClause[];
}

/** Bit i is set where player i is taken from the revision. */
export type Coalition = number;

/** Bits of a coalition; more causes are to be gathered into fewer first (`gatherPlayers`). */
export const MOST_PLAYERS = 30;

export const NOBODY: Coalition = 0;

export function everyone(players: number): Coalition {
  return 2 ** players - 1;
}

export function isIn(coalition: Coalition, player: number): boolean {
  return ((coalition >>> player) & 1) === 1;
}

export function joined(coalition: Coalition, player: number): Coalition {
  return coalition | (1 << player);
}

export function without(coalition: Coalition, player: number): Coalition {
  return coalition & ~(1 << player);
}

export function sizeOf(coalition: Coalition): number {
  let size = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) size++;
  return size;
}

export interface GatheredPlayers {
  readonly players: readonly Player[];
  /** The player of each candidate; those that were gathered share the last one. */
  readonly playerOf: Int32Array;
}

/**
 * The heaviest candidates as they are, all others as one player; nothing is gathered where all find room. `weights` say
 * how much each could matter (changed cells, sum of absolute differences); equal ones keep their order.
 */
export function gatherPlayers(candidates: readonly Player[], weights: ArrayLike<number>, most: number = MOST_PLAYERS): GatheredPlayers {
  if (candidates.length <= most) return { players: candidates, playerOf: Int32Array.from(candidates.keys()) };
  const order = [...candidates.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b), kept = order.slice(0, most - 1).sort((a, b) => a - b);
  const playerOf = new Int32Array(candidates.length).fill(most - 1), rest = order.slice(most - 1), of = candidates[rest[0]!]!.of;
  kept.forEach((candidate, player) => { playerOf[candidate] = player; });
  return { players: [...kept.map((i) => candidates[i]!), { of: rest.every((i) => candidates[i]!.of === of) ? of : 'part', label: `${rest.length} others` }], playerOf };
}
