/**
 * The life of a comparison:
 *
 *   read both -> settle columns -> pair records -> load what differs -> classify and measure -> report
 *
 * Each step is a call to a reading thread or to the engine; an abort ends the threads at once.
 */
import type { OnProgress } from '../core/cancellation.js';
import { emptyCellCounts, type CellCounts } from '../core/model/cell-class.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ChangeReport, DictionaryFinding } from '../core/model/report.js';
import { buildReport, toleranceOf } from '../core/report/build-report.js';
import { unchangedPaired } from '../core/report/finish-paired.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { VERSION } from '../core/version.js';
import type { Database } from '../io/database/database.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import { transferable } from '../io/workshop/workshop.js';
import type { PairingInfo } from '../io/workshop/workshop.js';
import type { AlignedColumn } from '../core/align/align-columns.js';
import { dictionaryReport, keyFault, readDictionaries, useDictionaries, withReadingHints, withUnits, type AppliedDictionaries } from './dictionaries.js';
import { alignReleases } from './align-releases.js';
import type { Limits } from './limits.js';
import { MatchedCells } from './matched-cells.js';
import { changedCodes, missingTexts } from './missing-texts.js';
import { resolveKey } from './resolve-key.js';
import { readReleases, settleReleases, type SettledReleases, type Threads } from './read-releases.js';
import { RecordReader, sampleRecords } from './records.js';

export interface CompareTask {
  readonly base: WorkerInput;
  readonly revision: WorkerInput;
  readonly recipe: Recipe;
  readonly threads: Threads;
  readonly database: () => Promise<Database>;
  readonly schema: string;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

export interface Compared {
  readonly report: ChangeReport;
  readonly records: RecordReader;
}

export async function compareReleases(task: CompareTask): Promise<Compared> {
  const { signal, onProgress, schema } = task;
  const clock = stopwatch();
  const opening = task.database();
  opening.catch(() => undefined);
  const candidates = await readDictionaries(task.threads, task.base, task.revision);
  const recipe = withReadingHints(task.recipe, candidates, { base: task.base.name, revision: task.revision.name });
  const read = await readReleases(task.threads, task.base, task.revision, recipe, onProgress);
  const alignment = await alignReleases(read, recipe);
  const dictionaries = useDictionaries(candidates, read, alignment.aligned, recipe);
  const settled = await settleReleases(read, dictionaries.aligned, recipe);
  const load = clock();

  onProgress({ stage: 'pair', done: 0, total: 1, unit: 'steps' });
  const { threads } = read;
  if (threads.revision !== threads.base) {
    const side = await threads.revision.call('side', ['revision']);
    await threads.base.call('accept', ['revision', side], { transfer: transferable(side) });
  }
  const { pairing, named, faults } = await pairRecords(threads, settled.aligned, resolveKey(recipe.key, settled.aligned), dictionaries);
  const align = clock();

  const database = await opening;
  signal?.throwIfAborted();
  const columns = engineColumns(pairing, settled, recipe);
  const matchedCells = new MatchedCells({ database, schema, thread: threads.base, matched: pairing.matched, engineBytes: task.limits.engineBytes });
  const found = await matchedCells.measure(columns, centresOf(columns, settled), {
    signal,
    onLoad: (done) => onProgress({ stage: 'load', done, total: pairing.matched, unit: 'records' }),
    onStep: (done, total) => onProgress({ stage: 'compare', done, total, unit: 'steps' }),
  });
  const changed = await matchedCells.changedRecords(signal);
  const compare = clock();

  onProgress({ stage: 'measure', done: 0, total: 1, unit: 'steps' });
  const cells = new Map<string, CellCounts>(found.cells), paired = new Map(found.paired);
  for (const column of pairing.columns) {
    if (column.unchanged === null || pairing.key.includes(column.id)) continue;
    cells.set(column.id, { ...emptyCellCounts(), unchanged: pairing.matched });
    if (column.kind === 'number' && column.type === 'number') paired.set(column.id, unchangedPaired(column.unchanged.finite, column.unchanged.constant));
  }
  const records = new RecordReader({ database, schema, columns: matchedCells.columns, threads, pairing, aligned: settled.aligned });
  const samples = await sampleRecords(records, found.cells, signal);
  const ambiguous = { ...pairing.ambiguous, ...(pairing.ambiguous.keys > 0 ? { examples: await records.ambiguousExamples(10) } : {}) };
  const missingChanges = await changedCodes(read, settled, pairing);
  const measure = clock();

  const dictionary = dictionaryReport(dictionaries, faults);
  const report = buildReport({
    base: read.base, revision: read.revision, aligned: settled.aligned, baseColumns: withUnits(settled.base, dictionaries.base), revisionColumns: withUnits(settled.revision, dictionaries.revision), recipe, codes: settled.codes, pairing,
    records: { base: read.base.records, revision: read.revision.records, matched: pairing.matched, added: pairing.added, removed: pairing.removed, ambiguous, changed, samples },
    cells, paired, histograms: settled.histograms, missing: missingTexts(read, settled, recipe, dictionaries.codes), missingChanges, ...(dictionary ? { dictionary } : {}), ...(named ? { keyNamedBy: 'dictionary' as const } : {}), transitions: found.transitions, sameBytes: read.sameBytes,
    tableKinds: alignment.kinds, findings: alignment.findings, offers: alignment.offers,
    generator: { name: 'palimpsest', version: VERSION, engine: database.engine, elapsedMs: { load, align, compare, measure } },
  });
  records.key = report.recipe.key;
  return { report, records };
}

/** By the key of the recipe, else by that of a dictionary if the records keep it, else by one that is found. */
async function pairRecords(threads: Threads, aligned: readonly AlignedColumn[], key: readonly string[] | null, dictionaries: AppliedDictionaries): Promise<{ pairing: PairingInfo; named: boolean; faults: readonly DictionaryFinding[] }> {
  const pair = (ids: readonly string[] | null): Promise<PairingInfo> => threads.base.call('pair', [aligned, ids]);
  if (key !== null || dictionaries.key === null) return { pairing: await pair(key), named: false, faults: [] };
  const pairing = await pair(dictionaries.key);
  if (pairing.ambiguous.keys === 0 && (pairing.matched > 0 || pairing.added === 0 || pairing.removed === 0)) return { pairing, named: true, faults: [] };
  const names = dictionaries.key.map((id) => aligned.find((column) => column.id === id)!.name);
  return { pairing: await pair(null), named: false, faults: [keyFault(names, dictionaries, pairing.ambiguous.keys)] };
}

function engineColumns(pairing: PairingInfo, settled: SettledReleases, recipe: Recipe): EngineColumn[] {
  return pairing.columns.flatMap((column): EngineColumn[] => {
    if (column.unchanged !== null || pairing.key.includes(column.id) || pairing.leftOut.includes(column.id)) return [];
    const aligned = settled.aligned.find((each) => each.id === column.id)!;
    return [{ id: column.id, kind: column.kind, respelled: false, tolerance: toleranceOf(aligned, recipe) }];
  });
}

/** Means of both sides as they are known from reading. */
function centresOf(columns: readonly EngineColumn[], settled: SettledReleases): Map<string, { base: number; revision: number }> {
  return new Map(columns.map(({ id }) => {
    const column = settled.aligned.find((each) => each.id === id)!;
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
