/**
 * How many records of each cell of a report's grid a selection can leave. A cut through time says nothing of it; a
 * selection by the values or the class of a column leaves no more than the cell holds of those.
 */
import type { ChangeReport, ReportColumn } from '../model/report.js';
import { matchesCell, matchesGrid, OUT, WHOLE } from '../selection/matches-cell.js';
import { wantedOfColumns, type SelectionClause } from '../selection/clause.js';
import type { CellGrid, MomentTable } from './picture.js';

export interface SelectedCells {
  /** By place in the grid: Infinity where all its records are selected, 0 where none is, else the most that can be. */
  readonly limit: (cell: number) => number;
}

export function selectedCells(report: ChangeReport, grid: CellGrid, clauses: readonly SelectionClause[]): SelectedCells {
  const match = matchesGrid(grid, clauses), places = grid.groups.length * Math.max(1, grid.edges.length - 1), limits = new Float64Array(places);
  for (let cell = 0; cell < places; cell++) {
    const left = matchesCell(grid, match, cell);
    limits[cell] = left === OUT ? 0 : left === WHOLE ? Infinity : Number.MAX_VALUE;
  }
  for (const clause of clauses) {
    if (clause.field === 'cells' && clause.kind === 'points') {
      const most = mostOfAny(report, wantedOfColumns(clause), places);
      limits.forEach((limit, cell) => { limits[cell] = Math.min(limit, most[cell]!); });
      continue;
    }
    const colon = clause.field.indexOf(':'), id = clause.field.slice(colon + 1), table = report.moments?.columns[id], column = report.columns.find((each) => each.id === id);
    if (colon < 0 || table === undefined || column === undefined) continue;
    const most = new Float64Array(places);
    table.at.forEach((cell, i) => { most[cell] = mostIn(clause, column, table, i); });
    for (let cell = 0; cell < places; cell++) limits[cell] = Math.min(limits[cell]!, most[cell]!);
  }
  return { limit: (cell) => limits[cell]! };
}

/** A record may have several of the cells: no more records than cells. */
function mostOfAny(report: ChangeReport, columns: ReadonlyMap<string, ReadonlySet<string>>, places: number): Float64Array {
  const most = new Float64Array(places);
  for (const [id, wanted] of columns) {
    const table = report.moments?.columns[id];
    if (table === undefined) return most.fill(Infinity);
    table.at.forEach((cell, i) => { most[cell]! += inClasses(wanted, table, i); });
  }
  return most;
}

/** Records in an entry of a table, of whatever class. */
export function recordsIn(table: MomentTable, i: number): number {
  return table.n[i]! + table.infinite[i]! + table.onlyBase[i]! + table.onlyRevision[i]! + table.neither[i]!;
}

function mostIn(clause: SelectionClause, { cells: { tolerated } }: ReportColumn, table: MomentTable, i: number): number {
  const both = table.n[i]! + table.infinite[i]!;
  switch (clause.field.slice(0, clause.field.indexOf(':'))) {
    case 'base': return both + table.onlyBase[i]!;
    case 'revision': return both + table.onlyRevision[i]!;
    case 'difference': return tolerated === 0 && clause.kind === 'interval' && (clause.value[0] > 0 || clause.value[1] <= 0) ? table.changed[i]! : both;
    default: return clause.kind === 'points' ? inClasses(new Set(clause.value.map(String)), table, i) : Number.MAX_VALUE;
  }
}

/** What is within the tolerance, or written otherwise, counts here with what is unchanged. */
function inClasses(wanted: ReadonlySet<string>, table: MomentTable, i: number): number {
  const rest = recordsIn(table, i) - table.changed[i]! - table.onlyRevision[i]! - table.onlyBase[i]!;
  return (wanted.has('value') ? table.changed[i]! : 0) + (wanted.has('filled') ? table.onlyRevision[i]! : 0) + (wanted.has('lost') ? table.onlyBase[i]! : 0) + (wanted.has('unchanged') || wanted.has('notation') || wanted.has('tolerated') ? rest : 0);
}
