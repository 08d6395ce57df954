/**
 * What of the matrix stays while a selection moves: lanes, the order of rows, the scale of colours. All of it comes from
 * all records, so that a place and its colour mean the same before and during a brush (VIEWS R1).
 */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { halfWidthOf, inflationOf, type Inflation } from '../../src/core/pictures/cell-spread.js';
import { gatherPlaces, mergePlaces, type Places } from '../../src/core/pictures/merge-places.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import { columnMeasure } from '../chart/column-measure.js';
import { lanesOf, type Lanes } from './lanes.js';
import { valueIn, valueScaleOf, type ValueScale } from './matrix-values.js';
import { matrixRows, rowsApart, type MatrixRow, type RowOrder } from './matrix-rows.js';

export interface GroundSettings {
  readonly share: boolean;
  /** Whether colours tell values the less apart, the less sure they are (VIEWS R21). */
  readonly sure: boolean;
  readonly magnified: boolean;
  readonly order: RowOrder;
  /** Columns that there is room for. */
  readonly most: number;
}

export interface Ground {
  readonly tables: PictureAnswers['moments'];
  readonly column: ReportColumn;
  readonly settings: GroundSettings;
  readonly lanes: Lanes;
  readonly rows: readonly MatrixRow[];
  /** Place in the picture, row × columns + column, of each cell of the grid. */
  readonly placeOf: Int32Array;
  /** Of all records, by place in the picture. */
  readonly whole: Places;
  readonly scale: ValueScale;
  /** Scales of the marginal totals, by row and by column. */
  readonly rowScale: ValueScale;
  readonly columnScale: ValueScale;
  /** Of the intervals of cells; null where none are asked for. */
  readonly inflation: Inflation | null;
}

/** A mean of texts, times or classes would say nothing. */
export function hasMean({ type, role }: Pick<ReportColumn, 'type' | 'role'>): boolean {
  return type === 'number' && role !== 'flag';
}

/** Null where there is nothing to lay the records out by. */
export function matrixGround(report: ChangeReport, column: ReportColumn, tables: PictureAnswers['moments'], settings: GroundSettings): Ground | null {
  const { grid, cells } = tables, lanes = lanesOf(grid, settings.most);
  if (lanes === null) return null;
  const width = lanes.columns.length, fine = mergePlaces(grid, cells, matchesGrid(grid, []), lanes.place, lanes.rows.length * width);
  const share = settings.share || !tables.numeric || !hasMean(column);
  const rows = matrixRows(lanes, gatherPlaces(fine, Int32Array.from({ length: fine.cells.length }, (_, i) => Math.floor(i / width)), lanes.rows.length), settings.order, share, rowsApart((row, column) => valueIn(fine, row * width + column, share, 1), width));
  const rowOf = new Int32Array(lanes.rows.length);
  rows.forEach(({ members }, row) => members.forEach((member) => { rowOf[member] = row; }));
  const placeOf = lanes.place.map((at) => rowOf[Math.floor(at / width)]! * width + (at % width)), count = rows.length * width;
  const whole = mergePlaces(grid, cells, matchesGrid(grid, []), placeOf, count), measure = columnMeasure(report, column);
  const scaleOf = (places: Places): ValueScale => valueScaleOf(places, share, measure, settings.magnified);
  return {
    tables, column, settings: { ...settings, share, sure: settings.sure && !share }, inflation: settings.sure && !share ? inflationOf(grid, cells) : null, lanes, rows, placeOf, whole, scale: scaleOf(whole),
    rowScale: scaleOf(totalsOf(whole, rows.length, width, 'row')), columnScale: scaleOf(totalsOf(whole, rows.length, width, 'column')),
  };
}

export function totalsOf(places: Places, rows: number, columns: number, by: 'row' | 'column' | 'all'): Places {
  const of = (i: number): number => (by === 'all' ? 0 : by === 'row' ? Math.floor(i / columns) : i % columns);
  return gatherPlaces(places, Int32Array.from({ length: rows * columns }, (_, i) => of(i)), by === 'all' ? 1 : by === 'row' ? rows : columns);
}

/** Of the intervals that colours go by. */
export const LEVEL = 0.9;

/** Half the interval of the mean change of a place, in the unit of the column; null where none was asked for or there is no pair. */
export function halfWidthIn({ inflation }: Pick<Ground, 'inflation'>, places: Places, place: number): number | null {
  return inflation === null || places.pairs[place] === 0 ? null : halfWidthOf(places.pairs[place]!, places.m2[place]!, inflation, LEVEL);
}

/** What is drawn of a place; null where there is nothing to draw. */
export function drawnIn(ground: Ground, places: Places, place: number): number | null {
  return valueIn(places, place, ground.settings.share, ground.scale.unit);
}
