/** What a view with small multiples asked for itself: the panel that it shows in large, and what was drawn in that. */
import type { SelectionClause } from '../../src/core/selection/clause.js';

/** `place`: the site-year in large; `range`: what was drawn in it. */
export interface OwnSelection { readonly place: readonly SelectionClause[]; readonly range: readonly SelectionClause[] }

export function ownSelection(clauses: readonly SelectionClause[], viewName: string): OwnSelection {
  const own = clauses.filter(({ source }) => source === viewName), isPlace = ({ field }: SelectionClause): boolean => field === 'group' || field === 'year';
  return { place: own.filter(isPlace), range: own.filter((clause) => !isPlace(clause)) };
}

/** Whether it is this panel that is shown in large. */
export function isPlace(place: readonly { readonly field: string; readonly value: string | number }[], own: OwnSelection): boolean {
  return own.place.length === place.length && place.every(({ field, value }) => own.place.some((clause) => clause.field === field && clause.kind === 'points' && clause.value.length === 1 && clause.value[0] === value));
}
