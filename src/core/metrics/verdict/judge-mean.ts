/**
 * The verdict on a column in three states, from the user's tolerance and the interval of the mean
 * difference, never from a p-value: `same`, `differs`, or `cannot-tell`, which then says what would be needed.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { LEAST_BLOCKS } from '../uncertainty/effective-size.js';
import { type Equivalence, type Mean, equivalence } from './equivalence.js';

export type VerdictState = 'same' | 'cannot-tell' | 'differs';
export type VerdictWord = 'exact' | 'no-tolerance' | 'too-little-data' | 'equivalent' | 'equivalent-but-detectable' | 'different' | 'inconclusive';

export interface MeanVerdict {
  readonly state: VerdictState;
  readonly word: VerdictWord;
  /** The smallest tolerance with which the releases would be the same. */
  readonly sameWithin: Figure;
  readonly test?: Equivalence;
}

export interface MeanFacts {
  /** Whether any matched value differs, is filled or is lost. */
  readonly changed: boolean;
  /** Mean difference, with a standard error that allows for the dependence of records. */
  readonly mean: Mean | Undefined;
  /** Independent blocks behind the standard error. */
  readonly blocks: number;
  /** Tolerance of the mean difference; null where the user gave none: none is made up. */
  readonly delta: number | null;
}

export function judgeMean({ changed, mean, blocks, delta }: MeanFacts): MeanVerdict {
  if (!changed) return { state: 'same', word: 'exact', sameWithin: 0 };
  if ('status' in mean) return { state: 'cannot-tell', word: 'too-little-data', sameWithin: mean };
  if (blocks < LEAST_BLOCKS) {
    const few: Undefined = { status: 'too-few', reason: `${blocks} of at least ${LEAST_BLOCKS} independent blocks` };
    return { state: 'cannot-tell', word: delta === null ? 'no-tolerance' : 'too-little-data', sameWithin: few };
  }
  const test = equivalence(mean, delta ?? 0), [low, high] = test.ci90;
  const sameWithin = Math.max(Math.abs(low), Math.abs(high));
  if (delta === null) return { state: 'cannot-tell', word: 'no-tolerance', sameWithin, test };
  return { ...stateOf(test, delta), sameWithin, test };
}

export function stateOf({ ci90: [low, high], ci95 }: Pick<Equivalence, 'ci90' | 'ci95'>, delta: number): { readonly state: VerdictState; readonly word: VerdictWord } {
  if (low >= -delta && high <= delta) return { state: 'same', word: ci95[0] <= 0 && ci95[1] >= 0 ? 'equivalent' : 'equivalent-but-detectable' };
  if (low > delta || high < -delta) return { state: 'differs', word: 'different' };
  return { state: 'cannot-tell', word: 'inconclusive' };
}
