/** Which views say something about a column, and in which order: how much and when first, then where, then relations. */
import { changedCells } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';

export type FocusView = 'change-reference-figure' | 'change-distribution' | 'change-matrix' | 'change-agreement' | 'change-pairs' | 'change-relation' | 'change-correlations';

/** A view that could only say why it has nothing to show is left out. */
export function viewsOf(column: ReportColumn, report: ChangeReport): FocusView[] {
  const { pictures, status, type, role } = column, moments = report.moments?.columns[column.id];
  if (status !== 'matched' || changedCells(column.cells) === 0) return [];
  const grid = report.moments?.grid, numbers = type === 'number' && role !== 'flag' && pictures?.plane !== undefined;
  const places = moments !== undefined && grid !== undefined && (grid.edges.length > 2 || grid.groups.length > 1);
  return [
    ...(numbers ? [pictures?.series ? 'change-reference-figure' as const : 'change-distribution' as const] : []),
    ...(places ? ['change-matrix' as const] : []),
    // Of one site and year the reference figure has the one panel already.
    ...(numbers && (pictures?.series === undefined || severalPanels(report)) ? ['change-agreement' as const] : []),
    ...(numbers && places && (grid.groups.length > 1 || grid.edges.length > 2) ? ['change-pairs' as const] : []),
    ...(numbers && role === 'measure' && otherMeasures(column, report) ? ['change-relation' as const, ...(report.correlations ? ['change-correlations' as const] : [])] : []),
  ];
}

function severalPanels(report: ChangeReport): boolean {
  const grid = report.moments?.grid;
  if (grid === undefined) return false;
  const [first, last] = [grid.edges[0], grid.edges.at(-1)];
  return grid.groups.length > 1 || (grid.instants && first !== undefined && last !== undefined && new Date(first).getUTCFullYear() !== new Date(last - 1).getUTCFullYear());
}

function otherMeasures(column: ReportColumn, report: ChangeReport): boolean {
  return report.columns.some((other) => other.id !== column.id && other.role === 'measure' && other.type === 'number' && other.status === 'matched');
}
