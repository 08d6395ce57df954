/** One group: its time folded into rows and columns. */
import type { CellGrid } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { countName } from '../chart/count-name.js';
import type { Noun } from '../chart/group-noun.js';
import { binTicks, timeBins } from '../chart/time-bins.js';
import { MONTH_NAMES, plainNumber } from '../chart/time-levels.js';
import type { AxisTick } from '../chart/value-axis.js';
import { points, stretch, upTo, type Lane, type Lanes } from './lanes.js';

const HOUR = 3_600_000, DAY = 24 * HOUR;
/** Longer series of days have years for rows. */
const MOST_MONTHS = 60;
/** Rows of tens of steps are made longer until there are no more than these. */
const MOST_TENS = 48;

export function foldedLanes(grid: CellGrid, most: number): Lanes {
  const { edges, grain, instants } = grid, days = (edges.at(-1)! - edges[0]!) / DAY;
  if (!instants || grain === 'step' || grain === 'year' || grain === null) return tens(grid);
  if (grain === 'hour' && days >= 2) return hoursByTime(grid, most);
  if (grain === 'month') return yearsByMonths(grid);
  return days <= MOST_MONTHS * 31 ? monthsByDays(grid) : yearsByWeeks(grid, most);
}

interface Fold {
  readonly rowOf: (bin: number) => number;
  readonly columnOf: (bin: number) => number;
  readonly rows: readonly Lane[];
  readonly columns: readonly Lane[];
}

/** What all folds share: where bins go, and the stretch of time that each cell has. */
function folded(grid: CellGrid, { rowOf, columnOf, rows, columns }: Fold, nouns: Pick<Lanes, 'rowNoun' | 'columnNoun'>): Pick<Lanes, 'rows' | 'columns' | 'place' | 'rowNoun' | 'columnNoun' | 'sortable' | 'telling'> & { readonly spanOf: (row: number, column: number) => readonly [number, number] | null } {
  const place = Int32Array.from({ length: grid.edges.length - 1 }, (_, bin) => rowOf(bin) * columns.length + columnOf(bin)), first = new Int32Array(rows.length * columns.length).fill(-1), last = new Int32Array(first.length).fill(-1);
  place.forEach((at, bin) => {
    if (first[at] === -1) first[at] = bin;
    last[at] = bin;
  });
  return {
    rows, columns, place, sortable: false, telling: true, ...nouns,
    spanOf: (row, column) => { const at = row * columns.length + column; return first[at] === -1 ? null : [grid.edges[first[at]!]!, grid.edges[last[at]! + 1]!]; },
  };
}

type SpanOf = (row: number, column: number) => readonly [number, number] | null;

/** From the first of some cells to the last: one stretch, which holds all of them. */
function spanning(spanOf: SpanOf, rows: readonly number[], [left, right]: readonly [number, number]): readonly SelectionClause[] {
  const spans = rows.flatMap((row) => upTo(left, right).flatMap((column) => { const span = spanOf(row, column); return span === null ? [] : [span]; }));
  return spans.length === 0 ? [] : [stretch(Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to)))];
}

/** Several rows are taken whole: one stretch of time says no rectangle. */
function wholeRows(spanOf: SpanOf, rows: readonly number[], all: number, across: readonly [number, number], last: number): readonly SelectionClause[] {
  const whole = rows.length > 1 || (across[0] === 0 && across[1] === last);
  return whole && rows.length === all ? [] : spanning(spanOf, rows, whole ? [0, last] : across);
}

const month = (t: number): number => new Date(t).getUTCMonth(), year = (t: number): number => new Date(t).getUTCFullYear();
const YEARS: Noun = { one: 'year', many: 'years' }, MONTHS: Noun = { one: 'month', many: 'months' };

function yearLanes({ edges }: CellGrid): { readonly rows: Lane[]; readonly from: number } {
  const from = year(edges[0]!);
  return { from, rows: upTo(from, year(edges.at(-1)! - 1)).map((each) => ({ name: String(each), label: String(each), clauses: [points('year', [each])] })) };
}

/** Every fifth, tenth … label, so that none runs into the next. */
function evenly(labels: readonly string[], start: number, width: number, character: number): AxisTick[] {
  const longest = (Math.max(...labels.map(({ length }) => length)) + 1) * character, every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => each * width >= longest) ?? labels.length;
  return spaced(labels.map((label, i) => (i % every === 0 ? label : '')), start, width, character);
}

function yearsAndMonths(rows: readonly number[], all: number, from: number, [left, right]: readonly [number, number]): readonly SelectionClause[] {
  return [...(rows.length === all ? [] : [points('year', rows.map((row) => row + from))]), ...(left === 0 && right === 11 ? [] : [points('month', upTo(left + 1, right + 1))])];
}

/** Each label where it does not run into the one before. */
export function spaced(labels: readonly string[], start: number, width: number, character: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  labels.forEach((text, i) => {
    const at = start + i * width, before = ticks.at(-1);
    if (text !== '' && at + text.length * character <= start + labels.length * width + character && (before === undefined || at - before.at >= (before.text.length + 0.75) * character)) ticks.push({ at, text });
  });
  return ticks;
}

function yearsByMonths(grid: CellGrid): Lanes {
  const { rows, from } = yearLanes(grid), columns = MONTH_NAMES.map((name, i): Lane => ({ name, label: name, clauses: [points('month', [i + 1])] }));
  const { spanOf: _, ...shared } = folded(grid, { rows, columns, rowOf: (bin) => year(grid.edges[bin]!) - from, columnOf: (bin) => month(grid.edges[bin]!) }, { rowNoun: YEARS, columnNoun: MONTHS });
  return {
    ...shared, nameOf: (row, column) => `${columns[column]!.name} ${rows[row]!.name}`, clausesOf: (row, column) => [...rows[row]!.clauses, ...columns[column]!.clauses],
    rangeOf: (chosen, across) => yearsAndMonths(chosen, rows.length, from, across),
    ticks: (start, width, character) => spaced(width > 3.5 * character ? [...MONTH_NAMES] : MONTH_NAMES.map((name) => name[0]!), start, width, character),
  };
}

/** Quarters of months, so that a rectangle of whole months can be asked for. */
function yearsByWeeks(grid: CellGrid, most: number): Lanes {
  const { rows, from } = yearLanes(grid), parts = most < 48 ? 1 : 4, ends = parts === 4 ? ['1–7', '8–14', '15–21', '22 to the end of'] : [''];
  const columns = MONTH_NAMES.flatMap((name) => ends.map((part): Lane => ({ name: `${part} ${name}`.trim(), label: name, clauses: parts === 1 ? [points('month', [MONTH_NAMES.indexOf(name) + 1])] : [] })));
  const columnOf = (bin: number): number => { const t = grid.edges[bin]!; return month(t) * parts + (parts === 1 ? 0 : Math.min(3, Math.floor((new Date(t).getUTCDate() - 1) / 7))); };
  const { spanOf, ...shared } = folded(grid, { rows, columns, rowOf: (bin) => year(grid.edges[bin]!) - from, columnOf }, { rowNoun: YEARS, columnNoun: parts === 1 ? MONTHS : { one: 'week of the year', many: 'weeks of the year' } });
  return {
    ...shared, nameOf: (row, column) => `${columns[column]!.name} ${rows[row]!.name}`, clausesOf: (row, column) => spanning(spanOf, [row], [column, column]),
    rangeOf: (chosen, [left, right]) => yearsAndMonths(chosen, rows.length, from, [Math.floor(left / parts), Math.floor(right / parts)]),
    ticks: (start, width, character) => spaced(columns.map(({ label }, i) => (i % parts > 0 ? '' : width * parts > 3.5 * character ? label : label[0]!)), start, width, character),
  };
}

function monthsByDays(grid: CellGrid): Lanes {
  const { edges } = grid, count = (t: number): number => year(t) * 12 + month(t), from = count(edges[0]!), last = count(edges.at(-1)! - 1);
  const rows = upTo(from, last).map((each): Lane => {
    const start = new Date(0), end = new Date(0), name = `${MONTH_NAMES[((each % 12) + 12) % 12]!} ${Math.floor(each / 12)}`;
    start.setUTCFullYear(Math.floor(each / 12), each - 12 * Math.floor(each / 12), 1);
    end.setUTCFullYear(Math.floor((each + 1) / 12), each + 1 - 12 * Math.floor((each + 1) / 12), 1);
    return { name, label: name, clauses: [stretch(start.getTime(), end.getTime())] };
  });
  const columns = upTo(1, 31).map((day): Lane => ({ name: `day ${day}`, label: String(day), clauses: [] }));
  const { spanOf, ...shared } = folded(grid, { rows, columns, rowOf: (bin) => count(edges[bin]!) - from, columnOf: (bin) => new Date(edges[bin]!).getUTCDate() - 1 }, { rowNoun: MONTHS, columnNoun: { one: 'day of the month', many: 'days of the month' } });
  return {
    ...shared, nameOf: (row, column) => `${column + 1} ${rows[row]!.name}`, clausesOf: (row, column) => spanning(spanOf, [row], [column, column]),
    rangeOf: (chosen, across) => wholeRows(spanOf, chosen, rows.length, across, 30),
    ticks: (start, width, character) => spaced(columns.map(({ label }) => label), start, width, character),
  };
}

/** The picture that those who measure fluxes call a fingerprint: hour of the day upwards, time across. */
function hoursByTime(grid: CellGrid, most: number): Lanes {
  const times = timeBins(grid, most, 4)!, { bins, of, level } = times;
  const rows = upTo(0, 23).map((hour): Lane => ({ name: `${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00`, label: `${String(hour).padStart(2, '0')}:00`, clauses: [points('hour', [hour])] }));
  const columns = bins.map(({ from, to, name }): Lane => ({ name, label: name, clauses: [stretch(from, to)] }));
  const { spanOf: _, ...shared } = folded(grid, { rows, columns, rowOf: (bin) => new Date(grid.edges[bin]!).getUTCHours(), columnOf: (bin) => of[bin]! }, { rowNoun: { one: 'hour of the day', many: 'hours of the day' }, columnNoun: { one: level.noun, many: level.plural } });
  return {
    ...shared, nameOf: (row, column) => `${rows[row]!.name}, ${columns[column]!.name}`, clausesOf: (row, column) => [...rows[row]!.clauses, ...columns[column]!.clauses],
    rangeOf: (chosen, [left, right]) => [...(chosen.length === 24 ? [] : [points('hour', [...chosen])]), ...(left === 0 && right === bins.length - 1 ? [] : [stretch(bins[left]!.from, bins[right]!.to)])],
    ticks: (start, width, character) => binTicks(grid, times, start, width, character),
  };
}

/** What ends before a whole number ends with the one before it. */
function spanName(from: number, to: number): string {
  return Number.isInteger(from) && Number.isInteger(to) ? `${plainNumber(from)}–${plainNumber(to - 1)}` : `${plainNumber(from)} to ${plainNumber(to)}`;
}

/** Rows of ten, twenty, fifty … steps of a number that counts time, or of years; columns are the steps within. */
function tens(grid: CellGrid): Lanes {
  const { edges, instants, grain } = grid, calendar = instants && grain === 'year', step = calendar ? Math.max(1, year(edges[1]!) - year(edges[0]!)) : edges[1]! - edges[0]!;
  const numberOf = (bin: number): number => (calendar ? Math.floor(year(edges[bin]!) / step) : Math.round(edges[bin]! / step)), low = numberOf(0), high = numberOf(edges.length - 2);
  const per = [10, 20, 50, 100, 200, 500, 1000].find((each) => Math.floor(high / each) - Math.floor(low / each) < MOST_TENS) ?? 1000, from = Math.floor(low / per);
  const rows = upTo(from, Math.floor(high / per)).map((each): Lane => ({ name: spanName(each * per * step, (each + 1) * per * step), label: `${plainNumber(each * per * step)}${calendar && per * step === 10 ? 's' : ''}`, clauses: [] }));
  const columns = upTo(0, per - 1).map((each): Lane => ({ name: per * step === 10 ? `those ending in ${each}` : `those at +${plainNumber(each * step)}`, label: `+${plainNumber(each * step)}`, clauses: [] }));
  const counted = countName(grid.timeName), counts = counted === null ? '' : ` of ${counted}`, one = calendar ? (step === 1 ? 'year' : `stretch of ${step} years`) : `step${counts}`, many = calendar ? (step === 1 ? 'years' : `stretches of ${step} years`) : `steps${counts}`;
  const { spanOf, ...shared } = folded(grid, { rows, columns, rowOf: (bin) => Math.floor(numberOf(bin) / per) - from, columnOf: (bin) => numberOf(bin) - per * Math.floor(numberOf(bin) / per) }, { rowNoun: per * step === 10 && calendar ? { one: 'decade', many: 'decades' } : { one: `stretch of ${plainNumber(per * step)}${calendar ? ' years' : ''}`, many: `stretches of ${plainNumber(per * step)}${calendar ? ' years' : ''}` }, columnNoun: { one, many } });
  const nameOf = (row: number, column: number): string => { const at = ((row + from) * per + column) * step; return step === 1 ? plainNumber(at) : spanName(at, at + step); };
  return {
    ...shared, telling: false, nameOf, clausesOf: (row, column) => spanning(spanOf, [row], [column, column]),
    rows: rows.map((lane, row) => ({ ...lane, clauses: spanning(spanOf, [row], [0, per - 1]) })),
    rangeOf: (chosen, across) => wholeRows(spanOf, chosen, rows.length, across, per - 1),
    ticks: (start, width, character) => evenly(columns.map(({ label }) => label), start, width, character),
  };
}
