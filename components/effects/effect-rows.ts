/**
 * The mean change of each column with its interval and verdict: of all records as the report has them, of a selection
 * from the moments of what it leaves.
 */
import { changedCells, totalCells } from '../../src/core/model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../../src/core/model/report.js';
import { ofHundred } from '../../src/core/metrics/verdict/of-hundred.js';
import { judgeMean, type VerdictState } from '../../src/core/metrics/verdict/judge-mean.js';
import { tQuantile } from '../../src/core/metrics/special/student-t.js';
import { mergeAll } from '../../src/core/pictures/merge-selected.js';
import { meanOfCells } from '../../src/core/pictures/mean-of-cells.js';
import { momentsAt } from '../../src/core/pictures/moment-table.js';
import type { Moments } from '../../src/core/pictures/moment-sums.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { matchesCell, matchesGrid, OUT } from '../../src/core/selection/matches-cell.js';
import { columnMeasure, type ColumnMeasure } from '../chart/column-measure.js';

export interface EffectRow {
  readonly column: ReportColumn;
  readonly measure: ColumnMeasure;
  /** Pairs with a finite value on both sides. */
  readonly n: number;
  readonly changed: number;
  readonly filled: number;
  readonly lost: number;
  readonly cells: number;
  /** In the unit of the column; null without a pair. */
  readonly base: number | null;
  readonly revision: number | null;
  readonly difference: number | null;
  /** 95 %; null where there is none, and then why. */
  readonly interval: { readonly low: number; readonly high: number; readonly method: string } | null;
  readonly why: string;
  readonly verdict: VerdictState | null;
  /** "12 of 100 records are higher now, 3 are lower."; of all records only. */
  readonly hundred: string | null;
  /** Whether a selection cuts through cells that are in it whole. */
  readonly approximate: boolean;
}

/** Columns of numbers that are measured and compared. */
export function effectColumns({ columns }: ChangeReport): ReportColumn[] {
  return columns.filter(({ status, role, type }) => status === 'matched' && role === 'measure' && type === 'number');
}

export function wholeEffect(report: ChangeReport, column: ReportColumn): EffectRow {
  const { paired, intervals, verdict } = column, bias = paired?.bias, interval = intervals?.['bias'], changed = changedCells(column.cells), same = changed + column.cells.tolerated === 0;
  const moments = report.moments?.columns[column.id], all = moments && mergeAll(report.moments!.grid, moments, matchesGrid(report.moments!.grid, [])).moments;
  // Means of the pairs, so that they differ by the mean difference; of all values they need not.
  const means = all && all.n > 0 && all.n === paired?.n ? { base: all.meanBase, revision: all.meanRevision } : { base: null, revision: null };
  return {
    column, measure: columnMeasure(report, column), n: paired?.n ?? 0, changed, filled: column.cells.filled, lost: column.cells.lost, cells: totalCells(column.cells), ...means, difference: isDefined(bias) ? bias : same ? 0 : null,
    interval: interval ? { low: interval.low, high: interval.high, method: interval.method } : null, why: interval || same ? '' : 'too few independent values for an interval', verdict: verdict?.state ?? null,
    hundred: paired?.nHigher === undefined || paired.nLower === undefined ? null : ofHundred(paired.nHigher, paired.nLower, paired.n)?.sentence ?? null, approximate: false,
  };
}

/** `clauses`: what the cells are still to be narrowed by; none where they were narrowed when they were made. */
export function selectedEffect(report: ChangeReport, column: ReportColumn, { grid, cells }: Pick<PictureAnswers['moments'], 'grid' | 'cells'>, clauses: readonly SelectionClause[]): EffectRow {
  const match = matchesGrid(grid, clauses), { moments: all, approximate } = mergeAll(grid, cells, match), measure = columnMeasure(report, column), changed = all.changed + all.onlyBase + all.onlyRevision;
  const { mean, method, blocks } = meanOfCells(cellsByGroup({ grid, cells }, clauses), grid.edges.length > 0, binWord(grid.grain));
  const t = 'status' in mean ? NaN : tQuantile(0.975, mean.df) * mean.se;
  return {
    column, measure, n: all.n, changed, filled: all.onlyRevision, lost: all.onlyBase, cells: all.n + all.infinite + all.onlyBase + all.onlyRevision + all.neither, ...(all.n > 0 ? { base: all.meanBase, revision: all.meanRevision, difference: all.meanDifference } : { base: null, revision: null, difference: null }),
    interval: Number.isFinite(t) && !('status' in mean) ? { low: mean.mean - t, high: mean.mean + t, method } : null, why: 'status' in mean ? mean.reason : '',
    verdict: judgeMean({ changed: changed > 0, mean, blocks, delta: column.verdict?.matters ?? measure.tolerance }).state, hundred: null, approximate,
  };
}

/** Moments of what clauses leave, of each group in order of time. */
export function cellsByGroup({ grid, cells }: Pick<PictureAnswers['moments'], 'grid' | 'cells'>, clauses: readonly SelectionClause[]): Moments[][] {
  const match = matchesGrid(grid, clauses), width = Math.max(1, grid.edges.length - 1), groups: Moments[][] = [];
  let group = -1;
  cells.at.forEach((cell, i) => {
    if (cells.n[i] === 0 || matchesCell(grid, match, cell) === OUT) return;
    const of = Math.floor(cell / width);
    if (of !== group) { groups.push([]); group = of; }
    groups.at(-1)!.push(momentsAt(cells, i));
  });
  return groups;
}

/** What a bin of a grid is called in a sentence. */
export function binWord(grain: PictureAnswers['moments']['grid']['grain']): string {
  return grain === null || grain === 'step' ? 'bin' : grain;
}

/** In standard deviations of base; null where base has none. */
export function standardised(value: number | null, { sd }: ColumnMeasure): number | null {
  return value === null || sd === null ? null : value / sd;
}
