/** What of the matrix can be pointed at: cells with records, and the totals of rows and columns. Words are made when read: there may be twenty thousand. */
import { changedIn, type Places } from '../../src/core/pictures/merge-places.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { inUnit } from '../chart/column-measure.js';
import { withSign } from '../columns/detail-figures.js';
import { unitOf } from '../chart/tolerance-of.js';
import { countOf, formatCount, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import type { Box, Mark } from '../view/view-model.js';
import { halfWidthIn, LEVEL, totalsOf, type Ground } from './matrix-ground.js';
import { cellBox, type Layout, type MatrixPicture } from './matrix-picture.js';
import { valueIn, valueWords } from './matrix-values.js';

export function cellName({ lanes, rows }: Ground, place: number): string {
  const width = lanes.columns.length, row = rows[Math.floor(place / width)]!, column = place % width;
  return row.members.length === 1 ? lanes.nameOf(row.members[0]!, column) : `${row.name}, ${lanes.columns[column]!.name}`;
}

export function cellClauses({ lanes, rows }: Ground, place: number): readonly SelectionClause[] {
  const width = lanes.columns.length, row = rows[Math.floor(place / width)]!, column = place % width;
  return row.members.length === 1 ? lanes.clausesOf(row.members[0]!, column) : lanes.rangeOf([...row.members].sort((a, b) => a - b), [column, column]);
}

/** The numbers of a place, in words. */
export function placeLines(ground: Ground, places: Places, place: number): string[] {
  const { column, scale, settings: { share } } = ground, unit = inUnit(unitOf(column)), pairs = places.pairs[place]!, lines: string[] = [], mean = valueIn(places, place, false, 1);
  const numeric = ground.tables.numeric && column.type !== 'time';
  if (numeric && mean !== null) {
    const [base, revision] = formatPair(places.base[place]!, places.revision[place]!);
    lines.push(mean === 0 ? 'mean change 0' : `mean change ${withSign(mean, 3)}${unit}${share || scale.one === '' ? '' : ` (${valueWords(mean / scale.unit, scale, false)})`}`, `mean in base ${base}, in revision ${revision}${unit}`);
  }
  const half = halfWidthIn(ground, places, place);
  if (half !== null && mean !== null) lines.push(Number.isFinite(half) ? `${formatNumber(100 * LEVEL)} % interval ${withSign(mean - half, 3)} to ${withSign(mean + half, 3)}${unit}` : 'too few independent records for an interval');
  const changed = changedIn(places, place), filled = places.filled[place]!, lost = places.lost[place]!;
  lines.push(`${formatCount(changed)} of ${countOf(places.records[place]!, 'cell')} changed (${formatShare(changed, places.records[place]!)})${filled + lost === 0 ? '' : `: ${[[places.differing[place]!, 'differ'], [filled, 'filled'], [lost, 'lost']].filter(([count]) => Number(count) > 0).map(([count, word]) => `${formatCount(Number(count))} ${word}`).join(', ')}`}`);
  if (numeric) lines.push(pairs === 0 ? 'no pair with a value on both sides' : countOf(pairs, 'pair'));
  if (places.partial[place] === 1) lines.push('only partly in the selection: shown whole');
  return lines;
}

interface Pointed {
  readonly id: string;
  readonly ground: Ground;
  readonly places: Places;
  readonly place: number;
  readonly box: Box;
  readonly name: () => string;
  readonly asks: () => readonly SelectionClause[];
  /** Whether others' selections leave nothing of it. */
  readonly out: boolean;
}

class PlaceMark implements Mark {
  readonly id: string;
  readonly selected?: boolean;

  constructor(private readonly of: Pointed, selected: boolean | null) {
    this.id = of.id;
    if (selected !== null) this.selected = selected;
  }

  get x(): number { return this.of.box.x; }
  get y(): number { return this.of.box.y; }
  get width(): number { return this.of.box.width; }
  get height(): number { return this.of.box.height; }
  get clauses(): readonly SelectionClause[] { return this.of.asks(); }
  get changed(): boolean { return !this.of.out && changedIn(this.of.places, this.of.place) > 0; }
  get lines(): readonly string[] { const { name, ground, places, place, out } = this.of; return [name(), ...placeLines(ground, places, place), ...(out ? ['left out by the selection'] : [])]; }
}

export function matrixMarks(ground: Ground, now: Places, selected: Uint8Array | null, picture: MatrixPicture, layout: Layout): Mark[] {
  const { lanes, rows, whole } = ground, width = lanes.columns.length, { plot } = picture, marks: Mark[] = [];
  for (const cell of picture.cells) {
    const { place } = cell;
    if (whole.cells[place] === 0) continue;
    const left = now.cells[place]! > 0;
    marks.push(new PlaceMark({ id: `cell-${place}`, ground, places: left ? now : whole, place, box: cell, name: () => cellName(ground, place), asks: () => cellClauses(ground, place), out: !left }, selected === null ? null : selected[place] === 1));
  }
  for (const by of ['row', 'column'] as const) {
    const totals = totalsOf(now, rows.length, width, by), all = totalsOf(whole, rows.length, width, by);
    (by === 'row' ? rows : lanes.columns).forEach((lane, i) => {
      if (all.cells[i] === 0) return;
      const left = totals.cells[i]! > 0, box = by === 'row' ? { x: 0, y: plot.y + i * layout.rowHeight, width: plot.x - 6, height: layout.rowHeight - 1 } : { x: cellBox(layout, 0, i, 0).x, y: 2, width: cellBox(layout, 0, i, 0).width, height: plot.y - 6 };
      marks.push(new PlaceMark({ id: `${by}-${i}`, ground, places: left ? totals : all, place: i, box, name: () => `All of ${lane.name}`, asks: () => lane.clauses, out: !left }, null));
    });
  }
  return marks;
}

export function differenceWords(value: number, unit: string): string {
  return value === 0 ? 'the same' : `${value > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(value), 3)}${inUnit(unit)}`;
}
