/** The most frequent changes from one text to another; -1 stands for missing. */
import { CHANGING_CLASSES, CELL_CLASS_CODE } from '../model/cell-class.js';
import { identifier } from './identifier.js';
import { PAIRS, part, type EngineColumn } from './engine-column.js';

/** How many groups a query brings at most: one more than can be told apart from a cut. */
export function mostGroups(limit: number): number {
  return limit * 40 + 1;
}

/** Groups, the most frequent first; which of many equally frequent ones come is up to the engine. */
export function transitionsQuery(schema: string, column: EngineColumn, limit: number): string {
  const codes = CHANGING_CLASSES.map((name) => CELL_CLASS_CODE[name]).join(', ');
  return `SELECT ${identifier(part.base(column.id))}::DOUBLE AS "from", ${identifier(part.revision(column.id))}::DOUBLE AS "to", count(*)::DOUBLE AS n FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${identifier(part.cellClass(column.id))} IN (${codes}) GROUP BY 1, 2 QUALIFY dense_rank() OVER (ORDER BY n DESC) <= ${limit} ORDER BY n DESC LIMIT ${mostGroups(limit)}`;
}
