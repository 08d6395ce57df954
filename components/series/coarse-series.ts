/** The series that a report can draw by itself: the one it holds, or, of a selection, the means of its grid. */
import { mergeSelected } from '../../src/core/pictures/merge-selected.js';
import type { CellGrid, MomentTable, SeriesLane, SeriesPicture } from '../../src/core/pictures/picture.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { Moments } from '../../src/core/pictures/moment-sums.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';

export interface CoarseSeries {
  readonly series: SeriesPicture | undefined;
  /** Whether they are means of pairs by bin of the report's grid. */
  readonly ofMeans: boolean;
}

export function coarseSeries(report: ChangeReport, column: ReportColumn, narrowed: readonly SelectionClause[]): CoarseSeries {
  const held = column.pictures?.series, table = report.moments?.columns[column.id];
  if (narrowed.length === 0 && held !== undefined) return { series: held, ofMeans: false };
  if (table === undefined || report.moments!.grid.edges.length < 2) return { series: undefined, ofMeans: false };
  return { series: seriesOfMeans(report.moments!.grid, table, narrowed), ofMeans: true };
}

/** Least and greatest are those of the means: within a bin nothing is known. */
export function seriesOfMeans(grid: CellGrid, table: MomentTable, clauses: readonly SelectionClause[]): SeriesPicture {
  const bins = grid.edges.length - 1, merged = mergeSelected(grid, table, matchesGrid(grid, clauses), 'bin');
  const each = (of: (moments: Moments) => number): number[] => Array.from({ length: bins }, (_, bin) => { const found = merged.get(bin); return found === undefined ? 0 : of(found.moments); });
  const lane = (mean: (moments: Moments) => number): SeriesLane => { const means = each((m) => (m.n > 0 ? mean(m) : 0)); return { n: each((m) => m.n), first: means, last: means, min: means, max: means, mean: means }; };
  return {
    edges: grid.edges, instants: grid.instants, oneGroup: false, base: lane((m) => m.meanBase), revision: lane((m) => m.meanRevision), difference: lane((m) => m.meanDifference),
    neither: each((m) => m.neither), lost: each((m) => m.onlyBase), filled: each((m) => m.onlyRevision), changed: each((m) => m.changed),
  };
}

/** How far apart records usually are, in the unit of time; 0 where groups lie over each other. Buckets are no finer than they are: where each holds several, their number tells. */
export function usualStep({ edges, base, neither, filled, oneGroup }: SeriesPicture): number {
  if (!oneGroup) return 0;
  const held: number[] = [];
  let records = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const n = base.n[i]! + neither[i]! + filled[i]!;
    records += n;
    if (n > 0) held.push(i);
  }
  const steps = held.slice(1).map((at, i) => edges[at]! - edges[held[i]!]!).sort((a, b) => a - b);
  return Math.min(steps[Math.floor(steps.length / 2)] ?? 0, (edges.at(-1)! - edges[0]!) / Math.max(1, records - 1));
}
