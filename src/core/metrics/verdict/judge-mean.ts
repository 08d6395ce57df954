/**
 * The verdict on a column in three states, from the user's tolerance and the interval of the mean
 * difference, never from a p-value: `same`, `differs`, or `cannot-tell`, which then says what would be needed.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { LEAST_BLOCKS } from '../uncertainty/effective-size.js';
import { type Equivalence, type Mean, equivalence } from './equivalence.js';

export type VerdictState = 'same' | 'cannot-tell' | 'differs';
export type VerdictWord = 'exact' | 'no-tolerance' | 'too-little-data' | 'equivalent' | 'equivalent-but-detectable' | 'different' | 'inconclusive';

export interface IntervalVerdict {
  readonly state: VerdictState;
  readonly word: VerdictWord;
  /** The smallest tolerance with which the releases would be the same. */
  readonly sameWithin: Figure;
}

export interface MeanVerdict extends IntervalVerdict {
  readonly test?: Equivalence;
}

export interface Limits90And95 {
  readonly ci90: readonly [number, number];
  readonly ci95: readonly [number, number];
}

export interface IntervalFacts {
  /** Whether anything differs at all. */
  readonly changed: boolean;
  readonly limits: Limits90And95 | Undefined;
  /** Independent blocks behind the limits. */
  readonly blocks: number;
  /** Tolerance of the difference; null where the user gave none: none is made up. */
  readonly delta: number | null;
}

export interface MeanFacts extends Omit<IntervalFacts, 'limits'> {
  /** Mean difference, with a standard error that allows for the dependence of records. */
  readonly mean: Mean | Undefined;
}

export function judgeMean({ mean, ...facts }: MeanFacts): MeanVerdict {
  if (!facts.changed || 'status' in mean) return judgeInterval({ ...facts, limits: 'status' in mean ? mean : NO_LIMITS });
  const test = equivalence(mean, facts.delta ?? 0), verdict = judgeInterval({ ...facts, limits: test });
  return facts.blocks < LEAST_BLOCKS ? verdict : { ...verdict, test };
}

const NO_LIMITS: Undefined = { status: 'undefined', reason: 'nothing differs' };

/** The rule itself, for a difference of any kind whose limits are known. */
export function judgeInterval({ changed, limits, blocks, delta }: IntervalFacts): IntervalVerdict {
  if (!changed) return { state: 'same', word: 'exact', sameWithin: 0 };
  if ('status' in limits) return { state: 'cannot-tell', word: 'too-little-data', sameWithin: limits };
  if (blocks < LEAST_BLOCKS) {
    const few: Undefined = { status: 'too-few', reason: `${blocks} of at least ${LEAST_BLOCKS} independent blocks` };
    return { state: 'cannot-tell', word: delta === null ? 'no-tolerance' : 'too-little-data', sameWithin: few };
  }
  const [low, high] = limits.ci90, sameWithin = Math.max(Math.abs(low), Math.abs(high));
  return delta === null ? { state: 'cannot-tell', word: 'no-tolerance', sameWithin } : { ...stateOf(limits, delta), sameWithin };
}

export function stateOf({ ci90: [low, high], ci95 }: Limits90And95, delta: number): { readonly state: VerdictState; readonly word: VerdictWord } {
  if (low >= -delta && high <= delta) return { state: 'same', word: ci95[0] <= 0 && ci95[1] >= 0 ? 'equivalent' : 'equivalent-but-detectable' };
  if (low > delta || high < -delta) return { state: 'differs', word: 'different' };
  return { state: 'cannot-tell', word: 'inconclusive' };
}
