/** Which matched records a selection leaves: the exact interpreter of clauses, over records in the order of their key. */
import type { Cells } from '../diagnosis/diagnosis.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import { classTest } from './class-test.js';
import { wantedOfColumns, type PointsClause, type SelectionClause } from './clause.js';

/** What clauses ask of records. Anything a key lacks is null; a clause on it leaves no record. */
export interface RecordFields {
  readonly records: number;
  readonly time: Float64Array | null;
  readonly instants: boolean;
  /** Code of each record's group and the names by code; null: one group without a name. */
  readonly group: { readonly codes: Int32Array; readonly names: readonly string[] } | null;
  readonly column: (id: string) => { readonly cells: Cells; readonly tolerance: Required<Tolerance> } | null;
  /** 1 for each record that a clause of kinds means; null, or without: what explains cells is not known. */
  readonly ofKinds?: (clause: PointsClause) => Uint8Array | null;
}

/** 1 for a record that all clauses leave; null where there is no clause. */
export function recordMask(fields: RecordFields, clauses: readonly SelectionClause[]): Uint8Array | null {
  if (clauses.length === 0) return null;
  const mask = new Uint8Array(fields.records).fill(1);
  for (const clause of clauses) {
    pulse();
    const keeps = testOf(fields, clause);
    if (keeps === null) { mask.fill(0); continue; }
    for (let i = 0; i < mask.length; i++) if (mask[i] === 1 && !keeps(i)) mask[i] = 0;
  }
  return mask;
}

type Test = (record: number) => boolean;

function testOf(fields: RecordFields, clause: SelectionClause): Test | null {
  const { field } = clause;
  if (field === 'group') {
    if (fields.group === null || clause.kind !== 'points') return null;
    const { codes, names } = fields.group, wanted = new Set(clause.value.map(String)), kept = Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0));
    return (i) => kept[codes[i]!] === 1;
  }
  if (field === 'time') return fields.time === null ? null : numberTest(fields.time, clause);
  if (field === 'year' || field === 'month' || field === 'hour') return fields.time === null || !fields.instants || clause.kind !== 'points' ? null : partTest(fields.time, field, new Set(clause.value.map(Number)));
  if (field === 'cells') return clause.kind === 'points' ? anyCellTest(fields, clause) : null;
  if (field === 'kinds') {
    const meant = clause.kind === 'points' ? fields.ofKinds?.(clause) ?? null : null;
    return meant === null ? null : (i) => meant[i] === 1;
  }
  const colon = field.indexOf(':'), of = field.slice(0, colon), column = fields.column(field.slice(colon + 1));
  if (column === null) return null;
  if (of === 'class') return clause.kind === 'points' ? classTest(column.cells, column.tolerance, new Set(clause.value.map(String))) : null;
  const { cells } = column;
  if (cells.kind === 'text') return null;
  if (of !== 'difference') return numberTest(of === 'base' ? cells.base : cells.revision, clause);
  const { base, revision } = cells;
  return differenceTest(base, revision, clause);
}

/** A record with any of these cells; columns that are not known have none. */
function anyCellTest({ column: columnOf }: RecordFields, clause: PointsClause): Test | null {
  const tests = [...wantedOfColumns(clause)].flatMap(([id, wanted]): Test[] => {
    const column = columnOf(id);
    return column === null ? [] : [classTest(column.cells, column.tolerance, wanted)];
  });
  return tests.length === 0 ? null : (i) => tests.some((test) => test(i));
}

function numberTest(values: Float64Array, clause: SelectionClause): Test {
  if (clause.kind === 'points') { const wanted = new Set(clause.value.map(Number)); return (i) => wanted.has(values[i]!); }
  const [start, end] = clause.value;
  return (i) => values[i]! >= start && values[i]! < end;
}

function differenceTest(base: Float64Array, revision: Float64Array, clause: SelectionClause): Test {
  if (clause.kind === 'points') { const wanted = new Set(clause.value.map(Number)); return (i) => wanted.has(revision[i]! - base[i]!); }
  const [start, end] = clause.value;
  return (i) => { const d = revision[i]! - base[i]!; return d >= start && d < end; };
}

const HOUR = 3_600_000, DAY = 24 * HOUR;

function partTest(time: Float64Array, part: 'year' | 'month' | 'hour', wanted: ReadonlySet<number>): Test {
  if (part === 'hour') return (i) => { const t = time[i]!; return wanted.has(Math.floor((t - Math.floor(t / DAY) * DAY) / HOUR)); };
  let day = NaN, kept = false;
  return (i) => {
    const today = Math.floor(time[i]! / DAY);
    if (today !== day) {
      const date = new Date(today * DAY);
      kept = wanted.has(part === 'year' ? date.getUTCFullYear() : date.getUTCMonth() + 1);
      day = today;
    }
    return kept;
  };
}
