/** Which columns are shown, in which order: rows of the table from the report, the filter and the typed text. */
import { changedCells, totalCells } from '../../src/core/model/cell-class.js';
import { isDefined, type ChangeReport, type Figure, type ReportColumn } from '../../src/core/model/report.js';
import { changedShare, columnName, columnState, formerName, hasClass, type ColumnState } from '../shared/column-state.js';
import type { SelectedColumn, SelectedCounts } from '../../src/core/pictures/selected-counts.js';
import type { Listing, Sort, SortKey } from '../../src/session/exploration/listing.js';
import { NO_FILTER, type Filter } from '../shared/filter.js';
import { countOf } from '../shared/format-number.js';


export interface ColumnRow {
  readonly column: ReportColumn;
  readonly state: ColumnState;
  readonly name: string;
  readonly former: string | null;
  readonly changed: number;
  readonly total: number;
  /** Of the records that the views are narrowed to; null where they are not, or the report cannot tell. */
  readonly selected: Pick<SelectedColumn, 'changed' | 'approximate'> | null;
}

export interface ColumnGroups {
  /** Changed in any way, sorted; then not compared, added and removed. */
  readonly shown: readonly ColumnRow[];
  /** Unchanged columns and keys, in the report's order; where nothing at all was compared, those columns too. */
  readonly quiet: readonly ColumnRow[];
}

/** Quiet columns are set apart unless the filter or the typed text asks for them. */
export function columnGroups(report: ChangeReport, filter: Filter, { typed, sort }: Listing, selected: SelectedCounts | null = null): ColumnGroups {
  const wanted = report.columns.map((column) => toRow(column, changedCells(column.cells) === 0 ? null : selected?.columns.get(column.id) ?? null)).filter((row) => matches(row, filter, typed));
  const asked = typed.trim() !== '' || filter.columnState !== null;
  const isQuiet = (row: ColumnRow): boolean => !asked && (row.state === 'unchanged' || row.state === 'key' || (row.state === 'uncompared' && report.cells.compared === 0));
  const shown = wanted.filter((row) => !isQuiet(row));
  return { shown: sortRows(shown, sort), quiet: wanted.filter(isQuiet) };
}

/** The changed columns before and after a column, as they are listed: also where the column itself is listed no longer. */
export function neighbours(report: ChangeReport, id: string, filter: Filter, { typed, sort }: Listing): { readonly before: ReportColumn | null; readonly after: ReportColumn | null } {
  const { shown, quiet } = columnGroups(report, NO_FILTER, { typed: '', sort }), rows = [...shown, ...quiet], at = rows.findIndex(({ column }) => column.id === id);
  const listed = (row: ColumnRow): boolean => row.changed > 0 && row.column.status === 'matched' && matches(row, filter, typed);
  return at < 0 ? { before: null, after: null } : { before: rows.slice(0, at).findLast(listed)?.column ?? null, after: rows.slice(at + 1).find(listed)?.column ?? null };
}

function toRow(column: ReportColumn, selected: ColumnRow['selected']): ColumnRow {
  return {
    column, state: columnState(column), name: columnName(column), former: formerName(column),
    changed: changedCells(column.cells), total: totalCells(column.cells), selected,
  };
}

function matches(row: ColumnRow, filter: Filter, typed: string): boolean {
  if (filter.columnState !== null && row.state !== filter.columnState) return false;
  if (filter.classes.size > 0 && !hasClass(row.column, filter.classes)) return false;
  const text = typed.trim().toLowerCase();
  return text === '' || row.name.toLowerCase().includes(text) || (row.former ?? '').toLowerCase().includes(text);
}

const GROUP: Readonly<Record<ColumnState, number>> = { changed: 0, notation: 1, uncompared: 2, added: 3, removed: 4, unchanged: 5, key: 6 };

/** Groups stay together under the default order; any other order mixes matched columns but keeps one-sided ones last. */
export function sortRows(rows: readonly ColumnRow[], sort: Sort): ColumnRow[] {
  const grouped = (row: ColumnRow): number => (sort.by === 'changed' ? GROUP[row.state] : row.column.status === 'matched' ? 0 : 1);
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (sort.by === 'name') return sign * a.name.localeCompare(b.name, 'en', { numeric: true });
    const apart = grouped(a) - grouped(b);
    if (apart !== 0) return apart;
    return compareFigures(sortValue(a, sort.by), sortValue(b, sort.by), sign) || b.changed - a.changed;
  });
}

/** What could not be measured comes last in either direction. */
function compareFigures(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function sortValue(row: ColumnRow, by: Exclude<SortKey, 'name'>): number | null {
  const { paired, summary } = row.column;
  if (by === 'changed') return changedShare(row.column);
  if (by === 'missing') return Math.abs((summary?.revision?.missing ?? 0) - (summary?.base?.missing ?? 0));
  if (by === 'verdict') return verdictRank(row.column);
  const figure: Figure | undefined = paired?.[by];
  if (!isDefined(figure)) return null;
  return by === 'bias' ? relativeBias(row.column, figure) : figure;
}

/** What differs comes before what cannot be told; of that, what would need the larger tolerance against the spread in base. */
function verdictRank(column: ReportColumn): number | null {
  const { verdict } = column;
  if (verdict === undefined) return null;
  const needed = isDefined(verdict.sameWithin) ? relativeBias(column, verdict.sameWithin) : 0;
  return { differs: 4, 'cannot-tell': 2, same: 0 }[verdict.state] + needed / (1 + needed);
}

/** Columns have different units, so biases are ordered by size against the spread in base. */
function relativeBias(column: ReportColumn, bias: number): number {
  const spread = column.summary?.base?.sd;
  return Math.abs(bias) / (isDefined(spread) && spread > 0 ? spread : 1);
}

/** "34 columns unchanged, 3 columns not compared, 2 key columns". */
export function quietWords(rows: readonly ColumnRow[]): string {
  const keys = rows.filter((row) => row.state === 'key').length;
  const left = rows.filter((row) => row.state === 'uncompared').length;
  const same = rows.length - keys - left;
  const parts = [];
  if (same > 0) parts.push(`${countOf(same, 'column')} unchanged`);
  if (left > 0) parts.push(`${countOf(left, 'column')} not compared`);
  if (keys > 0) parts.push(countOf(keys, 'key column'));
  return parts.join(', ');
}
