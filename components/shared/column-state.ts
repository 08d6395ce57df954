/** The one state of a column that the bars and the table agree on: they must add up alike. */
import { changedCells, totalCells, type CellClass } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';

import type { ColumnState } from '../../src/session/exploration/filter.js';

export { COLUMN_STATES, type ColumnState } from '../../src/session/exploration/filter.js';

/** `notation`: nothing but notation and tolerated differences. `uncompared`: in both releases, but no cell of it is in any class. */
export function columnState(column: ReportColumn): ColumnState {
  if (column.status !== 'matched') return column.status;
  if (column.role === 'key') return 'key';
  if (totalCells(column.cells) === 0) return 'uncompared';
  if (changedCells(column.cells) > 0) return 'changed';
  return column.cells.notation + column.cells.tolerated > 0 ? 'notation' : 'unchanged';
}

export function countColumnStates(columns: readonly ReportColumn[]): Record<ColumnState, number> {
  const counts: Record<ColumnState, number> = { changed: 0, added: 0, removed: 0, notation: 0, uncompared: 0, unchanged: 0, key: 0 };
  for (const column of columns) counts[columnState(column)]++;
  return counts;
}

/** Share of the column's compared cells that changed in meaning, 0 without cells. */
export function changedShare(column: ReportColumn): number {
  const total = totalCells(column.cells);
  return total === 0 ? 0 : changedCells(column.cells) / total;
}

/** The name in base where it differs from the shown name. */
export function formerName(column: ReportColumn): string | null {
  if (column.status !== 'matched') return null;
  const base = column.base.join(' + ');
  const revision = column.revision.join(' + ');
  return base === revision ? null : base;
}

/** The name people know it by now; the one in base where it is no longer present. */
export function columnName(column: ReportColumn): string {
  if (column.status === 'removed') return column.base.join(' + ') || column.name;
  return column.revision.join(' + ') || column.name;
}

export function findColumn(report: ChangeReport, id: string | null): ReportColumn | null {
  return id === null ? null : report.columns.find((column) => column.id === id) ?? null;
}

export function hasClass(column: ReportColumn, classes: ReadonlySet<CellClass>): boolean {
  if (classes.size === 0) return true;
  for (const name of classes) if (column.cells[name] > 0) return true;
  return false;
}
