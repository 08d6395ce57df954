/**
 * Matched pairs counted by value. A file prints its values with few decimals, so that there are far fewer different
 * ones than records: where that holds of every value, ranks and distances are read off the counts and nothing is sorted.
 */
import { pulse } from '../../pulse.js';
import { orderStatistics } from '../../statistics/order-statistics.js';
import type { ChangedPairs, PairScan } from './scan-pairs.js';

export interface PrintedCounts {
  /** The value at place k is (first + k) / power. */
  readonly first: number;
  readonly power: number;
  /** Changed pairs by their value in the base and by that in the revision, then pairs that did not change. */
  readonly base: Uint32Array;
  readonly revision: Uint32Array;
  readonly kept: Uint32Array;
  /** Changed pairs by how many units of the last decimal the revision is higher, from `leastDifference` on. */
  readonly differences: Uint32Array;
  readonly leastDifference: number;
}

const MOST_DECIMALS = 6, MOST_VALUES = 1 << 20, LOOK = 256;
/** Of numbers that many, adding a half and cutting is exact. */
const LARGEST = 2 ** 31;

/** Null where values have too many decimals, or where there are more different ones than pairs. */
export function printedCounts(base: Float64Array, revision: Float64Array, scan: PairScan): PrintedCounts | null {
  if (scan.n === 0) return null;
  // Most values tell how many decimals; few may have more.
  for (let power = powerOf(base, revision); power <= 10 ** MOST_DECIMALS; power *= 10) {
    const low = Math.min(scan.base.low, scan.revision.low) * power, high = Math.max(scan.base.high, scan.revision.high) * power;
    if (!(low > -LARGEST && high < LARGEST && high - low < Math.min(scan.n, MOST_VALUES))) return null;
    const counts = countsAt(base, revision, scan, power);
    if (counts !== null) return counts;
  }
  return null;
}

/** Null where some value has more decimals. */
function countsAt(base: Float64Array, revision: Float64Array, { base: x, revision: y, difference, changed }: PairScan, power: number): PrintedCounts | null {
  const first = Math.round(Math.min(x.low, y.low) * power), size = Math.round(Math.max(x.high, y.high) * power) - first + 1, leastDifference = changed.count === 0 ? 0 : Math.round(difference.low * power);
  const before = new Uint32Array(size), after = new Uint32Array(size), kept = new Uint32Array(size), differences = new Uint32Array(changed.count === 0 ? 1 : Math.round(difference.high * power) - leastDifference + 1);
  const counts = { first, power, base: before, revision: after, kept, differences, leastDifference };
  for (let from = 0; from < base.length; from += STRETCH) if (!countStretch(base, revision, from, Math.min(base.length, from + STRETCH), counts)) return null;
  pulse();
  return counts;
}

/** Pairs at once: short enough that the loop over them is compiled after few of them. */
const STRETCH = 1 << 14;

/** Says whether all values have so many decimals. */
function countStretch(base: Float64Array, revision: Float64Array, start: number, end: number, { first, power, base: before, revision: after, kept, differences, leastDifference }: PrintedCounts): boolean {
  for (let i = start; i < end; i++) {
    const from = base[i]!, to = revision[i]!;
    if (from - from !== 0 || to - to !== 0) continue;
    const k = Math.floor(from * power + 0.5);
    if (k / power !== from) return false;
    if (from === to) { kept[k - first]!++; continue; }
    const l = Math.floor(to * power + 0.5);
    if (l / power !== to) return false;
    before[k - first]!++;
    after[l - first]!++;
    differences[l - k - leastDifference]!++;
  }
  return true;
}

/** For the fewest decimals with which some of the values are printed in full. */
function powerOf(base: Float64Array, revision: Float64Array): number {
  const stride = Math.max(1, Math.floor(base.length / LOOK)), most = 10 ** MOST_DECIMALS;
  let power = 1;
  for (let i = 0; i < base.length; i += stride) for (const value of [base[i]!, revision[i]!]) {
    while (value - value === 0 && power <= most && Math.floor(value * power + 0.5) / power !== value) power *= 10;
  }
  return power;
}

/** Of both sides together, the values at ascending ranks. */
export function pooledAt({ first, power, base, revision, kept }: PrintedCounts, ranks: readonly number[]): number[] {
  const out: number[] = [];
  for (let k = 0, below = 0; out.length < ranks.length; k++) {
    below += base[k]! + revision[k]! + 2 * kept[k]!;
    while (out.length < ranks.length && ranks[out.length]! < below) out.push((first + k) / power);
  }
  return out;
}

/** The differences, or where asked their sizes, at some ranks among those of changed pairs: exact to the last digit, because only those with the right number of units are ordered. */
export function differencesAt({ power, differences, leastDifference }: PrintedCounts, { base, revision, count }: ChangedPairs, ranks: readonly number[], sizes: boolean): number[] {
  const counts = sizes ? folded(differences, leastDifference) : differences, least = sizes ? 0 : leastDifference;
  const wanted = new Uint8Array(counts.length), ascending = [...new Set(ranks)].sort((a, b) => a - b), place = new Map<number, number>();
  let members = 0;
  for (let c = 0, below = 0, next = 0; next < ascending.length; c++) {
    const until = below + counts[c]!;
    for (; next < ascending.length && ascending[next]! < until; next++) {
      wanted[c] = 1;
      place.set(ascending[next]!, members + ascending[next]! - below);
    }
    if (wanted[c] === 1) members += counts[c]!;
    below = until;
  }
  const found = new Float64Array(members);
  for (let i = 0, at = 0, seen = 0; seen < count && at < members; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x === y || x - x !== 0 || y - y !== 0) continue;
    seen++;
    const d = sizes ? Math.abs(y - x) : y - x;
    if (wanted[Math.floor(d * power + 0.5) - least] === 1) found[at++] = d;
  }
  pulse();
  return orderStatistics(found, members, ranks.map((rank) => place.get(rank)!));
}

/** By size alone. */
function folded(differences: Uint32Array, least: number): Uint32Array {
  const most = least + differences.length - 1, out = new Uint32Array(Math.max(Math.abs(least), Math.abs(most)) + 1);
  for (let c = 0; c < differences.length; c++) out[Math.abs(least + c)]! += differences[c]!;
  return out;
}
