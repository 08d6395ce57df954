/**
 * How the matched records stand in the engine: one table with a row per pair, holding for each
 * differing column the base and revision values and, where equal values are written differently
 * in some record, a flag that says so. Missing numbers and instants are NaN, missing texts are -1.
 */
import type { Tolerance } from '../model/recipe.js';

export const MATCHED = 'matched';
export const PAIRS = 'pairs';

export interface EngineColumn {
  readonly id: string;
  readonly kind: 'number' | 'time' | 'text';
  /** The flag column exists: somewhere, equal values are written differently. */
  readonly respelled: boolean;
  readonly tolerance: Required<Tolerance>;
}

/** Names of a column's parts in the table, and of its cell class in the view. */
export const part = {
  base: (id: string) => `base_${id}`,
  revision: (id: string) => `revision_${id}`,
  respelled: (id: string) => `respelled_${id}`,
  cellClass: (id: string) => `class_${id}`,
} as const;

/** What a matched record needs in the engine: its two record numbers, and each loaded column's two values with their flag. */
export const ROW_BYTES = 8, CELL_BYTES = 17;

export const BASE_ROW = 'base_row';
export const REVISION_ROW = 'revision_row';
