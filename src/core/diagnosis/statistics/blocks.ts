/**
 * How long blocks of a series must be so that their sums are as good as independent, from the sums of pieces alone.
 * With blocks of L records the memory shows as tau(L), the variance of their sums over what it were without memory: it
 * grows with L until blocks outlast the memory. Taken is the first L of at least five tau(L) (A. Sokal, "Monte Carlo
 * methods in statistical mechanics", 1997) beyond which the variance does not grow further, as far as the series can tell.
 */
import { fSf } from '../../metrics/special/f-distribution.js';
import { LEAST_BLOCKS } from '../../metrics/uncertainty/effective-size.js';
import { FIELDS } from '../../metrics/uncertainty/block-bootstrap.js';
import type { UnitSums } from './unit-sums.js';

/** What blocks are made of: pieces, where their groups begin, and in the first of the sums of each its pairs. */
export type Pieces = Pick<UnitSums, 'groups' | 'sums' | 'count'>;

/** Blocks of so many times the memory are as good as independent. */
const MEMORIES = 5;
/** Growth of the variance that chance alone gives once in so many times is taken for growth. */
const CHANCE = 1 / 500;

export interface Blocks {
  /** First piece of each block, and the number of pieces at the end. */
  readonly starts: Int32Array;
  readonly units: number;
  readonly count: number;
  /** Blocks of equal size that these are worth: fewer, where sizes differ. */
  readonly worth: number;
  /** Each block is a whole group. */
  readonly whole: boolean;
}

/** Blocks of `units` pieces within groups; a rest of less than half goes with the block before; a block without a pair is none. */
export function blocksOf({ groups, sums, count }: Pieces, units: number, whole = false): Blocks {
  const starts: number[] = [];
  let squares = 0, all = 0;
  const close = (from: number, to: number): void => {
    let n = 0;
    for (let u = from; u < to; u++) n += sums[u * FIELDS]!;
    if (n === 0) return;
    starts.push(from);
    all += n;
    squares += n * n;
  };
  for (let g = 0; g + 1 < groups.length; g++) {
    const first = groups[g]!, end = groups[g + 1]!;
    for (let from = first; from < end;) {
      const to = from + units, next = to < end && 2 * (end - to) >= units ? to : to + units > end ? end : to;
      close(from, next);
      from = next;
    }
  }
  const many = starts.length;
  starts.push(count);
  return { starts: Int32Array.from(starts), units, count: many, whole, worth: squares === 0 ? 0 : Math.floor((all * all) / squares + 1e-9) };
}

/** Variance of the sum over all records, from the sums of blocks about 0. */
export function varianceOfSum(values: Float64Array, { starts, count }: Blocks): number {
  let squares = 0;
  for (let b = 0; b < count; b++) {
    let sum = 0;
    for (let u = starts[b]!; u < starts[b + 1]!; u++) sum += values[u]!;
    squares += sum * sum;
  }
  return count < 2 ? NaN : (squares * count) / (count - 1);
}

/** All lengths that may be asked for: pieces, and their multiples in steps of a third to a half. */
export function ladder(units: Pieces): readonly Blocks[] {
  const steps: Blocks[] = [];
  let longest = 1;
  for (let g = 0; g + 1 < units.groups.length; g++) longest = Math.max(longest, units.groups[g + 1]! - units.groups[g]!);
  for (let m = 1; ; m = m < 2 ? 2 : m % 3 === 0 ? (m / 3) * 4 : (m / 2) * 3) {
    const blocks = blocksOf(units, Math.min(m, longest), m >= longest);
    if (blocks.count < 2) break;
    steps.push(blocks);
    if (m >= longest) break;
  }
  return steps;
}

/**
 * The first step of the ladder, from `from` on, that will do, or -1. `values`: sums over each piece of what has mean 0 over
 * all records; `independent`: the variance of their sum were records independent, where it is known.
 */
export function settle(steps: readonly Blocks[], length: number, values: Float64Array, independent: number | null, from = 0): number {
  const variances = steps.map((blocks) => varianceOfSum(values, blocks));
  for (let s = from; s < steps.length; s++) {
    const { units, worth, whole } = steps[s]!, variance = variances[s]!;
    if (worth < LEAST_BLOCKS) return -1;
    // Whole groups are independent of each other whatever they remember.
    if (whole) return s;
    const memory = independent === null || independent === 0 ? 0 : Math.max(1, variance / independent);
    if (units * length < MEMORIES * memory) continue;
    let grows = false;
    for (let t = s + 1; t < steps.length && !grows; t++) {
      const longer = steps[t]!;
      grows = variances[t]! > variance && (variance === 0 || fSf(variances[t]! / variance, longer.worth - 1, worth - 1) < CHANCE) && longer.worth > 2;
    }
    if (!grows) return s;
  }
  return -1;
}
