/**
 * What the reader has narrowed the views to by class, column and kind of record. One value an exploration, shared by
 * the views of a report; an element without a host keeps its own.
 */
import type { CellClass } from '../../core/model/cell-class.js';

/** What became of a column as a whole; `uncompared`: in both releases, but no cell of it is in any class. */
export const COLUMN_STATES = ['changed', 'added', 'removed', 'notation', 'uncompared', 'unchanged', 'key'] as const;
export type ColumnState = (typeof COLUMN_STATES)[number];

export type RecordKind = 'changed' | 'added' | 'removed' | 'ambiguous';

export interface Filter {
  /** Cell classes; empty: all. */
  readonly classes: ReadonlySet<CellClass>;
  /** Id of the column in focus. */
  readonly column: string | null;
  /** Id of the measure that the one in focus is held against; null: the view's own choice. Narrows nothing. */
  readonly against: string | null;
  readonly columnState: ColumnState | null;
  /** null: the view's own default, changed records. */
  readonly records: RecordKind | null;
}

export const NO_FILTER: Filter = Object.freeze({ classes: new Set<CellClass>(), column: null, against: null, columnState: null, records: null });

export function isFiltered(filter: Filter): boolean {
  return filter.classes.size > 0 || filter.column !== null || filter.columnState !== null || filter.records !== null;
}

export function toggleClass(filter: Filter, name: CellClass): Filter {
  const classes = new Set(filter.classes);
  if (!classes.delete(name)) classes.add(name);
  return { ...filter, classes };
}
