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

/** The view that all queries on matched records read: values, and a class per column. */
export function pairsViewSql(schema: string, columns: readonly EngineColumn[]): string {
  const from = `${identifier(schema)}.${identifier(MATCHED)}`;
  const classes = columns.map((column) => `(${cellClassSql(column)})::UTINYINT AS ${identifier(part.cellClass(column.id))}`);
  return `CREATE VIEW ${identifier(schema)}.${identifier(PAIRS)} AS SELECT ${[identifier(BASE_ROW), identifier(REVISION_ROW), ...columns.flatMap((column) => [identifier(part.base(column.id)), identifier(part.revision(column.id))]), ...classes].join(', ')} FROM ${from}`;
}
