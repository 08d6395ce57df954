/**
 * Distances between the distribution functions F of the base and G of the revision. On matched pairs those that did
 * not change cancel in F - G, so that walking over the changed ones gives the distances of all of them, exactly.
 */
import { pulse } from '../../pulse.js';
import { makeRoom, type Room } from './room.js';
import type { PrintedCounts } from './printed-counts.js';
import type { ChangedPairs } from './scan-pairs.js';
import { sortInBins } from './sort-in-bins.js';

export interface SortedDistances {
  /** Largest |F - G|, and the smallest value at which it is reached (NaN where F = G). */
  readonly ks: number;
  readonly ksAt: number;
  /** Area between F and G. */
  readonly area: number;
  /** Area under the square of F - G. */
  readonly squares: number;
}

/** Of `n` pairs of which these changed; a small part of them may stand in the first array of `room`, and stays there. */
export function changedDistances({ base, revision, count }: ChangedPairs, n: number, [first, second, third]: Room = makeRoom(base.length)): SortedDistances {
  const few = base.buffer === first.buffer;
  const [x, y, places, more] = few
    ? [second.subarray(0, count), second.subarray(count, 2 * count), third.subarray(0, count), third.subarray(count, 2 * count)]
    : [second.subarray(0, count), third.subarray(0, count), first.subarray(0, count), second.subarray(0, count)];
  for (let i = 0, at = 0; at < count; i++) {
    const before = base[i]!, after = revision[i]!;
    if (before === after || before - before !== 0 || after - after !== 0) continue;
    x[at] = before;
    y[at++] = after;
  }
  pulse();
  const sorted = sortInBins(x, places);
  // Where x was sorted in place there is nowhere else for y to go.
  return walk(sorted, sortInBins(y, sorted === x && !few ? places : more), 1, 1, n);
}

/** Of two samples. */
export function sampleDistances(base: Float64Array, revision: Float64Array): SortedDistances {
  return walk(sortInBins(base), sortInBins(revision), revision.length, base.length, base.length * revision.length);
}

/** Of `n` pairs, by the changed ones counted by value. */
export function countedDistances({ first, power, base, revision }: PrintedCounts, n: number): SortedDistances {
  const sum = new Distances(n);
  let i = 0, j = 0, value = NaN;
  for (let k = 0; k < base.length; k++) {
    const before = base[k]!, after = revision[k]!;
    if (before + after === 0) continue;
    const next = (first + k) / power;
    if (i !== j) sum.between(Math.abs(i - j), value, next);
    i += before;
    j += after;
    value = next;
    sum.reached(Math.abs(i - j), value);
  }
  return sum.found;
}

/** Ascending values; each of the base counts `up`, each of the revision `down`, of `whole`: whole numbers, so that F - G returns to 0. */
function walk(x: Float64Array, y: Float64Array, up: number, down: number, whole: number): SortedDistances {
  const sum = new Distances(whole), n = x.length, m = y.length;
  let i = 0, j = 0, value = n > 0 && (m === 0 || x[0]! <= y[0]!) ? x[0]! : y[0]!;
  while (i < n || j < m) {
    while (i < n && x[i] === value) i++;
    while (j < m && y[j] === value) j++;
    const gap = Math.abs(i * up - j * down);
    sum.reached(gap, value);
    if (i === n && j === m) break;
    const next = j === m || (i < n && x[i]! <= y[j]!) ? x[i]! : y[j]!;
    if (gap !== 0) sum.between(gap, value, next);
    value = next;
  }
  pulse();
  return sum.found;
}

/** |F - G| step by step, in parts of `whole`. */
class Distances {
  private largest = 0;
  private at = NaN;
  private area = 0;
  private areaLost = 0;
  private squares = 0;
  private squaresLost = 0;

  constructor(private readonly whole: number) {}

  reached(gap: number, value: number): void {
    if (gap <= this.largest) return;
    this.largest = gap;
    this.at = value;
  }

  between(gap: number, from: number, to: number): void {
    const { area, squares } = this, share = gap / this.whole, slice = share * (to - from), square = share * slice, total = area + slice, totalSquares = squares + square;
    this.areaLost += area >= slice ? area - total + slice : slice - total + area;
    this.squaresLost += squares >= square ? squares - totalSquares + square : square - totalSquares + squares;
    this.area = total;
    this.squares = totalSquares;
  }

  get found(): SortedDistances {
    return { ks: this.largest / this.whole, ksAt: this.at, area: this.area + this.areaLost, squares: this.squares + this.squaresLost };
  }
}
