/** SQL of the means of number columns over the records of each group, period or step of a result, in one release or a hybrid. */
import { part } from '../../sql/engine-column.js';
import { double, identifier } from '../../sql/identifier.js';
import { hybridSql, type HybridChoice, type NamedColumn, type RelationSql } from './data-sql.js';
import { IN_BASE, IN_REVISION, SIDE } from './relation-table.js';

/** Rows of `unit` (a code of the relation's parts) and a mean of each column, `mean 0` and so on; NULL where no record has it. */
export function partMeansSql({ cells }: RelationSql, by: 'period' | 'group', columns: readonly NamedColumn[], side: 'base' | 'revision'): string {
  return `SELECT ${identifier(by)}::DOUBLE AS unit, ${meansOf(columns.map(({ id }) => identifier(part[side](id))))} FROM ${cells} WHERE ${identifier(SIDE)} <> ${side === 'base' ? IN_REVISION : IN_BASE} GROUP BY 1 ORDER BY 1`;
}

/** A stretch of time: milliseconds since 1970, `from` to before `to`. */
export interface Stretch { readonly from: number; readonly to: number }

/** The same by stretches, by their place in the list; they do not overlap and ascend. */
export function stretchMeansSql(relation: RelationSql, time: NamedColumn, stretches: readonly Stretch[], columns: readonly NamedColumn[], hybrid: HybridChoice): string {
  const rows = stretches.map(({ from, to }, i) => `(${i}, ${double(from)}, ${double(to)})`).join(', '), at = `epoch_ms(d.${identifier(time.name)})::DOUBLE`;
  const records = `SELECT *, ${at} AS "at of record" FROM data AS d WHERE d.${identifier(time.name)} IS NOT NULL`;
  return `WITH data AS (${hybridSql(relation, [time, ...columns], { hybrid })}), stretches(unit, "from", "to") AS (VALUES ${rows}), records AS (${records}) `
    + `SELECT s.unit::DOUBLE AS unit, ${meansOf(columns.map(({ name }) => `r.${identifier(name)}`))} FROM records AS r ASOF JOIN stretches AS s ON r."at of record" >= s."from" WHERE r."at of record" < s."to" GROUP BY 1 ORDER BY 1`;
}

function meansOf(values: readonly string[]): string {
  return values.map((value, i) => `avg(${value}) FILTER (WHERE isfinite(${value})) AS ${identifier(`mean ${i}`)}`).join(', ');
}
