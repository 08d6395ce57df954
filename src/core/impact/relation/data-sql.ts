/** The relation `data` as SQL: one release, or a hybrid of both, chosen from a table that holds both side by side. */
import { double, identifier, text } from '../../sql/identifier.js';
import { part } from '../../sql/engine-column.js';
import { innerQuery } from '../query/one-select.js';
import { cellMark, type Cells, type MarkedBy, type MarkTables } from './marks.js';
import { BLOCK, IN_BASE, IN_BOTH, IN_REVISION, PLACE, SIDE, type RelationColumn } from './relation-table.js';

/** A column as the reader's query calls it. */
export interface NamedColumn extends Pick<RelationColumn, 'id' | 'kind'> { readonly name: string }

/** Which things come from the revision, all else from the base. */
export type HybridChoice =
  /** Columns (ids) and whether records come and go. */
  | { readonly of: 'columns'; readonly ids: ReadonlySet<string>; readonly records: boolean }
  /** Whole parts of the records: places in the names of `by`. */
  | { readonly of: 'parts'; readonly by: 'period' | 'group'; readonly codes: readonly number[]; /** All but these. */ readonly except?: boolean }
  /** Cells by what their column's mark says (`marks.ts`), and whether records go and come. */
  | { readonly of: 'cells'; readonly marks: MarkedBy; readonly values: readonly number[]; readonly removed: boolean; readonly added: boolean }
  /** Whole records whose mark is from 1 to `upTo`. */
  | { readonly of: 'records'; readonly mark: string; readonly upTo: number };

export interface DataChoice {
  readonly hybrid: HybridChoice;
  /** A stretch of records that is left out. */
  readonly without?: number;
  /** Records whose mark is at least `from` stay, all others are left out. */
  readonly kept?: { readonly mark: string; readonly from: number };
  /** Columns (ids) whose numbers stand for the middles of equal cells over a range. */
  readonly coarse?: ReadonlyMap<string, Cells>;
  /** Columns (ids) whose values are kept back: missing throughout. */
  readonly withheld?: readonly string[];
}

/** Equal texts, equal releases. */
export function choiceText({ hybrid, coarse, ...rest }: DataChoice): string {
  return JSON.stringify([hybrid.of === 'columns' ? { ...hybrid, ids: [...hybrid.ids].sort() } : hybrid, rest, coarse === undefined ? null : [...coarse].sort(([a], [b]) => (a < b ? -1 : 1))]);
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

/** The tables of a relation. */
export interface RelationSql {
  readonly cells: string;
  /** Of all marks that a choice speaks of. */
  readonly marks: MarkTables;
  /** What `SIDE` says of at least one record. */
  readonly sides: readonly number[];
}

/** `select`: what is read of the result's columns, which are named as `results` says. */
export function dataSql(relation: RelationSql, columns: readonly NamedColumn[], choice: DataChoice, { sql, select, results }: { readonly sql: string; readonly select: string; readonly results: readonly string[] }): string {
  return around(hybridSql(relation, columns, choice), select, sql, ` AS result(${results.join(', ')})`);
}

/** The relation of one choice. */
export function hybridSql({ cells, marks, sides }: RelationSql, columns: readonly NamedColumn[], choice: DataChoice): string {
  const { hybrid, without, kept } = choice, used = new Set<string>(), taken = takenSql(hybrid);
  if (hybrid.of === 'records') used.add(marks.get(hybrid.mark)!);
  if (kept !== undefined) used.add(marks.get(kept.mark)!);
  const valueOf = ({ id }: NamedColumn): string => {
    const base = identifier(part.base(id)), revision = identifier(part.revision(id)), either = (condition: string): string => `CASE WHEN ${condition} THEN ${revision} ELSE ${base} END`;
    if (taken !== null) return either(taken);
    if (hybrid.of === 'columns') return hybrid.ids.has(id) ? revision : base;
    const { marks: by, values } = hybrid as Extract<HybridChoice, { of: 'cells' }>, mark = cellMark(by, id), table = marks.get(mark);
    if (table === undefined || values.length === 0) return base;
    used.add(table);
    return either(`${identifier(mark)} IN (${values.join(', ')})`);
  };
  const values = columns.map((column) => `${choice.withheld?.includes(column.id) === true ? `NULL::${TYPES[column.kind]}` : coarseSql(valueOf(column), choice.coarse?.get(column.id))} AS ${identifier(column.name)}`);
  const wanted = taken === null ? sidesOf(hybrid) : [];
  const there = taken === null ? `${identifier(SIDE)} IN (${wanted.join(', ')})` : `CASE ${identifier(SIDE)} WHEN ${IN_BASE} THEN NOT (${taken}) WHEN ${IN_REVISION} THEN ${taken} ELSE true END`, areAll = sides.every((side) => side === IN_BOTH || wanted.includes(side));
  const conditions = [...(areAll ? [] : [there]), ...(without === undefined ? [] : [`${identifier(BLOCK)} <> ${without}`]), ...(kept === undefined ? [] : [`${identifier(kept.mark)} >= ${kept.from}`])];
  return `SELECT ${listed(values)} FROM ${[cells, ...used].join(' POSITIONAL JOIN ')}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
}

/** Sides of the records that are there, where records are not taken whole. */
function sidesOf(hybrid: HybridChoice): readonly number[] {
  const { removed, added } = hybrid.of === 'columns' ? { removed: hybrid.records, added: hybrid.records } : hybrid as Extract<HybridChoice, { of: 'cells' }>;
  return [IN_BOTH, ...(removed ? [] : [IN_BASE]), ...(added ? [IN_REVISION] : [])];
}

/** Which records are taken whole; null: columns or cells are. */
function takenSql(hybrid: HybridChoice): string | null {
  if (hybrid.of === 'records') return `${identifier(hybrid.mark)} BETWEEN 1 AND ${hybrid.upTo}`;
  return hybrid.of === 'parts' ? `${hybrid.except === true ? 'NOT ' : ''}(${identifier(hybrid.by)} IN (${hybrid.codes.length > 0 ? hybrid.codes.join(', ') : '-1'}))` : null;
}

/** As `quantised` does it. */
function coarseSql(value: string, cells: Cells | undefined): string {
  if (cells === undefined) return value;
  const low = double(cells.low), width = double(cells.width);
  return `CASE WHEN isfinite(${value}) THEN ${low} + (least(${cells.cells - 1}, floor((${value} - ${low}) / ${double(cells.high - cells.low)} * ${cells.cells})) + 0.5::DOUBLE) * ${width} ELSE ${value} END`;
}

/** A relation that no column is asked of still has its records. */
function listed(columns: readonly string[]): string {
  return columns.length > 0 ? columns.join(', ') : `${double(1)} AS record`;
}

/** A line of its own for the bracket: the query may end with a comment. */
function around(data: string, select: string, sql: string, alias: string): string {
  return `WITH data AS (${data}) SELECT ${select} FROM (\n${innerQuery(sql)}\n)${alias}`;
}

function differsSql({ id }: Pick<NamedColumn, 'id'>): string {
  return `${identifier(part.base(id))} IS DISTINCT FROM ${identifier(part.revision(id))}`;
}

/** Whether a record differs in any of the columns or is in one release alone. */
export function anyDiffersSql(columns: readonly Pick<NamedColumn, 'id'>[]): string {
  return [`${identifier(SIDE)} <> ${IN_BOTH}`, ...columns.map(differsSql)].join(' OR ');
}

/** How many records differ in any of the columns or are in one release alone, by part; and by column. */
export function differingSql(cells: string, columns: readonly Pick<NamedColumn, 'id'>[], by: string | null): string {
  const any = anyDiffersSql(columns);
  const counts = [`count(*) FILTER (WHERE ${any})::DOUBLE AS records`, `count(*) FILTER (WHERE ${identifier(SIDE)} <> 0)::DOUBLE AS alone`, `count(*) FILTER (WHERE ${identifier(SIDE)} = ${IN_REVISION})::DOUBLE AS added`, ...columns.map((column) => `count(*) FILTER (WHERE ${differsSql(column)})::DOUBLE AS ${identifier(column.id)}`)];
  return by === null ? `SELECT ${counts.join(', ')} FROM ${cells}` : `SELECT ${identifier(by)}::DOUBLE AS part, ${counts[0]!} FROM ${cells} GROUP BY 1 HAVING records > 0 ORDER BY 1`;
}

/** How many periods or groups the records are in, whether anything differs in them or not. */
export function partCountSql(cells: string, by: string): string {
  return `SELECT count(DISTINCT ${identifier(by)})::DOUBLE AS parts FROM ${cells}`;
}
