/**
 * The mean difference of a series, with a standard error that holds: from means of blocks long enough to
 * be independent of each other. What it needs to know of memory it takes from the series itself.
 */
import type { Undefined } from '../../model/report.js';
import { centralMoments } from '../descriptive/central-moments.js';
import { correlogram } from '../uncertainty/autocorrelation.js';
import { batchMeans, enoughBlocks, geyerTau } from '../uncertainty/effective-size.js';
import type { Mean } from './equivalence.js';

export interface SeriesMean {
  readonly mean: Mean | Undefined;
  /** Rows of a block, and whole blocks: pass them on to the verdict, and say them beside it. */
  readonly blockLength: number;
  readonly blocks: number;
}

/** Blocks of so many times the memory are as good as independent. */
const MEMORIES = 5;
/** Longer series tell their memory by the first lag alone: looking at every lag would take too long. */
const EVERY_LAG = 2 ** 17;

/** `differences` in order of time, missing where there is no pair; `period`: a day, better a week, in rows. */
export function seriesMean(differences: Float64Array, period = 1): SeriesMean {
  const finite = differences.filter((each) => each - each === 0), n = finite.length;
  if (n < 2) return { mean: { status: 'too-few', reason: `${n} of at least 2 pairs` }, blockLength: period, blocks: 0 };
  const { mean, low, high } = centralMoments(finite), at = low === high ? null : correlogram(differences);
  const blockLength = Math.max(1, period, at === null ? 1 : Math.ceil(MEMORIES * memory(at, differences.length)));
  const { batches, se } = batchMeans(differences, blockLength), few = enoughBlocks(batches);
  if (few !== null) return { mean: few, blockLength, blocks: batches };
  return { mean: 'value' in se ? { mean, se: se.value, df: batches - 1 } : { status: se.status, reason: se.reason }, blockLength, blocks: batches };
}

function memory(at: (lag: number) => number, length: number): number {
  const first = Math.min(0.999, Math.max(0, at(1))), hint = (1 + first) / (1 - first);
  return first === 0 ? 1 : length <= EVERY_LAG ? Math.max(1, geyerTau(at, Math.floor(length / 4))) : hint;
}
