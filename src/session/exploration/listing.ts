/**
 * How the columns of a report are listed: by what they are sorted, and which names are looked for. All lists of columns
 * of an exploration follow it, and so does what comes before and after a column. It narrows no numbers, so that it is
 * no part of what is undone or written down.
 */
export type SortKey = 'name' | 'changed' | 'missing' | 'bias' | 'rmse' | 'verdict' | 'pearson' | 'slope';
export interface Sort { readonly by: SortKey; readonly descending: boolean }

export interface Listing {
  readonly sort: Sort;
  /** Part of a name, as it was typed. */
  readonly typed: string;
}

export const FIRST_SORT: Sort = { by: 'changed', descending: true };
export const FIRST_LISTING: Listing = Object.freeze({ sort: FIRST_SORT, typed: '' });

export function sameListing(a: Listing, b: Listing): boolean {
  return a.typed === b.typed && a.sort.by === b.sort.by && a.sort.descending === b.sort.descending;
}
