/**
 * Reads both releases side by side in two threads and settles their columns so that they
 * compare. Two files with the same bytes are read once.
 */
import type { AlignedColumn } from '../core/align/align-columns.js';
import { isIdle, planReading, type ReadingPlan } from '../core/align/plan-reading.js';
import type { OnProgress } from '../core/cancellation.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ColumnInfo, ReleaseInfo } from '../core/model/release.js';
import type { HistogramPicture } from '../core/model/report.js';
import { sharedEdges } from '../core/statistics/shared-histogram.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import type { Side } from '../io/workshop/workshop.js';

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
}

export async function readReleases(threads: Threads, base: WorkerInput, revision: WorkerInput, recipe: Recipe, onProgress: OnProgress): Promise<BothReleases> {
  const progress = (side: Side) => (done: number, total: number): void => onProgress({ stage: 'read', side, done, total, unit: 'bytes' });
  const [first, second] = await Promise.all([
    threads.base.call('load', ['base', base], { onWork: progress('base') }),
    threads.revision.call('load', ['revision', revision], { onWork: progress('revision') }),
  ]);
  if (first.bytes > 0 && first.bytes === second.bytes && !renames(recipe) && sameReading(recipe)) {
    const [one, other] = await Promise.all([threads.base.call('digest', ['base']), threads.revision.call('digest', ['revision'])]);
    if (one === other) return sameRelease(threads, revision, recipe, progress('base'));
  }
  const [b, r] = await Promise.all([
    threads.base.call('read', ['base', recipe.reading?.base ?? {}], { onWork: progress('base') }),
    threads.revision.call('read', ['revision', recipe.reading?.revision ?? {}], { onWork: progress('revision') }),
  ]);
  return { base: b, revision: r, sameBytes: false, threads };
}

/** One file that is read in two ways is two releases. */
function sameReading({ reading }: Recipe): boolean {
  const ordered = (each: object): string => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  return ordered(reading?.base ?? {}) === ordered(reading?.revision ?? {});
}

/** With renames, one file is taken in two ways, and has to be read twice. */
function renames(recipe: Recipe): boolean {
  return (recipe.columns ?? []).some((column) => column.base?.[0] !== undefined && column.revision?.[0] !== undefined && column.base[0] !== column.revision[0]);
}

async function sameRelease(threads: Threads, revision: WorkerInput, recipe: Recipe, onWork: (done: number, total: number) => void): Promise<BothReleases> {
  const base = await threads.base.call('read', ['base', recipe.reading?.base ?? {}], { onWork });
  await threads.base.call('share', ['base', 'revision', revision]);
  const sources = base.sources.map((source) => ({ ...source, name: revision.name }));
  return { base, revision: { ...base, name: revision.name, url: revision.kind === 'url' ? revision.url : null, sources }, sameBytes: true, threads: { base: threads.base, revision: threads.base } };
}

export interface SettledReleases {
  readonly aligned: readonly AlignedColumn[];
  readonly base: readonly ColumnInfo[];
  readonly revision: readonly ColumnInfo[];
  readonly codes: { readonly base: readonly (readonly number[])[]; readonly revision: readonly (readonly number[])[] };
  readonly histograms: ReadonlyMap<string, HistogramPicture>;
  /** Why each detected code was believed, by column id. */
  readonly reasons: ReadingPlan['reasons'];
}

export async function settleReleases(read: BothReleases, aligned: readonly AlignedColumn[], recipe: Recipe): Promise<SettledReleases> {
  const { threads } = read;
  let base = read.base.columns, revision = read.revision.columns;
  let plan = planReading(aligned, base, revision, recipe);
  const codes = plan;
  if (read.sameBytes) revision = base;
  // Settling can change types, and new types can ask for another reading: three rounds reach rest.
  for (let round = 0; round < 3 && !(isIdle(plan.base) && isIdle(plan.revision)); round++) {
    [base, revision] = await both(read, () => settleSide(threads.base, 'base', plan.base, base), () => settleSide(threads.revision, 'revision', plan.revision, revision));
    const next = keepCodes(planReading(aligned, base, revision, recipe), codes);
    if (sameInstructions(next, plan)) break;
    plan = next;
  }
  [base, revision] = await both(read, () => threads.base.call('summarise', ['base']), () => threads.revision.call('summarise', ['revision']));
  return { aligned, base, revision, codes: { base: codes.base.map(appliedCodes(base)), revision: codes.revision.map(appliedCodes(revision)) }, histograms: await pictures(read, aligned, base, revision), reasons: codes.reasons };
}

/** Both sides at the same time; one answer for both where the two files are the same. */
async function both<T>(read: BothReleases, base: () => Promise<T>, revision: () => Promise<T>): Promise<[T, T]> {
  if (!read.sameBytes) return Promise.all([base(), revision()]);
  const answer = await base();
  return [answer, answer];
}

function settleSide(thread: WorkshopClient, side: Side, plan: ReadingPlan['base'], columns: readonly ColumnInfo[]): Promise<readonly ColumnInfo[]> {
  return isIdle(plan) ? Promise.resolve(columns) : thread.call('settle', [side, plan]);
}

/** Once codes are applied they are no longer seen; they stay applied. */
function keepCodes(next: ReadingPlan, first: ReadingPlan): ReadingPlan {
  const keep = (side: 'base' | 'revision'): ReadingPlan['base'] => next[side].map((instruction, i) => ({ ...instruction, codes: first[side][i]!.codes }));
  return { base: keep('base'), revision: keep('revision'), reasons: first.reasons };
}

function sameInstructions(one: ReadingPlan, other: ReadingPlan): boolean {
  return JSON.stringify([one.base, one.revision]) === JSON.stringify([other.base, other.revision]);
}

function appliedCodes(columns: readonly ColumnInfo[]): (instruction: ReadingPlan['base'][number], i: number) => readonly number[] {
  return (instruction, i) => (['number', 'empty', 'mixed'].includes(columns[i]!.type) ? instruction.codes : []);
}

/** Histograms of both sides on shared edges, each counted in its own thread. */
async function pictures(read: BothReleases, aligned: readonly AlignedColumn[], base: readonly ColumnInfo[], revision: readonly ColumnInfo[]): Promise<Map<string, HistogramPicture>> {
  const edges = new Map<string, number[]>();
  for (const column of aligned) {
    const sides = [column.base === null ? null : base[column.base]!, column.revision === null ? null : revision[column.revision]!].filter((info) => info !== null);
    if (sides.some((info) => info.type !== 'number' && info.type !== 'empty')) continue;
    const lows = sides.map((info) => info.summary.min).filter((x) => typeof x === 'number');
    const highs = sides.map((info) => info.summary.max).filter((x) => typeof x === 'number');
    if (lows.length > 0) edges.set(column.id, sharedEdges(Math.min(...lows), Math.max(...highs)));
  }
  const request = (side: 'base' | 'revision', columns: readonly ColumnInfo[]): (number[] | null)[] => columns.map((_, position) => {
    const column = aligned.find((each) => each[side] === position);
    return column ? edges.get(column.id) ?? null : null;
  });
  const { threads } = read;
  const [b, r] = await both(read, () => threads.base.call('histograms', ['base', request('base', base)]), () => threads.revision.call('histograms', ['revision', request('revision', revision)]));
  const out = new Map<string, HistogramPicture>();
  for (const column of aligned) {
    const each = edges.get(column.id);
    if (each === undefined || each.length < 2) continue;
    out.set(column.id, { edges: each, base: (column.base === null ? null : b[column.base]) ?? [], revision: (column.revision === null ? null : r[column.revision]) ?? [] });
  }
  return out;
}
