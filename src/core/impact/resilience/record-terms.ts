/** What single records bring to a sum, a mean or a count, on both releases: its resilience is then exact in every record. */
import { settled } from '../evaluation.js';
import type { Figure } from '../../model/report.js';
import { linearResilience, type ResilienceOptions } from './linear-resilience.js';
import { meanResilience } from './mean-resilience.js';
import type { Resilience } from './resilience.js';

/** Over all records of a release: the sum of what they bring, and how many bring something. */
export interface TermTotal { readonly sum: number; readonly count: number }

export interface RecordTerms {
  readonly of: 'sum' | 'mean' | 'count';
  /** What the sum or mean is multiplied by. */
  readonly factor: number;
  readonly totals: { readonly base: TermTotal; readonly revision: TermTotal };
  /** Of the records that change; NaN: it brings nothing. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Their positions in the order of time; without: as they stand. */
  readonly time?: Uint32Array | null;
}

/** As the query gives it: a sum of nothing is none. */
export function resultOf({ of, factor }: Pick<RecordTerms, 'of' | 'factor'>, { sum, count }: TermTotal): Figure {
  if (of === 'count') return settled(factor * count);
  return count === 0 ? { status: 'too-few', reason: '0 of at least 1 values' } : settled(factor * (of === 'mean' ? sum / count : sum));
}

/** Null where an order of the records could come by a release without a value. */
export function termResilience({ of, factor, totals, base, revision, time = null }: RecordTerms, tolerance: number | null, options: ResilienceOptions): Resilience | null {
  const n = base.length, sums = new Float64Array(n), counts = new Float64Array(n);
  let leaves = 0, moves = false;
  for (let i = 0; i < n; i++) {
    const x = base[i]!, y = revision[i]!, before = x === x, after = y === y;
    sums[i] = factor * ((after ? y : 0) - (before ? x : 0));
    counts[i] = Number(after) - Number(before);
    if (before && !after) leaves++;
    moves ||= before !== after;
  }
  const { sum, count } = totals.base, first = resultOf({ of, factor }, totals.base);
  if (typeof first !== 'number' || !sums.every((each) => each - each === 0) || (of !== 'count' && count - leaves < 1)) return null;
  if (of === 'count') return linearResilience({ base: first, effects: counts.map((each) => factor * each), time, tolerance }, options);
  if (of === 'sum' || !moves) return linearResilience({ base: first, effects: of === 'sum' ? sums : sums.map((each) => each / count), time, tolerance }, options);
  return meanResilience({ sum: factor * sum, count, sums, counts, time, tolerance }, options);
}
