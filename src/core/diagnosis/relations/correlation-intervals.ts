/** How sure the changes of correlations are, by the influence of each record on both coefficients. */
import { standardised } from '../../metrics/dependence/correlation-matrix.js';
import type { Undefined } from '../../model/report.js';
import { InfluenceBlocks, type SampledSeries, type SureChange } from './influence-blocks.js';

export type { SampledSeries, SureChange };

/** Correlations are sums that keep so much. */
export const ROUNDING = 1e-12;
export const WITHIN_ROUNDING: Undefined = { status: 'undefined', reason: 'the change is within rounding' };

/** Of two columns, both sides. `records`: positions that are complete in all columns. */
export class CorrelationIntervals {
  private readonly scores = new Map<Float64Array, Float64Array | null>();

  /** `blocks`: of the same records, where they are at hand. */
  constructor(private readonly records: readonly number[], series: SampledSeries, private readonly blocks = new InfluenceBlocks(records, series)) {}

  /** Of r of the revision less r of the base. */
  of(x: { readonly base: Float64Array; readonly revision: Float64Array }, y: typeof x, base: number, revision: number): SureChange | Undefined {
    if (Math.abs(revision - base) <= ROUNDING) return WITHIN_ROUNDING;
    const [x0, y0, x1, y1] = [x.base, y.base, x.revision, y.revision].map((side) => this.score(side));
    if (!x0 || !y0 || !x1 || !y1) return { status: 'undefined', reason: 'a column is constant' };
    return this.blocks.sure(revision - base, (i) => {
      const a0 = x0[i]!, b0 = y0[i]!, a1 = x1[i]!, b1 = y1[i]!;
      return a1 * b1 - (revision / 2) * (a1 * a1 + b1 * b1) - a0 * b0 + (base / 2) * (a0 * a0 + b0 * b0);
    }, -2, 2);
  }

  private score(side: Float64Array): Float64Array | null {
    const known = this.scores.get(side) ?? standardised(side, this.records);
    this.scores.set(side, known);
    return known;
  }
}
