/**
 * What the rows of the pairs are: groups, or stretches of time where there is one group. Each has its mean in both
 * releases, the mean of the differences, and how sure that is.
 */
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { matchesCell, matchesGrid, OUT, PART } from '../../src/core/selection/matches-cell.js';
import { meanOfCells, type CellMean } from '../../src/core/pictures/mean-of-cells.js';
import { momentsAt } from '../../src/core/pictures/moment-table.js';
import { emptyMoments, mergeInto, settled, type Moments } from '../../src/core/pictures/moment-sums.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { groupNoun, type Noun } from '../chart/group-noun.js';
import { binsAt, timeBins, type TimeBins } from '../chart/time-bins.js';
import { timeLevels } from '../chart/time-levels.js';
import { binWord } from '../effects/effect-rows.js';

export interface PairRow {
  readonly id: string;
  readonly name: string;
  readonly clauses: readonly SelectionClause[];
  /** Place in the natural order: of names, of time. */
  readonly at: number;
  readonly moments: Moments;
  readonly cells: readonly (readonly Moments[])[];
  readonly approximate: boolean;
}

export interface PairRows {
  readonly rows: readonly PairRow[];
  readonly noun: Noun;
  readonly by: 'group' | 'time';
  readonly bin: string;
  readonly timed: boolean;
}

export type By = 'group' | 'year';

/** Rows of time are at most so many, so that each can be read. */
const MOST_TIMES = 60, LEAST_YEARS = 6;

/** Null where there is neither a group nor a time to tell rows apart by. */
export function pairRows({ grid, cells }: PictureAnswers['moments'], by: By, clauses: readonly SelectionClause[]): PairRows | null {
  const timed = grid.edges.length > 1, grouped = grid.groups.length > 1, times = timed && (by === 'year' || !grouped) ? timesOf(grid) : null;
  if (times === null && !grouped) return null;
  const width = Math.max(1, grid.edges.length - 1), match = matchesGrid(grid, clauses), found = new Map<number, { moments: Moments; cells: Moments[][]; group: number; approximate: boolean }>();
  cells.at.forEach((cell, i) => {
    const left = matchesCell(grid, match, cell);
    if (left === OUT) return;
    const group = Math.floor(cell / width), row = times === null ? group : times.of[cell % width]!, moments = momentsAt(cells, i), before = found.get(row);
    if (before === undefined) { found.set(row, { moments: { ...moments }, cells: [[moments]], group, approximate: left === PART }); return; }
    mergeInto(before.moments, moments);
    if (before.group === group) before.cells.at(-1)!.push(moments);
    else before.cells.push([moments]);
    before.group = group;
    if (left === PART) before.approximate = true;
  });
  const rows = [...found].sort(([a], [b]) => a - b).map(([row, { moments, cells: own, approximate }]): PairRow => ({ id: `row-${row}`, at: row, moments: settled(moments), cells: own, approximate, ...(times === null ? groupOf(grid, row) : timeOf(times, row)) }));
  return { rows, noun: times === null ? groupNoun(grid.groupName) : { one: times.level.noun, many: times.level.plural }, by: times === null ? 'group' : 'time', bin: binWord(grid.grain), timed };
}

/** Years where there are some, else the finest stretch from a month on; of short series whatever fits. */
function timesOf(grid: PictureAnswers['moments']['grid']): TimeBins {
  const levels = timeLevels(grid), years = levels.find(({ noun }) => noun === 'year'), at = (level: (typeof levels)[number]): TimeBins => binsAt(grid, level);
  if (years !== undefined) {
    const byYear = at(years);
    if (byYear.bins.length >= LEAST_YEARS && byYear.bins.length <= MOST_TIMES) return byYear;
  }
  const months = levels.findIndex(({ noun }) => noun === 'month'), coarse = months < 0 ? timeBins(grid, MOST_TIMES)! : timeBins(grid, MOST_TIMES, months)!;
  return coarse.bins.length >= 3 ? coarse : timeBins(grid, MOST_TIMES)!;
}

function groupOf(grid: PictureAnswers['moments']['grid'], row: number): Pick<PairRow, 'name' | 'clauses'> {
  const name = grid.groups[row]!, members = grid.members[row] ?? 1;
  return members === 1 ? { name: name === '' ? '(empty)' : name, clauses: [{ source: '', field: 'group', kind: 'points', value: [name] }] } : { name: `${members} groups, ${name}`, clauses: [] };
}

/** Whole years are named as such, so that several together are a list and not all between them. */
function timeOf({ bins, level }: TimeBins, row: number): Pick<PairRow, 'name' | 'clauses'> {
  const { from, to, name } = bins[row]!;
  return { name, clauses: level.noun === 'year' ? [{ source: '', field: 'year', kind: 'points', value: [new Date(from).getUTCFullYear()] }] : [{ source: '', field: 'time', kind: 'interval', value: [from, to] }] };
}

export function meanOfRow({ cells }: PairRow, { timed, bin }: Pick<PairRows, 'timed' | 'bin'>): CellMean {
  return meanOfCells(cells, timed, bin);
}

/** Moments of all rows. */
export function allOf(rows: readonly PairRow[]): Moments {
  return settled(rows.reduce((all, { moments }) => mergeInto(all, moments), emptyMoments()));
}
