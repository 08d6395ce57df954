/** Which matched records a selection leaves: the exact interpreter of clauses, over records in the order of their key. */
import type { Cells } from '../diagnosis/diagnosis.js';
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { CellClass } from '../model/cell-class.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import type { SelectionClause } from './clause.js';

/** What clauses ask of records. Anything a key lacks is null; a clause on it leaves no record. */
export interface RecordFields {
  readonly records: number;
  readonly time: Float64Array | null;
  readonly instants: boolean;
  /** Code of each record's group and the names by code; null: one group without a name. */
  readonly group: { readonly codes: Int32Array; readonly names: readonly string[] } | null;
  readonly column: (id: string) => { readonly cells: Cells; readonly tolerance: Required<Tolerance> } | null;
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
  const colon = field.indexOf(':'), of = field.slice(0, colon), column = fields.column(field.slice(colon + 1));
  if (column === null) return null;
  if (of === 'class') return clause.kind === 'points' ? classTest(column.cells, column.tolerance, new Set(clause.value as readonly CellClass[])) : null;
  const { cells } = column;
  if (cells.kind === 'text') return null;
  if (of !== 'difference') return numberTest(of === 'base' ? cells.base : cells.revision, clause);
  const { base, revision } = cells;
  return differenceTest(base, revision, clause);
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

/** Notation is not seen here: such cells are `unchanged`. */
function classTest(cells: Cells, { absolute, relative }: Required<Tolerance>, wanted: ReadonlySet<CellClass>): Test {
  if (cells.kind === 'text') {
    const { base, revision } = cells;
    return (i) => { const x = base[i]!, y = revision[i]!; return wanted.has(x === y || (x < 0 && y < 0) ? 'unchanged' : x < 0 ? 'filled' : y < 0 ? 'lost' : 'value'); };
  }
  const { base, revision } = cells, tolerant = cells.kind === 'number' && (absolute > 0 || relative > 0);
  return (i) => {
    const x = base[i]!, y = revision[i]!;
    if (x === y || (x !== x && y !== y)) return wanted.has('unchanged');
    if (x !== x) return wanted.has('filled');
    if (y !== y) return wanted.has('lost');
    return wanted.has(tolerant && x - x === 0 && y - y === 0 && isWithin(x, y, absolute, relative) ? 'tolerated' : 'value');
  };
}
