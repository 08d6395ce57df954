/**
 * Where the difference of the releases changes its level, group by group. The series is made coarse first: means of
 * pairs over blocks of equal time, so that long series cost little; a step that stands is then put to the record within its blocks.
 */
import { isoText } from '../../format/time.js';
import { CHANCE, LEAST_VALUES, lastingSteps, SHORTEST_LEVEL, type LastingStep } from '../../metrics/time/lasting-steps.js';
import type { Undefined } from '../../model/report.js';
import { pulse } from '../../pulse.js';
import type { TimeGrid } from './time-grid.js';

export interface ChangePoint {
  /** First instant after the step. */
  readonly at: string;
  /** Where it may have been, 95 %, in whole blocks. */
  readonly earliest: string;
  readonly latest: string;
  /** Mean difference, revision less base, from the step before to this one, and from this one to the next. */
  readonly before: number;
  readonly after: number;
  /** `after` less `before`; unit of the column. */
  readonly size: number;
  /** Pairs behind the two means. */
  readonly n: number;
  /** Chance of such a step anywhere, were there none. */
  readonly p: number;
  readonly group?: string;
}

export interface ChangePoints {
  /** Pairs in the groups that were looked at. */
  readonly n: number;
  readonly groups: { readonly looked: number; readonly of: number };
  /** Length of a block in milliseconds. */
  readonly blockMs: number;
  readonly method: string;
  /** Steps that stand; `points` are the largest of them, in order of time, at most 10. */
  readonly found: number;
  readonly points: readonly ChangePoint[];
}

export const MOST_POINTS = 10;
/** Work is the square of the blocks of a group: so many blocks in one, so many squared in all. */
const MOST_BLOCKS = 400, MOST_SQUARED = 600_000;
/** A block with few pairs beside the usual one does not count. */
const FULL_ENOUGH = 0.5;
/** Of the largest value: a smaller step may be one of rounding, which stands out where nothing else varies. */
const ROUNDING = 2 ** -46;

export function differenceChangePoints(base: Float64Array, revision: Float64Array, instants: Float64Array, grid: TimeGrid, period: number | null, groupNames: readonly string[]): ChangePoints | Undefined {
  const { groups, place } = grid, all = groups.length - 1, size = blockSteps(grid, period);
  // The groups with most records, where there are very many.
  const looked = Array.from({ length: all }, (_, g) => g).filter((g) => groups[g + 1]! - groups[g]! >= LEAST_VALUES).sort((a, b) => groups[b + 1]! - groups[b]! - (groups[a + 1]! - groups[a]!) || a - b).slice(0, Math.floor(MOST_SQUARED / LEAST_VALUES ** 2));
  const series = looked.map((g) => blockMeans(base, revision, place, groups[g]!, groups[g + 1]!, size)), long = series.filter(({ counted }) => counted >= LEAST_VALUES).length;
  if (long === 0) return { status: 'too-few', reason: `${Math.max(0, ...series.map(({ counted }) => counted))} of at least ${LEAST_VALUES} times with pairs` };
  pulse();
  const points: { readonly point: ChangePoint; readonly time: number }[] = [];
  let n = 0;
  looked.forEach((g, k) => {
    const { means, counted, pairs } = series[k]!;
    if (counted < LEAST_VALUES) return;
    n += pairs;
    const steps = lastingSteps(means, long), least = steps === null || steps.length === 0 ? 0 : ROUNDING * largest(g), real = (steps ?? []).filter(({ before, after }) => Math.abs(after - before) > least);
    if (real.length > 0) points.push(...pointsOf(real, g));
  });
  pulse();
  const strongest = [...points].sort((a, b) => Math.abs(b.point.size) - Math.abs(a.point.size) || a.time - b.time).slice(0, MOST_POINTS).sort((a, b) => a.time - b.time);
  return {
    n, groups: { looked: long, of: all }, blockMs: size * grid.stepMs, found: points.length, points: strongest.map(({ point }) => point),
    method: `circular binary segmentation of the means of ${size === 1 ? 'single' : `blocks of ${size}`} ${grid.unit === 'months' ? 'months' : 'steps'}, at least ${SHORTEST_LEVEL} of them a level; noise with its memory, chance of any false step ${CHANCE}`,
  };

  function largest(g: number): number {
    let most = 0;
    for (let i = groups[g]!; i < groups[g + 1]!; i++) { const x = Math.abs(base[i]!), y = Math.abs(revision[i]!); if (x > most && x - x === 0) most = x; if (y > most && y - y === 0) most = y; }
    return most;
  }

  function pointsOf(steps: readonly LastingStep[], g: number): { readonly point: ChangePoint; readonly time: number }[] {
    const from = groups[g]!, to = groups[g + 1]!;
    const at = steps.map((step) => refined(step, from, to)), edges = [from, ...at, to], sums = edges.slice(0, -1).map((first, k) => meanOf(first, edges[k + 1]!));
    return steps.flatMap((step, k) => {
      const [before, after] = [sums[k]!, sums[k + 1]!], record = at[k]!, early = recordAt((step.at - 1 - step.within) * size, from, to), late = recordAt((step.at + 1 + step.within) * size, from, to) - 1;
      if (!Number.isFinite(after.mean - before.mean)) return [];
      return [{ time: instants[record]!, point: { at: isoText(instants[record]!), earliest: isoText(instants[early]!), latest: isoText(instants[Math.max(record, late)]!), before: before.mean, after: after.mean, size: after.mean - before.mean, n: before.n + after.n, p: step.p, ...(groupNames.length > 0 ? { group: groupNames[g]! } : {}) } }];
    });
  }

  /** Within the blocks on both sides, the record at which the two levels leave the least error. */
  function refined({ at, before, after }: LastingStep, from: number, to: number): number {
    const middle = (before + after) / 2, up = Math.sign(after - before), start = recordAt((at - 1) * size, from, to), end = recordAt((at + 1) * size, from, to);
    let sum = 0, least = 0, best = start;
    for (let i = start; i < end; i++) {
      const d = revision[i]! - base[i]!;
      if (d - d !== 0) continue;
      sum += up * (d - middle);
      if (sum < least) { least = sum; best = i + 1; }
    }
    // The step shows at the first pair that has it.
    while (best < to - 1 && !Number.isFinite(revision[best]! - base[best]!)) best++;
    return best;
  }

  /** The first record at or after a step. */
  function recordAt(step: number, from: number, to: number): number {
    let low = from, high = to;
    while (low < high) { const middle = (low + high) >> 1; if (place[middle]! < step && place[middle]! >= 0) low = middle + 1; else high = middle; }
    return low;
  }

  function meanOf(from: number, to: number): { readonly n: number; readonly mean: number } {
    let sum = 0, count = 0;
    for (let i = from; i < to; i++) { const d = revision[i]! - base[i]!; if (d - d === 0) { sum += d; count++; } }
    return { n: count, mean: sum / count };
  }
}

/** Whole days, where steps divide a day, so that the day itself is no change. */
function blockSteps({ groups, place }: TimeGrid, period: number | null): number {
  const all = groups.length - 1, most = Math.max(LEAST_VALUES, Math.min(MOST_BLOCKS, Math.floor(Math.sqrt(MOST_SQUARED / Math.max(1, all)))));
  let longest = 1;
  for (let g = 0; g < all; g++) for (let i = groups[g + 1]! - 1; i >= groups[g]!; i--) if (place[i]! >= 0) { longest = Math.max(longest, place[i]! + 1); break; }
  const cycle = period ?? 1, least = longest / most;
  return longest / cycle >= LEAST_VALUES ? cycle * Math.max(1, Math.ceil(least / cycle)) : Math.max(1, Math.ceil(least));
}

function blockMeans(base: Float64Array, revision: Float64Array, place: Int32Array, from: number, to: number, size: number): { readonly means: Float64Array; readonly counted: number; readonly pairs: number } {
  let end = to;
  while (end > from && place[end - 1]! < 0) end--;
  const blocks = end > from ? Math.floor(place[end - 1]! / size) + 1 : 0, means = new Float64Array(blocks), n = new Int32Array(blocks);
  let pairs = 0, filled = 0;
  for (let i = from; i < end;) {
    const block = Math.floor(place[i]! / size), next = (block + 1) * size;
    let sum = 0, count = 0;
    for (; i < end && place[i]! < next; i++) { const d = revision[i]! - base[i]!; if (d - d === 0) { sum += d; count++; } }
    means[block] = sum;
    n[block] = count;
    pairs += count;
    if (count > 0) filled++;
  }
  const least = (FULL_ENOUGH * pairs) / Math.max(1, filled);
  let counted = 0;
  for (let b = 0; b < blocks; b++) {
    if (n[b]! === 0 || n[b]! < least) { means[b] = NaN; continue; }
    means[b]! /= n[b]!;
    counted++;
  }
  return { means, counted, pairs };
}
