/** Where the panels of a relation stand: three in a row where there is room, else the difference under the two releases. */
import type { Box } from '../view/view-model.js';

export interface RelationLayout {
  readonly panels: readonly Box[];
  /** Places of the names of x under the panels. */
  readonly legend: number;
  readonly rows: Box;
  /** Of one row; where it is narrow, its numbers stand under it. */
  readonly row: number;
  readonly under: boolean;
  readonly height: number;
}

const GUTTER = 50, GAP = 14, HEAD = 22, AXIS = 38, LEGEND = 44, ROW = 30, NARROW_ROW = 44;
const THREE = 560, NARROW = 480;
const LEAST = 110, MOST = 300;

/** `legend`: whether bins need one. */
export function differenceLayout(width: number, legend: boolean): RelationLayout {
  const across = width >= THREE ? 3 : 2, inner = width - GUTTER - (across - 1) * GAP - 8, size = Math.min(MOST, Math.max(LEAST, Math.floor(inner / across)));
  const at = (column: number, top: number, wide = size): Box => ({ x: GUTTER + column * (size + GAP), y: top, width: wide, height: size });
  const panels = across === 3 ? [at(0, HEAD), at(1, HEAD), at(2, HEAD)] : [at(0, HEAD), at(1, HEAD), at(0, HEAD + size + AXIS + HEAD, Math.min(MOST, inner))];
  return finished(panels, width, legend ? LEGEND : 8);
}

/** Two panels over each other: means above, their difference below. */
export function meansLayout(width: number): RelationLayout {
  const wide = Math.max(LEAST, width - GUTTER - 8), above = { x: GUTTER, y: HEAD, width: wide, height: 190 };
  return finished([above, { x: GUTTER, y: HEAD + 190 + HEAD + 8, width: wide, height: 90 }], width, 8);
}

function finished(panels: readonly Box[], width: number, legend: number): RelationLayout {
  const bottom = Math.max(...panels.map(({ y, height }) => y + height)) + AXIS;
  const under = width < NARROW, row = under ? NARROW_ROW : ROW, rows = { x: GUTTER, y: bottom + legend, width: Math.max(LEAST, width - GUTTER - 8), height: 2 * row };
  return { panels, legend: bottom + 6, rows, row, under, height: rows.y + rows.height + 20 };
}
