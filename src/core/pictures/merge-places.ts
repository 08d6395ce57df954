/**
 * Merges moment cells into places of a view's own choice (a row and a column of a matrix, a year, a group), fast enough
 * to follow a brush: typed arrays, no object a cell, and of the moments only what pictures of differences draw.
 * The formulas are those of `mergeInto`.
 */
import { matchesCell, OUT, PART, type GridMatch } from '../selection/matches-cell.js';
import { withoutRounding } from './moment-sums.js';
import type { CellGrid, MomentTable } from './picture.js';

/** Parallel arrays, an entry a place. */
export interface Places {
  /** Cells of the table that are merged here: 0 where no record is left. */
  readonly cells: Int32Array;
  /** Records, of whatever class. */
  readonly records: Float64Array;
  /** Records with a finite value on both sides. */
  readonly pairs: Float64Array;
  /** Of class `value`, `filled`, `lost`. */
  readonly differing: Float64Array;
  readonly filled: Float64Array;
  readonly lost: Float64Array;
  /** Over pairs, in the unit of the column; 0 without. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  readonly difference: Float64Array;
  readonly absolute: Float64Array;
  /** Sum of squared deviations of the differences from their mean. */
  readonly m2: Float64Array;
  /** 1 where a cell is in it that the selection leaves only in part: then it is an approximation. */
  readonly partial: Uint8Array;
}

export function emptyPlaces(count: number): Places {
  const floats = (): Float64Array => new Float64Array(count);
  return { cells: new Int32Array(count), records: floats(), pairs: floats(), differing: floats(), filled: floats(), lost: floats(), base: floats(), revision: floats(), difference: floats(), absolute: floats(), m2: floats(), partial: new Uint8Array(count) };
}

/** `placeOf`: by place in the grid; -1 where a cell is not drawn. */
export function mergePlaces(grid: CellGrid, table: MomentTable, match: GridMatch, placeOf: ArrayLike<number>, count: number): Places {
  const all = emptyPlaces(count);
  for (let i = 0; i < table.at.length; i++) {
    const cell = table.at[i]!, place = placeOf[cell]!;
    if (place < 0) continue;
    const left = matchesCell(grid, match, cell);
    if (left === OUT) continue;
    if (left === PART) all.partial[place] = 1;
    const filled = table.onlyRevision[i]!, lost = table.onlyBase[i]!, more = table.n[i]!;
    all.cells[place]!++;
    all.records[place]! += more + table.infinite[i]! + filled + lost + table.neither[i]!;
    all.differing[place]! += table.changed[i]!;
    all.filled[place]! += filled;
    all.lost[place]! += lost;
    if (more > 0) takeMeans(all, place, more, table.meanBase[i]!, table.meanRevision[i]!, table.meanDifference[i]!, table.meanAbsDifference[i]!, table.m2Difference[i]!);
  }
  return settle(all);
}

/** Merges places into fewer: months into years, groups into a row for all. */
export function gatherPlaces(places: Places, placeOf: ArrayLike<number>, count: number): Places {
  const all = emptyPlaces(count);
  for (let i = 0; i < places.cells.length; i++) {
    const place = placeOf[i]!;
    if (place < 0 || places.cells[i] === 0) continue;
    if (places.partial[i] === 1) all.partial[place] = 1;
    all.cells[place]! += places.cells[i]!;
    all.records[place]! += places.records[i]!;
    all.differing[place]! += places.differing[i]!;
    all.filled[place]! += places.filled[i]!;
    all.lost[place]! += places.lost[i]!;
    if (places.pairs[i]! > 0) takeMeans(all, place, places.pairs[i]!, places.base[i]!, places.revision[i]!, places.difference[i]!, places.absolute[i]!, places.m2[i]!);
  }
  return settle(all);
}

function settle(all: Places): Places {
  const { difference, absolute, base, revision } = all;
  for (let i = 0; i < difference.length; i++) difference[i] = withoutRounding(difference[i]!, absolute[i]!, Infinity, base[i]!, revision[i]!);
  return all;
}

function takeMeans(all: Places, place: number, more: number, base: number, revision: number, difference: number, absolute: number, m2: number): void {
  const before = all.pairs[place]!, n = before + more, share = more / n, apart = difference - all.difference[place]!;
  all.m2[place]! += m2 + apart * apart * before * share;
  all.pairs[place] = n;
  all.base[place]! += (base - all.base[place]!) * share;
  all.revision[place]! += (revision - all.revision[place]!) * share;
  all.difference[place]! += apart * share;
  all.absolute[place]! += (absolute - all.absolute[place]!) * share;
}

/** Cells that changed in meaning: a value differs, is filled or is lost. */
export function changedIn(places: Places, place: number): number {
  return places.differing[place]! + places.filled[place]! + places.lost[place]!;
}
