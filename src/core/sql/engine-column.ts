/**
 * How the matched records stand in the engine: one table with a row per pair, holding for each
 * differing column the base and revision values and, where texts can differ, their spellings.
 * Missing numbers and instants are NaN, missing texts are index -1.
 */
import type { Tolerance } from '../model/recipe.js';

export const MATCHED = 'matched';
export const PAIRS = 'pairs';

export interface EngineColumn {
  readonly id: string;
  readonly kind: 'number' | 'time' | 'text';
  /** Spelling columns exist. */
  readonly spelled: boolean;
  readonly tolerance: Required<Tolerance>;
}

/** Names of a column's parts in the table, and of its cell class in the view. */
export const part = {
  base: (id: string) => `base_${id}`,
  revision: (id: string) => `revision_${id}`,
  baseSpelling: (id: string) => `base_spelling_${id}`,
  revisionSpelling: (id: string) => `revision_spelling_${id}`,
  cellClass: (id: string) => `class_${id}`,
} as const;

export const BASE_ROW = 'base_row';
export const REVISION_ROW = 'revision_row';
