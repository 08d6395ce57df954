/** SQL of a query on many hybrid releases by columns at once, whose aggregates are computed once for all that share them. */
import { identifier } from '../../sql/identifier.js';
import type { SharedAggregates } from '../query/shared-aggregates.js';
import { hybridSql, type HybridChoice, type NamedColumn, type RelationSql } from './data-sql.js';

export type ColumnChoice = Extract<HybridChoice, { of: 'columns' }>;

/** Sets of aggregates that one statement computes: each takes a pass over the relation. */
const MOST_SETS = 96;

export interface SharedQuery {
  /** One row a choice: `choice`, its place, and `value`. */
  readonly sql: string;
  /** Passes over the relation. */
  readonly passes: number;
}

/** Null where sharing saves no pass. `columns`: as the query's aggregates count them. */
export function sharedSql(relation: RelationSql, columns: readonly NamedColumn[], { aggregates, around, tail }: SharedAggregates, choices: readonly ColumnChoice[]): SharedQuery | null {
  const sets = new Map<string, { readonly choice: ColumnChoice; readonly place: number; readonly of: Set<number> }>();
  const places = choices.map(({ ids, records }) => aggregates.map((aggregate, a) => {
    const own = aggregate.columns.map((i) => columns[i]!.id).filter((id) => ids.has(id)), key = JSON.stringify([own, records]), set = sets.get(key) ?? { choice: { of: 'columns', ids: new Set(own), records }, place: sets.size, of: new Set<number>() };
    set.of.add(a);
    sets.set(key, set);
    return set.place;
  }));
  if (sets.size > MOST_SETS || sets.size >= choices.length) return null;
  const passes = [...sets.values()].map(({ choice, of }) => `(WITH data AS (${hybridSql(relation, columns, { hybrid: choice })}) SELECT ${aggregates.map(({ sql }, a) => (of.has(a) ? `(\n${sql}\n)` : 'NULL')).join(', ')} ${tail}\n)`);
  const names = aggregates.map((_, a) => identifier(`aggregate ${a}`)), expression = around.map((piece, a) => `${piece}${a < names.length ? `(shared.${names[a]}[${identifier(`place ${a}`)}])` : ''}`).join('');
  const rows = places.map((each, choice) => `(${[choice, ...each.map((place) => place + 1)].join(', ')})`);
  return {
    passes: sets.size,
    sql: `WITH passes AS MATERIALIZED (${passes.map((pass, i) => `SELECT ${i} AS place, * FROM ${pass} AS pass(${names.join(', ')})`).join(' UNION ALL ')}), shared AS MATERIALIZED (SELECT ${names.map((name) => `list(${name} ORDER BY place) AS ${name}`).join(', ')} FROM passes) `
      + `SELECT choice::DOUBLE AS choice, (\n${expression}\n)::DOUBLE AS value FROM (VALUES ${rows.join(', ')}) AS asked(choice, ${aggregates.map((_, a) => identifier(`place ${a}`)).join(', ')}), shared ORDER BY 1`,
  };
}
