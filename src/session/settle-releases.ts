/** Settles the columns of both releases so that they compare, and counts what a picture of each needs. */
import type { AlignedColumn } from '../core/align/align-columns.js';
import { isIdle, planReading, type ReadingPlan } from '../core/align/plan-reading.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ColumnInfo } from '../core/model/release.js';
import type { HistogramPicture } from '../core/model/report.js';
import { sharedEdges } from '../core/statistics/shared-histogram.js';
import type { BothReleases } from './read-releases.js';

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
  const { columns } = read;
  let base = read.base.columns, revision = read.revision.columns;
  let plan = planReading(aligned, base, revision, recipe);
  const codes = plan;
  if (read.sameBytes) revision = base;
  columns.base.begin();
  columns.revision.begin();
  // Settling can change types, and new types can ask for another reading: three rounds reach rest.
  for (let round = 0; round < 3 && !(isIdle(plan.base) && isIdle(plan.revision)); round++) {
    [base, revision] = await both(read, () => columns.base.tell(plan.base), () => columns.revision.tell(plan.revision));
    const next = keepCodes(planReading(aligned, base, revision, recipe), codes);
    if (sameInstructions(next, plan)) break;
    plan = next;
  }
  [base, revision] = await both(read, () => columns.base.finish(), () => columns.revision.finish());
  return { aligned, base, revision, codes: { base: codes.base.map(appliedCodes(base)), revision: codes.revision.map(appliedCodes(revision)) }, histograms: await pictures(read, aligned, base, revision), reasons: codes.reasons };
}

/** Both sides at the same time; one answer for both where the two files are the same. */
async function both<T>(read: BothReleases, base: () => Promise<T>, revision: () => Promise<T>): Promise<[T, T]> {
  if (!read.sameBytes) return Promise.all([base(), revision()]);
  const answer = await base();
  return [answer, answer];
}

/** Once codes are applied they are no longer seen; they stay applied, and so does what was taken for missing among dates. */
function keepCodes(next: ReadingPlan, first: ReadingPlan): ReadingPlan {
  const keep = (side: 'base' | 'revision'): ReadingPlan['base'] => next[side].map((instruction, i) => ({ ...instruction, codes: first[side][i]!.codes, missing: first[side][i]!.missing }));
  return { base: keep('base'), revision: keep('revision'), reasons: first.reasons };
}

function sameInstructions(one: ReadingPlan, other: ReadingPlan): boolean {
  return JSON.stringify([one.base, one.revision]) === JSON.stringify([other.base, other.revision]);
}

function appliedCodes(columns: readonly ColumnInfo[]): (instruction: ReadingPlan['base'][number], i: number) => readonly number[] {
  return (instruction, i) => (['number', 'empty', 'mixed'].includes(columns[i]!.type) ? instruction.codes : []);
}

/** Histograms of both sides on shared edges, each counted in its own thread; those counted before are kept. */
async function pictures(read: BothReleases, aligned: readonly AlignedColumn[], base: readonly ColumnInfo[], revision: readonly ColumnInfo[]): Promise<Map<string, HistogramPicture>> {
  const { threads, columns } = read;
  const whose = (column: AlignedColumn): string => JSON.stringify([column.base, column.revision, column.base === null ? '' : columns.base.state(column.base), column.revision === null ? '' : columns.revision.state(column.revision)]);
  const edges = new Map<AlignedColumn, number[]>();
  for (const column of aligned) {
    const sides = [column.base === null ? null : base[column.base]!, column.revision === null ? null : revision[column.revision]!].filter((info) => info !== null);
    if (sides.some((info) => info.type !== 'number' && info.type !== 'empty') || read.pictures.has(whose(column))) continue;
    const lows = sides.map((info) => info.summary.min).filter((x) => typeof x === 'number');
    const highs = sides.map((info) => info.summary.max).filter((x) => typeof x === 'number');
    const each = lows.length > 0 ? sharedEdges(Math.min(...lows), Math.max(...highs)) : [];
    if (each.length >= 2) edges.set(column, each);
  }
  if (edges.size > 0) {
    const request = (side: 'base' | 'revision', of: readonly ColumnInfo[]): (number[] | null)[] => {
      const wanted = new Map([...edges].map(([column, each]) => [column[side], each]));
      return of.map((_, position) => wanted.get(position) ?? null);
    };
    const [b, r] = await both(read, () => threads.base.call('histograms', ['base', request('base', base)]), () => countRevision(read, request('revision', revision)));
    for (const [column, each] of edges) read.pictures.set(whose(column), { edges: each, base: (column.base === null ? null : b[column.base]) ?? [], revision: (column.revision === null ? null : r[column.revision]) ?? [] });
  }
  return new Map(aligned.flatMap((column): [string, HistogramPicture][] => { const found = read.pictures.get(whose(column)); return found ? [[column.id, found]] : []; }));
}

/** Columns that moved to the base thread are counted there, as long as they are what they were. */
async function countRevision({ threads, columns, moved }: BothReleases, edges: readonly (readonly number[] | null)[]): Promise<(number[] | null)[]> {
  const there = edges.map((each, i) => each !== null && columns.revision.isAway(i) && moved.get(i) === columns.revision.state(i));
  const [here, away] = await Promise.all([
    threads.revision.call('histograms', ['revision', edges.map((each, i) => (there[i] ? null : each))]),
    there.includes(true) ? threads.base.call('histograms', ['revision', edges.map((each, i) => (there[i] ? each : null))]) : null,
  ]);
  return here.map((each, i) => (there[i] ? away![i]! : each));
}
