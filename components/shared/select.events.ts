/** A reader narrows what all views look at: first asked, then told. */
import type { SelectionClause } from '../../src/core/selection/clause.js';

/** Asks to put a view's clauses in the place of its former ones; a page may prevent it. */
export class ChangeSelectRequestEvent extends Event {
  static readonly type = 'change-select-request';
  constructor(readonly source: string, readonly clauses: readonly SelectionClause[]) {
    super(ChangeSelectRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** All clauses, after a reader changed one. */
export class ChangeSelectedEvent extends Event {
  static readonly type = 'change-selected';
  constructor(readonly clauses: readonly SelectionClause[]) {
    super(ChangeSelectedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'change-select-request': ChangeSelectRequestEvent;
    'change-selected': ChangeSelectedEvent;
  }
}
