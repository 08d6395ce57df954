/**
 * What the rows and columns of the matrix stand for. With several groups: groups against time. With one: the axis of
 * time is folded, so that the matrix still says where and when: years against months, months against days, hours of the
 * day against weeks, tens of steps. Without a time: parts of the key against each other.
 */
import type { Noun } from '../chart/group-noun.js';
import type { AxisTick } from '../chart/value-axis.js';
import type { CellGrid } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { foldedLanes } from './folded-lanes.js';
import { groupLanes } from './group-lanes.js';
import { keyLanes } from './key-lanes.js';

export interface Lane {
  readonly name: string;
  /** Beside the row. */
  readonly label: string;
  /** What selecting the whole lane asks for; empty where no clause says it. */
  readonly clauses: readonly SelectionClause[];
}

export interface Lanes {
  readonly rows: readonly Lane[];
  readonly columns: readonly Lane[];
  readonly rowNoun: Noun;
  readonly columnNoun: Noun;
  /** Place of each cell of the grid: row × columns + column. */
  readonly place: Int32Array;
  /** Whether rows may stand in another order than this one. */
  readonly sortable: boolean;
  /** Whether a column means the same in every row, as a month does and the fourth of ten steps does not. */
  readonly telling: boolean;
  readonly nameOf: (row: number, column: number) => string;
  readonly clausesOf: (row: number, column: number) => readonly SelectionClause[];
  /** What a rectangle asks for, as near as clauses can say it and never less: nothing of an axis that it takes whole. */
  readonly rangeOf: (rows: readonly number[], columns: readonly [number, number]) => readonly SelectionClause[];
  /** Labels below the columns, at the left edge of the first of their columns. */
  readonly ticks: (start: number, width: number, character: number) => AxisTick[];
}

/** `most`: columns that there is room for. Null where the grid has neither a time nor several groups. */
export function lanesOf(grid: CellGrid, most: number): Lanes | null {
  if (grid.edges.length < 2) return grid.groups.length > 1 ? keyLanes(grid, most) : null;
  return grid.groups.length > 1 ? groupLanes(grid, most) : foldedLanes(grid, most);
}

export function points(field: 'group' | 'year' | 'month' | 'hour', value: readonly (string | number)[]): SelectionClause {
  return { source: '', field, kind: 'points', value };
}

export function stretch(from: number, to: number): SelectionClause {
  return { source: '', field: 'time', kind: 'interval', value: [from, to] };
}

export function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
