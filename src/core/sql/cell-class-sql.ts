/** The six cell classes as an SQL expression, in the order of the contract's test. */
import { CELL_CLASS_CODE } from '../model/cell-class.js';
import { double, identifier } from './identifier.js';
import { BASE_ROW, MATCHED, PAIRS, part, REVISION_ROW, type EngineColumn } from './engine-column.js';

/** Slack of the tolerance test: 16 ulp of the larger value, so that 12.1 to 12.2 is within 0.1. */
export const TOLERANCE_SLACK = 16 * 2 ** -52;

export function cellClassSql(column: EngineColumn): string {
  const base = identifier(part.base(column.id)), revision = identifier(part.revision(column.id));
  const absent = (side: string): string => (column.kind === 'text' ? `${side} < 0` : `isnan(${side})`);
  const code = CELL_CLASS_CODE;
  const same = column.respelled
    ? `CASE WHEN ${identifier(part.respelled(column.id))} = 1 THEN ${code.notation} ELSE ${code.unchanged} END`
    : String(code.unchanged);
  const lines = [
    `WHEN ${absent(base)} THEN CASE WHEN ${absent(revision)} THEN ${same} ELSE ${code.filled} END`,
    `WHEN ${absent(revision)} THEN ${code.lost}`,
    `WHEN ${base} = ${revision} THEN ${same}`,
  ];
  const within = toleranceSql(column, base, revision);
  if (within !== null) lines.push(`WHEN ${within} THEN ${code.tolerated}`);
  return `CASE ${lines.join(' ')} ELSE ${code.value} END`;
}

function toleranceSql(column: EngineColumn, base: string, revision: string): string | null {
  const { absolute, relative } = column.tolerance;
  if (column.kind !== 'number' || (absolute === 0 && relative === 0)) return null;
  const slack = `${double(TOLERANCE_SLACK)} * greatest(abs(${base}), abs(${revision}))`;
  return `isfinite(${base}) AND isfinite(${revision}) AND abs(${revision} - ${base}) <= greatest(${double(absolute)}, ${double(relative)} * abs(${base})) + ${slack}`;
}

const ROWS = [identifier(BASE_ROW), identifier(REVISION_ROW)];

function classAs(column: EngineColumn): string {
  return `(${cellClassSql(column)})::UTINYINT AS ${identifier(part.cellClass(column.id))}`;
}

/** The view that all queries on matched records read: values, and a class per column. */
export function pairsViewSql(schema: string, columns: readonly EngineColumn[], withRows = true): string {
  const from = `${identifier(schema)}.${identifier(MATCHED)}`;
  const classes = columns.map(classAs);
  return `CREATE OR REPLACE VIEW ${identifier(schema)}.${identifier(PAIRS)} AS SELECT ${[...(withRows ? ROWS : []), ...columns.flatMap((column) => [identifier(part.base(column.id)), identifier(part.revision(column.id))]), ...classes].join(', ')} FROM ${from}`;
}

/** A table of another comparison, under this one's name. */
export function sameTableSql(table: string, home: string, schema: string): string {
  return `CREATE VIEW ${identifier(schema)}.${identifier(table)} AS SELECT * FROM ${identifier(home)}.${identifier(table)}`;
}

/** Keeps of a measured batch what pages of records need: one class byte a cell, in the order of the pairs. */
export function classTableSql({ from, schema, table, columns, withRows }: { from: string; schema: string; table: string; columns: readonly EngineColumn[]; withRows: boolean }): string {
  const names = [...(withRows ? ROWS : []), ...columns.map((column) => identifier(part.cellClass(column.id)))];
  return `CREATE TABLE ${identifier(schema)}.${identifier(table)} AS SELECT ${names.join(', ')} FROM ${identifier(from)}.${identifier(PAIRS)}`;
}

/**
 * The view of pairs over class tables that lie side by side: all were made in the order of the pairs, so position joins
 * them. Columns without a table have their values in the first one.
 */
export function storedPairsSql(schema: string, first: string, columns: readonly { readonly column: EngineColumn; readonly table: string | null }[]): string {
  const tables = [...new Set([first, ...columns.flatMap(({ table }) => table ?? [])])];
  const classes = columns.map(({ column, table }) => (table === null ? classAs(column) : `${identifier(table)}.${identifier(part.cellClass(column.id))}`));
  const from = tables.map((table) => `${identifier(schema)}.${identifier(table)}`).join(' POSITIONAL JOIN ');
  return `CREATE OR REPLACE VIEW ${identifier(schema)}.${identifier(PAIRS)} AS SELECT ${[...ROWS, ...classes].join(', ')} FROM ${from}`;
}
