/**
 * Stretches of a series in which most cells are open, between others where few are: maximal scoring runs, one point for
 * an open cell, one less for another (W. L. Ruzzo and M. Tompa, 1999, in its greedy form). Linear.
 */
import { pulse } from '../pulse.js';
import { VALUE, type Work } from './work.js';

export interface DenseRun {
  readonly from: number;
  readonly to: number;
  /** Open rows within. */
  readonly open: Int32Array;
  /** Rows within that have a value on both sides and are not 0 on both. */
  readonly informative: number;
}

const LEAST_SCORE = 8, DROP = 24;

export function denseRuns(work: Work): DenseRun[] {
  pulse();
  const { state, x, y, series } = work, n = series.n, out: DenseRun[] = [];
  for (let i = 0; i < n;) {
    if (state[i] !== VALUE) { i++; continue; }
    let score = 0, best = 0, bestAt = i, k = i;
    for (; k < n && series.group[k] === series.group[i]; k++) {
      if (state[k] === VALUE) { score++; if (score > best) { best = score; bestAt = k; } } else if (informs(x[k]!, y[k]!)) score--;
      if (score <= 0 || score < best - DROP) break;
    }
    if (best >= LEAST_SCORE) { out.push(runBetween(work, i, bestAt)); i = bestAt + 1; } else i++;
  }
  return out;
}

function informs(x: number, y: number): boolean {
  return x === x && y === y && !(x === 0 && y === 0);
}

function runBetween({ state, x, y }: Work, from: number, to: number): DenseRun {
  const open = new Int32Array(to - from + 1);
  let informative = 0, n = 0;
  for (let i = from; i <= to; i++) {
    if (informs(x[i]!, y[i]!)) informative++;
    if (state[i] === VALUE) open[n++] = i;
  }
  return { from, to, open: open.subarray(0, n), informative };
}
