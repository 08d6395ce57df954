/** How many cells of each column are in each class, and how many records changed. */
import { CELL_CLASS_CODE, changedCells, CHANGING_CLASSES, type CellClass, type CellCounts } from '../model/cell-class.js';
import { identifier, text } from './identifier.js';
import { PAIRS, part, type EngineColumn } from './engine-column.js';

const CHANGING = CHANGING_CLASSES.map((name) => CELL_CLASS_CODE[name]).join(', ');

/** One row for each column and class that it has: `id`, `class` (its code), `cells`. Grouping by a byte costs half of filtered counts. */
export function classCountsQuery(schema: string, columns: readonly EngineColumn[]): string {
  return columns.map(({ id }) => {
    const code = identifier(part.cellClass(id));
    return `SELECT ${text(id)} AS id, ${code}::DOUBLE AS class, count(*)::DOUBLE AS cells FROM ${identifier(schema)}.${identifier(PAIRS)} GROUP BY ${code}`;
  }).join(' UNION ALL ');
}

/** A record is changed when one of its cells is in `value`, `filled` or `lost`. */
export function changedPredicate(columns: readonly EngineColumn[], classes: readonly CellClass[] = CHANGING_CLASSES): string {
  if (columns.length === 0 || classes.length === 0) return 'false';
  const codes = classes === CHANGING_CLASSES ? CHANGING : classes.map((name) => CELL_CLASS_CODE[name]).join(', ');
  return `(${columns.map((column) => `${identifier(part.cellClass(column.id))} IN (${codes})`).join(' OR ')})`;
}

export function changedRecordsQuery(schema: string, columns: readonly EngineColumn[]): string {
  return `SELECT count(*)::DOUBLE AS changed FROM ${identifier(schema)}.${identifier(PAIRS)} WHERE ${changedPredicate(columns)}`;
}

/** Only columns with changing cells need to be looked at when records are counted. */
export function columnsThatChange(columns: readonly EngineColumn[], cells: ReadonlyMap<string, CellCounts>): EngineColumn[] {
  return columns.filter((column) => changedCells(cells.get(column.id)!) > 0);
}
