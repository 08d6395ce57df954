/**
 * How sure the change of a statistic is, for records like these. Each record's part in the change is known to first order
 * (F. Hampel, "The influence curve and its role in robust estimation", 1974); sums of the parts over blocks that outlast the
 * memory of the series give the error, so neither independence nor normal values are assumed.
 */
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

const LONGER = 2;
/** Records of a piece; blocks are made of whole ones. */
const PIECE = 5;

/** `records`: positions in the series, ascending. */
export class InfluenceBlocks {
  private readonly starts: Int32Array;
  private readonly steps: readonly Blocks[];

  constructor(private readonly records: ArrayLike<number>, private readonly series: SampledSeries) {
    const { starts, groups } = pieces(records, series), count = starts.length - 1, sums = new Float64Array(count * FIELDS);
    for (let u = 0; u < count; u++) sums[u * FIELDS] = starts[u + 1]! - starts[u]!;
    this.starts = starts;
    this.steps = series.sequence ? ladder({ groups, sums, count }) : [];
  }

  /** `part`: what the k-th of the records adds to the change; over all of them the parts sum to 0. `least`, `most`: bounds of the change. */
  sure(change: number, part: (k: number) => number, least = -Infinity, most = Infinity): SureChange | Undefined {
    const n = this.records.length, values = new Float64Array(this.starts.length - 1);
    let squares = 0;
    for (let u = 0; u < values.length; u++) {
      let sum = 0;
      for (let k = this.starts[u]!, end = this.starts[u + 1]!; k < end; k++) {
        const each = part(k);
        sum += each;
        squares += each * each;
      }
      values[u] = sum;
    }
    pulse();
    if (!this.series.sequence) return n < LEAST_BLOCKS ? few(n) : told(change, Math.sqrt((squares * n) / (n - 1)), n - 1, `t, influence of ${n} records taken for independent`, least, most);
    const step = settle(this.steps, PIECE, values, squares), blocks = this.steps[step];
    if (blocks === undefined) return few(Math.min(LEAST_BLOCKS - 1, this.steps.find(({ worth }) => worth < LEAST_BLOCKS)?.worth ?? 1));
    // Blocks that are only just long enough hide a last rest of memory: longer ones show it, where there are enough.
    const longer = this.steps.slice(step, step + 1 + LONGER).filter(({ worth }, i) => i === 0 || worth >= 2 * LEAST_BLOCKS), variance = Math.max(...longer.map((each) => varianceOfSum(values, each)));
    return told(change, Math.sqrt(variance), blocks.worth - 1, `t, influence of ${blocks.worth} blocks of ${blocks.units * PIECE} sampled records, error no smaller than that of longer ones`, least, most);
  }
}

function few(blocks: number): Undefined {
  return { status: 'too-few', reason: `${blocks} of at least ${LEAST_BLOCKS} independent blocks` };
}

function told(change: number, error: number, df: number, method: string, least: number, most: number): SureChange | Undefined {
  if (!(error > 0) || !Number.isFinite(error)) return { status: 'undefined', reason: `the error is too ${error > 0 ? 'large' : 'small'} to compute` };
  const half = tQuantile(0.975, df) * error;
  return { interval: { low: Math.max(least, change - half), high: Math.min(most, change + half), level: 0.95, method }, p: tTwoSided(change / error, df) };
}

/** Within groups; a rest of less than half a piece goes with the piece before. */
function pieces(records: ArrayLike<number>, { group }: SampledSeries): { readonly starts: Int32Array; readonly groups: Int32Array } {
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
