/** Asking the host of a report to narrow every view. */
import type { Filter } from '../../src/session/exploration/filter.js';

export { isFiltered, NO_FILTER, toggleClass, type Filter, type RecordKind } from '../../src/session/exploration/filter.js';

/** Asks the host to narrow every view; a page may prevent it. */
export class ChangeFilterRequestEvent extends Event {
  static readonly type = 'change-filter-request';
  readonly filter: Filter;
  constructor(filter: Filter) {
    super(ChangeFilterRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.filter = filter;
  }
}
