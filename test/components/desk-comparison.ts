/**
 * A comparison made of arrays: its report and its pictures come from the core's own functions, so that what views draw
 * can be held to data that a test made up.
 */
import { changedCells, totalCells, type CellCounts } from '../../src/core/model/cell-class.js';
import { isWithin } from '../../src/core/metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../../src/core/model/recipe.js';
import type { ChangeReport, ColumnSummary, ReportColumn } from '../../src/core/model/report.js';
import { Diagnosis, type Diagnosed } from '../../src/core/diagnosis/diagnosis.js';
import { PairedCells } from '../../src/core/diagnosis/ordered-cells.js';
import type { Joined } from '../../src/core/keys/joined-column.js';
import { mergeAll } from '../../src/core/pictures/merge-selected.js';
import { momentFigures } from '../../src/core/pictures/moment-figures.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { PictureDesk } from '../../src/core/pictures/picture-desk.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import type { Comparison } from '../../src/session/comparison.js';
import { cells, exampleReport } from './fixtures.js';

/** Numbers (NaN: missing) or texts (null: missing), one of each record and side. */
export type DeskColumn = { readonly name: string; readonly unit?: string; readonly tolerance?: Tolerance; readonly matters?: number; readonly role?: ReportColumn['role'] }
  & ({ readonly base: readonly number[]; readonly revision: readonly number[] } | { readonly base: readonly (string | null)[]; readonly revision: readonly (string | null)[] });

export interface DeskData {
  /** Milliseconds, or numbers that count time where `instants` is false; left out: a key without time. */
  readonly time?: readonly number[];
  readonly instants?: boolean;
  readonly timeName?: string;
  readonly group?: readonly string[];
  readonly groupName?: string;
  /** Another part of the key. */
  readonly beside?: { readonly name: string; readonly values: readonly string[] };
  readonly columns: readonly DeskColumn[];
}

export interface DeskComparison extends Comparison {
  /** Every question that was put to it. */
  readonly asked: PictureQuestion[];
}

export function deskComparison(data: DeskData): DeskComparison {
  const records = data.columns[0]!.base.length, ids = data.columns.map((_, i) => `d${i}`);
  const rows = Int32Array.from({ length: records }, (_, i) => i), joined = new Map(data.columns.map((column, i) => [ids[i]!, joinedOf(column)]));
  const tolerances = new Map(data.columns.map(({ tolerance }, i) => [ids[i]!, { absolute: tolerance?.absolute ?? 0, relative: tolerance?.relative ?? 0 }]));
  const of: Diagnosed = { key: keyOf(data, records), joined: (id) => joined.get(id)!, match: { base: rows, revision: rows } as unknown as Diagnosed['match'] };
  const desk = new PictureDesk({ ...of, has: (id) => joined.has(id), tolerances }), report = reportOf(data, ids, joined, tolerances, of, records), asked: PictureQuestion[] = [];
  return {
    id: 'desk', asked, report: () => report,
    async picture(question, options) {
      asked.push(question);
      await Promise.resolve();
      options?.signal?.throwIfAborted();
      return desk.answer(question);
    },
    records: () => Promise.resolve({ total: 0, offset: 0, rows: [] }),
    revise: () => Promise.reject(new Error('not revised')),
    dispose: () => Promise.resolve(),
  };
}

/** The same records in another order: `order[i]` is the place of record i. */
export function reordered(data: DeskData, order: readonly number[]): DeskData {
  const place = <T,>(values: readonly T[]): T[] => order.map((i) => values[i]!);
  return {
    ...data, ...(data.time === undefined ? {} : { time: place(data.time) }), ...(data.group === undefined ? {} : { group: place(data.group) }), ...(data.beside === undefined ? {} : { beside: { ...data.beside, values: place(data.beside.values) } }),
    columns: data.columns.map((column) => ({ ...column, base: place<never>(column.base as readonly never[]), revision: place<never>(column.revision as readonly never[]) })),
  };
}

/** Base and revision exchanged. */
export function exchanged(data: DeskData): DeskData {
  return { ...data, columns: data.columns.map((column) => ({ ...column, base: column.revision as readonly never[], revision: column.base as readonly never[] })) };
}

function joinedOf({ base, revision }: DeskColumn): Joined {
  if ([...base, ...revision].every((value) => typeof value === 'number')) return { kind: 'number', base: Float64Array.from(base as readonly number[]), revision: Float64Array.from(revision as readonly number[]), spelling: null };
  const texts = [...new Set([...base, ...revision].filter((text) => text !== null))] as string[], at = new Map<unknown, number>(texts.map((text, i) => [text, i]));
  const codes = (side: readonly unknown[]): Int32Array => Int32Array.from(side, (text) => (text === null ? -1 : at.get(text)!));
  return { kind: 'text', base: codes(base), revision: codes(revision), spelling: null, texts };
}

function keyOf({ time, instants = true, timeName = 'time', group, groupName = 'site', beside }: DeskData, records: number): Diagnosed['key'] {
  const key: { name: string; joined: Joined }[] = [];
  const names = group ?? (time === undefined ? Array.from({ length: records }, (_, i) => `r${i}`) : null);
  if (names !== null) key.push({ name: groupName, joined: joinedOf({ name: groupName, base: names, revision: names }) });
  if (beside !== undefined) key.push({ name: beside.name, joined: joinedOf({ name: beside.name, base: beside.values, revision: beside.values }) });
  if (time !== undefined) { const values = Float64Array.from(time); key.push({ name: timeName, joined: { kind: instants ? 'time' : 'number', base: values, revision: values, spelling: null } }); }
  return key;
}

function reportOf(data: DeskData, ids: readonly string[], joined: ReadonlyMap<string, Joined>, tolerances: ReadonlyMap<string, Required<Tolerance>>, of: Diagnosed, records: number): ChangeReport {
  const diagnosis = new Diagnosis(new PairedCells(of, []), () => performance.now()), grid = diagnosis.pictureGrid, moments: Record<string, NonNullable<ChangeReport['moments']>['columns'][string]> = {}, example = exampleReport();
  const columns = data.columns.map((column, i): ReportColumn => {
    const id = ids[i]!, read = joined.get(id)!, tolerance = tolerances.get(id)!, role = column.role ?? (read.kind === 'text' ? 'category' : 'measure'), counts = countsOf(read, tolerance);
    const frame: ReportColumn = {
      id, name: column.name, base: [column.name], revision: [column.name], status: 'matched', role, type: read.kind, cells: counts,
      ...(column.unit === undefined ? {} : { unit: { base: column.unit, revision: column.unit } }),
      ...(column.matters === undefined ? {} : { verdict: { state: 'cannot-tell', matters: column.matters, sentence: '' } }),
      summary: { base: summaryOf(read, 'base'), revision: summaryOf(read, 'revision') },
    };
    if (changedCells(counts) + counts.tolerated === 0) return frame;
    const found = diagnosis.column({ id, name: column.name, units: { base: column.unit ?? null, revision: column.unit ?? null }, tolerance, seed: 1, role, flag: null, pictures: true });
    moments[id] = found.pictures!.cells;
    const { n, bias, mae, rmse, maxAbs, pearson, slope, intercept } = momentFigures(mergeAll(grid, moments[id], matchesGrid(grid, [])).moments);
    return {
      ...frame, kinds: found.kinds, ...(found.missingness ? { missingness: found.missingness } : {}), ...(found.time ? { time: found.time } : {}), pictures: { ...found.pictures!.pictures },
      ...(read.kind === 'number' ? { paired: { ...found.statistics?.paired, n, bias, mae, rmse, maxAbs, pearson, slope, intercept } } : {}),
      ...(found.statistics ? { distribution: found.statistics.distribution, intervals: found.statistics.intervals } : {}),
    };
  });
  const changed = changedOf(joined, tolerances, records), total = columns.reduce<CellCounts>((sum, { cells: each }) => Object.fromEntries(Object.entries(sum).map(([name, n]) => [name, n + each[name as keyof CellCounts]])) as unknown as CellCounts, cells({}));
  return {
    ...example, columns, cells: { ...total, compared: totalCells(total) }, ...(Object.keys(moments).length > 0 ? { moments: { grid, columns: moments } } : {}),
    recipe: { key: of.key.map(({ name }) => name), seed: 1, columns: data.columns.map((column, i) => ({ base: [column.name], revision: [column.name], missing: [], tolerance: tolerances.get(ids[i]!)!, matters: column.matters ?? null, role: columns[i]!.role, readAs: 'auto' as const })) },
    records: { ...example.records, base: records, revision: records, matched: records, changed, unchanged: records - changed, added: 0, removed: 0, ambiguous: { base: 0, revision: 0, keys: 0 } },
  };
}

/** Matched records with a changed cell in some column. */
function changedOf(joined: ReadonlyMap<string, Joined>, tolerances: ReadonlyMap<string, Required<Tolerance>>, records: number): number {
  const moved = new Uint8Array(records);
  for (const [id, read] of joined) for (let i = 0; i < records; i++) if (['value', 'filled', 'lost'].includes(classAt(read, tolerances.get(id)!, i))) moved[i] = 1;
  return moved.reduce((sum, one) => sum + one, 0);
}

function countsOf(read: Joined, tolerance: Required<Tolerance>): CellCounts {
  const counts = { ...cells({}) };
  for (let i = 0; i < read.base.length; i++) counts[classAt(read, tolerance, i)]++;
  return counts;
}

function classAt(read: Joined, { absolute, relative }: Required<Tolerance>, i: number): keyof CellCounts {
  const x = read.base[i]!, y = read.revision[i]!, missing = (value: number): boolean => (read.kind === 'text' ? value < 0 : value !== value);
  if (missing(x) || missing(y)) return missing(x) === missing(y) ? 'unchanged' : missing(x) ? 'filled' : 'lost';
  return x === y ? 'unchanged' : read.kind !== 'text' && absolute + relative > 0 && isWithin(x, y, absolute, relative) ? 'tolerated' : 'value';
}

function summaryOf(read: Joined, side: 'base' | 'revision'): ColumnSummary {
  if (read.kind === 'text') return { n: read[side].filter((code) => code >= 0).length, missing: read[side].filter((code) => code < 0).length };
  const values = read[side].filter(Number.isFinite).sort(), n = values.length, mean = values.reduce((sum, x) => sum + x / n, 0);
  const at = (p: number): number => { const h = p * (n - 1), low = Math.floor(h), x = values[low]!; return x + (h - low) * ((values[low + 1] ?? x) - x); };
  if (n === 0) return { n, missing: read[side].filter(Number.isNaN).length };
  return {
    n, missing: read[side].filter(Number.isNaN).length, infinite: read[side].filter((x) => Math.abs(x) === Infinity).length, mean, min: values[0]!, max: values[n - 1]!,
    sd: n > 1 ? Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)) : { status: 'too-few', reason: 'needs 2 values, there is 1' },
    quantiles: { q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) },
  };
}
