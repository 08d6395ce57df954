/**
 * Marks: a number from 0 to 255 of each record of a relation, by name. Hybrid releases take cells or records by them,
 * samples keep records by them; who makes a mark knows what its numbers mean.
 */

/** What cells are told apart by: each column has a mark of its own, 0 where it does not differ. */
export type MarkedBy = 'class' | 'kind';

/** Marks as they were made, in the order of the relation's records. */
export type Marks = ReadonlyMap<string, Uint8Array>;

/** Table of the engine in which each mark is a column; its rows are those of the relation. */
export type MarkTables = ReadonlyMap<string, string>;

export const NO_MARKS: MarkTables = new Map();

/** Equal cells over a range, whose middles stand for values. */
export interface Cells {
  readonly low: number;
  readonly high: number;
  readonly cells: number;
  readonly width: number;
}

/** Name of the mark of one column's cells. */
export function cellMark(by: MarkedBy, column: string): string {
  return `${by}_${column}`;
}

/** Name of the mark that says when changed records are applied, in one of the orders. */
export function appliedMark(order: number): string {
  return `applied_${order}`;
}
