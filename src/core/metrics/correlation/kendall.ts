/**
 * Kendall's tau-b by a merge sort that counts exchanges (W. Knight, "A computer method for calculating
 * Kendall's tau with ungrouped data", 1966): n log n, not n squared.
 */
import { normalSf } from '../special/normal.js';
import type { Undefined } from '../../model/report.js';
import { runs } from '../descriptive/sorted.js';
import { orderOf } from './ranks.js';

export interface Kendall {
  /** Concordant less discordant pairs. */
  readonly s: number;
  readonly tiedX: number;
  readonly tiedY: number;
  /** Null where a side is constant. */
  readonly tau: number | null;
  /** Two-sided, normal with correction for ties, without one for continuity. */
  readonly p: number | Undefined;
}

export function kendall(x: Float64Array, y: Float64Array): Kendall {
  const n = x.length, order = orderOf(x, y), pairs = (n * (n - 1)) / 2;
  const ys = Float64Array.from(order, (i) => y[i]!);
  let tiedBoth = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && x[order[to]!] === x[order[from]!] && ys[to] === ys[from]) to++;
    tiedBoth += ((to - from) * (to - from - 1)) / 2;
    from = to;
  }
  const discordant = exchanges(ys, new Float64Array(n), 0, n);
  const ofX = tieSums(x.slice().sort()), ofY = tieSums(ys);
  const s = pairs - ofX.pairs - ofY.pairs + tiedBoth - 2 * discordant;
  const inX = pairs - ofX.pairs, inY = pairs - ofY.pairs;
  const tau = inX === 0 || inY === 0 ? null : Math.max(-1, Math.min(1, s / Math.sqrt(inX) / Math.sqrt(inY)));
  return { s, tiedX: ofX.pairs, tiedY: ofY.pairs, tau, p: tau === null ? { status: 'undefined', reason: 'a side is constant' } : pOf(n, s, ofX, ofY) };
}

interface TieSums { readonly pairs: number; readonly triples: number; readonly spread: number }

function tieSums(sorted: Float64Array): TieSums {
  let pairs = 0, triples = 0, spread = 0;
  runs(sorted, (t) => {
    pairs += (t * (t - 1)) / 2;
    triples += t * (t - 1) * (t - 2);
    spread += t * (t - 1) * (2 * t + 5);
  });
  return { pairs, triples, spread };
}

function pOf(n: number, s: number, x: TieSums, y: TieSums): number | Undefined {
  if (n < 3) return { status: 'too-few', reason: `${n} of at least 3 pairs` };
  const m = n * (n - 1);
  const variance = (m * (2 * n + 5) - x.spread - y.spread) / 18 + (2 * x.pairs * y.pairs) / m + (x.triples * y.triples) / (9 * m * (n - 2));
  return 2 * normalSf(Math.abs(s) / Math.sqrt(variance));
}

/** Sorts `values` from `from` to `to`, and counts pairs that stood in falling order. */
function exchanges(values: Float64Array, room: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >>> 1;
  let count = exchanges(values, room, from, middle) + exchanges(values, room, middle, to);
  for (let i = from, j = middle, k = from; k < to; k++) {
    if (j >= to || (i < middle && values[i]! <= values[j]!)) room[k] = values[i++]!;
    else {
      count += middle - i;
      room[k] = values[j++]!;
    }
  }
  values.set(room.subarray(from, to), from);
  return count;
}
