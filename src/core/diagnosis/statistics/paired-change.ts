/** How large the changes of matched pairs are, among all and among those that changed, and how well both sides agree. */
import type { Figure } from '../../model/report.js';
import { figureOf } from '../../metrics/metric.js';
import { concordanceOf } from '../../metrics/paired/concordance.js';
import { goodnessOf } from '../../metrics/paired/efficiency.js';
import { linesOf } from '../../metrics/paired/lines.js';
import { squaredDifferenceParts } from '../../metrics/paired/pair-moments.js';
import { pulse } from '../../pulse.js';
import { TOO_LARGE } from '../../statistics/number-summary.js';
import { orderStatistics } from '../../statistics/order-statistics.js';
import { differencesAt, type PrintedCounts } from './printed-counts.js';
import { makeRoom, type Room } from './room.js';
import type { PairScan } from './scan-pairs.js';
import type { UnitSums } from './unit-sums.js';

export interface PairedChange {
  /** Pairs with different values, those that are higher and lower in the revision, and those that changed sides of zero. */
  readonly nChanged: number;
  readonly nHigher: number;
  readonly nLower: number;
  readonly signChanges: number;
  /** Mean difference and median size of the difference among the changed pairs; unit of the column. */
  readonly biasChanged: Figure;
  readonly medianAbsoluteChanged: Figure;
  /** 95 % of all pairs differ by at most this; unit of the column. */
  readonly p95Absolute: Figure;
  /** Between these lie 95 % of all differences, 2.5 % below and 2.5 % above; unit of the column. */
  readonly limitLow: Figure;
  readonly limitHigh: Figure;
  /** Lin's concordance correlation, -1 to 1, what it lacks to 1, and what Pearson's correlation lacks to 1 (both exact where next to nothing changed). */
  readonly ccc: Figure;
  readonly oneMinusCcc: Figure;
  readonly oneMinusPearson: Figure;
  /** Line that takes neither side for the truth; slope without unit, intercept in the unit of the column. */
  readonly demingSlope: Figure;
  readonly demingIntercept: Figure;
  /** The mean squared difference is the sum of these: of means, of spread, of correlation; unit squared. */
  readonly mseBias: Figure;
  readonly mseVariance: Figure;
  readonly mseCovariance: Figure;
  /** Nash-Sutcliffe and Kling-Gupta (2009) efficiency with the base as reference, at most 1; then ratio of standard deviations and of means. Not for scales without a true zero. */
  readonly nse: Figure;
  readonly kge: Figure;
  readonly kgeAlpha: Figure;
  readonly kgeBeta: Figure;
}

export function pairedChange(scan: PairScan, { moments }: UnitSums, printed: PrintedCounts | null = null, room: Room = makeRoom(scan.changed.count)): PairedChange {
  const { n, changed } = scan, counted = { n, missing: scan.missing }, { answers: line } = linesOf(counted, moments), agreement = concordanceOf(counted, moments), goodness = goodnessOf(counted, moments);
  const counts = { nChanged: changed.count, nHigher: scan.higher, nLower: scan.lower, signChanges: scan.signChanges };
  const sized = (value: number): Figure => (n === 0 ? { status: 'too-few', reason: '0 of at least 1 pairs' } : Number.isFinite(value) ? value : TOO_LARGE);
  const amongChanged = (value: number): Figure => (changed.count === 0 ? { status: 'too-few', reason: '0 of at least 1 changed pairs' } : sized(value));
  const parts = squaredDifferenceParts(moments), sizes = sizesOf(scan, printed, room);
  return {
    ...counts, biasChanged: amongChanged((moments.d.mean * n) / changed.count), medianAbsoluteChanged: amongChanged(sizes.medianChanged), p95Absolute: sized(sizes.p95), limitLow: sized(sizes.limitLow), limitHigh: sized(sizes.limitHigh),
    ccc: figureOf(agreement.ccc), oneMinusCcc: figureOf(agreement.oneMinusCcc), oneMinusPearson: figureOf(agreement.oneMinusPearson), demingSlope: figureOf(line.demingSlope), demingIntercept: figureOf(line.demingIntercept),
    mseBias: sized(parts.bias), mseVariance: sized(parts.variance), mseCovariance: sized(parts.covariance),
    nse: figureOf(goodness.nse), kge: figureOf(goodness.kge), kgeAlpha: figureOf(goodness.kgeAlpha), kgeBeta: figureOf(goodness.kgeBeta),
  };
}

interface Sizes { readonly medianChanged: number; readonly p95: number; readonly limitLow: number; readonly limitHigh: number }

/** Quantiles of all differences from the changed ones: the others are zeros, whose ranks are known. */
function sizesOf({ n, changed, lower, difference }: PairScan, printed: PrintedCounts | null, [, place]: Room): Sizes {
  const m = changed.count, d = place.subarray(0, m), zeros = n - m;
  if (m === 0) return { medianChanged: 0, p95: 0, limitLow: 0, limitHigh: 0 };
  if (!Number.isFinite(difference.low) || !Number.isFinite(difference.high)) return { medianChanged: NaN, p95: NaN, limitLow: NaN, limitHigh: NaN };
  const inOrder = (ranks: readonly number[]): number[] => orderStatistics(d, m, ranks);
  if (printed === null) {
    for (let i = 0, at = 0; at < m; i++) {
      const x = changed.base[i]!, y = changed.revision[i]!;
      if (x !== y && x - x === 0 && y - y === 0) d[at++] = y - x;
    }
  }
  const [limitLow, limitHigh] = quantilesWithZeros(printed === null ? inOrder : (ranks) => differencesAt(printed, changed, ranks, false), m, n, lower, zeros, [0.025, 0.975]) as [number, number];
  pulse();
  if (printed === null) for (let i = 0; i < m; i++) d[i] = Math.abs(d[i]!);
  const [p95, medianChanged] = quantilesWithZeros(printed === null ? inOrder : (ranks) => differencesAt(printed, changed, ranks, true), m, n, 0, zeros, [0.95], 0.5) as [number, number];
  pulse();
  return { medianChanged, p95, limitLow, limitHigh };
}

/** Of type 7, of `m` values that are known by their ranks and of `zeros` zeros besides, of which `before` values are below; `n` of both. Last, if asked, one of the values alone. */
function quantilesWithZeros(atRanks: (ranks: readonly number[]) => number[], m: number, n: number, before: number, zeros: number, probabilities: readonly number[], alone?: number): number[] {
  const positions = probabilities.map((p) => p * (n - 1)), ranks = (h: number): number[] => [Math.floor(h), Math.ceil(h)];
  const own = positions.flatMap(ranks).map((rank) => (rank < before ? rank : rank < before + zeros ? -1 : rank - zeros));
  if (alone !== undefined) {
    positions.push(alone * (m - 1));
    own.push(...ranks(alone * (m - 1)));
  }
  const asked = own.filter((rank) => rank >= 0);
  const found = asked.length === 0 ? [] : atRanks(asked);
  const at = own.map((rank) => (rank < 0 ? 0 : found.shift()!));
  return positions.map((h, i) => {
    const low = at[2 * i]!, high = at[2 * i + 1]!;
    return low === high ? low : low + (h - Math.floor(h)) * (high - low);
  });
}
