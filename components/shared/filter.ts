/**
 * What the reader has narrowed the views to. One value per `<change-report>`, shared by its
 * views; an element without a host keeps its own.
 */
import type { CellClass } from '../../src/core/model/cell-class.js';
import type { ColumnState } from './column-state.js';

export type RecordKind = 'changed' | 'added' | 'removed' | 'ambiguous';

export interface Filter {
  /** Cell classes; empty: all. */
  readonly classes: ReadonlySet<CellClass>;
  /** Id of the column in focus. */
  readonly column: string | null;
  readonly columnState: ColumnState | null;
  /** null: the view's own default, changed records. */
  readonly records: RecordKind | null;
}

export const NO_FILTER: Filter = Object.freeze({ classes: new Set<CellClass>(), column: null, columnState: null, records: null });

export function isFiltered(filter: Filter): boolean {
  return filter.classes.size > 0 || filter.column !== null || filter.columnState !== null || filter.records !== null;
}

export function toggleClass(filter: Filter, name: CellClass): Filter {
  const classes = new Set(filter.classes);
  if (!classes.delete(name)) classes.add(name);
  return { ...filter, classes };
}

/** Asks the host to narrow every view; a page may prevent it. */
export class ChangeFilterRequestEvent extends Event {
  static readonly type = 'change-filter-request';
  readonly filter: Filter;
  constructor(filter: Filter) {
    super(ChangeFilterRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.filter = filter;
  }
}
