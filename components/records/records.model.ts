/** Which records and columns the records view shows, and how one cell reads. */
import { CHANGING_CLASSES, type CellClass } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn, SampledCell, SampledRecord } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { PageQuery } from './record-pages.js';
import { CELL_MARKS } from '../shared/class-marks.js';
import { columnName, columnState, hasClass } from '../shared/column-state.js';
import type { Filter, RecordKind } from '../shared/filter.js';
import { formatNumber } from '../shared/format-number.js';

export interface GridColumn {
  readonly id: string;
  readonly name: string;
  /** Position in `SampledRecord.key`; null for compared columns. */
  readonly keyIndex: number | null;
  readonly number: boolean;
  /** Texts that mean “no value” in this column. */
  readonly missing: ReadonlySet<string>;
}

export function recordKind(filter: Filter, report: ChangeReport): RecordKind {
  if (filter.records) return filter.records;
  const { records } = report;
  if (records.changed > 0 || filter.classes.size > 0) return 'changed';
  return records.added > 0 ? 'added' : records.removed > 0 ? 'removed' : 'changed';
}

export function recordCounts(report: ChangeReport): Record<RecordKind, number> {
  const { changed, added, removed, ambiguous } = report.records;
  return { changed, added, removed, ambiguous: ambiguous.base + ambiguous.revision };
}

/** Keys first; then the column in focus, else the columns with such changes, else all. */
export function gridColumns(report: ChangeReport, filter: Filter, kind: RecordKind, all: boolean): GridColumn[] {
  const keyed = report.recipe.key.map((name, keyIndex): GridColumn => {
    const column = report.columns.find((candidate) => candidate.base.includes(name));
    return { id: column?.id ?? `key-${keyIndex}`, name: column ? columnName(column) : name, keyIndex, number: false, missing: NONE };
  });
  const taken = new Set(keyed.map((column) => column.id));
  const rest = report.columns.filter((column) => !taken.has(column.id));
  const shown = all ? rest : rest.filter((column) => isShown(column, filter, kind));
  return [...keyed, ...shown.map((column) => ({ id: column.id, name: columnName(column), keyIndex: null, number: column.type === 'number', missing: missingTexts(report, column) }))];
}

const NONE: ReadonlySet<string> = new Set();

function missingTexts(report: ChangeReport, column: ReportColumn): ReadonlySet<string> {
  const read = report.recipe.columns.find((candidate) => candidate.base[0] === column.base[0] && candidate.revision[0] === column.revision[0]);
  return read ? new Set(read.missing) : NONE;
}

function isShown(column: ReportColumn, filter: Filter, kind: RecordKind): boolean {
  if (filter.column !== null) return column.id === filter.column;
  if (kind === 'added') return column.status !== 'removed';
  if (kind === 'removed') return column.status !== 'added';
  if (kind === 'ambiguous') return true;
  if (filter.columnState !== null && columnState(column) !== filter.columnState) return false;
  return column.status === 'matched' && hasClass(column, filter.classes.size > 0 ? filter.classes : new Set(CHANGING_CLASSES));
}

/** Column, class and clauses narrow changed records only: added and removed ones have no changed cells. */
export function pageQuery(filter: Filter, kind: RecordKind, columns: readonly GridColumn[], clauses: readonly SelectionClause[] = []): PageQuery {
  const ids = columns.filter((column) => column.keyIndex === null).map((column) => column.id);
  const narrowed = kind === 'changed';
  return {
    kind, columns: ids,
    ...(narrowed && filter.classes.size > 0 ? { classes: [...filter.classes] } : {}),
    ...(narrowed && filter.column !== null ? { column: filter.column } : {}),
    ...(narrowed && clauses.length > 0 ? { clauses } : {}),
  };
}

/** What a ready report can show of the same query. */
export function sampledRecords(report: ChangeReport, filter: Filter, kind: RecordKind): readonly SampledRecord[] {
  if (kind === 'ambiguous') return (report.records.ambiguous.examples ?? []).map((key) => ({ key, at: { base: null, revision: null }, cells: [] }));
  const samples = report.records.samples[kind];
  if (kind !== 'changed') return samples;
  const wanted: ReadonlySet<CellClass> = filter.classes.size > 0 ? filter.classes : new Set(CHANGING_CLASSES);
  return samples.filter((record) => record.cells.some((cell) => wanted.has(cell.class) && (filter.column === null || cell.column === filter.column)));
}

export function isChange(cell: SampledCell | undefined, filter: Filter): boolean {
  if (!cell) return false;
  return filter.classes.size > 0 ? filter.classes.has(cell.class) : CHANGING_CLASSES.includes(cell.class);
}

export function cellOf(record: SampledRecord, column: GridColumn): SampledCell | undefined {
  return record.cells.find((cell) => cell.column === column.id);
}

/** "NEE: was 1.2, now 1.5, higher by 0.3 (value differs)". */
export function describeCell(column: GridColumn, record: SampledRecord, kind: RecordKind): string {
  if (column.keyIndex !== null) return `${column.name} ${record.key[column.keyIndex] ?? 'missing'}`;
  const cell = cellOf(record, column);
  if (!cell) return `${column.name}: unchanged`;
  const text = (value: string | null): string => value ?? 'missing';
  if (kind === 'added') return `${column.name}: ${text(cell.revision)}`;
  if (kind === 'removed') return `${column.name}: ${text(cell.base)}`;
  if (cell.class === 'unchanged') return `${column.name}: ${text(cell.revision)}, unchanged`;
  return `${column.name}: was ${text(cell.base)}, now ${text(cell.revision)}${column.number ? shift(cell) : ''} (${CELL_MARKS[cell.class].word})`;
}

function shift(cell: SampledCell): string {
  if (cell.class !== 'value' || !cell.base || !cell.revision) return '';
  const difference = Number(cell.revision) - Number(cell.base);
  if (!Number.isFinite(difference) || difference === 0) return '';
  return `, ${difference > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(difference), 3)}`;
}

export function describeKey(record: SampledRecord, columns: readonly GridColumn[]): string {
  const parts = columns.filter((column) => column.keyIndex !== null).map((column) => `${column.name} ${record.key[column.keyIndex!] ?? 'missing'}`);
  if (parts.length > 0) return parts.join(', ');
  return record.at?.revision != null ? `record ${record.at?.revision} of revision` : `record ${record.at?.base ?? '?'} of base`;
}

/** A record as text for the clipboard: one line per cell. */
export function recordText(record: SampledRecord, columns: readonly GridColumn[], kind: RecordKind): string {
  const cells = columns.filter((column) => column.keyIndex === null && cellOf(record, column)).map((column) => describeCell(column, record, kind));
  return [describeKey(record, columns), ...cells].join('\n');
}
