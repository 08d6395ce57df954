/** Which rows the matrix shows, in which order: all where there is room, else the first and bins of the rest. */
import { changedIn, type Places } from '../../src/core/pictures/merge-places.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { clusterOrder } from '../../src/core/statistics/cluster-order.js';
import { formatCount } from '../shared/format-number.js';
import { joinClauses } from '../view/join-clauses.js';
import type { Lanes } from './lanes.js';

export interface MatrixRow {
  /** Rows of the lanes that it stands for. */
  readonly members: readonly number[];
  readonly name: string;
  readonly label: string;
  readonly clauses: readonly SelectionClause[];
}

export type RowOrder = 'change' | 'cluster' | 'name';

/** So many rows in which nothing changed are one row, where what changed comes first. */
const STILL = 6;
/** More rows than these are put together. */
export const MOST_ROWS = 96;
/** Of many rows by change: the first, each by itself, and bins of those after it. */
const ALONE = 32, BINS = 16;
/** Of many rows by name or time. */
const EVEN = 48;

/** `totals`: of all records, by row of the lanes, so that rows keep their place while a selection moves; `apart`: how far from alike two rows are. */
export function matrixRows(lanes: Lanes, totals: Places, order: RowOrder, share: boolean, apart: (row: number, other: number) => number): MatrixRow[] {
  const all = lanes.rows.map((_, row) => row), many = all.length > MOST_ROWS;
  if (!lanes.sortable || order === 'name') return many ? binned(lanes, all, EVEN) : all.map((row) => single(lanes, row));
  const amount = Float64Array.from(all, (row) => amountIn(totals, row, share)), sorted = all.sort((a, b) => amount[b]! - amount[a]! || changedIn(totals, b) - changedIn(totals, a) || a - b);
  const still = sorted.filter((row) => changedIn(totals, row) === 0), moved = still.length >= STILL && still.length < sorted.length ? sorted.slice(0, sorted.length - still.length) : sorted, last = moved.length < sorted.length ? [stillRow(lanes, still)] : [];
  const alike = (rows: readonly number[]): readonly number[] => (order === 'cluster' ? clustered(rows, apart) : rows);
  return moved.length > MOST_ROWS ? [...alike(moved.slice(0, ALONE)).map((row) => single(lanes, row)), ...binned(lanes, moved.slice(ALONE), BINS), ...last] : [...alike(moved).map((row) => single(lanes, row)), ...last];
}

/** `rows`: what changed most first, which stays at the end that it is nearer to the top of. */
function clustered(rows: readonly number[], apart: (row: number, other: number) => number): readonly number[] {
  const order = clusterOrder(rows.length, (i, j) => apart(rows[i]!, rows[j]!)), up = order.indexOf(0) < order.length / 2 ? order : order.reverse();
  return up.map((i) => rows[i]!);
}

/** Root mean square of the differences between what two rows show, over columns where both show something; no column in common is as far as can be. */
export function rowsApart(valueAt: (row: number, column: number) => number | null, columns: number): (row: number, other: number) => number {
  return (row, other) => {
    let sum = 0, common = 0;
    for (let column = 0; column < columns; column++) {
      const a = valueAt(row, column), b = valueAt(other, column);
      if (a === null || b === null) continue;
      sum += (a - b) ** 2;
      common++;
    }
    return common === 0 ? Number.MAX_VALUE / 1e6 : Math.min(Number.MAX_VALUE / 1e6, Math.sqrt(sum / common));
  };
}

/** How much changed in a place: cells, or the sum of the sizes of all differences. */
export function amountIn(places: Places, place: number, share: boolean): number {
  return share ? changedIn(places, place) : places.pairs[place]! * places.absolute[place]!;
}

function single({ rows }: Lanes, row: number): MatrixRow {
  const { name, label, clauses } = rows[row]!;
  return { members: [row], name, label, clauses };
}

function stillRow(lanes: Lanes, rows: readonly number[]): MatrixRow {
  return { ...together(lanes, rows), name: `${formatCount(rows.length)} ${lanes.rowNoun.many} without a change`, label: `${formatCount(rows.length)} unchanged` };
}

function binned(lanes: Lanes, rows: readonly number[], most: number): MatrixRow[] {
  const size = Math.ceil(rows.length / Math.min(most, rows.length));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, bin): MatrixRow => {
    const members = rows.slice(bin * size, (bin + 1) * size);
    return members.length === 1 ? single(lanes, members[0]!) : together(lanes, members);
  });
}

function together(lanes: Lanes, members: readonly number[]): MatrixRow {
  const [first, last] = [lanes.rows[members[0]!]!, lanes.rows[members.at(-1)!]!], of = members.map((row) => lanes.rows[row]!.clauses);
  return { members, name: `${members.length} ${lanes.rowNoun.many}, ${first.label} … ${last.label}`, label: `${members.length} ${lanes.rowNoun.many}`, clauses: of.some((each) => each.length === 0) ? [] : joinClauses('', of.flat()) };
}
