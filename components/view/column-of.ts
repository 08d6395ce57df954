/** Which column a view of one column shows: the one asked for, else the one in focus, else the one that changed most. */
import { changedCells } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { findColumn } from '../shared/column-state.js';
import type { Filter } from '../shared/filter.js';

/** Null where the asked one does not exist, or nothing is matched. A name on either side will do. */
export function columnOf(report: ChangeReport, asked: string | null, filter: Filter): ReportColumn | null {
  if (asked !== null && asked !== '') return namedColumn(report, asked);
  return findColumn(report, filter.column) ?? mostChanged(report);
}

/** A column by id or by its name in either release. */
export function namedColumn(report: ChangeReport, asked: string): ReportColumn | null {
  const { columns } = report;
  return columns.find(({ id }) => id === asked) ?? columns.find(({ name }) => name === asked)
    ?? columns.find(({ revision }) => revision.includes(asked)) ?? columns.find(({ base }) => base.includes(asked)) ?? null;
}

/** Numbers before others; of equals the first in the report. */
function mostChanged(report: ChangeReport): ReportColumn | null {
  const measures = report.columns.filter(({ status, role }) => status === 'matched' && role === 'measure');
  const numbers = measures.filter(({ type }) => type === 'number');
  const among = numbers.length > 0 ? numbers : measures;
  return among.reduce<ReportColumn | null>((most, column) => (most === null || changedCells(column.cells) > changedCells(most.cells) ? column : most), null);
}
