/** Groups against time. */
import type { CellGrid } from '../../src/core/pictures/picture.js';
import { groupNoun } from '../chart/group-noun.js';
import { binTicks, timeBins } from '../chart/time-bins.js';
import { points, stretch, type Lane, type Lanes } from './lanes.js';

export function groupLanes(grid: CellGrid, most: number): Lanes {
  const times = timeBins(grid, most)!, { bins, of, level } = times, width = grid.edges.length - 1;
  const rows = grid.groups.map((name, row): Lane => {
    const members = grid.members[row] ?? 1;
    return members === 1 ? { name, label: name === '' ? '(empty)' : name, clauses: [points('group', [name])] } : { name: `${members} groups: ${name}`, label: `${members} groups`, clauses: [] };
  });
  const columns = bins.map(({ from, to, name }): Lane => ({ name, label: name, clauses: [stretch(from, to)] }));
  const place = new Int32Array(rows.length * width);
  for (let cell = 0; cell < place.length; cell++) place[cell] = Math.floor(cell / width) * columns.length + of[cell % width]!;
  return {
    rows, columns, place, rowNoun: groupNoun(grid.groupName), columnNoun: { one: level.noun, many: level.plural }, sortable: true, telling: true,
    nameOf: (row, column) => `${rows[row]!.name}, ${columns[column]!.name}`,
    clausesOf: (row, column) => [...rows[row]!.clauses, ...columns[column]!.clauses],
    rangeOf: (chosen, [left, right]) => {
      const names = chosen.length === rows.length ? [] : chosen.flatMap((row) => rows[row]!.clauses.flatMap(({ value }) => value));
      return [...(names.length > 0 ? [points('group', names)] : []), ...(left === 0 && right === bins.length - 1 ? [] : [stretch(bins[left]!.from, bins[right]!.to)])];
    },
    ticks: (start, each, character) => binTicks(grid, times, start, each, character),
  };
}
