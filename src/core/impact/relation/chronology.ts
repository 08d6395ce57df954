/**
 * When the records of a relation are. The relation stands in the order of its key, one site after the other: what
 * applies changes in the order of time must put them together.
 */

export interface Chronology {
  /** Of each record of the relation, growing with time; NaN: not known. Null where records stand in the order of time, or have none. */
  readonly at: Float64Array | null;
  /** What records stand in the order of where that is no time, as a reader would call it; else null. */
  readonly along: string | null;
}

/** Positions in `places` (of records in the relation, ascending) in the order of time, equal times as they stand, unknown ones last; null: as they stand. */
export function inOrderOfTime({ at }: Pick<Chronology, 'at'>, places: Int32Array): Uint32Array | null {
  if (at === null) return null;
  const n = places.length, when = new Float64Array(n);
  let from = new Uint32Array(n), to = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const time = at[places[i]!]!;
    when[i] = time === time ? time : Infinity;
    from[i] = i;
  }
  // Each site is in order already: runs are merged two by two.
  for (let starts = runsOf(when); starts.length > 1; starts = starts.filter((_, run) => run % 2 === 0)) {
    for (let run = 0; run < starts.length; run += 2) merge(when, from, to, starts[run]!, starts[run + 1] ?? n, starts[run + 2] ?? n);
    [from, to] = [to, from];
  }
  return from;
}

/** Where stretches that do not fall begin. */
function runsOf(values: Float64Array): number[] {
  const starts = [0];
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) starts.push(i);
  return starts;
}

function merge(when: Float64Array, from: Uint32Array, to: Uint32Array, start: number, middle: number, end: number): void {
  for (let k = start, left = start, right = middle; k < end; k++) {
    to[k] = right >= end || (left < middle && when[from[left]!]! <= when[from[right]!]!) ? from[left++]! : from[right++]!;
  }
}
