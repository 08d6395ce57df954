/**
 * Sorts numbers by dealing them into even bins, each of which is then sorted on its own. The order is exact;
 * on ordinary data it takes a fraction of what sorting everything at once takes.
 */
import { pulse } from '../../pulse.js';

/** Fewer are sorted at once. */
const FEW = 8192;
const MOST_BINS = 1 << 16;
/** Up to so many values of a bin each is moved to its place. */
const BY_HAND = 32;
/** Values spread over hundreds of powers of ten leave most of them in one bin each time. */
const DEEPEST = 4;

/** All finite. In place, or into `dealt` of the same length: the one returned holds the order, the other may hold anything. */
export function sortInBins(values: Float64Array, dealt: Float64Array = new Float64Array(values.length), depth = 0): Float64Array {
  const n = values.length;
  if (n <= FEW || depth === DEEPEST) return values.sort();
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low === high) return values;
  let bins = 1 << 10;
  while (bins < MOST_BINS && bins * 8 < n) bins *= 2;
  const scale = bins / (high - low), last = bins - 1;
  if (!(scale > 0 && scale < Infinity)) return values.sort();
  const ends = new Uint32Array(bins);
  for (let i = 0; i < n; i++) {
    const bin = ((values[i]! - low) * scale) | 0;
    ends[bin > last ? last : bin]!++;
  }
  for (let bin = 0, sum = 0; bin < bins; bin++) {
    const count = ends[bin]!;
    ends[bin] = sum;
    sum += count;
  }
  pulse();
  for (let i = 0; i < n; i++) {
    const x = values[i]!, bin = ((x - low) * scale) | 0;
    dealt[ends[bin > last ? last : bin]!++] = x;
  }
  pulse();
  for (let bin = 0, from = 0; bin < bins; bin++) {
    const to = ends[bin]!;
    if (to - from > BY_HAND) sortBin(dealt, from, to, depth);
    else insert(dealt, from, to);
    from = to;
  }
  return dealt;
}

function insert(values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const x = values[i]!;
    let at = i;
    for (; at > from && values[at - 1]! > x; at--) values[at] = values[at - 1]!;
    values[at] = x;
  }
}

function sortBin(dealt: Float64Array, from: number, to: number, depth: number): void {
  const first = dealt[from]!;
  let i = from + 1;
  while (i < to && dealt[i] === first) i++;
  if (i === to) return;
  const bin = dealt.subarray(from, to), sorted = to - from <= FEW ? bin.sort() : sortInBins(bin, new Float64Array(to - from), depth + 1);
  if (sorted !== bin) bin.set(sorted);
}
