/** SQL of what single records bring to a sum (`record-sums.ts`), in the order of the relation, whose rows the engine numbers by their places. */
import { part } from '../../sql/engine-column.js';
import { identifier } from '../../sql/identifier.js';
import type { RecordSums } from '../query/record-sums.js';
import { anyDiffersSql, hybridSql, type HybridChoice, type NamedColumn, type RelationSql } from './data-sql.js';
import { IN_BASE, IN_REVISION, SIDE } from './relation-table.js';

type Terms = Pick<RecordSums, 'from' | 'term'>;

/** One row of `total` and `terms`: the sum of what the records of a release bring, and how many bring something. */
export function termTotalSql(relation: RelationSql, columns: readonly NamedColumn[], hybrid: HybridChoice, { from, term }: Terms): string {
  return `WITH data AS (${hybridSql(relation, columns, { hybrid })}) SELECT coalesce(sum(term), 0)::DOUBLE AS total, count(term)::DOUBLE AS terms FROM (SELECT ${term} AS term FROM ${from})`;
}

/** `term` of each record, or only of those that differ in any of these columns or are in one release alone, with `places` the place of each in the relation; NaN where it brings nothing, or is not there. */
export function termsSql({ cells }: RelationSql, columns: readonly NamedColumn[], differing: readonly NamedColumn[] | null, side: 'base' | 'revision', { from, term }: Terms, places = false): string {
  const names = columns.map(({ name }) => name), there = freeName(names, 'is there'), place = freeName(names, 'stands at'), values = columns.map(({ id, name }) => `${identifier(part[side](id))} AS ${identifier(name)}`);
  const data = `SELECT ${[`${identifier(SIDE)} <> ${side === 'base' ? IN_REVISION : IN_BASE} AS ${there}`, `rowid::INTEGER AS ${place}`, ...values].join(', ')} FROM ${cells}${differing === null ? '' : ` WHERE ${anyDiffersSql(differing)}`}`;
  return `WITH data AS (${data}) SELECT coalesce(CASE WHEN ${there} THEN ${term} END, 'nan'::DOUBLE) AS term${places ? `, ${place} AS place` : ''} FROM ${from}`;
}

/** A name that no column has. */
function freeName(names: readonly string[], wanted: string): string {
  let name = wanted;
  while (names.some((each) => each.toLowerCase() === name)) name = `${name} too`;
  return identifier(name);
}
