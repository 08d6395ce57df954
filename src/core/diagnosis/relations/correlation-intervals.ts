/**
 * How sure the changes of correlations are, for records like these. Each record's part in the change of a coefficient is
 * known to first order (F. Hampel, "The influence curve and its role in robust estimation", 1974); their sums over blocks
 * that outlast the memory of the series give the error, so neither independence nor normal values are assumed.
 */
import { standardised } from '../../metrics/dependence/correlation-matrix.js';
import { tQuantile, tTwoSided } from '../../metrics/special/student-t.js';
import { FIELDS } from '../../metrics/uncertainty/block-bootstrap.js';
import { LEAST_BLOCKS } from '../../metrics/uncertainty/effective-size.js';
import type { Undefined } from '../../model/report.js';
import { pulse } from '../../pulse.js';
import { ladder, settle, varianceOfSum, type Blocks } from '../statistics/blocks.js';
import type { Interval } from '../statistics/series-pairs.js';

export interface SampledSeries {
  /** Group of each record, in runs; null: one group. */
  readonly group: ArrayLike<number> | null;
  /** False: neighbours mean nothing, records count as independent. */
  readonly sequence: boolean;
}

export interface SureChange { readonly interval: Interval; readonly p: number }

/** Correlations are sums that keep so much. */
const ROUNDING = 1e-12;
const LONGER = 2;
/** Records of a piece; blocks are made of whole ones. */
const PIECE = 5;

/** Of two columns, both sides. `records`: positions that are complete in all columns. */
export class CorrelationIntervals {
  private readonly scores = new Map<Float64Array, Float64Array | null>();
  private readonly starts: Int32Array;
  private readonly steps: readonly Blocks[];

  constructor(private readonly records: readonly number[], private readonly series: SampledSeries) {
    const { starts, groups } = pieces(records, series), count = starts.length - 1, sums = new Float64Array(count * FIELDS);
    for (let u = 0; u < count; u++) sums[u * FIELDS] = starts[u + 1]! - starts[u]!;
    this.starts = starts;
    this.steps = series.sequence ? ladder({ groups, sums, count }) : [];
  }

  /** Of r of the revision less r of the base. */
  of(x: { readonly base: Float64Array; readonly revision: Float64Array }, y: typeof x, base: number, revision: number): SureChange | Undefined {
    if (Math.abs(revision - base) <= ROUNDING) return { status: 'undefined', reason: 'the change is within rounding' };
    const [x0, y0, x1, y1] = [x.base, y.base, x.revision, y.revision].map((side) => this.score(side)), n = this.records.length;
    if (!x0 || !y0 || !x1 || !y1) return { status: 'undefined', reason: 'a column is constant' };
    const values = new Float64Array(this.starts.length - 1);
    let squares = 0;
    for (let u = 0; u < values.length; u++) {
      let sum = 0;
      for (let i = this.starts[u]!, end = this.starts[u + 1]!; i < end; i++) {
        const a0 = x0[i]!, b0 = y0[i]!, a1 = x1[i]!, b1 = y1[i]!, part = a1 * b1 - (revision / 2) * (a1 * a1 + b1 * b1) - a0 * b0 + (base / 2) * (a0 * a0 + b0 * b0);
        sum += part;
        squares += part * part;
      }
      values[u] = sum;
    }
    pulse();
    const change = revision - base;
    if (!this.series.sequence) return n < LEAST_BLOCKS ? few(n) : sure(change, Math.sqrt((squares * n) / (n - 1)), n - 1, `t, influence of ${n} records taken for independent`);
    const step = settle(this.steps, PIECE, values, squares), blocks = this.steps[step];
    if (blocks === undefined) return few(Math.min(LEAST_BLOCKS - 1, this.steps.find(({ worth }) => worth < LEAST_BLOCKS)?.worth ?? 1));
    // Blocks that are only just long enough hide a last rest of memory: longer ones show it, where there are enough.
    const longer = this.steps.slice(step, step + 1 + LONGER).filter(({ worth }, k) => k === 0 || worth >= 2 * LEAST_BLOCKS), variance = Math.max(...longer.map((each) => varianceOfSum(values, each)));
    return sure(change, Math.sqrt(variance), blocks.worth - 1, `t, influence of ${blocks.worth} blocks of ${blocks.units * PIECE} sampled records, error no smaller than that of longer ones`);
  }

  private score(side: Float64Array): Float64Array | null {
    const known = this.scores.get(side) ?? standardised(side, this.records);
    this.scores.set(side, known);
    return known;
  }
}

function few(blocks: number): Undefined {
  return { status: 'too-few', reason: `${blocks} of at least ${LEAST_BLOCKS} independent blocks` };
}

function sure(change: number, error: number, df: number, method: string): SureChange | Undefined {
  if (!(error > 0)) return { status: 'undefined', reason: 'the error is too small to compute' };
  const half = tQuantile(0.975, df) * error;
  return { interval: { low: Math.max(-2, change - half), high: Math.min(2, change + half), level: 0.95, method }, p: tTwoSided(change / error, df) };
}

/** Within groups; a rest of less than half a piece goes with the piece before. */
function pieces(records: readonly number[], { group }: SampledSeries): { readonly starts: Int32Array; readonly groups: Int32Array } {
  const starts: number[] = [], groups: number[] = [], n = records.length;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && (group === null || group[records[to]!] === group[records[from]!])) to++;
    groups.push(starts.length);
    for (let at = from; at < to; at += PIECE) if (at === from || 2 * (to - at) >= PIECE) starts.push(at);
    from = to;
  }
  groups.push(starts.length);
  starts.push(n);
  return { starts: Int32Array.from(starts), groups: Int32Array.from(groups) };
}
