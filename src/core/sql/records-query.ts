/** Pages of matched records, filtered by class and column, in the order of the base. */
import { CHANGING_CLASSES, type CellClass } from '../model/cell-class.js';
import { changedPredicate } from './class-counts-query.js';
import { identifier } from './identifier.js';
import { BASE_ROW, PAIRS, part, REVISION_ROW, type EngineColumn } from './engine-column.js';

export interface RecordFilter {
  /** False: all matched records. */
  readonly changedOnly: boolean;
  readonly classes: readonly CellClass[] | null;
  /** Id of the one column that must be in the classes. */
  readonly column: string | null;
  /** Table of the comparison's schema whose base rows are the only ones wanted. */
  readonly among?: string | null;
}

export function recordPredicate(schema: string, columns: readonly EngineColumn[], filter: RecordFilter): string {
  const { among = null } = filter, classed = classPredicate(columns, filter);
  return among === null ? classed : `${classed} AND ${identifier(BASE_ROW)} IN (SELECT ${identifier(BASE_ROW)} FROM ${identifier(schema)}.${identifier(among)})`;
}

function classPredicate(columns: readonly EngineColumn[], filter: RecordFilter): string {
  const asked = filter.column === null ? columns : columns.filter((column) => column.id === filter.column);
  if (!filter.changedOnly && filter.classes === null && filter.column === null) return 'true';
  return changedPredicate(asked, filter.classes ?? CHANGING_CLASSES);
}

export function recordCountQuery(schema: string, columns: readonly EngineColumn[], filter: RecordFilter): string {
  return `SELECT count(*)::DOUBLE AS total FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${recordPredicate(schema, columns, filter)}`;
}

export function recordPageQuery(schema: string, columns: readonly EngineColumn[], filter: RecordFilter, offset: number, limit: number): string {
  const classes = columns.map((column) => `${identifier(part.cellClass(column.id))}::DOUBLE AS ${identifier(column.id)}`);
  const select = [`${identifier(BASE_ROW)}::DOUBLE AS base_row`, `${identifier(REVISION_ROW)}::DOUBLE AS revision_row`, ...classes];
  return `SELECT ${select.join(', ')} FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${recordPredicate(schema, columns, filter)} ORDER BY ${identifier(BASE_ROW)} LIMIT ${limit} OFFSET ${offset}`;
}

/** Base rows of changed records, for choosing samples: all in any order, the first `limit`, or those among given rows. */
export function changedRowsQuery(schema: string, columns: readonly EngineColumn[], { limit, among }: { limit?: number; among?: readonly number[] }): string {
  const within = among === undefined ? '' : ` AND ${identifier(BASE_ROW)} IN (${among.length > 0 ? among.join(', ') : '-1'})`;
  const first = limit === undefined ? '' : ` ORDER BY ${identifier(BASE_ROW)} LIMIT ${limit}`;
  return `SELECT ${identifier(BASE_ROW)} AS base_row FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${changedPredicate(columns)}${within}${first}`;
}

/** Classes of the records with the given base rows. */
export function chosenRecordsQuery(schema: string, columns: readonly EngineColumn[], baseRows: readonly number[]): string {
  const classes = columns.map((column) => `${identifier(part.cellClass(column.id))}::DOUBLE AS ${identifier(column.id)}`);
  const select = [`${identifier(BASE_ROW)}::DOUBLE AS base_row`, `${identifier(REVISION_ROW)}::DOUBLE AS revision_row`, ...classes];
  const rows = baseRows.length > 0 ? baseRows.join(', ') : '-1';
  return `SELECT ${select.join(', ')} FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${identifier(BASE_ROW)} IN (${rows}) ORDER BY ${identifier(BASE_ROW)}`;
}
