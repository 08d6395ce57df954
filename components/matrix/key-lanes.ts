/**
 * Groups of a key without a time: where groups are made of several key columns, one of these goes across and the others
 * down; else each group is a row of one column.
 */
import type { CellGrid } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { groupNoun } from '../chart/group-noun.js';
import { shortened } from '../chart/shortened.js';
import { spaced } from './folded-lanes.js';
import { points, type Lane, type Lanes } from './lanes.js';

/** Between the parts of a group's name, as `diagnosis/key-order.ts` writes them. */
const BETWEEN = ', ';

export function keyLanes(grid: CellGrid, most: number): Lanes {
  const crossed = partsOf(grid, most);
  return crossed === null ? listed(grid) : byParts(grid, crossed);
}

interface Crossed { readonly rows: readonly string[]; readonly columns: readonly string[]; readonly rowName: string; readonly columnName: string; readonly at: readonly (readonly [row: number, column: number])[] }

/** Null where names cannot be taken apart for certain, or no part has as few values as there is room for. */
function partsOf({ groupName, groups, members }: CellGrid, most: number): Crossed | null {
  const names = groupName.split(BETWEEN), tuples = groups.map((group) => group.split(BETWEEN));
  if (names.length < 2 || members.some((each) => each !== 1) || tuples.some(({ length }) => length !== names.length)) return null;
  const values = names.map((_, part) => [...new Set(tuples.map((tuple) => tuple[part]!))]), fitting = names.flatMap((_, part) => (values[part]!.length > 1 && values[part]!.length <= most ? [part] : []));
  if (fitting.length === 0) return null;
  const across = fitting.reduce((a, b) => (values[b]!.length <= values[a]!.length ? b : a)), down = (tuple: readonly string[]): string => tuple.filter((_, part) => part !== across).join(BETWEEN), rows = [...new Set(tuples.map(down))];
  const rowOf = new Map(rows.map((name, row) => [name, row])), columnOf = new Map(values[across]!.map((name, column) => [name, column]));
  return { rows, columns: values[across]!, rowName: down(names), columnName: names[across]!, at: tuples.map((tuple) => [rowOf.get(down(tuple))!, columnOf.get(tuple[across]!)!]) };
}

function named(name: string): string {
  return name === '' ? '(empty)' : name;
}

function byParts({ groups }: CellGrid, { rows, columns, rowName, columnName, at }: Crossed): Lanes {
  const wanted = (keeps: (row: number, column: number) => boolean): readonly SelectionClause[] => {
    const names = groups.filter((_, i) => keeps(...at[i]!));
    return names.length === groups.length ? [] : [points('group', names)];
  };
  const lane = (name: string, clauses: readonly SelectionClause[]): Lane => ({ name: named(name), label: named(name), clauses });
  const labels = columns.map(named);
  return {
    rows: rows.map((name, row) => lane(name, wanted((each) => each === row))), columns: columns.map((name, column) => lane(name, wanted((_, each) => each === column))),
    rowNoun: groupNoun(rowName), columnNoun: groupNoun(columnName), place: Int32Array.from(at, ([row, column]) => row * columns.length + column), sortable: true, telling: true,
    nameOf: (row, column) => `${named(rows[row]!)}, ${labels[column]!}`, clausesOf: (row, column) => wanted((r, c) => r === row && c === column),
    rangeOf: (chosen, [left, right]) => { const of = new Set(chosen); return wanted((row, column) => of.has(row) && column >= left && column <= right); },
    ticks: (start, width, character) => spaced(labels.map((label) => shortened(label, Math.max(3, Math.floor(width / character) - 1))), start, width, character),
  };
}

function listed({ groupName, groups, members }: CellGrid): Lanes {
  const rows = groups.map((name, row): Lane => ((members[row] ?? 1) === 1 ? { name: named(name), label: named(name), clauses: [points('group', [name])] } : { name: `${members[row]} groups: ${name}`, label: `${members[row]} groups`, clauses: [] }));
  return {
    rows, columns: [{ name: 'all records', label: 'all records', clauses: [] }], rowNoun: groupNoun(groupName), columnNoun: { one: 'column', many: 'columns' }, place: Int32Array.from(groups, (_, row) => row), sortable: true, telling: false,
    nameOf: (row) => rows[row]!.name, clausesOf: (row) => rows[row]!.clauses,
    rangeOf: (chosen) => { const names = chosen.length === rows.length ? [] : chosen.flatMap((row) => rows[row]!.clauses.flatMap(({ value }) => value)); return names.length === 0 ? [] : [points('group', names)]; },
    ticks: (start) => [{ at: start, text: 'all records' }],
  };
}
