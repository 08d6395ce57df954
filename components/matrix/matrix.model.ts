/** From ground, selections and width to what the matrix shows: pure, and quick enough to follow a brush. */
import type { ChangeReport } from '../../src/core/model/report.js';
import { mergePlaces, type Places } from '../../src/core/pictures/merge-places.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { matchesCell, matchesGrid, OUT } from '../../src/core/selection/matches-cell.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { clauseWords } from '../shared/clause-words.js';
import { formatCount } from '../shared/format-number.js';
import type { BrushPlace, PixelRange, ViewState } from '../view/view-model.js';
import type { Ground } from './matrix-ground.js';
import { layoutOf, matrixPicture, type Layout, type MatrixPicture, type Room } from './matrix-picture.js';
import { matrixMarks } from './matrix-marks.js';
import { glyphNote, horizonNotes, matrixFacts } from './matrix-words.js';
import { totalsOf } from './matrix-ground.js';

export interface MatrixInput {
  readonly report: ChangeReport;
  readonly ground: Ground;
  readonly clauses: readonly SelectionClause[];
  readonly viewName: string;
  readonly room: Room;
  /** Of rows that are horizon graphs, in the unit of the scale; null: they are fields of colour. */
  readonly baseline: number | null;
  /** Moments of what others' clauses leave, where they could be asked for; else they are merged. */
  readonly exact: PictureAnswers['moments'] | null;
  /** What stands behind the picture: a note, or nothing. */
  readonly notes: readonly string[];
  readonly busy: boolean;
}

export interface DrawnMatrix { readonly picture: MatrixPicture; readonly layout: Layout }

export function matrixState({ report, ground, clauses, viewName, room, baseline, exact, notes, busy }: MatrixInput): ViewState<MatrixPicture> {
  const others = resolve(clauses, { except: viewName }), own = clauses.filter(({ source }) => source === viewName), { grid } = ground.tables, count = ground.whole.cells.length;
  const cells = exact === null ? ground.tables.cells : exact.cells, match = matchesGrid(grid, exact === null ? others : []), width = ground.lanes.columns.length;
  const now = others.length === 0 ? ground.whole : mergePlaces(grid, cells, match, ground.placeOf, count), byLane = mergePlaces(grid, cells, match, ground.lanes.place.map((at) => Math.floor(at / width)), ground.lanes.rows.length);
  const selected = own.length === 0 ? null : selectedPlaces(ground, own), layout = layoutOf(room, ground.rows, width), picture = matrixPicture(ground, now, selected, layout, baseline);
  const records = totalsOf(now, ground.rows.length, width, 'all').records[0]!, of = report.records.matched;
  if (records === 0) return { state: 'empty', reason: others.length === 0 ? 'No matched record has a time.' : `The selection (${others.map((clause) => clauseWords(clause, report)).join('; ')}) leaves no record.` };
  const partial = exact === null && now.partial.includes(1);
  const said = [
    ...[glyphNote(new Set(picture.glyphs.map(({ text }) => text)))].filter((note) => note !== ''), ...(picture.cells.some(({ token }) => token === null) ? ['Slanted lines: no data.'] : []),
    ...(baseline !== null ? horizonNotes(ground, baseline) : ground.scale.capped ? ['The end steps of the colours hold everything beyond.'] : []),
    ...(exact === null && others.some(({ field }) => field.includes(':')) ? ['A selection by values or classes needs the records themselves: it does not narrow what is shown here.'] : partial ? ['The selection cuts through cells, which are shown whole: their figures are approximate.'] : []),
    ...(grid.timeless > 0 ? [`${formatCount(grid.timeless)} records have no time and are not shown.`] : []), ...notes,
  ];
  return { state: 'ready', facts: matrixFacts(ground, now, byLane, { selected: records, of: Math.max(of, records) }, said), picture, marks: matrixMarks(ground, now, selected, picture, layout), brush: brushOf(ground, selected, layout), busy };
}

/** 1 for each place of the picture in which the clauses leave something. */
export function selectedPlaces({ tables: { grid, cells }, placeOf, whole }: Pick<Ground, 'tables' | 'placeOf' | 'whole'>, clauses: readonly SelectionClause[]): Uint8Array {
  const match = matchesGrid(grid, clauses), out = new Uint8Array(whole.cells.length);
  for (const cell of cells.at) if (matchesCell(grid, match, cell) !== OUT) out[placeOf[cell]!] = 1;
  return out;
}

/** The rectangle around what is selected. */
function brushOf(ground: Ground, selected: Places['partial'] | null, { plot, rowHeight, columnWidth }: Layout): BrushPlace {
  const width = ground.lanes.columns.length;
  let range: PixelRange | null = null;
  if (selected !== null) {
    let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
    selected.forEach((one, place) => {
      if (one === 0) return;
      const row = Math.floor(place / width), column = place % width;
      [left, right, top, bottom] = [Math.min(left, column), Math.max(right, column), Math.min(top, row), Math.max(bottom, row)];
    });
    if (right >= 0) range = { x: { from: plot.x + left * columnWidth, to: plot.x + (right + 1) * columnWidth }, y: { from: plot.y + top * rowHeight, to: plot.y + (bottom + 1) * rowHeight } };
  }
  return { axes: 'xy', area: plot, range };
}

/** What a drawn rectangle asks for: the cells that it touches. */
export function rangeClauses(ground: Ground, room: Room, { x, y }: PixelRange): readonly SelectionClause[] | null {
  const { plot, rowHeight, columnWidth } = layoutOf(room, ground.rows, ground.lanes.columns.length);
  if (x === null || y === null) return null;
  const at = (pixel: number, start: number, size: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor((pixel - start) / size)));
  const rows = ground.rows.slice(at(y.from, plot.y, rowHeight, ground.rows.length), at(y.to - 0.01, plot.y, rowHeight, ground.rows.length) + 1).flatMap(({ members }) => members).sort((a, b) => a - b);
  return ground.lanes.rangeOf(rows, [at(x.from, plot.x, columnWidth, ground.lanes.columns.length), at(x.to - 0.01, plot.x, columnWidth, ground.lanes.columns.length)]);
}
