/**
 * The grid that moment cells stand in: groups of records against bins of time, as fine as a given number of cells
 * allows and the data's own step warrants. Bins are parts of the calendar, so that a cell is a site-year or a
 * site-month and not a slice between two dates.
 */
import { monthOf, startOfMonth } from './months.js';
import type { KeyOrder } from '../diagnosis/key-order.js';
import type { CellGrid, TimeGrain } from './picture.js';
import { stepEdges } from './step-edges.js';

const HOUR = 3_600_000, DAY = 24 * HOUR;
/** Beyond, dates are none that JavaScript can name. */
const FARTHEST = 8.64e15;

export type GridOf = Pick<KeyOrder, 'time' | 'instants' | 'timeName' | 'group' | 'groupNames' | 'stepMs'> & { readonly records: number; readonly groupName: string };

/** A grid of at most `most` cells; of at least one, however few are allowed. */
export function cellGrid(of: GridOf, most: number): CellGrid {
  const groups = of.group === null ? [''] : of.groupNames, rows = Math.max(1, Math.min(groups.length, Math.floor(most)));
  const perRow = Math.ceil(groups.length / rows), starts = Array.from({ length: Math.ceil(groups.length / perRow) }, (_, row) => row * perRow);
  const range = of.time === null ? null : rangeOf(of.time), bins = Math.max(1, Math.floor(most / starts.length));
  const cut = range === null || range.count === 0 ? { grain: null, edges: [] } : cutInto(range, bins, of);
  return {
    groupName: of.group === null ? '' : of.groupName, timeName: range === null ? '' : of.timeName ?? '', instants: of.instants, ...cut,
    groups: starts.map((start) => { const last = Math.min(groups.length, start + perRow) - 1; return last === start ? groups[start]! : `${groups[start]!} … ${groups[last]!}`; }),
    members: starts.map((start) => Math.min(groups.length, start + perRow) - start),
    timeless: range === null || range.count === 0 ? 0 : of.records - range.count,
  };
}

/** Bins that begin at round numbers may be one more than asked for; then fewer are asked for. */
function cutInto(range: Range, bins: number, { instants, stepMs }: GridOf): Cut {
  for (let asked = bins; ; asked--) {
    const cut: Cut = instants ? calendarEdges(range, asked, stepMs ?? 0) : { grain: 'step', edges: evenEdges(range, asked) };
    if (cut.edges.length - 1 <= bins) return cut;
    if (asked === 1) return { ...cut, edges: [cut.edges[0]!, cut.edges.at(-1)!] };
  }
}

/** Rows of groups in the grid, by group code. */
export function rowsOfGroups(grid: CellGrid): Int32Array {
  return Int32Array.from(grid.members.flatMap((members, row) => Array.from({ length: members }, () => row)));
}

/** The bin of each instant, -1 without one: where records follow in time it is the last one or the next. */
export function binsOf(time: Float64Array, edges: readonly number[]): Int32Array {
  const out = new Int32Array(time.length), last = edges.length - 2;
  let bin = 0;
  for (let i = 0; i < time.length; i++) {
    const t = time[i]!;
    if (!(t >= edges[0]! && t < edges[last + 1]!)) { out[i] = -1; continue; }
    if (t < edges[bin]! || t >= edges[bin + 1]!) bin = bisect(edges, t);
    out[i] = bin;
  }
  return out;
}

function bisect(edges: readonly number[], t: number): number {
  let low = 0, high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= t) low = middle;
    else high = middle;
  }
  return low;
}

interface Range { readonly low: number; readonly high: number; readonly count: number }

function rangeOf(time: Float64Array): Range {
  let low = Infinity, high = -Infinity, count = 0;
  for (let i = 0; i < time.length; i++) {
    const t = time[i]!;
    if (t - t !== 0) continue;
    count++;
    if (t < low) low = t;
    if (t > high) high = t;
  }
  return { low, high, count };
}

interface Cut { readonly grain: TimeGrain; readonly edges: number[] }

/** From fine to coarse; a grain finer than the step of the records would leave cells empty. */
function calendarEdges({ low, high }: Range, most: number, stepMs: number): Cut {
  if (Math.abs(low) > FARTHEST || Math.abs(high) > FARTHEST) return { grain: 'step', edges: evenEdges({ low, high, count: 1 }, most) };
  for (const { grain, ms } of [{ grain: 'hour', ms: HOUR }, { grain: 'day', ms: DAY }] as const) {
    const first = Math.floor(low / ms), bins = Math.floor(high / ms) - first + 1;
    if (ms >= stepMs && bins <= most) return { grain, edges: Array.from({ length: bins + 1 }, (_, i) => (first + i) * ms) };
  }
  const from = monthOf(low), months = monthOf(high) - from + 1;
  if (months <= most && stepMs <= 31 * DAY) return { grain: 'month', edges: Array.from({ length: months + 1 }, (_, i) => startOfMonth(from + i)) };
  const firstYear = Math.floor(from / 12), lastYear = Math.floor((from + months - 1) / 12), span = wideEnough((lastYear - firstYear + 1) / most), start = Math.floor(firstYear / span);
  return { grain: 'year', edges: Array.from({ length: Math.floor(lastYear / span) - start + 2 }, (_, i) => startOfMonth((start + i) * span * 12)) };
}

function evenEdges({ low, high }: Range, most: number): number[] {
  const whole = Number.isInteger(low) && Number.isInteger(high), step = whole ? wideEnough((high - low + 1) / most) : roundUp((high - low) / Math.max(1, most - 1)) || 1;
  return stepEdges(low, high, step);
}

/** The least of 1, 2, 5, 10, 20, … that is enough; bins that begin at its multiples may need one more than asked. */
function wideEnough(least: number): number {
  return least <= 1 ? 1 : Math.max(1, roundUp(least));
}

function roundUp(x: number): number {
  if (!(x > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(x)), of = x / power;
  return (of <= 1 ? 1 : of <= 2 ? 2 : of <= 5 ? 5 : 10) * power;
}
