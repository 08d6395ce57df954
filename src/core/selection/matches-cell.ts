/**
 * Which cells of a grid a selection leaves: wholly, partly or not. A cell that a clause cuts through, or that a clause
 * on values speaks of, is partly left: what is merged from such cells is an approximation and is told as one.
 */
import type { CellGrid } from '../pictures/picture.js';
import type { SelectionClause } from './clause.js';

export const OUT = 0, PART = 1, WHOLE = 2;
export type Match = typeof OUT | typeof PART | typeof WHOLE;

export interface GridMatch {
  /** By row and by bin: a cell is what its row and its bin are, whichever is less. */
  readonly rows: Uint8Array;
  readonly bins: Uint8Array;
  /** Whether any clause needs the records themselves. */
  readonly partial: boolean;
}

export function matchesGrid(grid: CellGrid, clauses: readonly SelectionClause[]): GridMatch {
  const rows = new Uint8Array(grid.groups.length).fill(WHOLE), bins = new Uint8Array(Math.max(1, grid.edges.length - 1)).fill(WHOLE);
  const least = (into: Uint8Array, i: number, match: Match): void => { if (match < into[i]!) into[i] = match; };
  for (const clause of clauses) {
    if (clause.field === 'group' && clause.kind === 'points') {
      const names = new Set(clause.value.map(String));
      grid.groups.forEach((name, row) => { least(rows, row, names.has(name) ? WHOLE : grid.members[row] === 1 ? OUT : PART); });
    } else for (let bin = 0; bin < bins.length; bin++) least(bins, bin, matchesBin(grid, bin, clause));
  }
  return { rows, bins, partial: rows.includes(PART) || bins.includes(PART) };
}

export function matchesCell(grid: CellGrid, { rows, bins }: GridMatch, cell: number): Match {
  const width = Math.max(1, grid.edges.length - 1);
  return Math.min(rows[Math.floor(cell / width)]!, bins[cell % width]!) as Match;
}

function matchesBin({ edges, instants }: CellGrid, bin: number, clause: SelectionClause): Match {
  const from = edges[bin], to = edges[bin + 1];
  if (clause.field === 'time' && clause.kind === 'interval') {
    if (from === undefined || to === undefined) return PART;
    const [start, end] = clause.value;
    return end <= from || start >= to ? OUT : start <= from && end >= to ? WHOLE : PART;
  }
  if (clause.kind === 'points' && instants && from !== undefined && to !== undefined && (clause.field === 'year' || clause.field === 'month' || clause.field === 'hour')) return matchesPart(clause.field, from, to, new Set(clause.value.map(Number)));
  return PART;
}

const HOUR = 3_600_000, DAY = 24 * HOUR;

function matchesPart(field: 'year' | 'month' | 'hour', from: number, to: number, wanted: ReadonlySet<number>): Match {
  const first = new Date(from), last = new Date(to - 1);
  if (field === 'hour') {
    if (to - from > DAY) return wanted.size === 0 ? OUT : PART;
    const hours = Array.from({ length: Math.ceil(to / HOUR) - Math.floor(from / HOUR) }, (_, i) => (((Math.floor(from / HOUR) + i) % 24) + 24) % 24);
    return told(hours, wanted);
  }
  const firstMonth = first.getUTCFullYear() * 12 + first.getUTCMonth(), lastMonth = last.getUTCFullYear() * 12 + last.getUTCMonth();
  if (field === 'year') return told(Array.from({ length: last.getUTCFullYear() - first.getUTCFullYear() + 1 }, (_, i) => first.getUTCFullYear() + i), wanted);
  return told(Array.from({ length: Math.min(12, lastMonth - firstMonth + 1) }, (_, i) => ((firstMonth + i) % 12 + 12) % 12 + 1), wanted);
}

function told(parts: readonly number[], wanted: ReadonlySet<number>): Match {
  const inside = parts.filter((part) => wanted.has(part)).length;
  return inside === 0 ? OUT : inside === parts.length ? WHOLE : PART;
}
