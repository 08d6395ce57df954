/** How many cells of each column changed among the records that a selection leaves, from the report's own moment cells. */
import type { ChangeReport } from '../model/report.js';
import { matchesCell, matchesGrid, OUT, PART } from '../selection/matches-cell.js';
import type { SelectionClause } from '../selection/clause.js';

export interface SelectedChange {
  /** Cells in `value`, `filled` or `lost`. */
  readonly changed: number;
  /** Whether cells of the grid are in it that the selection leaves only partly: then it is an upper bound. */
  readonly approximate: boolean;
}

/** By column id, of columns that have moments in the report; null without a clause, or without any moments. */
export function changedOfSelected(report: ChangeReport, clauses: readonly SelectionClause[]): ReadonlyMap<string, SelectedChange> | null {
  if (clauses.length === 0 || report.moments === undefined) return null;
  const { grid, columns } = report.moments, match = matchesGrid(grid, clauses), out = new Map<string, SelectedChange>();
  for (const [id, table] of Object.entries(columns)) {
    let changed = 0, approximate = false;
    table.at.forEach((cell, i) => {
      const left = matchesCell(grid, match, cell), here = table.changed[i]! + table.onlyBase[i]! + table.onlyRevision[i]!;
      if (left === OUT || here === 0) return;
      changed += here;
      approximate ||= left === PART;
    });
    out.set(id, { changed, approximate });
  }
  return out;
}
