/**
 * What a reader looks at as plain JSON, for permalinks and saved states. Columns are written by name, because ids
 * depend on what a release holds beside them; what a report does not have is left out when it is read.
 */
import { CELL_CLASSES, type CellClass } from '../../core/model/cell-class.js';
import type { ChangeReport } from '../../core/model/report.js';
import type { ClauseField, SelectionClause } from '../../core/selection/clause.js';
import { AT_REST, type ExplorationState } from './exploration.js';
import { COLUMN_STATES, NO_FILTER, type ColumnState, type RecordKind } from './filter.js';

export interface WrittenExploration {
  readonly column?: string;
  readonly against?: string;
  readonly classes?: readonly string[];
  readonly columnState?: string;
  readonly records?: string;
  readonly clauses?: readonly WrittenClause[];
}

interface WrittenClause { readonly source: string; readonly field: string; readonly value: readonly (string | number)[]; readonly kind: string }

const RECORD_KINDS: readonly RecordKind[] = ['changed', 'added', 'removed', 'ambiguous'];
const PLAIN_FIELDS: readonly string[] = ['time', 'group', 'year', 'month', 'hour'], COLUMN_FIELDS: readonly string[] = ['base', 'revision', 'difference', 'class'], CELL_FIELDS: readonly string[] = ['cells', 'kinds'];

/** Null where nothing is narrowed. */
export function writeExploration({ filter, clauses }: ExplorationState, report: ChangeReport): WrittenExploration | null {
  const nameOf = (id: string): string | undefined => report.columns.find((column) => column.id === id)?.name;
  const named = (id: string | null): string | undefined => (id === null ? undefined : nameOf(id)), column = named(filter.column), against = named(filter.against);
  const written = clauses.flatMap((clause): WrittenClause[] => {
    if (CELL_FIELDS.includes(clause.field)) {
      const value = renamed(clause.value, nameOf);
      return value.length === 0 ? [] : [{ source: clause.source, field: clause.field, kind: clause.kind, value }];
    }
    const [of, id] = parts(clause.field), name = id === null ? null : nameOf(id);
    return name === undefined ? [] : [{ source: clause.source, field: name === null ? of : `${of}:${name}`, kind: clause.kind, value: clause.value }];
  });
  const out: WrittenExploration = {
    ...(column === undefined ? {} : { column }), ...(against === undefined ? {} : { against }), ...(filter.classes.size > 0 ? { classes: [...filter.classes] } : {}), ...(filter.columnState === null ? {} : { columnState: filter.columnState }),
    ...(filter.records === null ? {} : { records: filter.records }), ...(written.length > 0 ? { clauses: written } : {}),
  };
  return Object.keys(out).length > 0 ? out : null;
}

/** Takes of any JSON what this report has. */
export function readExploration(given: unknown, report: ChangeReport): ExplorationState {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return AT_REST;
  const { column, against, classes, columnState, records, clauses } = given as Readonly<Record<string, unknown>>;
  const idOf = (name: unknown): string | null => (typeof name === 'string' ? report.columns.find((each) => each.name === name)?.id ?? null : null);
  return {
    filter: {
      ...NO_FILTER, column: idOf(column), against: idOf(against),
      classes: new Set(listOf(classes).filter((each): each is CellClass => (CELL_CLASSES as readonly unknown[]).includes(each))),
      columnState: COLUMN_STATES.find((each): each is ColumnState => each === columnState) ?? null, records: RECORD_KINDS.find((each) => each === records) ?? null,
    },
    clauses: listOf(clauses).flatMap((each) => clauseOf(each, idOf)),
  };
}

function clauseOf(given: unknown, idOf: (name: unknown) => string | null): SelectionClause[] {
  if (typeof given !== 'object' || given === null) return [];
  const { source, field, kind, value } = given as Readonly<Record<string, unknown>>;
  if (typeof source !== 'string' || typeof field !== 'string') return [];
  if (CELL_FIELDS.includes(field)) {
    const points = renamed(listOf(value).filter((each) => typeof each === 'string'), (column) => idOf(column) ?? undefined);
    return kind === 'points' && points.length > 0 ? [{ source, field: field as 'cells' | 'kinds', kind, value: points }] : [];
  }
  const [of, name] = parts(field), id = name === null ? null : idOf(name), values = listOf(value);
  if (name === null ? !PLAIN_FIELDS.includes(of) : !COLUMN_FIELDS.includes(of) || id === null) return [];
  const known = (name === null ? of : `${of}:${id!}`) as ClauseField;
  if (kind === 'interval') {
    const [start, end] = values;
    return values.length === 2 && typeof start === 'number' && typeof end === 'number' && Number.isFinite(start) && Number.isFinite(end) ? [{ source, field: known, kind, value: [start, end] }] : [];
  }
  return kind === 'points' && values.every((each): each is string | number => typeof each === 'string' || typeof each === 'number') ? [{ source, field: known, kind, value: values }] : [];
}

/** Points of cells with their column called otherwise; those without such a column are left out. */
function renamed(points: readonly (string | number)[], called: (column: string) => string | undefined): readonly string[] {
  return points.flatMap((point) => {
    const [of, column] = parts(String(point)), other = column === null ? undefined : called(column);
    return other === undefined ? [] : [`${of}:${other}`];
  });
}

function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

/** `base:NEE` is of a column, `time` of none. */
function parts(field: string): readonly [of: string, column: string | null] {
  const colon = field.indexOf(':');
  return colon < 0 ? [field, null] : [field.slice(0, colon), field.slice(colon + 1)];
}
