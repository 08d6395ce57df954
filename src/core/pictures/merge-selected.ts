/** Moments of the cells that a selection leaves, merged by group, by bin of time, by both or altogether. */
import type { CellGrid, MomentTable } from './picture.js';
import { matchesCell, OUT, PART, type GridMatch } from '../selection/matches-cell.js';
import { emptyMoments, mergeInto, settled, type Moments } from './moment-sums.js';
import { momentsAt } from './moment-table.js';

export interface Merged {
  readonly moments: Moments;
  /** Whether a cell is in it that the selection leaves only partly: then it is an approximation. */
  readonly approximate: boolean;
}

export type MergeBy = 'all' | 'group' | 'bin' | 'cell';

/** By place: row, bin or cell of the grid (0 for all). What holds no record is absent. */
export function mergeSelected(grid: CellGrid, table: MomentTable, match: GridMatch, by: MergeBy): ReadonlyMap<number, Merged> {
  const width = Math.max(1, grid.edges.length - 1), out = new Map<number, { moments: Moments; approximate: boolean }>();
  for (let i = 0; i < table.at.length; i++) {
    const cell = table.at[i]!, left = matchesCell(grid, match, cell);
    if (left === OUT) continue;
    const place = by === 'all' ? 0 : by === 'cell' ? cell : by === 'group' ? Math.floor(cell / width) : cell % width, before = out.get(place);
    if (before === undefined) out.set(place, { moments: momentsAt(table, i), approximate: left === PART });
    else {
      mergeInto(before.moments, momentsAt(table, i));
      if (left === PART) before.approximate = true;
    }
  }
  for (const { moments } of out.values()) settled(moments);
  return out;
}

/** Of all cells together; of none where the selection leaves none. */
export function mergeAll(grid: CellGrid, table: MomentTable, match: GridMatch): Merged {
  return mergeSelected(grid, table, match, 'all').get(0) ?? { moments: emptyMoments(), approximate: false };
}
