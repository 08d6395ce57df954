/** Where everything of the matrix stands, in pixels, and in which step of the colours each cell is. */
import { changedIn, type Places } from '../../src/core/pictures/merge-places.js';
import { LETTER, shortened } from '../chart/shortened.js';
import type { AxisTick } from '../chart/value-axis.js';
import { sequentialStep, signedStep, surenessOf } from '../view/colour-scale.js';
import type { Box } from '../view/view-model.js';
import { drawnIn, halfWidthIn, totalsOf, type Ground } from './matrix-ground.js';
import { horizonBars, LEAST_ROW_REM } from './matrix-horizon.js';
import { legendOf, type MatrixLegend } from './matrix-legend.js';
import { valueIn, type ValueScale } from './matrix-values.js';

/** `none`: a cell that holds no record, or no pair to take a difference of. */
export interface PictureCell extends Box {
  readonly place: number;
  /** `--_signed-…` or `--_sequential-…`; null: no data. */
  readonly token: string | null;
  readonly muted: boolean;
  /** Free above and below within the box, in pixels: the less sure a value is, the lower it is drawn. */
  readonly inset: number;
}

export interface PictureBar extends Box { readonly token: string; readonly muted: boolean; readonly inset: number }

export interface MatrixPicture {
  readonly plot: Box;
  readonly cells: readonly PictureCell[];
  /** Of rows that are horizon graphs: the later above the earlier. */
  readonly bands: readonly PictureBar[];
  /** + many filled, − many lost, ± changes that cancel; one for all neighbours in a row. */
  readonly glyphs: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly rowLabels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly ticks: readonly AxisTick[];
  readonly rowBars: readonly PictureBar[];
  readonly columnBars: readonly PictureBar[];
  /** Where the totals are zero: x of the rows', y of the columns'. */
  readonly zeroX: number;
  readonly zeroY: number;
  readonly legend: MatrixLegend;
  readonly height: number;
  /** Size of the text. */
  readonly text: number;
  /** Marks beyond which a canvas is drawn. */
  readonly canvas: boolean;
}

/** What a horizon graph stands on. */
const LANE = '--_signed-4';
/** More cells are drawn on a canvas. */
const MOST_SHAPES = 3000;
/** Share of the records of a cell from which it is said that many are filled or lost. */
export const MANY = 0.05;
/** Width of the widest digit of the usual system fonts, of the size of the text. */
const WIDEST = 0.64;
const LEAST_ROW = 6, MOST_ROW = 28, MOST_BODY = 700, TEXT_ROW = 1.1;

export interface Layout {
  readonly plot: Box;
  readonly text: number;
  readonly character: number;
  /** Of the picture. */
  readonly width: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly labels: number;
  readonly bars: number;
  readonly top: number;
}

/** `horizon`: whether rows are to have the height that bands need. */
export interface Room { readonly width: number; readonly rem: number; readonly horizon?: boolean }

/** Room for the plot, before the number of columns is known. */
export function plotWidth({ width, rem }: Room, longest: number): { readonly labels: number; readonly bars: number; readonly plot: number } {
  const character = 0.75 * rem * LETTER, labels = Math.ceil(Math.min(width * 0.28, 14 * rem, (longest + 1) * character)), bars = width < 34 * rem ? 2.25 * rem : 4 * rem;
  return { labels, bars, plot: Math.max(40, width - labels - bars - 8) };
}

export function layoutOf(room: Room, rows: readonly { readonly label: string }[], columns: number): Layout {
  const text = 0.75 * room.rem, { labels, bars, plot } = plotWidth(room, Math.max(4, ...rows.map(({ label }) => label.length)));
  const rowHeight = Math.max(room.horizon ? Math.ceil(LEAST_ROW_REM * room.rem) : LEAST_ROW, Math.min(MOST_ROW, Math.max(Math.floor(300 / rows.length), rows.length * Math.ceil(text * TEXT_ROW) <= MOST_BODY * room.rem / 16 ? Math.ceil(text * TEXT_ROW) : Math.floor(MOST_BODY / rows.length))));
  const top = 3 * room.rem;
  const columnWidth = Math.min(200, Math.max(1, plot / columns));
  return { plot: { x: labels + bars + 8, y: top, width: columnWidth * columns, height: rowHeight * rows.length }, text, character: text * LETTER, width: room.width, rowHeight, columnWidth, labels, bars, top };
}

/** `selected`: 1 where the view's own selection has a place; null without one. `now`: what others' selections leave. `baseline`: of rows that are horizon graphs, in the unit of the scale. */
export function matrixPicture(ground: Ground, now: Places, selected: Uint8Array | null, layout: Layout, baseline: number | null = null): MatrixPicture {
  const { lanes, rows, whole, settings: { share } } = ground, { plot, text, character, rowHeight, columnWidth } = layout, width = lanes.columns.length;
  const gap = Math.min(rowHeight, columnWidth) >= 7 ? 1 : 0, cells: PictureCell[] = [];
  for (let place = 0; place < whole.cells.length; place++) {
    const row = Math.floor(place / width), column = place % width, box = cellBox(layout, row, column, gap), left = now.cells[place]! > 0, places = left ? now : whole, value = drawnIn(ground, places, place);
    cells.push({
      place, ...box, ...(baseline !== null && value !== null ? { token: LANE, inset: 0 } : colourOf(ground, places, place, value, box.height)), muted: (!left && whole.cells[place]! > 0) || (selected !== null && selected[place] === 0),
    });
  }
  const rowTotals = totalsOf(now, rows.length, width, 'row'), columnTotals = totalsOf(now, rows.length, width, 'column'), barX = layout.labels + 4, barWidth = layout.bars - 4, barHeight = layout.top - 10;
  const zeroX = share ? barX : barX + barWidth / 2, zeroY = share ? plot.y - 6 : plot.y - 6 - barHeight / 2, reachX = share ? barWidth : barWidth / 2, reachY = share ? barHeight : barHeight / 2;
  const rowBars = rows.flatMap((_, row): PictureBar[] => {
    const size = sizeOf(rowTotals, row, ground.rowScale, share);
    return size === null ? [] : [{ x: Math.min(zeroX, zeroX + size * reachX), width: Math.abs(size * reachX), y: plot.y + row * rowHeight + 1, height: Math.max(1, rowHeight - gap - 2), token: barToken(size, share), muted: false, inset: 0 }];
  });
  const columnBars = lanes.columns.flatMap((_, column): PictureBar[] => {
    const size = sizeOf(columnTotals, column, ground.columnScale, share);
    return size === null ? [] : [{ y: Math.min(zeroY, zeroY - size * reachY), height: Math.abs(size * reachY), x: cellBox(layout, 0, column, gap).x, width: cellBox(layout, 0, column, gap).width, token: barToken(size, share), muted: false, inset: 0 }];
  });
  const every = Math.ceil((text * 1.05) / rowHeight), most = Math.max(2, Math.floor((layout.labels - 2) / character));
  const legend = legendOf(ground, plot.y + plot.height + 3.4 * text, Math.min(plot.x + plot.width, layout.plot.x + 360), layout, baseline), bands = baseline === null ? [] : horizonBars(ground, now, cells, baseline);
  return {
    plot, cells, bands, glyphs: rowHeight < text * 0.9 ? [] : glyphRuns(cells, now, share, text), rowBars, columnBars, zeroX, zeroY, text, canvas: cells.length + bands.length > MOST_SHAPES, height: legend.bottom,
    rowLabels: rows.flatMap(({ label }, row) => (row % every === 0 ? [{ x: layout.labels, y: plot.y + (row + 0.5) * rowHeight - gap / 2, text: shortened(label, most) }] : [])),
    ticks: lanes.ticks(plot.x, columnWidth, character).filter(({ at, text: words }) => at + words.length * WIDEST * text <= layout.width), legend,
  };
}

/** On whole pixels, so that neighbours neither overlap nor leave a seam. */
export function cellBox({ plot, rowHeight, columnWidth }: Layout, row: number, column: number, gap: number): Box {
  const left = Math.round(column * columnWidth), right = Math.round((column + 1) * columnWidth);
  return { x: plot.x + left, y: plot.y + row * rowHeight, width: Math.max(1, right - left - gap), height: rowHeight - gap };
}

/** Each level of unsureness takes a fifth of the height. */
const LOWER = 0.2;

function colourOf(ground: Ground, places: Places, place: number, value: number | null, height: number): Pick<PictureCell, 'token' | 'inset'> {
  const { scale, settings: { share } } = ground, half = halfWidthIn(ground, places, place);
  if (value === null || half === null) return { token: value === null ? null : tokenOf(value, scale, share), inset: 0 };
  const sure = surenessOf(value, half / scale.unit, scale.reach);
  return sure === null ? { token: tokenOf(value, scale, false), inset: 0 } : { token: `--_sure-${sure.level}-${sure.step}`, inset: Math.round((sure.level * LOWER * height) / 2) };
}

function tokenOf(value: number, { reach }: ValueScale, share: boolean): string {
  return share ? (value === 0 ? '--_raised' : `--_sequential-${sequentialStep(value, reach)}`) : `--_signed-${signedStep(value, reach)}`;
}

function barToken(size: number, share: boolean): string {
  return share ? '--_muted' : size > 0 ? '--_positive' : '--_negative';
}

/** Of half the room, -1 to 1. */
function sizeOf(totals: Places, place: number, { unit, reach }: ValueScale, share: boolean): number | null {
  const value = valueIn(totals, place, share, unit);
  return value === null || value === 0 ? null : Math.max(-1, Math.min(1, value / reach));
}

/** In the colour of text, because the colours of classes and of signs are too near to each other (VIEWS 4). */
export function glyphOf(places: Places, place: number, share: boolean): string {
  const records = places.records[place]!, filled = places.filled[place]! >= MANY * records && places.filled[place]! > 0, lost = places.lost[place]! >= MANY * records && places.lost[place]! > 0;
  if (filled || lost) return `${filled ? '+' : ''}${lost ? '−' : ''}`;
  return !share && places.pairs[place]! > 0 && places.difference[place] === 0 && changedIn(places, place) > places.filled[place]! + places.lost[place]! ? '±' : '';
}

function glyphRuns(cells: readonly PictureCell[], now: Places, share: boolean, text: number): MatrixPicture['glyphs'] {
  const runs: { from: PictureCell; to: PictureCell; text: string }[] = [];
  for (const cell of cells) {
    const glyph = now.cells[cell.place]! > 0 ? glyphOf(now, cell.place, share) : '', last = runs.at(-1);
    if (glyph === '') continue;
    if (last !== undefined && last.text === glyph && last.to.place === cell.place - 1 && last.to.y === cell.y) last.to = cell;
    else runs.push({ from: cell, to: cell, text: glyph });
  }
  return runs.flatMap(({ from, to, text: glyph }) => { const width = to.x + to.width - from.x; return width < text * 0.7 * glyph.length ? [] : [{ x: from.x + width / 2, y: from.y + from.height / 2, text: glyph }]; });
}
