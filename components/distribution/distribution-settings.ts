/** What a reader can set of the distribution view beside its arrangement. */
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Measure } from './count-scale.js';

export type Side = 'base' | 'revision';

export interface DistributionSettings {
  readonly arrangement: 'mirror' | 'overlay' | 'cumulative';
  readonly bins: number;
  readonly measure: Measure;
  /** Whether lengths are square roots (VIEWS R14). */
  readonly root: boolean;
  /** Which version a range of values selects by. */
  readonly side: Side;
  /** Whether differences fill their panel, however small they are beside the spread of base. */
  readonly close: boolean;
  /** Room around the values on their axis, as a share of their range. */
  readonly padding: number;
}

/** Steps of the cumulative shares. */
export const CUMULATIVE_STEPS = 200;

export const AT_FIRST: DistributionSettings = { arrangement: 'mirror', bins: 64, measure: 'count', root: false, side: 'revision', close: false, padding: 0 };

/** The view's own clauses, by panel. */
export interface OwnClauses { readonly values: SelectionClause | null; readonly differences: SelectionClause | null }

export function ownClauses(clauses: readonly SelectionClause[], viewName: string, id: string): OwnClauses {
  const own = clauses.filter(({ source }) => source === viewName);
  return { values: own.find(({ field }) => field === `base:${id}` || field === `revision:${id}`) ?? null, differences: own.find(({ field }) => field === `difference:${id}`) ?? null };
}
