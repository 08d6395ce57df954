/**
 * How many cells of each column are in which class among the records that a selection leaves: exactly, where the records
 * themselves were asked; from a report alone as its moment cells tell. Where a selection cuts through such a cell, only
 * an upper bound is known, and it is told as one; it is never more than the records that can be selected there.
 */
import { changedCells, emptyCellCounts, totalCells, type CellCounts } from '../model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../model/report.js';
import { isOfTime, type SelectionClause } from '../selection/clause.js';
import type { ClassesPicture, MomentTable } from './picture.js';
import { recordsIn, selectedCells, type SelectedCells } from './selected-cells.js';

export interface SelectedColumn {
  readonly value: number;
  readonly filled: number;
  readonly lost: number;
  /** Cells in any of these. */
  readonly changed: number;
  /** Whether these numbers are upper bounds. */
  readonly approximate: boolean;
  /** The other classes; null where a report does not tell them apart. */
  readonly rest: Pick<CellCounts, 'unchanged' | 'notation' | 'tolerated'> | null;
}

export interface SelectedCounts {
  readonly selected: number;
  /** Matched records. */
  readonly of: number;
  /** Whether `selected` is an upper bound. */
  readonly approximate: boolean;
  /** Selected records with a changed cell in any column; null where that is not known. */
  readonly changed: { readonly count: number; readonly approximate: boolean } | null;
  /** By column id; what nothing is known of is absent. */
  readonly columns: ReadonlyMap<string, SelectedColumn>;
}

/** Columns that the records are to be asked about: the cells of all others are unchanged. */
export function columnsToAsk(report: ChangeReport): ReportColumn[] {
  return compared(report).filter(({ cells }) => changedCells(cells) + cells.notation + cells.tolerated > 0);
}

/** From the answer about `columnsToAsk`. */
export function exactCounts(report: ChangeReport, { selected, of, changed, columns }: ClassesPicture): SelectedCounts {
  const still = { ...emptyCellCounts(), unchanged: selected };
  return { selected, of, approximate: false, changed: { count: changed, approximate: false }, columns: new Map(compared(report).map(({ id }) => [id, exactly(columns[id] ?? still)])) };
}

function exactly({ value, filled, lost, ...rest }: CellCounts): SelectedColumn {
  return { value, filled, lost, changed: value + filled + lost, approximate: false, rest };
}

/** From the report alone; null without a clause, or without moments. */
export function reportCounts(report: ChangeReport, clauses: readonly SelectionClause[]): SelectedCounts | null {
  const { moments } = report, [any] = Object.values(moments?.columns ?? {});
  if (clauses.length === 0 || moments === undefined || any === undefined) return null;
  const cells = selectedCells(report, moments.grid, clauses), timeless = clauses.some(isOfTime) ? 0 : moments.grid.timeless, whole = sumIn(any, cells, recordsIn);
  const selected = whole.sum + timeless, approximate = (whole.bound || timeless > 0) && selected > 0, columns = new Map<string, SelectedColumn>();
  for (const column of compared(report)) {
    const found = selected === 0 || changedCells(column.cells) === 0 ? { value: 0, filled: 0, lost: 0, changed: 0, approximate: false } : moments.columns[column.id] && ofTable(column, moments.columns[column.id]!, cells, timeless);
    if (found) columns.set(column.id, { ...found, rest: selected > 0 && (approximate || column.cells.notation + column.cells.tolerated > 0) ? null : { unchanged: selected - found.changed, notation: 0, tolerated: 0 } });
  }
  return { selected, of: report.records.matched, approximate, changed: changedRecords(report, columns, selected), columns };
}

/** With those of the records without a time, which are in no cell: they are what the cells do not hold. */
function ofTable({ cells }: ReportColumn, table: MomentTable, selected: SelectedCells, timeless: number): Omit<SelectedColumn, 'rest'> {
  const all: SelectedCells = { limit: () => Infinity };
  const of = (total: number, at: (table: MomentTable, i: number) => number): { sum: number; bound: boolean } => {
    const { sum, bound } = sumIn(table, selected, at), beside = timeless === 0 ? 0 : Math.min(timeless, Math.max(0, total - sumIn(table, all, at).sum));
    return { sum: sum + beside, bound: bound || beside > 0 };
  };
  const value = of(cells.value, ({ changed }, i) => changed[i]!), filled = of(cells.filled, ({ onlyRevision }, i) => onlyRevision[i]!), lost = of(cells.lost, ({ onlyBase }, i) => onlyBase[i]!);
  const changed = of(changedCells(cells), (each, i) => each.changed[i]! + each.onlyRevision[i]! + each.onlyBase[i]!);
  return { value: value.sum, filled: filled.sum, lost: lost.sum, changed: changed.sum, approximate: changed.bound };
}

/** `bound`: whether a cell counts that is selected in part. */
function sumIn(table: MomentTable, { limit }: SelectedCells, at: (table: MomentTable, i: number) => number): { readonly sum: number; readonly bound: boolean } {
  let sum = 0, bound = false;
  table.at.forEach((cell, i) => {
    const most = limit(cell), here = Math.min(at(table, i), most);
    sum += here;
    bound ||= here > 0 && most < Infinity;
  });
  return { sum, bound };
}

/** One record may have changed cells in several columns, so that only one column's count is a count of records. */
function changedRecords(report: ChangeReport, columns: ReadonlyMap<string, SelectedColumn>, selected: number): SelectedCounts['changed'] {
  if (compared(report).some(({ id }) => !columns.has(id))) return null;
  const moved = [...columns.values()].filter(({ changed }) => changed > 0), [only] = moved;
  if (only === undefined) return { count: 0, approximate: false };
  return { count: Math.min(selected, report.records.changed, moved.reduce((sum, { changed }) => sum + changed, 0)), approximate: moved.length > 1 || only.approximate };
}

/** Columns with cells in the six classes. */
function compared({ columns }: ChangeReport): ReportColumn[] {
  return columns.filter(({ cells }) => totalCells(cells) > 0);
}
