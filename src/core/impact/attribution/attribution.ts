/** What an attribution says, however it was found: exactly, by drawn orders, or because the quantity adds up over its parts. */
import type { Figure } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { LinearPart } from './linear-part.js';
import type { Player } from './players.js';
import type { PairInteraction } from './swaps.js';

export interface PlayerPart {
  readonly player: Player;
  /** Change of the result when this player alone is taken from the revision; unit of the result. */
  readonly swapIn: Figure;
  /** Change that is missing when this player alone stays in the base. */
  readonly swapOut: Figure;
  /** Its part of the whole change (Shapley's value); the parts add up. */
  readonly part: Figure;
  /** Standard error of the part; 0 where it is exact. */
  readonly se: Figure;
  /** Part over the sum of the sizes of all parts, with its sign: -1 to 1 whatever cancels. */
  readonly share: Figure;
  /** Part over the whole change: beyond 1 or below 0 where parts cancel. */
  readonly ofChange: Figure;
  /** What its derivative at the base makes of its change, where one could be taken. */
  readonly linear?: Figure;
}

export interface Attribution {
  /** `exact`: all coalitions; `sampled`: drawn orders; `additive`: the quantity is a sum over the players. */
  readonly method: 'exact' | 'sampled' | 'additive';
  readonly base: Figure;
  readonly revision: Figure;
  /** revision - base. */
  readonly change: Figure;
  readonly parts: readonly PlayerPart[];
  /** The change less all parts: 0 but for rounding, by construction. */
  readonly remainder: Figure;
  readonly interactions: {
    /** The change less all swap-ins. */
    readonly total: Figure;
    /** Those that matter, largest first; null where pairs were too many to ask, or there is no change. */
    readonly pairs: readonly PairInteraction[] | null;
  };
  readonly linear?: Omit<LinearPart, 'parts'>;
  /** Different hybrid releases on which the quantity was computed. */
  readonly evaluations: number;
  /** Where orders were drawn: how many, by which seed, and whether the errors came below the asked precision. */
  readonly sampling?: { readonly permutations: number; readonly seed: number; readonly precision: number; readonly converged: boolean };
}

export interface Shares { readonly share: Figure; readonly ofChange: Figure }

/** Of each part, of the sizes of all and of the whole; no part of a fall is 0, not -0. */
export function sharesOf(parts: readonly Figure[], change: Figure): readonly Shares[] {
  const sizes = new CompensatedSum();
  for (const part of parts) if (typeof part === 'number') sizes.add(Math.abs(part));
  return parts.map((part): Shares => {
    if (typeof part !== 'number') return { share: part, ofChange: part };
    return {
      share: sizes.value > 0 ? part / sizes.value : { status: 'undefined', reason: 'no part changes the result' },
      ofChange: typeof change !== 'number' ? change : change === 0 ? { status: 'undefined', reason: 'the result does not change' } : part / change + 0,
    };
  });
}

/** The change less all parts. */
export function remainderOf(change: Figure, parts: readonly Figure[]): Figure {
  if (typeof change !== 'number') return change;
  const sum = new CompensatedSum();
  sum.add(change);
  for (const part of parts) {
    if (typeof part !== 'number') return part;
    sum.add(-part);
  }
  return sum.value;
}
