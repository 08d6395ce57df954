/** Records of a comparison: pages for views, samples for the report. Texts come from the sources as read. */
import type { AlignedColumn } from '../core/align/align-columns.js';
import { CELL_CLASSES, changedCells, type CellCounts } from '../core/model/cell-class.js';
import type { ReportRecords, SampledCell, SampledRecord } from '../core/model/report.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { changedRowsQuery, chosenRecordsQuery, recordCountQuery, recordPageQuery, type RecordFilter } from '../core/sql/records-query.js';
import { numberAt, type Database, type ResultTable } from '../io/database/database.js';
import type { SampleKind } from '../core/pairing/sample-rows.js';
import type { PairingInfo, RowKind } from '../io/workshop/pairing-info.js';
import type { RecordPage, RecordQuery } from './comparison.js';
import type { FewChanges } from './few-changes.js';
import type { PictureSource } from './picture-source.js';
import { SelectedRecords } from './selected-records.js';
import type { Threads } from './read-releases.js';

interface Sources {
  readonly pictures: PictureSource;
  readonly database: Database;
  readonly schema: string;
  /** Columns with differing cells: the ones that have a class in the engine. */
  readonly columns: readonly EngineColumn[];
  readonly threads: Threads;
  /** By which the thread knows the pairing. */
  readonly name: string;
  readonly pairing: PairingInfo;
  readonly aligned: readonly AlignedColumn[];
}

/** How many of the smallest keys are looked through for changed records before all changed records are listed. */
const FIRST_BY_KEY = 2000;

interface Place { readonly base: number | null; readonly revision: number | null }

export class RecordReader {
  key: readonly string[] = [];
  private firstByKey: Promise<number[]> | null = null;
  private readonly selected: SelectedRecords;

  constructor(private readonly from: Sources) {
    this.selected = new SelectedRecords(from.database, from.schema, from.pictures);
  }

  get engineColumns(): readonly EngineColumn[] {
    return this.from.columns;
  }

  async page(query: RecordQuery, signal?: AbortSignal): Promise<RecordPage> {
    const { pairing } = this.from;
    if (query.kind === 'changed' || query.kind === 'matched') return this.matchedPage(query, signal);
    if (query.kind === 'ambiguous') {
      const { base, revision } = pairing.ambiguous;
      const first = await this.oneSided('ambiguous-base', query.offset, Math.min(query.limit, Math.max(0, base - query.offset)), query.columns);
      const rest = await this.oneSided('ambiguous-revision', Math.max(0, query.offset - base), query.limit - first.length, query.columns);
      return { total: base + revision, offset: query.offset, rows: [...first, ...rest] };
    }
    return { total: pairing[query.kind], offset: query.offset, rows: await this.oneSided(query.kind, query.offset, query.limit, query.columns) };
  }

  private async matchedPage(query: RecordQuery, signal?: AbortSignal): Promise<RecordPage> {
    const { database, schema, columns, pairing } = this.from;
    // A column without a difference is not in the engine: every record has an unchanged cell in it.
    const all = query.classes?.includes('unchanged') === true && pairing.columns.some((column) => column.unchanged !== null && !pairing.key.includes(column.id) && (query.column ?? column.id) === column.id);
    const filter: RecordFilter = all ? { changedOnly: false, classes: null, column: null } : { changedOnly: query.kind === 'changed', classes: query.classes && query.classes.length > 0 ? query.classes : null, column: query.column ?? null };
    const options = signal ? { signal, priority: 'interaction' as const } : { priority: 'interaction' as const };
    const { total, result } = await this.selected.among(query.clauses ?? [], signal, async (among) => ({
      total: numberAt(await database.run(recordCountQuery(schema, columns, { ...filter, among }), options), 'total'),
      result: await database.run(recordPageQuery(schema, columns, { ...filter, among }, query.offset, query.limit), options),
    }));
    return { total, offset: query.offset, rows: await this.describe(result, query.columns, true) };
  }

  /** Changed records among the given base rows, with the cells that are not unchanged. */
  async chosen(baseRows: readonly number[], few: FewChanges | null, signal?: AbortSignal): Promise<SampledRecord[]> {
    const { database, schema, columns } = this.from;
    const result = few?.only(baseRows) ?? await database.run(chosenRecordsQuery(schema, columns, baseRows), signal ? { signal } : {});
    const rows = await this.describe(result, columns.map((column) => column.id), false);
    const order = new Map(baseRows.map((row, i) => [row, i]));
    return rows.map((record, i) => ({ record, at: order.get(numberAt(result, 'base_row', i))! })).sort((a, b) => a.at - b.at)
      .map(({ record }) => ({ key: record.key, cells: record.cells.filter((cell) => cell.class !== 'unchanged') }));
  }

  /** Base rows of the records with the smallest keys among those changed in one of the columns. */
  async smallestChanged(columns: readonly EngineColumn[], limit: number, few: FewChanges | null, signal?: AbortSignal): Promise<number[]> {
    const { database, schema, pairing } = this.from;
    const rowsOf = async (sql: string): Promise<Int32Array> => {
      const rows = (await database.run(sql, signal ? { signal } : {})).columns.get('base_row') ?? [];
      return rows instanceof Int32Array ? rows : Int32Array.from(rows, Number);
    };
    const smallest = async (rows: Int32Array): Promise<number[]> => (await this.sampleRows('matched', rows, limit)).map((place) => place.base!);
    if (few !== null) return smallest(few.rowsOf(columns));
    if (pairing.sorted) return smallest(await rowsOf(changedRowsQuery(schema, columns, { limit })));
    // Where many records changed, enough of them are among the first by key, and the others need not be listed.
    this.firstByKey ??= this.sampleRows('matched', null, FIRST_BY_KEY).then((places) => places.map((place) => place.base!));
    const among = await rowsOf(changedRowsQuery(schema, columns, { among: await this.firstByKey }));
    return smallest(among.length >= limit || pairing.matched <= FIRST_BY_KEY ? among : await rowsOf(changedRowsQuery(schema, columns, {})));
  }

  sampleRows(kind: SampleKind, rows: Int32Array | null, limit: number): Promise<Place[]> {
    return this.from.threads.base.call('sample', [this.from.name, kind, rows, limit]);
  }

  async ambiguousExamples(limit: number): Promise<(readonly (string | null)[])[]> {
    const side = this.from.pairing.ambiguous.base > 0 ? 'ambiguous-base' : 'ambiguous-revision';
    const rows = await this.records(await this.sampleRows(side, null, limit), [], () => 'unchanged', false);
    const seen = new Map(rows.map((record) => [JSON.stringify(record.key), record.key]));
    return [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
  }

  private async describe(result: ResultTable, wanted: readonly string[] | undefined, withPlace: boolean): Promise<SampledRecord[]> {
    const places = Array.from({ length: result.rows }, (_, i): Place => ({ base: numberAt(result, 'base_row', i), revision: numberAt(result, 'revision_row', i) }));
    return this.records(places, wanted, (id, i) => CELL_CLASSES[numberAt(result, id, i)] ?? 'unchanged', withPlace);
  }

  private async oneSided(kind: RowKind, offset: number, limit: number, wanted: readonly string[] | undefined): Promise<SampledRecord[]> {
    if (limit <= 0) return [];
    const rows = await this.from.threads.base.call('rows', [this.from.name, kind, offset, limit]);
    const inBase = kind === 'removed' || kind === 'ambiguous-base';
    return this.records(rows.map((row) => (inBase ? { base: row, revision: null } : { base: null, revision: row })), wanted, () => 'unchanged', true);
  }

  async records(places: readonly Place[], wanted: readonly string[] | undefined, classOf: (id: string, i: number) => SampledCell['class'], withPlace: boolean): Promise<SampledRecord[]> {
    const { aligned, pairing } = this.from;
    const shown = aligned.filter((column) => !pairing.key.includes(column.id) && (wanted === undefined || wanted.includes(column.id)));
    const keys = pairing.key.map((id) => aligned.find((column) => column.id === id)!);
    const [base, revision] = await Promise.all([this.texts('base', places, [...keys, ...shown]), this.texts('revision', places, [...keys, ...shown])]);
    return places.map((place, i): SampledRecord => ({
      key: keys.map((_, k) => (place.base === null ? revision : base)[i]![k] ?? null),
      ...(withPlace ? { at: { base: place.base === null ? null : place.base + 1, revision: place.revision === null ? null : place.revision + 1 } } : {}),
      cells: shown.map((column, k): SampledCell => ({ column: column.id, base: base[i]![keys.length + k] ?? null, revision: revision[i]![keys.length + k] ?? null, class: classOf(column.id, i) })),
    }));
  }

  private async texts(side: 'base' | 'revision', places: readonly Place[], columns: readonly AlignedColumn[]): Promise<(string | null)[][]> {
    const present = places.map((place) => place[side]).filter((row) => row !== null);
    const positions = columns.map((column) => column[side]);
    const there = positions.filter((position) => position !== null);
    const texts = present.length === 0 ? [] : await this.from.threads[side].call('texts', [side, present, there]);
    let next = 0;
    return places.map((place) => {
      if (place[side] === null) return columns.map(() => null);
      const row = texts[next++]!;
      let k = 0;
      return positions.map((position) => (position === null ? null : row[k++] ?? null));
    });
  }
}

const SAMPLES = 100;
/** Columns that get records of their own among the samples, those with the fewest changes first. */
const COLUMNS_SAMPLED = 33;

/** `few`: all changed records, where they were brought. */
export async function sampleRecords(records: RecordReader, cells: ReadonlyMap<string, CellCounts>, few: FewChanges | null, signal: AbortSignal | undefined): Promise<ReportRecords['samples']> {
  const [chosen, added, removed] = await Promise.all([chooseChanged(records, cells, few, signal), records.sampleRows('added', null, SAMPLES), records.sampleRows('removed', null, SAMPLES)]);
  return {
    changed: chosen.length === 0 ? [] : await records.chosen(chosen, few, signal),
    added: await records.records(added, undefined, () => 'unchanged', false),
    removed: await records.records(removed, undefined, () => 'unchanged', false),
  };
}

/** Base rows: of each changing column the records with the smallest keys, then of all until the samples are full. */
async function chooseChanged(records: RecordReader, cells: ReadonlyMap<string, CellCounts>, few: FewChanges | null, signal: AbortSignal | undefined): Promise<number[]> {
  const changes = (column: EngineColumn): number => changedCells(cells.get(column.id)!);
  const changing = records.engineColumns.filter((column) => changes(column) > 0);
  if (changing.length === 0) return [];
  const each = Math.max(3, Math.floor(SAMPLES / changing.length));
  const rarest = [...changing].sort((a, b) => changes(a) - changes(b)).slice(0, COLUMNS_SAMPLED);
  const rows = new Set<number>();
  for (const column of rarest) for (const row of await records.smallestChanged([column], each, few, signal)) rows.add(row);
  for (const row of await records.smallestChanged(changing, SAMPLES, few, signal)) if (rows.size < SAMPLES) rows.add(row);
  const ordered = await records.sampleRows('matched', Int32Array.from([...rows].sort((a, b) => a - b)), SAMPLES);
  return ordered.map((place) => place.base!);
}
