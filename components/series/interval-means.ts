/** Means of pairs by stretch of time, and of all that is in view: from the comparison exactly, from the report's grid as well as it can. */
import { emptyMoments, mergeInto, settled, type Moments } from '../../src/core/pictures/moment-sums.js';
import { mergeSelected } from '../../src/core/pictures/merge-selected.js';
import { momentsAt } from '../../src/core/pictures/moment-table.js';
import type { CellGrid, MomentTable } from '../../src/core/pictures/picture.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { chooseCut, CUTS, cutEdges, type Cut } from './time-cuts.js';

/** Pairs, filled and lost values of one stretch of time, `[from, to)`. */
export interface IntervalMean {
  readonly from: number;
  readonly to: number;
  readonly moments: Readonly<Moments>;
}

export interface IntervalMeans {
  readonly cut: Cut;
  /** Ascending; only those with a record. */
  readonly intervals: readonly IntervalMean[];
  /** Of what is in view. */
  readonly all: Readonly<Moments>;
  /** Whether records outside the selection or the view may be among them, or some inside may not. */
  readonly approximate: boolean;
}

export interface Span { readonly from: number; readonly to: number }

/** The edges to ask for: of the cut and of the view, so that both can be put together from the answer. */
export function askedEdges(edges: readonly number[], view: Span | null): number[] {
  if (view === null) return [...edges];
  return [...new Set([...edges, view.from, view.to])].sort((a, b) => a - b);
}

/** From the answer of the comparison to `askedEdges`. */
export function meansOfAnswer(cut: Cut, edges: readonly number[], view: Span | null, answer: { readonly edges: readonly number[]; readonly cells: MomentTable }): IntervalMeans {
  const { cells } = answer, all = emptyMoments(), byStretch = new Map<number, Moments>();
  cells.at.forEach((at, i) => {
    const from = answer.edges[at]!, to = answer.edges[at + 1]!, moments = momentsAt(cells, i);
    if (view === null || (from >= view.from && to <= view.to)) mergeInto(all, moments);
    const stretch = lastAtMost(edges, from), before = byStretch.get(stretch);
    if (stretch < 0 || stretch >= edges.length - 1) return;
    if (before === undefined) byStretch.set(stretch, { ...moments });
    else mergeInto(before, moments);
  });
  const intervals = [...byStretch].sort(([a], [b]) => a - b).map(([stretch, moments]) => ({ from: edges[stretch]!, to: edges[stretch + 1]!, moments: settled(moments) }));
  return { cut, intervals, all: settled(all), approximate: false };
}

function lastAtMost(edges: readonly number[], value: number): number {
  let low = 0, high = edges.length;
  while (low < high) { const middle = (low + high) >> 1; if (edges[middle]! <= value) low = middle + 1; else high = middle; }
  return low - 1;
}

/** From the report's grid: by the finest cut whose edges the grid has, else by its own bins. */
export function meansOfGrid(grid: CellGrid, table: MomentTable, clauses: readonly SelectionClause[], view: Span | null, most: number, wanted: string | null): IntervalMeans {
  const within: SelectionClause[] = view === null ? [] : [{ source: '', field: 'time', kind: 'interval', value: [view.from, view.to] }];
  const seen = mergeSelected(grid, table, matchesGrid(grid, [...clauses, ...within]), 'all').get(0), bins = mergeSelected(grid, table, matchesGrid(grid, clauses), 'bin');
  const { cut, starts } = gridCut(grid, view, most, wanted), byStretch = new Map<number, Moments>();
  let approximate = seen?.approximate ?? false;
  for (const [bin, { moments, approximate: part }] of [...bins].sort(([a], [b]) => a - b)) {
    const from = grid.edges[bin]!, to = grid.edges[bin + 1]!;
    if (view !== null && (to <= view.from || from >= view.to)) continue;
    approximate ||= part;
    const stretch = lastAtMost(starts, bin), before = byStretch.get(stretch);
    if (before === undefined) byStretch.set(stretch, { ...moments });
    else mergeInto(before, moments);
  }
  const last = grid.edges.length - 1;
  const intervals = [...byStretch].sort(([a], [b]) => a - b).map(([stretch, moments]) => ({ from: grid.edges[starts[stretch]!]!, to: grid.edges[starts[stretch + 1] ?? last]!, moments: settled(moments) }));
  return { cut, intervals, all: seen?.moments ?? emptyMoments(), approximate };
}

/** Places of the first bin of each stretch. */
function gridCut({ edges, instants, grain }: CellGrid, view: Span | null, most: number, wanted: string | null): { readonly cut: Cut; readonly starts: readonly number[] } {
  const from = view?.from ?? edges[0]!, to = view === null ? lastInstant(edges) : view.to, bins = edges.length - 1, at = new Map(edges.map((edge, i) => [edge, i]));
  const { cut: best } = chooseCut({ from, to, instants }, { most, wanted, whole: edges.every(Number.isInteger) }), candidates = instants ? [best, ...CUTS.slice(CUTS.findIndex(({ id }) => id === best.id) + 1)] : [best];
  for (const cut of candidates) {
    if (!(cut.length > 0) || (to - from) / cut.length < 1) continue;
    const wantedEdges = cutEdges(cut, edges[0]!, lastInstant(edges)), inner = wantedEdges.slice(1, -1);
    if (inner.length > 0 && inner.every((edge) => at.has(edge))) return { cut, starts: [0, ...inner.map((edge) => at.get(edge)!)] };
  }
  const per = Math.max(1, Math.ceil(bins / most)), own = CUTS.find(({ id }) => id === grain), starts = Array.from({ length: Math.ceil(bins / per) }, (_, i) => i * per);
  const single = own !== undefined && per === 1 && (grain !== 'year' || edges.slice(1).every((edge, i) => edge - edges[i]! < 1.5 * own.length));
  return { cut: single ? own : { id: 'step', noun: instants ? 'stretches of time' : 'stretches', length: per }, starts };
}

/** Just before the end, which belongs to no bin. */
function lastInstant(edges: readonly number[]): number {
  const end = edges.at(-1)!;
  return Number.isInteger(end) ? end - 1 : end - (end - edges.at(-2)!) / 2;
}
