/** What many order statistics of one column share: its finite values, ascending, and how many are none. */

export interface Sorted {
  readonly sorted: Float64Array;
  /** Rows, finite or not. */
  readonly rows: number;
  readonly missing: number;
  readonly above: number;
  readonly below: number;
}

export function sortedFinite(x: Float64Array): Sorted {
  const finite = new Float64Array(x.length);
  let n = 0, missing = 0, above = 0, below = 0;
  for (let i = 0; i < x.length; i++) {
    const each = x[i]!;
    if (each - each === 0) finite[n++] = each;
    else if (each !== each) missing++;
    else if (each > 0) above++;
    else below++;
  }
  return { sorted: finite.subarray(0, n).sort(), rows: x.length, missing, above, below };
}

/** Type 7 of Hyndman and Fan, 1996, of ascending values; infinite ones may be among them. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const h = p * (sorted.length - 1), at = Math.floor(h), low = sorted[at]!, high = sorted[Math.min(at + 1, sorted.length - 1)]!;
  if (low === high || h === at) return low;
  return Number.isFinite(high - low) ? low + (h - at) * (high - low) : (1 - (h - at)) * low + (h - at) * high;
}

export function medianOf(values: Float64Array): number {
  return quantileOfSorted(values.slice().sort(), 0.5);
}

/** Values that differ, and pairs of equal ones, of ascending values. */
export function runs(sorted: ArrayLike<number>, each: (length: number) => void): void {
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    each(to - from);
    from = to;
  }
}
