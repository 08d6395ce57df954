/**
 * At which scales of time base and revision vary, and how much of the change is there: the variance of Haar's steps
 * (`metrics/spectrum/haar-variance`), by doubling blocks, over matched pairs on an even grid, all groups together, in named bands.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { pulse } from '../../pulse.js';
import type { TimeGrid } from './time-grid.js';

export interface ScaleBand {
  readonly name: 'hours' | 'days' | 'weeks' | 'seasons' | 'years';
  /** Shortest and longest blocks in it, in milliseconds; the means of their halves are compared. */
  readonly from: number;
  readonly to: number;
  /** Blocks of the longest. */
  readonly blocks: number;
  /** Variance at these scales; square of the unit. */
  readonly base: number;
  readonly revision: number;
  /** Revision over base. */
  readonly ratio: Figure;
  /** Of all squared steps of the difference; 0 to 1. */
  readonly share: Figure;
}

export interface ScaleChange { readonly n: number; readonly bands: readonly ScaleBand[] }

/** Of one doubling, over all groups. */
export interface ScaleLevel { readonly level: number; readonly blocks: number; readonly base: number; readonly revision: number; readonly difference: number }

const DAY = 86_400_000;
/** A block of so long or longer is of the band. */
const BANDS = [['hours', 0], ['days', DAY / 2], ['weeks', 4 * DAY], ['seasons', 30 * DAY], ['years', 548 * DAY]] as const;
/** A half counts with at least half of its values; a scale with fewer blocks says nothing. */
const FILLED = 0.5, LEAST_BLOCKS = 4;

export function scaleChange(base: Float64Array, revision: Float64Array, grid: TimeGrid): ScaleChange | Undefined {
  if (!grid.regular) return { status: 'not-comparable', reason: 'the records keep no regular step of time' };
  const { n, levels } = haarLevels(base, revision, grid), told = levels.filter(({ blocks }) => blocks >= LEAST_BLOCKS);
  if (told.length === 0) return { status: 'too-few', reason: `${n === 0 ? 'no pairs' : `${levels[0]?.blocks ?? 0} of at least ${LEAST_BLOCKS} blocks of two steps`}` };
  const energy = ({ level, blocks, difference }: ScaleLevel): number => 2 ** level * blocks * difference, all = told.reduce((sum, each) => sum + energy(each), 0);
  const bands = BANDS.flatMap(([name, from], k): ScaleBand[] => {
    const to = BANDS[k + 1]?.[1] ?? Infinity, of = told.filter(({ level }) => { const length = 2 ** level * grid.stepMs; return length >= from && length < to; });
    if (of.length === 0) return [];
    const sum = (side: 'base' | 'revision'): number => of.reduce((total, each) => total + each[side], 0), before = sum('base'), after = sum('revision'), first = of[0]!, last = of[of.length - 1]!;
    if (!Number.isFinite(before) || !Number.isFinite(after)) return [];
    return [{
      name, from: 2 ** first.level * grid.stepMs, to: 2 ** last.level * grid.stepMs, blocks: last.blocks, base: before, revision: after,
      ratio: before === after && before > 0 ? 1 : before > 0 ? after / before : { status: 'undefined', reason: 'the base does not vary at these scales' },
      share: all > 0 ? Math.min(1, of.reduce((total, each) => total + energy(each), 0) / all) : { status: 'undefined', reason: 'the difference does not vary' },
    }];
  });
  return bands.length > 0 ? { n, bands } : { status: 'undefined', reason: 'the values are too large to square' };
}

/** Mean over blocks of a quarter of the squared difference of their halves, as `haarVariance` gives it; means of x and d are carried up from level to level. */
export function haarLevels(base: Float64Array, revision: Float64Array, { groups, place }: TimeGrid): { readonly n: number; readonly levels: readonly ScaleLevel[] } {
  const blocks: number[] = [], x2: number[] = [], y2: number[] = [], d2: number[] = [];
  let pairs = 0, means: Means | null = null;
  for (let g = 0; g + 1 < groups.length; g++) {
    const from = groups[g]!, to = groups[g + 1]!;
    let end = to;
    while (end > from && place[end - 1]! < 0) end--;
    if (end === from) continue;
    let length = place[end - 1]! + 1;
    if (means === null || means.x.length < length) means = { x: new Float64Array(length), d: new Float64Array(length), n: new Int32Array(length) };
    means.n.fill(0, 0, length);
    pairs += layOut(means, base, revision, place, from, end);
    for (let level = 0, half = 1; length >= 2; level++, half *= 2) {
      const many = length >> 1, sums = halve(means, many, FILLED * half);
      blocks[level] = (blocks[level] ?? 0) + sums.count;
      x2[level] = (x2[level] ?? 0) + sums.x;
      y2[level] = (y2[level] ?? 0) + sums.y;
      d2[level] = (d2[level] ?? 0) + sums.d;
      length = many;
    }
    if ((g & 63) === 63) pulse();
  }
  pulse();
  return { n: pairs, levels: blocks.map((count, k) => ({ level: k + 1, blocks: count, base: x2[k]! / count / 4, revision: y2[k]! / count / 4, difference: d2[k]! / count / 4 })) };
}

/** Of each block: mean of x, of d, and how many pairs are in it. */
interface Means { readonly x: Float64Array; readonly d: Float64Array; readonly n: Int32Array }

/** Pairs of one group at their places; x less its first value, so that squares do not cancel. Says how many there are. */
function layOut({ x: xs, d: ds, n: ns }: Means, base: Float64Array, revision: Float64Array, place: Int32Array, from: number, end: number): number {
  let pairs = 0, near = NaN;
  for (let i = from; i < end; i++) {
    const x = base[i]!, d = revision[i]! - x;
    if (d - d !== 0) continue;
    if (near !== near) near = x;
    const at = place[i]!;
    xs[at] = x - near;
    ds[at] = d;
    ns[at] = 1;
    pairs++;
  }
  return pairs;
}

/** Two blocks become one; the squared differences of those that are filled. */
function halve({ x: xs, d: ds, n: ns }: Means, many: number, least: number): { count: number; x: number; y: number; d: number } {
  let count = 0, sumX = 0, sumY = 0, sumD = 0;
  for (let b = 0, l = 0; b < many; b++, l += 2) {
    const nl = ns[l]!, nr = ns[l + 1]!;
    if (nl === 0 || nr === 0) { const of = nr > 0 ? l + 1 : l; xs[b] = xs[of]!; ds[b] = ds[of]!; ns[b] = nl + nr; continue; }
    const x = xs[l + 1]! - xs[l]!, d = ds[l + 1]! - ds[l]!, part = nl === nr ? 0.5 : nr / (nl + nr);
    if (nl >= least && nr >= least) { const y = x + d; count++; sumX += x * x; sumY += y * y; sumD += d * d; }
    xs[b] = xs[l]! + part * x;
    ds[b] = ds[l]! + part * d;
    ns[b] = nl + nr;
  }
  return { count, x: sumX, y: sumY, d: sumD };
}
