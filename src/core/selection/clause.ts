/**
 * Restrictions on what is looked at. A clause names a field of a matched record, what of it is wanted, and which view
 * asked; clauses of different fields hold together. They are plain data: permalinks and saved states carry them.
 */

/**
 * What a clause speaks of: the instant of a record, its group (site), a part of its instant, or one column's value on
 * a side, its difference (revision − base) or its cell class. Columns are named by id. `cells` and `kinds` speak of
 * several columns: a record with any of these cells is meant. Their points are `filled:c3`, a class and a column, or
 * `gap filled:c3`, the kinds of change by which a cell that differs is explained (`kindsInWords`) and a column.
 */
export type ClauseField = 'time' | 'group' | 'year' | 'month' | 'hour' | 'cells' | 'kinds' | `base:${string}` | `revision:${string}` | `difference:${string}` | `class:${string}`;

export interface IntervalClause {
  /** Stable name of the asking view. */
  readonly source: string;
  readonly field: ClauseField;
  readonly kind: 'interval';
  /** `[start, end)`: milliseconds of time, else in the unit of the column. */
  readonly value: readonly [start: number, end: number];
}

export interface PointsClause {
  readonly source: string;
  readonly field: ClauseField;
  readonly kind: 'points';
  /** Names of groups, numbers of parts of the instant, or cell classes. */
  readonly value: readonly (string | number)[];
}

export type SelectionClause = IntervalClause | PointsClause;

/** What is wanted of each column by the points of `cells` or `kinds`, by its id. */
export function wantedOfColumns({ value }: PointsClause): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const point of value.map(String)) {
    const colon = point.indexOf(':'), id = point.slice(colon + 1);
    if (colon > 0) out.set(id, (out.get(id) ?? new Set()).add(point.slice(0, colon)));
  }
  return out;
}

/** Clauses that hold for a view: all but its own, so that a view shows what it narrows (crossfilter). */
export function resolve(clauses: readonly SelectionClause[], { except }: { readonly except?: string } = {}): readonly SelectionClause[] {
  return except === undefined ? clauses : clauses.filter(({ source }) => source !== except);
}

/** The clauses with one view's replaced: of one source at most one clause a field. */
export function withClauses(clauses: readonly SelectionClause[], source: string, own: readonly SelectionClause[]): readonly SelectionClause[] {
  return [...clauses.filter((clause) => clause.source !== source), ...own];
}

/** A record without a time is in no such selection. */
export function isOfTime({ field }: SelectionClause): boolean {
  return field === 'time' || field === 'year' || field === 'month' || field === 'hour';
}

export function sameClauses(a: readonly SelectionClause[], b: readonly SelectionClause[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
