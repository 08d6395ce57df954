/** How the distribution of a number column changed, on matched pairs or, without a key, between all values of both sides. */
import type { Figure, Undefined } from '../../model/report.js';
import { evenBins, countEven } from '../../metrics/distribution/bins.js';
import { type DivergenceId, divergences } from '../../metrics/distribution/divergences.js';
import { centralMoments } from '../../metrics/descriptive/central-moments.js';
import { isNumber } from '../../metrics/metric.js';
import type { JointMoments } from '../../metrics/paired/pair-moments.js';
import { pulse } from '../../pulse.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { TOO_LARGE, TOO_SMALL } from '../../statistics/number-summary.js';
import type { PrintedCounts } from './printed-counts.js';
import type { Room } from './room.js';
import type { PairScan } from './scan-pairs.js';
import { type SharedCounts, sharedCounts } from './shared-bins.js';
import type { StabilityIndex } from './stability-index.js';
import { changedDistances, countedDistances, sampleDistances, type SortedDistances } from './sorted-distances.js';

export interface DistributionChange {
  /** Of matched pairs with two finite values, or of all finite values of each side. */
  readonly of: 'pairs' | 'all';
  readonly n: { readonly base: number; readonly revision: number };
  /** Pairs, or values of either side, left out because a value is infinite. */
  readonly infinite: number;
  /** Kolmogorov-Smirnov distance: the largest difference of the shares of values at or below a value; 0 to 1. */
  readonly ks: Figure;
  /** The smallest value at which it is reached; unit of the column. */
  readonly ksAt: Figure;
  /** Wasserstein-1 distance: how far values would have to move on average; unit of the column. */
  readonly wasserstein: Figure;
  /** The same in standard deviations (n - 1) of the base. */
  readonly wassersteinPerSd: Figure;
  /** Energy distance; root of the unit of the column. */
  readonly energy: Figure;
  /** Share of the Wasserstein distance that is a change of the mean: 1 where everything moved one way, 0 where only the shape changed. */
  readonly shiftShare: Figure;
  /** Jensen-Shannon distance, base 2, on `bins` even bins that both sides share; 0 to 1. */
  readonly jensenShannon: Figure;
  /** Hellinger distance on the same bins; 0 to 1. */
  readonly hellinger: Figure;
  /** Share of the values that would have to move to another bin; 0 to 1. */
  readonly totalVariation: Figure;
  readonly bins: number;
  /** Of pairs. */
  readonly stability?: StabilityIndex;
}

const SAME: Undefined = { status: 'undefined', reason: 'the distributions are the same' };

export function pairedDistribution(base: Float64Array, revision: Float64Array, scan: PairScan, moments: JointMoments, printed: PrintedCounts | null = null, room?: Room): DistributionChange {
  const { n } = scan, sizes = { of: 'pairs', n: { base: n, revision: n }, infinite: scan.infinite } as const;
  if (n === 0) return { ...sizes, ...allOf({ status: 'too-few', reason: '0 of at least 1 pairs' }) };
  const counts = sharedCounts(base, revision, scan, printed), distances = printed === null ? changedDistances(scan.changed, n, room) : countedDistances(printed, n);
  return { ...sizes, ...figures(distances, counts, moments.x, n, moments.d.mean) };
}

/** Where records do not match: all values of the base against all of the revision. */
export function unpairedStatistics(base: Float64Array, revision: Float64Array): DistributionChange {
  const x = finite(base), y = finite(revision), n = x.values.length, m = y.values.length, sizes = { of: 'all', n: { base: n, revision: m }, infinite: x.infinite + y.infinite } as const;
  if (n === 0 || m === 0) return { ...sizes, ...allOf({ status: 'too-few', reason: `0 of at least 1 values of the ${n === 0 ? 'base' : 'revision'}` }) };
  const bins = evenBins(x.values, y.values)!;
  pulse();
  const counts = { base: Float64Array.from(countEven(x.values, bins)), revision: Float64Array.from(countEven(y.values, bins)) };
  pulse();
  const before = centralMoments(x.values), shift = meanAbout(y.values, before.mean) - meanAbout(x.values, before.mean);
  pulse();
  return { ...sizes, ...figures(sampleDistances(x.values, y.values), counts, before, n, shift) };
}

/** Means far from 0 differ without loss only about a value near both. */
function meanAbout(values: Float64Array, centre: number): number {
  const sum = new CompensatedSum();
  for (let i = 0; i < values.length; i++) sum.add(values[i]! - centre);
  return sum.value / values.length;
}

function finite(side: Float64Array): { readonly values: Float64Array; readonly infinite: number } {
  const values = new Float64Array(side.length);
  let n = 0, infinite = 0;
  for (let i = 0; i < side.length; i++) {
    const x = side[i]!;
    if (x - x === 0) values[n++] = x;
    else if (x === x) infinite++;
  }
  return { values: values.subarray(0, n), infinite };
}

type Figures = Omit<DistributionChange, 'of' | 'n' | 'infinite'>;

function allOf(none: Undefined): Figures {
  return { ks: none, ksAt: none, wasserstein: none, wassersteinPerSd: none, energy: none, shiftShare: none, jensenShannon: none, hellinger: none, totalVariation: none, bins: 0 };
}

function figures({ ks, ksAt, area, squares }: SortedDistances, counts: SharedCounts, base: { readonly m2: number; readonly low: number; readonly high: number }, n: number, shift: number): Figures {
  const { answers } = divergences(counts.base, counts.revision), sd = Math.sqrt((base.m2 * n) / (n - 1));
  const of = (id: DivergenceId): Figure => { const answer = answers[id]; return isNumber(answer) ? answer.value : { status: answer.status, reason: answer.reason }; };
  return {
    ks, ksAt: ks === 0 ? SAME : ksAt, wasserstein: sized(area),
    wassersteinPerSd: n < 2 ? { status: 'too-few', reason: `${n} of at least 2 values of the base` } : base.low === base.high ? { status: 'undefined', reason: 'the base is constant' } : sd > 0 ? sized(area / sd) : TOO_SMALL,
    energy: sized(Math.sqrt(2 * squares)), shiftShare: ks === 0 ? SAME : area > 0 ? sized(Math.min(1, Math.abs(shift) / area)) : TOO_SMALL,
    jensenShannon: of('jensenShannon'), hellinger: of('hellinger'), totalVariation: of('totalVariation'), bins: counts.base.length,
  };
}

function sized(value: number): Figure {
  return Number.isFinite(value) ? value : TOO_LARGE;
}
