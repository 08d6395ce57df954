/** The relation `data` as SQL: one release, or a hybrid of both, chosen from a table that holds both side by side. */
import { double, identifier, text } from '../../sql/identifier.js';
import { part } from '../../sql/engine-column.js';
import { innerQuery } from '../query/one-select.js';
import { BLOCK, IN_BASE, IN_REVISION, PLACE, SIDE, type RelationColumn } from './relation-table.js';

/** A column as the reader's query calls it. */
export interface NamedColumn extends Pick<RelationColumn, 'id' | 'kind'> { readonly name: string }

/** Which things come from the revision, all else from the base. */
export type HybridChoice =
  /** Columns (ids) and whether records come and go. */
  | { readonly of: 'columns'; readonly ids: ReadonlySet<string>; readonly records: boolean }
  /** Whole parts of the records: places in the names of `by`. */
  | { readonly of: 'parts'; readonly by: 'period' | 'group'; readonly codes: readonly number[]; /** All but these. */ readonly except?: boolean };

export interface DataChoice {
  readonly hybrid: HybridChoice;
  /** A stretch of records that is left out. */
  readonly without?: number;
}

const TYPES = { number: 'DOUBLE', time: 'TIMESTAMP', text: 'VARCHAR' } as const;

/** The table of values as a query reads them, from the one that was loaded: NaN and codes without a text are NULL. `dictionaries`: tables of `code` and `spelt` by column id. */
export function cellsSql(loaded: string, columns: readonly RelationColumn[], parts: readonly string[], dictionaries: ReadonlyMap<string, string>): string {
  const joins: string[] = [], values = columns.flatMap(({ id, kind }) => [part.base(id), part.revision(id)].map((name) => {
    const column = `l.${identifier(name)}`;
    if (kind === 'number') return `CASE WHEN isnan(${column}) THEN NULL ELSE ${column} END AS ${identifier(name)}`;
    if (kind === 'time') return `CASE WHEN isnan(${column}) THEN NULL ELSE try(make_timestamp((${column} * 1000)::BIGINT)) END AS ${identifier(name)}`;
    const table = `t${joins.length}`;
    joins.push(` LEFT JOIN ${dictionaries.get(id)!} AS ${table} ON ${table}.code = ${column}`);
    return `${table}.spelt AS ${identifier(name)}`;
  }));
  return `SELECT ${[...[SIDE, BLOCK, ...parts].map((name) => `l.${identifier(name)}`), ...values].join(', ')} FROM ${loaded} AS l${joins.join('')} ORDER BY l.${identifier(PLACE)}`;
}

/** Rows of a dictionary table. A zero character cannot stand in SQL. */
export function dictionaryRows(texts: readonly (string | null)[], from: number, to: number): string {
  const rows = texts.slice(from, to).flatMap((each, i) => (each === null ? [] : [`(${from + i}, ${text(each.replaceAll('\0', '\uFFFD'))})`]));
  return rows.join(', ');
}

/** The query on a relation without records: binds as on any other. */
export function emptyDataSql(columns: readonly NamedColumn[], sql: string): string {
  return around(`SELECT ${listed(columns.map(({ name, kind }) => `NULL::${TYPES[kind]} AS ${identifier(name)}`))} WHERE false`, '*', sql, '');
}

/** `select`: what is read of the result's columns, which are named as `results` says. */
export function dataSql(cells: string, columns: readonly NamedColumn[], { hybrid, without }: DataChoice, { sql, select, results }: { readonly sql: string; readonly select: string; readonly results: readonly string[] }): string {
  const taken = hybrid.of === 'parts' ? `${hybrid.except === true ? 'NOT ' : ''}(${identifier(hybrid.by)} IN (${hybrid.codes.length > 0 ? hybrid.codes.join(', ') : '-1'}))` : null;
  const values = columns.map(({ id, name }) => `${taken !== null ? `CASE WHEN ${taken} THEN ${identifier(part.revision(id))} ELSE ${identifier(part.base(id))} END` : identifier(hybrid.of === 'columns' && hybrid.ids.has(id) ? part.revision(id) : part.base(id))} AS ${identifier(name)}`);
  const there = hybrid.of === 'columns' ? `${identifier(SIDE)} <> ${hybrid.records ? IN_BASE : IN_REVISION}` : `CASE ${identifier(SIDE)} WHEN ${IN_BASE} THEN NOT (${taken!}) WHEN ${IN_REVISION} THEN ${taken!} ELSE true END`;
  return around(`SELECT ${listed(values)} FROM ${cells} WHERE ${there}${without === undefined ? '' : ` AND ${identifier(BLOCK)} <> ${without}`}`, select, sql, ` AS result(${results.join(', ')})`);
}

/** A relation that no column is asked of still has its records. */
function listed(columns: readonly string[]): string {
  return columns.length > 0 ? columns.join(', ') : `${double(1)} AS record`;
}

/** A line of its own for the bracket: the query may end with a comment. */
function around(data: string, select: string, sql: string, alias: string): string {
  return `WITH data AS (${data}) SELECT ${select} FROM (\n${innerQuery(sql)}\n)${alias}`;
}

/** How many records differ in any of the columns or are in one release alone, by part; and by column. */
export function differingSql(cells: string, columns: readonly Pick<NamedColumn, 'id'>[], by: string | null): string {
  const differs = ({ id }: Pick<NamedColumn, 'id'>): string => `${identifier(part.base(id))} IS DISTINCT FROM ${identifier(part.revision(id))}`;
  const any = [`${identifier(SIDE)} <> 0`, ...columns.map(differs)].join(' OR ');
  const counts = [`count(*) FILTER (WHERE ${any})::DOUBLE AS records`, `count(*) FILTER (WHERE ${identifier(SIDE)} <> 0)::DOUBLE AS alone`, ...columns.map((column) => `count(*) FILTER (WHERE ${differs(column)})::DOUBLE AS ${identifier(column.id)}`)];
  return by === null ? `SELECT ${counts.join(', ')} FROM ${cells}` : `SELECT ${identifier(by)}::DOUBLE AS part, ${counts[0]!} FROM ${cells} GROUP BY 1 HAVING records > 0 ORDER BY 1`;
}
