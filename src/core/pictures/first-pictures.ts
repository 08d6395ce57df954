/**
 * The pictures that stand in the report, so that views paint without an engine: coarse ones, of a bounded number of
 * columns, with figures rounded to what can be seen. Finer ones are asked of the picture desk.
 */
import type { Cells } from '../diagnosis/diagnosis.js';
import type { KeyOrder } from '../diagnosis/key-order.js';
import type { Tolerance } from '../model/recipe.js';
import { binsOf, cellGrid, rowsOfGroups } from './cell-grid.js';
import { distributionPicture, rangesOf } from './distribution-picture.js';
import { emptyMoments, mergeInto } from './moment-sums.js';
import { momentsAt, momentTable } from './moment-table.js';
import type { CellGrid, DistributionPicture, MomentTable, PlanePicture, SeriesPicture } from './picture.js';
import { planeMoments, planePicture, sharedAxes } from './plane-picture.js';
import { placedSeries, timePlaces, type TimePlaces } from './series-picture.js';

export interface FirstPictures {
  readonly series?: SeriesPicture;
  readonly distribution?: DistributionPicture;
  /** Base across, revision up. */
  readonly plane?: PlanePicture;
}

export interface ColumnMoments { readonly pictures: FirstPictures; readonly cells: MomentTable }

/** Bounds of the report: of each column, and how many columns. */
export const REPORT_BUCKETS = 160, REPORT_BINS = 64, REPORT_PLANE = 40, REPORT_CELLS = 240, REPORT_PICTURES = 60;
/** Significant digits: of what is drawn, and of moments that are merged. */
const SEEN = 6, MERGED = 10;

export class ReportPictures {
  readonly grid: CellGrid;
  private readonly cell: Int32Array;
  private readonly places: TimePlaces | null;

  constructor(private readonly order: Omit<KeyOrder, 'base' | 'revision'>, records: number) {
    this.places = order.time === null ? null : timePlaces({ time: order.time, group: order.group, mask: null }, null, null, REPORT_BUCKETS);
    const grid = cellGrid({ ...order, records, groupName: order.groupKeys.join(', ') }, REPORT_CELLS), rows = rowsOfGroups(grid), width = Math.max(1, grid.edges.length - 1);
    this.cell = order.time === null || grid.edges.length === 0 ? new Int32Array(records) : binsOf(order.time, grid.edges);
    if (order.group !== null) for (let i = 0; i < records; i++) if (this.cell[i]! >= 0) this.cell[i]! += rows[order.group[i]!]! * width;
    this.grid = grid;
  }

  of(cells: Cells, tolerance: Required<Tolerance>): ColumnMoments {
    const table = momentTable(cells, tolerance, { cell: this.cell, mask: null }), moments = rounded(table, MERGED);
    if (cells.kind !== 'number') return { pictures: {}, cells: moments };
    const { base, revision } = cells, { time, instants } = this.order, mask = null;
    const series = time === null || this.places === null ? null : placedSeries({ base, revision, time, instants, tolerance }, this.places);
    const ranges = rangesOf(base, revision, mask), axes = sharedAxes({ x: base, y: revision, mask }, [ranges.base, ranges.revision]), distribution = axes && distributionPicture(base, revision, mask, REPORT_BINS, null, ranges, axes.x);
    // Records without a time are in no cell: then the plane takes moments of its own.
    const known = this.grid.timeless > 0 ? null : planeMoments(table.at.reduce((all, _, i) => mergeInto(all, momentsAt(table, i)), emptyMoments()));
    return {
      cells: moments,
      pictures: {
        ...(series ? { series: { ...series, base: rounded(series.base, SEEN), revision: rounded(series.revision, SEEN), difference: rounded(series.difference, SEEN) } } : {}),
        ...(distribution ? { distribution } : {}),
        ...(axes ? { plane: planePicture({ x: base, y: revision, mask }, axes, REPORT_PLANE, null, known) } : {}),
      },
    };
  }
}

function rounded<T extends object>(arrays: T, digits: number): T {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, (values as readonly number[]).map((v) => (Number.isInteger(v) ? v : Number(v.toPrecision(digits))))])) as T;
}
