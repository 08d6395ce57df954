/** All statistics that compare the values of both releases as two samples, from one sort. Their tests hold for independent values only: not for series, and not for matched records. */
import type { Answers, MetricDescriptor } from '../metric.js';
import { ECDF_DISTANCES, ecdfDistances, type EcdfDistanceId } from './ecdf-distances.js';
import { MEAN_SHIFTS, meanShifts, type MeanShiftId } from './mean-shift.js';
import { POOLED_RANK_TESTS, pooledRankTests, type PooledRankTestId } from './pooled-rank-tests.js';
import { poolSamples } from './pooled-samples.js';
import { RANK_SHIFTS, rankShifts, type RankShiftId } from './rank-shift.js';
import { SPREAD_CHANGES, spreadChanges, type SpreadChangeId } from './spread-change.js';

export const TWO_SAMPLES: readonly (MetricDescriptor & { readonly id: TwoSampleId })[] = [...ECDF_DISTANCES, ...RANK_SHIFTS, ...MEAN_SHIFTS, ...SPREAD_CHANGES, ...POOLED_RANK_TESTS];

export type TwoSampleId = EcdfDistanceId | RankShiftId | MeanShiftId | SpreadChangeId | PooledRankTestId;

export interface TwoSamples {
  readonly nBase: number;
  readonly nRevision: number;
  /** Missing or infinite values that were left out. */
  readonly missingBase: number;
  readonly missingRevision: number;
  readonly answers: Answers<TwoSampleId>;
}

export function twoSamples(base: Float64Array, revision: Float64Array): TwoSamples {
  const pool = poolSamples(base, revision);
  return {
    nBase: pool.base.length, nRevision: pool.revision.length, missingBase: pool.missingBase, missingRevision: pool.missingRevision,
    answers: { ...ecdfDistances(pool), ...rankShifts(pool), ...meanShifts(pool), ...spreadChanges(pool), ...pooledRankTests(pool) },
  };
}
