/** SQL of how a column's numbers spread over equal cells, in one release or a hybrid: what an input holds in bits. */
import { double, identifier } from '../../sql/identifier.js';
import { hybridSql, type HybridChoice, type NamedColumn, type RelationSql } from './data-sql.js';

type Range = { readonly low: number; readonly high: number };

/** One row of `low` and `high` over the finite numbers; NULL where there is none. */
export function rangeSql(relation: RelationSql, column: NamedColumn, hybrid: HybridChoice): string {
  const value = identifier(column.name);
  return `WITH data AS (${hybridSql(relation, [column], { hybrid })}) SELECT min(${value}) AS low, max(${value}) AS high FROM data WHERE isfinite(${value})`;
}

/** A row of `cell` and `n` for each cell that holds a number; `low` < `high`. */
export function cellCountsSql(relation: RelationSql, column: NamedColumn, hybrid: HybridChoice, { low, high }: Range, cells: number): string {
  const value = identifier(column.name), at = `floor((${value} - ${double(low)}) / ${double(high - low)} * ${cells})`;
  return `WITH data AS (${hybridSql(relation, [column], { hybrid })}) SELECT least(${cells - 1}, ${at})::INTEGER AS cell, count(*)::DOUBLE AS n FROM data WHERE isfinite(${value}) GROUP BY 1`;
}
