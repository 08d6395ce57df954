/**
 * Counts of both sides of matched pairs on even bins that both share, as wide as D. Freedman and P. Diaconis advise
 * ("On the histogram as a density estimator", 1981). The quartiles of all values that the width needs are exact: a
 * first count tells in which fine bin each lies, and only what is in there is looked into.
 */
import { type EvenBins, evenBin } from '../../metrics/distribution/bins.js';
import { pulse } from '../../pulse.js';
import { orderStatistics } from '../../statistics/order-statistics.js';
import { pooledAt, type PrintedCounts } from './printed-counts.js';
import type { ChangedPairs, PairScan } from './scan-pairs.js';

export interface SharedCounts { readonly base: Float64Array; readonly revision: Float64Array }

const FINE = 4096;

export function sharedCounts(base: Float64Array, revision: Float64Array, scan: PairScan, printed: PrintedCounts | null = null): SharedCounts {
  const { changed } = scan, bins = pairBins(base, revision, scan, printed), { low, high, k } = bins;
  if (printed !== null) return gatheredCounts(printed, bins);
  if (changed.base === base) {
    const both = countPairs(base, revision, bins, true);
    return { base: both.subarray(0, k), revision: both.subarray(k) };
  }
  const before = countPairs(base, revision, bins, false), after = before.slice();
  for (let i = 0; i < changed.count; i++) {
    after[evenBin(changed.base[i]!, low, high, k)]!--;
    after[evenBin(changed.revision[i]!, low, high, k)]!++;
  }
  return { base: before, revision: after };
}

function gatheredCounts({ first, power, base, revision, kept }: PrintedCounts, { low, high, k }: EvenBins): SharedCounts {
  const before = new Float64Array(k), after = new Float64Array(k);
  for (let at = 0; at < kept.length; at++) {
    const x = base[at]! + kept[at]!, y = revision[at]! + kept[at]!;
    if (x + y === 0) continue;
    const bin = evenBin((first + at) / power, low, high, k);
    before[bin]! += x;
    after[bin]! += y;
  }
  return { base: before, revision: after };
}

/** As `evenBin` tells; of the base, then where asked of the revision. */
function countPairs(base: Float64Array, revision: Float64Array, { low, high, k }: EvenBins, both: boolean): Float64Array {
  const counts = new Float64Array(both ? 2 * k : k), rows = base.length, range = high - low, last = k - 1, plain = range > 0 && range < Infinity;
  for (let i = 0; i < rows; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x - x !== 0 || y - y !== 0) continue;
    const bin = plain ? (((x - low) / range) * k) | 0 : evenBin(x, low, high, k);
    counts[bin > last ? last : bin]!++;
    if (!both) continue;
    const next = plain ? (((y - low) / range) * k) | 0 : evenBin(y, low, high, k);
    counts[k + (next > last ? last : next)]!++;
  }
  pulse();
  return counts;
}

/** The bins that `evenBins` of the metrics gives for all values of both sides. */
export function pairBins(base: Float64Array, revision: Float64Array, scan: PairScan, printed: PrintedCounts | null = null, kMin = 16, kMax = 1024): EvenBins {
  const low = Math.min(scan.base.low, scan.revision.low), high = Math.max(scan.base.high, scan.revision.high), all = 2 * scan.n;
  if (low === high) return { low, high, k: 1 };
  const at = (p: number): readonly [number, number, number] => { const h = p * (all - 1), rank = Math.floor(h); return [rank, Math.ceil(h), h - rank]; };
  const asked = [at(0.25), at(0.75)] as const, ranks = asked.flatMap(([from, to]) => [from, to]), found = printed === null ? pooledRanks(base, revision, scan.changed, low, high, ranks) : pooledAt(printed, ranks);
  const [q25, q75] = asked.map(([, , share], i) => between(found[2 * i]!, found[2 * i + 1]!, share)) as [number, number];
  const width = (2 * (q75 - q25)) / Math.cbrt(all), k = width > 0 ? Math.ceil((high - low) / width) : kMin;
  return { low, high, k: Math.min(kMax, Math.max(kMin, Number.isFinite(k) ? k : kMax)) };
}

function between(low: number, high: number, share: number): number {
  if (low === high) return low;
  return Number.isFinite(high - low) ? low + share * (high - low) : (1 - share) * low + share * high;
}

/** Values at the given ascending ranks of all values of both sides. */
function pooledRanks(base: Float64Array, revision: Float64Array, changed: ChangedPairs, low: number, high: number, ranks: readonly number[]): number[] {
  const half = Number.isFinite(high - low) ? 1 : 0.5, fine: Fine = { half, start: low * half, scale: FINE / (high * half - low * half) };
  const counts = countFine(base, revision, changed, fine), out: number[] = [];
  let bin = 0, below = 0;
  for (let k = 0; k < ranks.length;) {
    while (below + counts[bin]! <= ranks[k]!) below += counts[bin++]!;
    const within: number[] = [];
    for (; k < ranks.length && ranks[k]! < below + counts[bin]!; k++) within.push(ranks[k]! - below);
    out.push(...ranksInBin(base, revision, fine, bin, counts[bin]!, within));
  }
  return out;
}

interface Fine { readonly half: number; readonly start: number; readonly scale: number }

function countFine(base: Float64Array, revision: Float64Array, changed: ChangedPairs, { half, start, scale }: Fine): Float64Array {
  const counts = new Float64Array(FINE), dense = changed.base === base, rows = base.length, last = FINE - 1;
  for (let i = 0; i < rows; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x - x !== 0 || y - y !== 0) continue;
    const bin = ((x * half - start) * scale) | 0;
    counts[bin > last ? last : bin]!++;
    if (!dense) continue;
    const next = ((y * half - start) * scale) | 0;
    counts[next > last ? last : next]!++;
  }
  pulse();
  if (dense) return counts;
  for (let bin = 0; bin < FINE; bin++) counts[bin]! *= 2;
  for (let i = 0; i < changed.count; i++) {
    counts[Math.min(last, ((changed.base[i]! * half - start) * scale) | 0)]!--;
    counts[Math.min(last, ((changed.revision[i]! * half - start) * scale) | 0)]!++;
  }
  return counts;
}

/** A bin of more than one in so many values may hold one value over and over. */
const CROWDED = 8;

function ranksInBin(base: Float64Array, revision: Float64Array, { half, start, scale }: Fine, bin: number, count: number, within: readonly number[], crowded = count * CROWDED > 2 * base.length): number[] {
  const rows = base.length, last = FINE - 1;
  let crowd: number | null = null;
  if (crowded) {
    const sample = new Float64Array(1024);
    let size = 0;
    for (let k = 0; k < 1024; k++) {
      const x = base[Math.floor((k * rows) / 1024)]!;
      if (x - x === 0 && Math.min(last, ((x * half - start) * scale) | 0) === bin) sample[size++] = x;
    }
    if (size > 0) crowd = sample.subarray(0, size).sort()[size >> 1]!;
  }
  const members = new Float64Array(crowd === null ? count : count >> 2);
  let size = 0, lower = 0, equal = 0;
  for (let i = 0; i < rows; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x - x !== 0 || y - y !== 0) continue;
    const first = ((x * half - start) * scale) | 0, second = x === y ? first : ((y * half - start) * scale) | 0;
    if ((first > last ? last : first) === bin) {
      if (x === crowd) equal++;
      else { if (x < crowd!) lower++; members[size++] = x; }
    }
    if ((second > last ? last : second) === bin) {
      if (y === crowd) equal++;
      else { if (y < crowd!) lower++; members[size++] = y; }
    }
  }
  pulse();
  if (crowd === null) return orderStatistics(members, count, within);
  const others = within.filter((rank) => rank < lower || rank >= lower + equal);
  if (others.length === 0) return within.map(() => crowd!);
  if (size > members.length) return ranksInBin(base, revision, { half, start, scale }, bin, count, within, false);
  const found = orderStatistics(members, size, others.map((rank) => (rank < lower ? rank : rank - equal)));
  return within.map((rank) => (rank < lower || rank >= lower + equal ? found.shift()! : crowd!));
}
