/** Ranks of values, equal ones sharing the mean of theirs. */

export interface Ranks {
  readonly ranks: Float64Array;
  /** Lengths of the runs of equal values longer than one. */
  readonly ties: readonly number[];
}

export function midranks(x: Float64Array): Ranks {
  const n = x.length, order = orderOf(x), ranks = new Float64Array(n), ties: number[] = [];
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && x[order[to]!] === x[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** Places of the values, ascending; equal ones by `then`. */
export function orderOf(x: Float64Array, then?: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i);
  return then === undefined ? order.sort((a, b) => x[a]! - x[b]!) : order.sort((a, b) => x[a]! - x[b]! || then[a]! - then[b]!);
}
