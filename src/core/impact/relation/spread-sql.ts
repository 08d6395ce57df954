/** SQL of how the values of one column spread in both releases, over the records that have it in both: counts that do not grow with the records. */
import { part } from '../../sql/engine-column.js';
import { double, identifier } from '../../sql/identifier.js';
import type { EvenBins } from '../../metrics/distribution/bins.js';
import type { NamedColumn, RelationSql } from './data-sql.js';
import { IN_BOTH, SIDE } from './relation-table.js';

type Spread = Pick<RelationSql, 'cells'>;

/** `side` (0: base) and `v`, a row a value. */
function valuesSql({ cells }: Spread, { id, kind }: NamedColumn): string {
  const base = identifier(part.base(id)), revision = identifier(part.revision(id)), isThere = (value: string): string => (kind === 'number' ? `isfinite(${value})` : `${value} IS NOT NULL`);
  const there = `FROM ${cells} WHERE ${identifier(SIDE)} = ${IN_BOTH} AND ${isThere(base)} AND ${isThere(revision)}`;
  return `(SELECT 0 AS side, ${base} AS v ${there} UNION ALL SELECT 1 AS side, ${revision} AS v ${there})`;
}

/** One row: `low`, `high`, `q25`, `q75` and `n` of all finite numbers of both releases; NULL where there is none. */
export function pooledSql(relation: Spread, column: NamedColumn): string {
  return `SELECT min(v) AS low, max(v) AS high, quantile_cont(v, 0.25) AS q25, quantile_cont(v, 0.75) AS q75, count(*)::DOUBLE AS n FROM ${valuesSql(relation, column)}`;
}

/** `side`, `records` and `cells`: how many cells hold so many records; `bins`: null counts different values. */
export function occupiedSql(relation: Spread, column: NamedColumn, bins: EvenBins | null): string {
  return `SELECT side::DOUBLE AS side, records, count(*)::DOUBLE AS cells FROM (SELECT side, ${bins === null ? 'v' : cellSql(bins)} AS cell, count(*)::DOUBLE AS records FROM ${valuesSql(relation, column)} GROUP BY ALL) GROUP BY ALL`;
}

/** One row of `n`: the different values of both releases. */
export function levelsSql(relation: Spread, column: NamedColumn): string {
  return `SELECT count(DISTINCT v)::DOUBLE AS n FROM ${valuesSql(relation, column)}`;
}

/** As `evenBin` does it. */
function cellSql({ low, high, k }: EvenBins): string {
  const share = Number.isFinite(high - low) ? `(v - ${double(low)}) / ${double(high - low)}` : `(v / 2 - ${double(low / 2)}) / ${double(high / 2 - low / 2)}`;
  return high > low ? `greatest(0, least(${k - 1}, floor(${share} * ${k})))` : '0';
}
