/**
 * The life of a comparison:
 *
 *   read both -> settle columns -> pair records -> load what differs -> classify and measure -> report
 *
 * Each step is a call to a reading thread or to the engine; an abort ends the threads at once.
 * A revised recipe takes over from the earlier comparison whatever it does not concern.
 */
import type { OnProgress } from '../core/cancellation.js';
import { emptyCellCounts, type CellCounts } from '../core/model/cell-class.js';
import type { Recipe, Tolerance } from '../core/model/recipe.js';
import type { ChangeReport, DictionaryFinding, Finding } from '../core/model/report.js';
import type { ColumnQuestion } from '../core/diagnosis/diagnosis.js';
import { wholeTimes } from '../core/diagnosis/parts-of-time.js';
import { buildReport, toleranceOf } from '../core/report/build-report.js';
import { QUANTITIES_WAIT } from '../core/report/quantities-wait.js';
import { unchangedPaired } from '../core/report/finish-paired.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { VERSION } from '../core/version.js';
import type { Database } from '../io/database/database.js';
import type { OpenSandbox } from '../io/function/function-sandbox.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import { transferable } from '../io/workshop/transferable.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import type { AlignedColumn } from '../core/align/align-columns.js';
import { dictionaryReport, keyFault, readDictionaries, useDictionaries, withReadingHints, withUnits, type AppliedDictionaries } from './dictionaries.js';
import { alignReleases } from './align-releases.js';
import { confirmAlignment } from './confirm-alignment.js';
import { ComparisonImpact, type ImpactCache } from './impact/comparison-impact.js';
import type { DataColumn } from './impact/bound-quantity.js';
import type { Limits } from './limits.js';
import { MatchedCells } from './matched-cells.js';
import { changedCodes, missingTexts } from './missing-texts.js';
import { askDiagnoses, NO_DIAGNOSES, planDiagnosis, reported, type Diagnoses } from './diagnoses.js';
import { byId } from './by-id.js';
import { bringFewChanges } from './few-changes.js';
import { offerDerivedKey } from './offer-derived-key.js';
import { PictureSource } from './picture-source.js';
import { pairingWords } from './pairing-words.js';
import { refuseRecipe } from './refuse-recipe.js';
import { resolveKey } from './resolve-key.js';
import { readReleases, type BothReleases } from './read-releases.js';
import { settleReleases, type SettledReleases } from './settle-releases.js';
import { RecordReader, sampleRecords } from './records.js';

export interface CompareTask {
  readonly base: WorkerInput;
  readonly revision: WorkerInput;
  readonly recipe: Recipe;
  readonly startThread: () => WorkshopClient;
  readonly database: () => Promise<Database>;
  readonly openSandbox: OpenSandbox;
  readonly schema: string;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: OnProgress;
  /** The comparison of the same two releases that this one revises. */
  readonly earlier: Standing | null;
  readonly impacts: ImpactCache;
  readonly runQuantities: boolean;
}

/** What a comparison leaves for its revisions. */
export interface Standing {
  readonly recipe: Recipe;
  readonly read: BothReleases;
  readonly paired: Paired;
  readonly cells: MatchedCells;
  readonly diagnoses: Diagnoses;
}

export interface Paired {
  /** What was asked; equal texts, equal pairings. */
  readonly question: string;
  /** Of the comparison that paired; the thread knows the pairing by it. */
  readonly name: string;
  readonly thread: WorkshopClient;
  readonly info: PairingInfo;
  /** By the key that a dictionary names. */
  readonly named: boolean;
  /** A dictionary names a key that the records do not keep. */
  readonly faults: readonly DictionaryFinding[];
}

export interface Compared {
  readonly report: ChangeReport;
  readonly records: RecordReader;
  readonly pictures: PictureSource;
  readonly impact: ComparisonImpact;
  readonly standing: Standing;
}

export async function compareReleases(task: CompareTask): Promise<Compared> {
  const { signal, onProgress, schema, earlier } = task;
  refuseRecipe(task.recipe);
  const clock = stopwatch();
  const opening = task.database();
  opening.catch(() => undefined);
  const read = await readReleases(task, earlier);
  const recipe = withReadingHints(task.recipe, read.dictionaries, { base: task.base.name, revision: task.revision.name });
  signal?.throwIfAborted();
  const alignment = await alignReleases(read, recipe);
  const dictionaries = useDictionaries(read.dictionaries, read, alignment.aligned, recipe);
  const settled = await settleReleases(read, dictionaries.aligned, recipe);
  signal?.throwIfAborted();
  const load = clock();

  const paired = await pair(task, read, settled, dictionaries);
  const { threads } = read, pairing = paired.info;
  signal?.throwIfAborted();
  const align = clock();

  const database = await opening;
  signal?.throwIfAborted();
  const columns = engineColumns(pairing, settled, recipe);
  const place = { database, schema, thread: threads.base, pairing: paired.name, matched: pairing.matched, engineBytes: task.limits.engineBytes };
  const matchedCells = earlier?.paired === paired ? await earlier.cells.again(place, signal) : new MatchedCells(place);
  let codes: ReturnType<typeof changedCodes> | null = null;
  const askCodes = (): ReturnType<typeof changedCodes> => {
    codes ??= changedCodes(read, settled, paired.name, pairing);
    codes.catch(() => undefined);
    return codes;
  };
  const described = { base: withUnits(settled.base, dictionaries.base), revision: withUnits(settled.revision, dictionaries.revision) };
  const plan = planDiagnosis(pairing, settled, described, recipe);
  let asked: Promise<Diagnoses> | null = null, awaited = false;
  const diagnose = (): Promise<Diagnoses> => {
    const onStep = (done: number, total: number): void => { if (awaited) onProgress({ stage: 'diagnose', done, total, unit: 'columns' }); };
    asked ??= askDiagnoses({ thread: threads.base, helper: helperOf(read, pairing.matched, task.limits), pairing: paired.name, name: schema, signal, onStep }, plan, earlier?.paired === paired ? earlier.diagnoses : NO_DIAGNOSES);
    asked.catch(() => undefined);
    return asked;
  };
  await matchedCells.measure(columns.filter((column) => !matchedCells.has(column)), centresOf(columns, settled), {
    signal,
    onLoad: (done) => onProgress({ stage: 'load', done, total: pairing.matched, unit: 'records' }),
    onHanded: () => { void askCodes(); if (pairing.matched <= AT_ONCE) void diagnose(); },
    onStep: (done, total) => onProgress({ stage: 'compare', done, total, unit: 'steps' }),
  });
  const { found } = matchedCells;
  const compare = clock();

  onProgress({ stage: 'measure', done: 0, total: 1, unit: 'steps' });
  const cells = new Map<string, CellCounts>(found.cells), figures = new Map(found.paired);
  for (const column of pairing.columns) {
    if (column.unchanged === null || pairing.key.includes(column.id)) continue;
    cells.set(column.id, { ...emptyCellCounts(), unchanged: pairing.matched });
    if (column.kind === 'number' && column.type === 'number') figures.set(column.id, unchangedPaired(column.unchanged.finite, column.unchanged.constant));
  }
  const pictures = new PictureSource({ thread: threads.base, pairing: paired.name, name: schema, tolerances: tolerancesOf(settled.aligned, recipe), questions: plan.questions });
  const records = new RecordReader({ pictures, database, schema, columns: matchedCells.columns, threads, name: paired.name, pairing, aligned: settled.aligned });
  // The engine counts while the thread that paired looks at its columns.
  const bringing = bringFewChanges(database, schema, matchedCells.columns, found.cells, signal);
  const counting = bringing.then((few) => few?.records ?? matchedCells.changedRecords(signal));
  counting.catch(() => undefined);
  const missingChanges = await askCodes();
  const confirmed = await confirmAlignment(read, alignment, settled, paired.name, pairing, cells);
  const words = await pairingWords(pairing, settled.aligned, threads);
  const derivedKey = await offerDerivedKey(read, paired.name, pairing, recipe);
  const changed = await counting, samples = await sampleRecords(records, found.cells, await bringing, signal);
  const ambiguous = { ...pairing.ambiguous, ...(pairing.ambiguous.keys > 0 ? { examples: await records.ambiguousExamples(10) } : {}) };
  awaited = true;
  onProgress({ stage: 'diagnose', done: 0, total: 1, unit: 'steps' });
  const diagnoses = await diagnose();
  const measure = clock();

  const dictionary = dictionaryReport(dictionaries, paired.faults);
  const report = buildReport({
    base: read.base, revision: read.revision, aligned: settled.aligned, baseColumns: described.base, revisionColumns: described.revision, recipe, codes: settled.codes, pairing,
    records: { base: read.base.records, revision: read.revision.records, matched: pairing.matched, added: pairing.added, removed: pairing.removed, ambiguous, changed, samples },
    cells, paired: figures, histograms: settled.histograms, missing: missingTexts(read, settled, recipe, dictionaries.codes), missingChanges, ...(dictionary ? { dictionary } : {}), ...(paired.named ? { keyNamedBy: 'dictionary' as const } : {}), transitions: found.transitions, sameBytes: read.sameBytes,
    tableKinds: [...confirmed.kinds, ...words.kinds], columnKinds: confirmed.columnKinds, ...reported(diagnoses), findings: [...confirmed.findings, ...words.findings, ...waiting(task)], offers: [...derivedKey, ...confirmed.offers, ...words.offers],
    generator: { name: 'palimpsest', version: VERSION, engine: database.engine, elapsedMs: { load, align, compare, measure, diagnose: Math.round(diagnoses.ms), diagnoseParts: wholeTimes(diagnoses.parts) } },
  });
  records.key = report.recipe.key;
  const impact = new ComparisonImpact({ database, schema, thread: threads.base, pairing: paired.name, openSandbox: task.openSandbox, functionMs: task.limits.functionMs }, dataColumns(settled.aligned, pairing, report, new Map(plan.questions.map((each) => [each.id, each])), recipe), report, task.impacts);
  const { quantities = [] } = task.recipe, impacts = quantities.length > 0 && task.runQuantities ? await impact.ask(quantities, { onProgress, ...(signal ? { signal } : {}) }) : [];
  return { report: impacts.length > 0 ? { ...report, impact: impacts } : report, impact, records, pictures, standing: { recipe: task.recipe, read, paired, cells: matchedCells, diagnoses } };
}

/** Quantities of a recipe that nobody has let run are told, not passed over. */
function waiting({ recipe: { quantities = [] }, runQuantities }: CompareTask): Finding[] {
  return runQuantities || quantities.length === 0 ? [] : [{ severity: 'note', code: QUANTITIES_WAIT, sentence: `The recipe has ${quantities.length === 1 ? '1 quantity that was' : `${quantities.length} quantities that were`} not computed: what a file or a link brought runs only when the reader says so.` }];
}

/** Columns as a quantity can name them. */
function dataColumns(aligned: readonly AlignedColumn[], pairing: PairingInfo, report: ChangeReport, questions: ReadonlyMap<string, ColumnQuestion>, recipe: Recipe): DataColumn[] {
  const told = byId(report.columns), joined = byId(pairing.columns);
  return aligned.map((column) => {
    const { id, base, revision } = column, { name, type, unit } = told.get(id)!, kind = joined.get(id)?.kind ?? (type === 'number' || type === 'time' ? type : 'text');
    return { id, name, kind, base, revision, key: pairing.key.includes(id), tolerance: toleranceOf(column, recipe), question: questions.get(id) ?? null, ...(unit ? { unit } : {}) };
  });
}

/** Matched records up to which columns are diagnosed while the engine counts; of more, both at once would need too much memory. */
const AT_ONCE = 4_000_000;

function tolerancesOf(aligned: readonly AlignedColumn[], recipe: Recipe): readonly (readonly [string, Required<Tolerance>])[] {
  return aligned.map((column) => [column.id, toleranceOf(column, recipe)] as const).filter(([, { absolute, relative }]) => absolute > 0 || relative > 0);
}

/** The thread that read the revision has nothing else to do. */
function helperOf({ threads }: BothReleases, matched: number, { diagnosedByTwo: { least, most } }: Limits): WorkshopClient | null {
  return threads.revision === threads.base || matched < least || matched > most ? null : threads.revision;
}

/** Brings the columns together in one thread and pairs them, unless they were paired so before. */
async function pair(task: CompareTask, read: BothReleases, settled: SettledReleases, dictionaries: AppliedDictionaries): Promise<Paired> {
  const { recipe, earlier } = task, { threads, columns, moved } = read;
  const key = resolveKey(recipe.key, settled.aligned);
  const states = (side: 'base' | 'revision'): string[] => read[side].columns.map((_, i) => columns[side].state(i));
  const base = states('base'), revision = states('revision');
  const question = JSON.stringify([settled.aligned.map(({ id, name, base: b, revision: r }) => [id, name, b, r]), base, revision, key, dictionaries.key, recipe.keyRule, recipe.rekey, recipe.derive]);
  if (earlier !== null && earlier.read.threads.base === threads.base && earlier.read.threads.revision === threads.revision && earlier.paired.question === question) return earlier.paired;

  task.onProgress({ stage: 'pair', done: 0, total: 1, unit: 'steps' });
  if (threads.revision !== threads.base) {
    const wanted = revision.flatMap((state, i) => (moved.get(i) === state ? [] : [i]));
    // A release may have no column at all; what it has is accepted all the same.
    if (wanted.length > 0 || revision.length === 0) {
      const side = await threads.revision.call('side', ['revision', wanted]);
      columns.revision.left(wanted);
      await threads.base.call('accept', ['revision', wanted, side], { transfer: transferable(side) });
      for (const i of wanted) moved.set(i, revision[i]!);
    }
  }
  const place = { question, name: task.schema, thread: threads.base };
  return { ...place, ...await pairRecords(place, settled.aligned, key, dictionaries, recipe) };
}

/** By the key of the recipe, else by that of a dictionary if the records keep it, else by one that is found. */
async function pairRecords({ name, thread }: Pick<Paired, 'name' | 'thread'>, aligned: readonly AlignedColumn[], key: readonly string[] | null, dictionaries: AppliedDictionaries, recipe: Recipe): Promise<Pick<Paired, 'info' | 'named' | 'faults'>> {
  const pair = (ids: readonly string[] | null): Promise<PairingInfo> => thread.call('pair', [name, { aligned, key: ids, keyRule: recipe.keyRule ?? null, rekey: recipe.rekey === true }]);
  if (key !== null || dictionaries.key === null) return { info: await pair(key), named: false, faults: [] };
  const info = await pair(dictionaries.key);
  if (info.ambiguous.keys === 0 && (info.matched > 0 || info.added === 0 || info.removed === 0)) return { info, named: true, faults: [] };
  const names = dictionaries.key.map((id) => aligned.find((column) => column.id === id)!.name);
  return { info: await pair(null), named: false, faults: [keyFault(names, dictionaries, info.ambiguous.keys)] };
}

function engineColumns(pairing: PairingInfo, settled: SettledReleases, recipe: Recipe): EngineColumn[] {
  const columns = byId(settled.aligned);
  return pairing.columns.flatMap((column): EngineColumn[] => {
    if (column.unchanged !== null || pairing.key.includes(column.id) || pairing.leftOut.includes(column.id)) return [];
    return [{ id: column.id, kind: column.kind, respelled: false, tolerance: toleranceOf(columns.get(column.id)!, recipe) }];
  });
}

/** Means of both sides as they are known from reading. */
function centresOf(columns: readonly EngineColumn[], settled: SettledReleases): Map<string, { base: number; revision: number }> {
  const aligned = byId(settled.aligned);
  return new Map(columns.map(({ id }) => {
    const column = aligned.get(id)!;
    const mean = (figure: unknown): number => (typeof figure === 'number' ? figure : 0);
    return [id, { base: mean(settled.base[column.base!]!.summary.mean), revision: mean(settled.revision[column.revision!]!.summary.mean) }];
  }));
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now(), elapsed = Math.round(now - last);
    last = now;
    return elapsed;
  };
}
