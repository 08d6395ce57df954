/** Columns of made-up reports. */
import { emptyCellCounts, type CellCounts } from '../../../src/core/model/cell-class.js';
import type { ReportColumn } from '../../../src/core/model/report.js';

export function column(name: string, cells: Partial<CellCounts>, more: Partial<ReportColumn> = {}): ReportColumn {
  return { id: name, name, base: [name], revision: [name], status: 'matched', role: 'measure', type: 'number', cells: { ...emptyCellCounts(), ...cells }, ...more };
}
