/**
 * The six classes that every cell of a matched record falls into, exactly one each.
 * The order is the numeric code used in SQL and in typed arrays; it never changes.
 */

export const CELL_CLASSES = ['unchanged', 'notation', 'tolerated', 'value', 'filled', 'lost'] as const;
export type CellClass = (typeof CELL_CLASSES)[number];

/** Numeric code of each class, for SQL expressions and typed arrays. */
export const CELL_CLASS_CODE: Readonly<Record<CellClass, number>> = {
  unchanged: 0, notation: 1, tolerated: 2, value: 3, filled: 4, lost: 5,
};

/** Classes that make a record `changed`: a cell differs in meaning. */
export const CHANGING_CLASSES: readonly CellClass[] = ['value', 'filled', 'lost'];

/** How many cells fall into each class. */
export type CellCounts = Record<CellClass, number>;

export function emptyCellCounts(): CellCounts {
  return { unchanged: 0, notation: 0, tolerated: 0, value: 0, filled: 0, lost: 0 };
}

export function addCellCounts(total: CellCounts, more: Readonly<CellCounts>): CellCounts {
  for (const name of CELL_CLASSES) total[name] += more[name];
  return total;
}

/** Cells that differ in meaning: value + filled + lost. */
export function changedCells(counts: Readonly<CellCounts>): number {
  return counts.value + counts.filled + counts.lost;
}

export function totalCells(counts: Readonly<CellCounts>): number {
  return CELL_CLASSES.reduce((sum, name) => sum + counts[name], 0);
}
