/**
 * Does the heavy work off the main thread: reads releases, pairs them, and keeps their columns
 * for showing texts. The same class runs in a browser worker, in a Node worker, and inline in
 * tests; every method takes and returns structured-cloneable values.
 */
import { identityOf } from '../../core/identity/version-grammar.js';
import { profileColumn, type ColumnContent, type ColumnProfile } from '../../core/align/column-content.js';
import { confirmMap, confirmSplit, type Confirmed, type MapClaim, type SplitClaim } from '../../core/align/confirm-alignment.js';
import { matchedAgreement, type MatchedAgreement } from '../../core/align/matched-agreement.js';
import { sampleByKey, type CellForm, type KeyedSample } from '../../core/align/keyed-sample.js';
import { Diagnosis, type Diagnosed, type ColumnDiagnosis, type ColumnQuestion, type Marker, type Measure } from '../../core/diagnosis/diagnosis.js';
import { frameOf, HandedCells, type HandedColumns, type HandedFrame } from '../../core/diagnosis/handed-cells.js';
import { PairedCells, type OrderedCells } from '../../core/diagnosis/ordered-cells.js';
import type { PartTimes } from '../../core/diagnosis/parts-of-time.js';
import type { FlagChange, FractionChange } from '../../core/diagnosis/flags/flag-change.js';
import type { FlagQuestion } from '../../core/diagnosis/flags/flags.js';
import type { CorrelationChange } from '../../core/diagnosis/relations/correlation-change.js';
import type { Candidate } from '../../core/dictionary/choose-dictionary.js';
import { PalimpsestError } from '../../core/errors.js';
import type { ColumnInfo, ColumnInstruction, ReleaseInfo } from '../../core/model/release.js';
import { missingChanges, type MissingChange } from '../../core/missing/missing-changes.js';
import type { DerivedTime, ReadingRecipe, Tolerance } from '../../core/model/recipe.js';
import type { ReportSource, Undefined } from '../../core/model/report.js';
import { PictureDesk } from '../../core/pictures/picture-desk.js';
import type { CellGrid, PictureAnswers, PictureQuestion } from '../../core/pictures/picture.js';
import type { SelectionClause } from '../../core/selection/clause.js';
import { findDerivedKey, type DerivedKey } from '../../core/pairing/find-derived-key.js';
import type { ModelAnswer, ModelTask } from '../../core/impact/models/model-desk.js';
import { RecordMarker, type MarkedColumn } from '../../core/impact/relation/record-marker.js';
import { appliedMark, cellMark, type MarkedBy, type Marks } from '../../core/impact/relation/marks.js';
import type { ApplicationPlan } from '../../core/impact/resilience/evaluated-resilience.js';
import type { ResilienceOptions } from '../../core/impact/resilience/linear-resilience.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import { recordsOf, relationTable, sidesOf, valuesOf, type AskedColumn, type BothValues, type RelationTable } from '../../core/impact/relation/relation-table.js';
import type { PairSide } from '../../core/pairing/join-releases.js';
import { pairReleases, type PairRequest, type Pairing } from '../../core/pairing/pair-releases.js';
import { rekeyedInfo, writtenKeyInfos, type RekeyedInfo, type WrittenKeyInfo } from '../../core/pairing/pairing-findings.js';
import { engineTable, type LoadColumn } from '../../core/pairing/engine-table.js';
import { isSortedByKey, smallestRows, type SampleKind } from '../../core/pairing/sample-rows.js';
import { histogram } from '../../core/statistics/shared-histogram.js';
import type { Values } from '../../core/model/column-table.js';
import type { SideHead } from '../../core/size/estimate-memory.js';
import { shareStored, storedColumn, storedValues, type StoredColumn } from '../../core/model/spill.js';
import { sha256Of, sha256OfSource } from './digest.js';
import { loadBytes, type Companion, type LoadedBytes, type WorkerInput } from './load-input.js';
import { lookAhead } from './look-ahead.js';
import type { Platform, ReadingLimits } from './platform.js';
import { ImpactDesk, type HybridColumns } from './impact-desk.js';
import { openDictionary } from './open-dictionary.js';
import { openColumns, openRows, openTable, withDerivedTimes, type OpenTable } from './open-table.js';

export type Side = 'base' | 'revision';
export type OnWork = (done: number, total: number) => void;

/** What of a pairing the main thread needs. */
export interface PairingInfo {
  readonly mode: Pairing['mode'];
  readonly key: readonly string[];
  readonly keyGiven: boolean;
  readonly inference: Pairing['inference'];
  readonly matched: number;
  readonly added: number;
  readonly removed: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number };
  readonly columns: readonly PairedColumnInfo[];
  readonly leftOut: readonly string[];
  readonly rowNumbers: readonly string[];
  readonly forms: Pairing['forms'];
  readonly written: readonly WrittenKeyInfo[];
  readonly rekeyed: RekeyedInfo | null;
  readonly reordered: boolean;
  /** Matched records stand in the order of their keys. */
  readonly sorted: boolean;
}

export interface PairedColumnInfo {
  readonly id: string;
  readonly kind: 'number' | 'time' | 'text';
  readonly type: ColumnInfo['type'];
  readonly retyped: boolean;
  /** Null when a cell differs; then the engine looks at the column. */
  readonly unchanged: { readonly finite: number; readonly constant: boolean } | null;
}

/** A column whose missing cells are asked about: its positions, and what was taken for missing there. */
export interface AskedMissing {
  readonly base: number;
  readonly revision: number;
  readonly codes: { readonly base: readonly number[]; readonly revision: readonly number[] };
  readonly texts: { readonly base: readonly string[]; readonly revision: readonly string[] };
}

export type RowKind = 'added' | 'removed' | 'ambiguous-base' | 'ambiguous-revision';

/** A side as it crosses to another thread. */
export interface WireSide extends Omit<PairSide, 'columns'> {
  readonly columns: readonly (Omit<PairSide['columns'][number], 'values'> & { readonly values: Values | StoredColumn })[];
}

function onWire(side: PairSide): WireSide {
  return { ...side, columns: side.columns.map((column) => ({ ...column, values: storedColumn(column.values) ?? column.values })) };
}

/** Lets messages in, and says how far it is: there the work ends if a message called it off. */
async function lookUp(onWork: OnWork, done: number, total: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  onWork(done, total);
}

function sizeOf(loaded: LoadedBytes | null): number {
  return loaded === null ? 0 : loaded.source?.size ?? loaded.end;
}

interface Marked { readonly name: string; readonly marker: RecordMarker; readonly marks: Map<string, Uint8Array> }

export class Workshop {
  private loaded = new Map<Side, { input: WorkerInput; limits: ReadingLimits; bytes: LoadedBytes | null; sha256: string | null }>();
  private open = new Map<Side, OpenTable>();
  private sides = new Map<Side, PairSide>();
  /** By the name that the comparison gave: a revised comparison pairs anew while the earlier one still shows its records. */
  private pairings = new Map<string, Pairing & { readonly sides: { readonly base: PairSide; readonly revision: PairSide } }>();
  /** By the name of the comparison that asks, and only while it does. */
  private diagnoses = new Map<string, { readonly of: OrderedCells; readonly diagnosis: Diagnosis }>();
  /** By the name of the pairing, with the comparison whose tolerances it knows. */
  private desks = new Map<string, { readonly of: string; readonly desk: PictureDesk }>();
  /** Marks of relations' records, by the name of the pairing, of the comparison that asked last. */
  private marks = new Map<string, Marked>();
  /** By the name of the pairing. */
  private impacts = new Map<string, ImpactDesk>();

  constructor(private readonly platform: Platform | null) {}

  /** The files that came with the data and describe some; a named one that does not is an error. */
  async dictionaries(companions: readonly Companion[]): Promise<Candidate[]> {
    const found: Candidate[] = [];
    for (const { input, given } of companions) {
      if (input.kind === 'rows' || input.kind === 'columns') continue;
      try {
        const dictionaries = await openDictionary(await loadBytes(input, () => undefined, this.platform), input.name);
        if (dictionaries === null && given) throw new PalimpsestError('SchemaError', `${input.name} is no dictionary that is known: ESS-DIVE flmd.csv or *_dd.csv, Frictionless datapackage.json or table schema, Croissant, or EML. Leave it out.`, { file: input.name });
        found.push(...(dictionaries ?? []).map((dictionary) => ({ dictionary, given })));
      } catch (error) {
        // What merely lies beside the data need not be readable.
        if (given) throw error;
      }
    }
    return found;
  }

  /** Brings the bytes in. The SHA-256 is given at once only when asked for, else with `read`. */
  async load(side: Side, input: WorkerInput, limits: ReadingLimits, onWork: OnWork): Promise<{ bytes: number }> {
    const bytes = input.kind === 'rows' || input.kind === 'columns' ? null : await loadBytes(input, onWork, this.platform, limits);
    this.loaded.set(side, { input, limits, bytes, sha256: null });
    return { bytes: sizeOf(bytes) };
  }

  /** What the first records tell of the memory that the side will need. */
  lookAhead(side: Side, reading: ReadingRecipe): SideHead | null {
    const { bytes, input, limits } = this.loaded.get(side)!;
    return bytes === null ? null : lookAhead(bytes, input.name, reading, { limits, spill: this.platform?.spill ?? null });
  }

  async digest(side: Side): Promise<string> {
    const loaded = this.loaded.get(side)!;
    // Rows and Arrow tables have no bytes: they are named by what they hold.
    loaded.sha256 ??= loaded.bytes === null ? this.open.get(side)!.table.content.replace('sha256-', '') : loaded.bytes.source ? await sha256OfSource(loaded.bytes.source, this.platform) : await sha256Of(loaded.bytes.bytes.subarray(0, loaded.bytes.end));
    return loaded.sha256;
  }

  /** `derive`: times that the recipe makes of this side's columns. */
  async read(side: Side, reading: ReadingRecipe, derive: readonly DerivedTime[], onWork: OnWork): Promise<ReleaseInfo> {
    const loaded = this.loaded.get(side)!;
    const { input } = loaded;
    const hashing = loaded.bytes === null ? null : this.digest(side);
    hashing?.catch(() => undefined);
    const read = input.kind === 'rows' ? openRows(input.rows, input.name) : input.kind === 'columns' ? openColumns(input.columns, input.records) : await openTable(loaded.bytes!, input.name, reading, onWork, { limits: loaded.limits, spill: this.platform?.spill ?? null });
    const open = withDerivedTimes(read, side, derive);
    this.open.set(side, open);
    const sha256 = await (hashing ?? this.digest(side));
    const bytes = sizeOf(loaded.bytes);
    loaded.bytes = null;
    const source: ReportSource = { name: input.name, bytes, sha256: `sha256-${sha256}`, format: open.format, ...(open.dialect ? { dialect: open.dialect } : {}) };
    return {
      name: input.name, url: input.kind === 'url' ? input.url : null, identity: identityOf(input.name, open.member ?? null, open.preamble ?? []), sources: [source],
      records: open.table.records, content: open.table.content, columns: open.table.info(false), notes: open.notes,
    };
  }

  /** The other release has the same bytes: it is this one. */
  share(from: Side, to: Side, input: WorkerInput): void {
    this.open.set(to, this.open.get(from)!);
    this.loaded.set(to, { input, limits: this.loaded.get(from)!.limits, bytes: null, sha256: this.loaded.get(from)!.sha256 });
  }

  /** Tells columns how they are to be taken (null: nothing); what they became, of those that were told. */
  settle(side: Side, instructions: readonly (ColumnInstruction | null)[]): ColumnInfo[] {
    const { table } = this.open.get(side)!;
    table.settle(instructions);
    return table.info(false, instructions.flatMap((instruction, i) => (instruction === null ? [] : [i])));
  }

  /** Undoes all that columns were told. */
  restore(side: Side, columns: readonly number[]): void {
    this.open.get(side)!.table.restore(columns);
  }

  summarise(side: Side, columns: readonly number[]): ColumnInfo[] {
    return this.open.get(side)!.table.info(true, columns);
  }

  /** What the given columns hold, for recognising renamed ones; `codes` are numbers that mean missing, by position. */
  profiles(side: Side, positions: readonly number[], codes: readonly (readonly number[])[]): ColumnProfile[] {
    return positions.map((position) => profileColumn(this.content(side, position, codes)));
  }

  /** Records with the smallest hashes of the given key: another thread chooses the same ones. */
  keyedSample(side: Side, key: readonly number[], wanted: readonly number[], codes: readonly (readonly number[])[], size: number, form: CellForm | null): KeyedSample {
    const { table } = this.open.get(side)!;
    return sampleByKey(codes.map((_, position) => this.content(side, position, codes)), table.records, key, wanted, size, form);
  }

  private content(side: Side, position: number, codes: readonly (readonly number[])[]): ColumnContent {
    const { table } = this.open.get(side)!;
    return { values: table.values(position), absent: table.absentEntries(position), codes: codes[position]! };
  }

  histograms(side: Side, edges: readonly (readonly number[] | null)[]): (number[] | null)[] {
    const table = this.open.get(side)?.table, accepted = this.sides.get(side)?.columns;
    return edges.map((each, i) => {
      const values = table ? table.values(i) : accepted![i]!.values;
      return each === null || values.kind === 'text' ? null : histogram(values.values, each);
    });
  }

  /** Columns for pairing, all or some; they are listed in the order of `columns`. */
  side(side: Side, columns?: readonly number[]): WireSide {
    return onWire(this.columnsOf(side, columns));
  }

  private columnsOf(side: Side, columns?: readonly number[]): PairSide {
    const { table } = this.open.get(side)!;
    const positions = columns ?? Array.from({ length: table.width }, (_, i) => i);
    // Pairings and other threads hold them from now on.
    for (const i of positions) shareStored(table.values(i), this.platform?.spill ?? null);
    return { records: table.records, columns: positions.map((i) => ({ name: table.nameOf(i), values: table.values(i), type: table.typeOf(i), typed: table.isTyped(i), absent: table.absentEntries(i) })) };
  }

  /** Columns of the other thread's release; those that came before stay, where they are not replaced. */
  accept(side: Side, columns: readonly number[], given: WireSide): void {
    const all = [...(this.sides.get(side)?.columns ?? [])];
    columns.forEach((column, i) => {
      const { values, ...rest } = given.columns[i]!;
      all[column] = { ...rest, values: 'stored' in values ? storedValues(values, this.platform!.spill) : values };
    });
    this.sides.set(side, { records: given.records, columns: all });
  }

  /** What was accepted, for another thread to accept. */
  accepted(side: Side): WireSide {
    return onWire(this.sides.get(side)!);
  }

  pair(name: string, request: PairRequest): PairingInfo {
    const side = (which: Side): PairSide => (this.open.has(which) ? this.columnsOf(which) : this.sides.get(which)!);
    const sides = { base: side('base'), revision: side('revision') };
    const pairing = pairReleases(sides.base, sides.revision, request);
    this.pairings.set(name, { ...pairing, sides });
    const { match } = pairing;
    return {
      mode: pairing.mode, key: pairing.key, keyGiven: pairing.keyGiven, inference: pairing.inference,
      matched: match.base.length, added: match.added.length, removed: match.removed.length,
      ambiguous: { base: match.ambiguous.base.length, revision: match.ambiguous.revision.length, keys: match.ambiguous.keys },
      columns: [...pairing.joined.values()].map((column) => ({ id: column.id, kind: column.joined.kind, type: column.type, retyped: column.retyped, unchanged: pairing.unchanged.get(column.id) ?? null })),
      leftOut: pairing.leftOut, rowNumbers: pairing.rowNumbers, forms: pairing.forms, written: writtenKeyInfos(pairing), rekeyed: rekeyedInfo(pairing), reordered: pairing.reordered, sorted: isSortedByKey(pairing),
    };
  }

  /** A time to pair by that one side would have to make of its columns. */
  derivedKey(name: string): DerivedKey | null {
    const { joined, sides: { base, revision } } = this.pairings.get(name)!;
    return findDerivedKey(base, revision, joined);
  }

  /** How missing cells of matched records are written on either side, where that differs. */
  missingChanges(name: string, asked: readonly AskedMissing[]): (readonly MissingChange[])[] {
    const { match, sides: { base, revision } } = this.pairings.get(name)!;
    return asked.map((each) => missingChanges(
      { ...base.columns[each.base]!, codes: each.codes.base, texts: each.texts.base }, { ...revision.columns[each.revision]!, codes: each.codes.revision, texts: each.texts.revision }, match));
  }

  /** Claims about columns that were made on a sample, checked on every matched record. */
  confirm(name: string, maps: readonly MapClaim[], splits: readonly SplitClaim[]): { maps: Confirmed[]; splits: Confirmed[] } {
    const { joined, match, sides: { base, revision } } = this.pairings.get(name)!;
    return { maps: maps.map((claim) => confirmMap(claim, joined.get(claim.id)!, match)), splits: splits.map((claim) => confirmSplit(claim, base, revision, match)) };
  }

  /** How far columns of both sides, given by position, hold the same on matched records. */
  agreement(name: string, pairs: readonly (readonly [number, number])[]): MatchedAgreement {
    const { key, joined, match, sides: { base, revision } } = this.pairings.get(name)!;
    return matchedAgreement(base, revision, match, key.map((id) => joined.get(id)!.joined), pairs);
  }

  /** Prepares the questions below, which are asked by `name`; `markers`: columns by which records are told apart beside the key. */
  openDiagnosis(name: string, pairing: string, markers: readonly Marker[]): void {
    this.startDiagnosis(name, new PairedCells(this.diagnosed(pairing), markers));
  }

  private diagnosed(pairing: string): Diagnosed {
    const { key, joined, match, sides } = this.pairings.get(pairing)!;
    return {
      key: key.map((id) => { const column = joined.get(id)!; return { name: sides.base.columns[column.base]!.name, joined: column.joined }; }),
      joined: (id) => joined.get(id)!.joined, match,
    };
  }

  private startDiagnosis(name: string, of: OrderedCells): void {
    this.diagnoses.set(name, { of, diagnosis: new Diagnosis(of, () => performance.now()) });
  }

  /** What another thread needs to answer such questions too. */
  diagnosisFrame(name: string): HandedFrame {
    return frameOf(this.diagnoses.get(name)!.of);
  }

  /** Opens a diagnosis of records that another thread paired. */
  acceptDiagnosis(name: string, frame: HandedFrame): void {
    this.startDiagnosis(name, new HandedCells(frame));
  }

  /** The cells that a question needs, for the other thread. */
  handColumns(name: string, { id, flag }: ColumnQuestion): HandedColumns {
    const { of } = this.diagnoses.get(name)!;
    return [...new Set([id, ...(flag === null ? [] : [flag.id])])].map((each) => ({ id: each, cells: of.cells(each) }));
  }

  /** `handed`: where another thread paired. */
  diagnose(name: string, question: ColumnQuestion, handed: HandedColumns | null = null): ColumnDiagnosis {
    const { of, diagnosis } = this.diagnoses.get(name)!;
    if (of instanceof HandedCells) of.take(handed!);
    return diagnosis.column(question);
  }

  flagChange(name: string, question: FlagQuestion): FlagChange | FractionChange | null {
    return this.diagnoses.get(name)!.diagnosis.flag(question);
  }

  correlationChange(name: string, measures: readonly Measure[]): CorrelationChange | null {
    return this.diagnoses.get(name)!.diagnosis.correlations(measures);
  }

  /** What the moments of the pictures stand in. */
  pictureGrid(name: string): CellGrid {
    return this.diagnoses.get(name)!.diagnosis.pictureGrid;
  }

  /** Gives back the order of all records, and what else the answers needed. Says how long they took. */
  closeDiagnosis(name: string): PartTimes | null {
    const open = this.diagnoses.get(name);
    this.diagnoses.delete(name);
    return open?.diagnosis.times ?? null;
  }

  /** What views draw from. `tolerances`: of the columns that have one, by id, in the comparison `name`. */
  picture(name: string, pairing: string, tolerances: readonly (readonly [string, Required<Tolerance>])[], question: PictureQuestion): PictureAnswers[keyof PictureAnswers] | null {
    return this.deskOf(name, pairing, tolerances).answer(question);
  }

  /** Base rows of the matched records that clauses leave, ascending. */
  selectedRows(name: string, pairing: string, tolerances: readonly (readonly [string, Required<Tolerance>])[], clauses: readonly SelectionClause[]): Int32Array {
    return this.deskOf(name, pairing, tolerances).rows(clauses);
  }

  private deskOf(name: string, pairing: string, tolerances: readonly (readonly [string, Required<Tolerance>])[]): PictureDesk {
    const before = this.desks.get(pairing);
    if (before?.of === name) return before.desk;
    const { joined } = this.pairings.get(pairing)!, desk = new PictureDesk({ ...this.diagnosed(pairing), has: (id) => joined.has(id), tolerances: new Map(tolerances) });
    // One a thread: it holds the order of all records.
    this.desks.clear();
    this.desks.set(pairing, { of: name, desk });
    return desk;
  }

  /** The matched records of the given columns, for the engine. */
  matchedColumns(name: string, ids: readonly string[], withRows: boolean): { rows: number; columns: LoadColumn[] } {
    return engineTable(this.pairings.get(name)!, ids, withRows);
  }

  /** Column by column, so that a cancelled one ends soon. */
  async relation(name: string, asked: readonly AskedColumn[], onWork: OnWork): Promise<RelationTable> {
    const pairing = this.pairings.get(name)!, { sides } = pairing, records = recordsOf(pairing, sides), values: BothValues[] = [];
    for (const column of asked) {
      await lookUp(onWork, values.length, asked.length);
      values.push(valuesOf(pairing, sides, column, records));
    }
    await lookUp(onWork, values.length, asked.length);
    return relationTable(pairing, sides, asked, values);
  }

  /** In which release each record of the relation is. */
  recordSides(pairing: string): Uint8Array {
    const of = this.pairings.get(pairing)!;
    return sidesOf(recordsOf(of, of.sides));
  }

  /** Marks the cells of some columns in the comparison `name`; `sets`: names of what kinds are told apart by. */
  async cellMarks(name: string, pairing: string, by: MarkedBy, columns: readonly MarkedColumn[], onWork: OnWork): Promise<{ readonly marks: Marks; readonly sets: readonly string[] }> {
    const { marker, marks } = this.marked(name, pairing), out = new Map<string, Uint8Array>();
    for (const column of columns) {
      await lookUp(onWork, out.size, columns.length);
      const mark = cellMark(by, column.id), data = marks.get(mark) ?? (by === 'class' ? marker.classes(column) : marker.kinds(column));
      marks.set(mark, data);
      out.set(mark, data);
    }
    return { marks: out, sets: marker.setNames };
  }

  /** Marks the records that change in some columns by when they are applied; the marks replace those of the question before. */
  appliedMarks(name: string, pairing: string, columns: readonly MarkedColumn[], options: ResilienceOptions): { readonly records: number; readonly plan: ApplicationPlan; readonly marks: Marks } {
    const { marker, marks } = this.marked(name, pairing), { records, plan, marks: made } = marker.applied(columns, options), out = new Map(made.map((data, order) => [appliedMark(order), data]));
    for (const [mark, data] of out) marks.set(mark, data);
    return { records, plan, marks: out };
  }

  private marked(name: string, pairing: string): Marked {
    const of = this.pairings.get(pairing)!, known = this.marks.get(pairing), mine = known?.name === name ? known : { name, marker: new RecordMarker(of, of.sides, this.diagnosed(pairing)), marks: new Map<string, Uint8Array>() };
    this.marks.set(pairing, mine);
    return mine;
  }

  /** A bundled model on one release or a hybrid of both. */
  runModel(pairing: string, asked: readonly AskedColumn[], task: ModelTask, choice: DataChoice, marks: Marks): ModelAnswer | Undefined {
    return this.impactsOf(pairing).runModel(asked, task, choice, marks);
  }

  /** Columns of one release or a hybrid of both. */
  hybridColumns(pairing: string, asked: readonly AskedColumn[], choice: DataChoice, marks: Marks): HybridColumns {
    return this.impactsOf(pairing).hybridColumns(asked, choice, marks);
  }

  private impactsOf(pairing: string): ImpactDesk {
    const of = this.pairings.get(pairing)!, desk = this.impacts.get(pairing) ?? new ImpactDesk(of, of.sides);
    this.impacts.set(pairing, desk);
    return desk;
  }

  forget(name: string): void {
    this.pairings.delete(name);
    this.marks.delete(name);
    this.impacts.delete(name);
    this.desks.delete(name);
  }

  /** Up to `limit` records, those with the smallest keys: `rows` are base rows of matched records. */
  sample(name: string, kind: SampleKind, rows: Int32Array | null, limit: number): { base: number | null; revision: number | null }[] {
    return smallestRows(this.pairings.get(name)!, kind, rows, limit);
  }

  rows(name: string, kind: RowKind, offset: number, limit: number): number[] {
    const { match } = this.pairings.get(name)!;
    const all = { added: match.added, removed: match.removed, 'ambiguous-base': match.ambiguous.base, 'ambiguous-revision': match.ambiguous.revision }[kind];
    return [...all.subarray(offset, offset + limit)];
  }

  /** Texts of cells as they stand in the source of a side. */
  texts(side: Side, records: readonly number[], columns: readonly number[]): (string | null)[][] {
    return this.open.get(side)!.texts(records, columns);
  }

  /** Values behind the text indexes of a joined column; null for missing. */
  values(name: string, id: string, indexes: readonly number[]): (string | null)[] {
    const joined = this.pairings.get(name)!.joined.get(id)!.joined;
    return joined.kind === 'text' ? indexes.map((index) => (index < 0 ? null : joined.texts[index] ?? null)) : indexes.map(() => null);
  }
}
