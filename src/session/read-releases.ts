/** Reads both releases side by side in two threads. Two files with the same bytes are read once. */
import type { OnProgress } from '../core/cancellation.js';
import type { DerivedTime, ReadingRecipe, Recipe } from '../core/model/recipe.js';
import type { ReleaseInfo } from '../core/model/release.js';
import type { HistogramPicture } from '../core/model/report.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import { PalimpsestError } from '../core/errors.js';
import { estimateMemory, needSentence, tooLargeSentence } from '../core/size/estimate-memory.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import { transferable } from '../io/workshop/transferable.js';
import type { Side } from '../io/workshop/holdings.js';
import { readDictionaries, withReadingHints, type Candidates } from './dictionaries.js';
import type { Limits } from './limits.js';
import { SideColumns } from './side-columns.js';
import { bothSides } from './both-sides.js';

export interface Threads {
  readonly base: WorkshopClient;
  /** The same thread as `base` where the two files are equal. */
  readonly revision: WorkshopClient;
}

export interface BothReleases {
  readonly base: ReleaseInfo;
  readonly revision: ReleaseInfo;
  readonly sameBytes: boolean;
  readonly threads: Threads;
  readonly dictionaries: Candidates;
  /** The columns of each side as they stand in its thread; one for both where the files are equal. */
  readonly columns: { readonly base: SideColumns; readonly revision: SideColumns };
  /** Revision columns that the base thread has, and the state they had when they came. */
  readonly moved: Map<number, string>;
  /** Histograms counted so far, by what they are of. */
  readonly pictures: Map<string, HistogramPicture>;
}

export interface ReadTask {
  readonly base: WorkerInput;
  readonly revision: WorkerInput;
  readonly recipe: Recipe;
  readonly startThread: () => WorkshopClient;
  readonly limits: Limits;
  readonly onProgress: OnProgress;
}

/** What was read before is taken over, as far as the recipe says nothing else of how to read. */
export async function readReleases(task: ReadTask, earlier: { readonly recipe: Recipe; readonly read: BothReleases } | null): Promise<BothReleases> {
  if (earlier === null || !isReadAlike(earlier, task.recipe)) return readBoth(task);
  const again = SIDES.filter((side) => !sameReading(earlier.recipe, task.recipe, side));
  if (again.length === 2) return readBoth(task);
  return again[0] === undefined ? earlier.read : readOne(task, again[0], earlier.read);
}

const SIDES: readonly Side[] = ['base', 'revision'];

/** Whether one file that stands for both sides would still do so. */
function isReadAlike({ recipe: before, read }: { readonly recipe: Recipe; readonly read: BothReleases }, recipe: Recipe): boolean {
  const equal = read.base.sources.length === read.revision.sources.length && read.base.sources.every((source, i) => source.sha256 === read.revision.sources[i]!.sha256 && source.bytes === read.revision.sources[i]!.bytes);
  return read.sameBytes ? !isReadTwice(recipe) && SIDES.every((side) => sameReading(before, recipe, side)) : !equal || isReadTwice(before) === isReadTwice(recipe);
}

function sameReading(before: Recipe, recipe: Recipe, side: Side): boolean {
  return ordered(before.reading?.[side]) === ordered(recipe.reading?.[side]) && made(before, side) === made(recipe, side);
}

function derivedIn({ derive }: Recipe, side: Side): readonly DerivedTime[] {
  return (derive ?? []).filter((each) => each.side === side || each.side === 'both');
}

/** The times made on a side, as a text. */
function made(recipe: Recipe, side: Side): string {
  return JSON.stringify(derivedIn(recipe, side).map(({ name, from }) => [name, from]));
}

/** A reading as a text that does not depend on the order of its members. */
function ordered(reading: ReadingRecipe = {}): string {
  return JSON.stringify(Object.entries(reading).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readBoth(task: ReadTask): Promise<BothReleases> {
  const { base, revision, recipe, limits, onProgress } = task;
  const threads: Threads = { base: task.startThread(), revision: task.startThread() };
  const dictionaries = await readDictionaries(threads, base, revision);
  const reading = { base: readingOf(task, 'base', dictionaries), revision: readingOf(task, 'revision', dictionaries) };
  const progress = (side: Side) => (done: number, total: number): void => onProgress({ stage: 'read', side, done, total, unit: 'bytes' });
  const [first, second] = await bothSides(
    threads.base.call('load', ['base', base, limits], { onWork: progress('base') }),
    threads.revision.call('load', ['revision', revision, limits], { onWork: progress('revision') }),
  );
  if (first.bytes > 0 && first.bytes === second.bytes && !isReadTwice({ ...recipe, reading })) {
    const [one, other] = await bothSides(threads.base.call('digest', ['base']), threads.revision.call('digest', ['revision']));
    if (one === other) return sameRelease(task, threads, dictionaries, reading.base, progress('base'));
  }
  const note = await checkMemory(task, threads, reading);
  const noted = (side: Side) => (done: number, total: number): void => onProgress({ stage: 'read', side, done, total, unit: 'bytes', ...(note === null ? {} : { note }) });
  const [b, r] = await bothSides(
    threads.base.call('read', ['base', reading.base, derivedIn(recipe, 'base')], { onWork: noted('base') }),
    threads.revision.call('read', ['revision', reading.revision, derivedIn(recipe, 'revision')], { onWork: noted('revision') }),
  );
  const columns = { base: new SideColumns(threads.base, 'base', b.columns), revision: new SideColumns(threads.revision, 'revision', r.columns) };
  return { base: b, revision: r, sameBytes: false, threads, dictionaries, columns, moved: new Map(), pictures: new Map() };
}

/** What the comparison will need, in a sentence where that is much; an error where it does not fit. */
async function checkMemory({ base, revision, limits }: ReadTask, threads: Threads, reading: Readonly<Record<Side, ReadingRecipe>>): Promise<string | null> {
  const [b, r] = await bothSides(threads.base.call('lookAhead', ['base', reading.base]), threads.revision.call('lookAhead', ['revision', reading.revision]));
  if (b === null || r === null) return null;
  const need = estimateMemory(b, r, limits.engineBytes);
  const refusal = tooLargeSentence(need, limits.allowedBytes, { base: base.name, revision: revision.name });
  if (refusal !== null) throw new PalimpsestError('MemoryLimitError', refusal);
  return needSentence(need, limits.allowedBytes);
}

/** What the recipe says of how to read a side, and under it what a dictionary says of the header. */
function readingOf({ recipe, base, revision }: ReadTask, side: Side, dictionaries: Candidates): ReadingRecipe {
  return withReadingHints(recipe, dictionaries, { base: base.name, revision: revision.name }).reading?.[side] ?? {};
}

/** One side read in another way, in a thread of its own; the other side stays where it is. */
async function readOne(task: ReadTask, side: Side, earlier: BothReleases): Promise<BothReleases> {
  const thread = task.startThread();
  const onWork = (done: number, total: number): void => task.onProgress({ stage: 'read', side, done, total, unit: 'bytes' });
  await thread.call('load', [side, task[side], task.limits], { onWork });
  const info = await thread.call('read', [side, readingOf(task, side, earlier.dictionaries), derivedIn(task.recipe, side)], { onWork });
  const columns = new SideColumns(thread, side, info.columns);
  if (side === 'revision') return { ...earlier, revision: info, threads: { ...earlier.threads, revision: thread }, columns: { ...earlier.columns, revision: columns }, moved: new Map(), pictures: new Map() };
  const accepted = await earlier.threads.base.call('accepted', ['revision']);
  await thread.call('accept', ['revision', accepted.columns.map((_, i) => i), accepted], { transfer: transferable(accepted) });
  return { ...earlier, base: info, threads: { ...earlier.threads, base: thread }, columns: { ...earlier.columns, base: columns }, moved: new Map(earlier.moved), pictures: new Map() };
}

/** With renames, or with readings or derived times that differ, one file is taken in two ways. */
function isReadTwice(recipe: Recipe): boolean {
  return ordered(recipe.reading?.base) !== ordered(recipe.reading?.revision) || made(recipe, 'base') !== made(recipe, 'revision') || (recipe.columns ?? []).some((column) => column.base?.[0] !== undefined && column.revision?.[0] !== undefined && column.base[0] !== column.revision[0]);
}

async function sameRelease({ revision, recipe }: ReadTask, threads: Threads, dictionaries: Candidates, reading: ReadingRecipe, onWork: (done: number, total: number) => void): Promise<BothReleases> {
  const base = await threads.base.call('read', ['base', reading, derivedIn(recipe, 'base')], { onWork });
  await threads.base.call('share', ['base', 'revision', revision]);
  const sources = base.sources.map((source) => ({ ...source, name: revision.name }));
  const columns = new SideColumns(threads.base, 'base', base.columns);
  return { base, revision: { ...base, name: revision.name, url: revision.kind === 'url' ? revision.url : null, sources }, sameBytes: true, threads: { base: threads.base, revision: threads.base }, dictionaries, columns: { base: columns, revision: columns }, moved: new Map(), pictures: new Map() };
}
