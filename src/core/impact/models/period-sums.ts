/** Sums over calendar years and seasons of a column with gaps, by one rule that is told: enough must be there, and what is missing counts as the mean of what is. */
import { monthOf, startOfMonth } from '../../pictures/months.js';
import { type MetricAnswer, tooFew } from '../../metrics/metric.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';

/** Months that a period has, and the month of the year (0 to 11) in which the first one begins. */
export interface Periods { readonly months: number; readonly first: number }
export const YEARS: Periods = { months: 12, first: 0 };
/** December to February, March to May, and so on: a winter is of the year in which it ends. */
export const SEASONS: Periods = { months: 3, first: 11 };

export interface PeriodSums {
  /** Start of each period, ms; all from the first record to the last. */
  readonly time: Float64Array;
  /** NaN where fewer than the least share of the period's records have a value. */
  readonly sums: Float64Array;
  /** Records with a value, and those that the whole periods would have, of all periods. */
  readonly present: number;
  readonly expected: number;
  /** Periods without a sum, and those whose sum was scaled. */
  readonly without: number;
  readonly scaled: number;
}

/** `time` ascends and is the start of each record of `step` ms. */
export function periodSums(time: Float64Array, values: Float64Array, step: number, { months, first }: Periods, leastShare: number): PeriodSums {
  const periodOf = (t: number): number => Math.floor((monthOf(t) - first) / months), startOf = (period: number): number => startOfMonth(period * months + first);
  const from = periodOf(time[0]!), count = periodOf(time[time.length - 1]!) - from + 1, starts = new Float64Array(count), sums = new Float64Array(count);
  let i = 0, present = 0, expected = 0, without = 0, scaled = 0;
  for (let k = 0; k < count; k++) {
    const end = startOf(from + k + 1), sum = new CompensatedSum();
    starts[k] = startOf(from + k);
    let n = 0;
    for (; i < time.length && time[i]! < end; i++) if (Number.isFinite(values[i]!)) { sum.add(values[i]!); n++; }
    const all = (end - starts[k]!) / step;
    sums[k] = n > 0 && n >= leastShare * all ? (n === all ? sum.value : (sum.value * all) / n) : NaN;
    present += n;
    expected += all;
    if (Number.isNaN(sums[k]!)) without++; else if (n !== all) scaled++;
  }
  return { time: starts, sums, present, expected, without, scaled };
}

/** Mean of the periods that have a sum: `n` of them, `missing` without; `of`: what a period is full of. */
export function meanOfPeriods({ sums, without }: PeriodSums, of: string): MetricAnswer {
  const known = sums.filter((sum) => !Number.isNaN(sum)), n = known.length;
  return n === 0 ? tooFew(0, 1, `years with enough ${of}`) : { value: known.reduce((a, b) => a + b, 0) / n, n, missing: without };
}
