/**
 * What all columns of one pairing have in common: the order of their records, the usual step of their times, and the
 * grid of steps. Made once where many columns are looked at.
 */
import { pulse } from '../pulse.js';

export interface SeriesFrame {
  /** Null where the records already stand in the order of group and time. */
  readonly order: Uint32Array | null;
  /** In that order. */
  readonly time: Float64Array | null;
  readonly group: Int32Array;
  /** Usual distance of two records in time. */
  readonly step: number | null;
  /** Position in the grid of steps of each record, and the record at each position; null where every step has its record. */
  readonly grid: { readonly slots: Int32Array; readonly rows: Int32Array } | null;
}

/** Of `n` records; see `PairedColumn` for time and group. */
export function seriesFrame(n: number, time: Float64Array | null, group: ArrayLike<number> | null): SeriesFrame {
  const codes = group instanceof Int32Array ? group : group ? new Int32Array(group) : new Int32Array(n), order = time || group ? orderOf(codes, time) : null;
  const times = time === null || order === null ? time : inOrder(time, order, new Float64Array(n)), groups = order === null ? codes : inOrder(codes, order, new Int32Array(n));
  const step = times === null ? null : usualStep(times, groups);
  return { order, time: times, group: groups, step, grid: times !== null && step !== null ? gridOf(times, groups, step) : null };
}

export function inOrder<T extends { [k: number]: number }>(values: ArrayLike<number>, order: Uint32Array, out: T): T {
  pulse();
  for (let k = 0; k < order.length; k++) (out as { [k: number]: number })[k] = values[order[k]!]!;
  return out;
}

/** Null where the records already stand in order. */
function orderOf(group: Int32Array, time: Float64Array | null): Uint32Array | null {
  const n = group.length;
  let sorted = true;
  for (let i = 1; i < n && sorted; i++) sorted = group[i - 1]! < group[i]! || (group[i - 1] === group[i] && (time === null || !(time[i - 1]! > time[i]!)));
  if (sorted) return null;
  return packedOrder(group, time) ?? Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => group[i]! - group[j]! || (time === null ? 0 : time[i]! - time[j]!) || i - j);
}

/** Group, time and number of a record in one float64 where they fit: sorting numbers is several times faster than sorting by a comparison. */
function packedOrder(group: Int32Array, time: Float64Array | null): Uint32Array | null {
  const n = group.length;
  let low = Infinity, high = -Infinity, unit = Infinity, groups = 0;
  for (let i = 0; i < n; i++) {
    if (group[i]! < 0) return null;
    if (group[i]! > groups) groups = group[i]!;
    if (time === null) continue;
    if (!Number.isInteger(time[i]!)) return null;
    if (time[i]! < low) low = time[i]!;
    if (time[i]! > high) high = time[i]!;
  }
  if (time === null) { low = high = 0; unit = 1; } else {
    unit = 0;
    for (let i = 0; i < n; i++) for (let a = time[i]! - low; a !== 0;) { const rest = unit % a; unit = a; a = rest; }
    if (unit === 0) unit = 1;
  }
  const span = (high - low) / unit + 1;
  if (!((groups + 1) * span * n < Number.MAX_SAFE_INTEGER)) return null;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = (group[i]! * span + (time === null ? 0 : (time[i]! - low) / unit)) * n + i;
  pulse();
  keys.sort();
  const order = new Uint32Array(n);
  for (let k = 0; k < n; k++) order[k] = keys[k]! % n;
  return order;
}

/** The most frequent distance of neighbours in a group; of a long series about 5,000 pairs are looked at. */
export function usualStep(time: Float64Array, group: Int32Array): number | null {
  const seen = new Map<number, number>();
  const stride = Math.max(1, Math.floor(time.length / 5000));
  for (let i = 1; i < time.length; i += stride) {
    const step = time[i]! - time[i - 1]!;
    if (group[i] === group[i - 1] && step > 0) seen.set(step, (seen.get(step) ?? 0) + 1);
  }
  let best: number | null = null, most = 0;
  for (const [step, count] of seen) if (count > most || (count === most && step < best!)) { best = step; most = count; }
  return best;
}

/** Null where no step lacks its record, or where times keep no grid (then records are counted instead). */
function gridOf(time: Float64Array, group: Int32Array, step: number): { slots: Int32Array; rows: Int32Array } | null {
  const n = time.length, slots = new Int32Array(n);
  let whole = true, next = 0, first = 0;
  for (let i = 0; i < n; i++) {
    if (i === 0 || group[i] !== group[i - 1]) { first = i; next = i === 0 ? 0 : slots[i - 1]! + 1; }
    const steps = (time[i]! - time[first]!) / step;
    if (!Number.isInteger(steps)) return null;
    slots[i] = next + steps;
    if (i > 0 && slots[i]! === slots[i - 1]!) return null;
    whole &&= slots[i] === i;
    if (slots[i]! > 4 * n + 1000) return null;
  }
  if (whole) return null;
  const rows = new Int32Array(n === 0 ? 0 : slots[n - 1]! + 1).fill(-1);
  for (let i = 0; i < n; i++) rows[slots[i]!] = i;
  return { slots, rows };
}
