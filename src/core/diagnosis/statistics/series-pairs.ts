/** Matched cells of one column in the order of the key, and what that order means. */

export interface SeriesPairs {
  /** By group, then time; NaN where a value is missing. Pairs with an infinite side are left out and counted. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Group (site) of each record, in runs; null: one group. */
  readonly group: Int32Array | null;
  /** Steps of one natural cycle (48 half-hours), or null. */
  readonly period: number | null;
  /** False: neighbours in the order mean nothing (a key without time), records count as independent. */
  readonly sequence: boolean;
}

/** Where the statistic would lie, were records like these drawn again; in the unit of the statistic. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Share of such intervals that hold the true value. */
  readonly level: number;
  readonly method: string;
}
