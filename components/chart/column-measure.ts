/**
 * In what a column's differences are measured where columns or cells are compared: its tolerance, where the reader gave
 * one, else the standard deviation of base; and its unit.
 */
import { isDefined, type ChangeReport, type ReportColumn } from '../../src/core/model/report.js';
import { toleranceOf, unitOf } from './tolerance-of.js';

export interface ColumnMeasure {
  /** How large a difference matters, in the unit of the column; null where the reader did not say. */
  readonly tolerance: number | null;
  /** Of base, of all its values; null where it has none or is constant. */
  readonly sd: number | null;
  readonly unit: string;
}

export function columnMeasure(report: ChangeReport, column: ReportColumn): ColumnMeasure {
  const sd = column.summary?.base?.sd, tolerance = toleranceOf(report, column);
  return { tolerance: tolerance > 0 && Number.isFinite(tolerance) ? tolerance : null, sd: isDefined(sd) && sd > 0 && Number.isFinite(sd) ? sd : null, unit: unitOf(column) };
}

/** " µmol m⁻²", or nothing. */
export function inUnit(unit: string): string {
  return unit === '' ? '' : `\u00a0${unit}`;
}
