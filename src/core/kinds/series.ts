/**
 * The matched cells of one column in the order of their key (group, then time), with a way to the record that lies
 * so many steps earlier: detectors of shifts, gaps and periods need neighbours, whatever order records arrived in.
 */
import { pulse } from '../pulse.js';

export interface PairedColumn {
  /** Numbers of the matched records, NaN where missing. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Instants in milliseconds, or any number that grows along the series; without it the given order is the order of the key. */
  readonly time?: Float64Array | null;
  /** Code of the site or other group of each record. */
  readonly group?: ArrayLike<number> | null;
  /** Steps of one natural cycle, such as 48 half-hours a day; without it, a day if times are milliseconds. */
  readonly period?: number | null;
  /** False where the key has no order, as one of letters alone: then neighbours mean nothing and no kind that rests on them is claimed. */
  readonly sequence?: boolean;
  /** Where a quality flag says that a value was filled in. */
  readonly filled?: { readonly base: ArrayLike<number>; readonly revision: ArrayLike<number> } | null;
  /** Units as the releases tell them: they only choose between names of one factor. */
  readonly units?: { readonly base: string | null; readonly revision: string | null } | null;
}

const DAY = 86_400_000;

export class Series {
  readonly n: number;
  /** Whether neighbours mean something. */
  readonly sequence: boolean;
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Ascending within a group. */
  readonly time: Float64Array | null;
  readonly group: Int32Array;
  readonly filled: { readonly base: Uint8Array; readonly revision: Uint8Array } | null;
  /** Usual distance of two records in time. */
  readonly step: number | null;
  readonly period: number | null;
  readonly units: { readonly base: string | null; readonly revision: string | null } | null;
  /** Position in the grid of steps of each record, and the record at each position; null where every step has its record. */
  private readonly slots: Int32Array | null = null;
  private readonly rows: Int32Array | null = null;

  constructor(column: PairedColumn) {
    this.n = column.base.length;
    this.sequence = column.sequence ?? true;
    const codes = column.group instanceof Int32Array ? column.group : column.group ? new Int32Array(column.group) : new Int32Array(this.n);
    const order = column.time || column.group ? orderOf(codes, column.time ?? null) : null;
    const arranged = (values: Float64Array): Float64Array => (order === null ? values : inOrder(values, order, new Float64Array(this.n)));
    this.base = arranged(column.base);
    this.revision = arranged(column.revision);
    this.time = column.time ? arranged(column.time) : null;
    this.group = order === null ? codes : inOrder(codes, order, new Int32Array(this.n));
    const flags = (values: ArrayLike<number>): Uint8Array => (order === null ? new Uint8Array(values) : inOrder(values, order, new Uint8Array(this.n)));
    this.filled = column.filled ? { base: flags(column.filled.base), revision: flags(column.filled.revision) } : null;
    this.units = column.units ?? null;
    this.step = this.time === null ? null : usualStep(this.time, this.group);
    this.period = column.period ?? (this.step !== null && DAY % this.step === 0 && DAY / this.step > 1 && DAY / this.step <= 1440 ? DAY / this.step : null);
    const grid = this.time !== null && this.step !== null ? gridOf(this.time, this.group, this.step) : null;
    if (grid !== null) { this.slots = grid.slots; this.rows = grid.rows; }
  }

  /** The record `lag` steps before record i in its group, or -1. */
  before(i: number, lag: number): number {
    let k = i - lag;
    if (this.slots !== null) {
      const slot = this.slots[i]! - lag;
      k = slot < 0 || slot >= this.rows!.length ? -1 : this.rows![slot]!;
    }
    return k >= 0 && k < this.n && this.group[k] === this.group[i] ? k : -1;
  }

  /** Place of a record along its group: steps where times are regular, else its number. */
  place(i: number): number {
    return this.slots === null ? i : this.slots[i]!;
  }

  /** The instant, or the number in the order of the key where there are no times. */
  at(i: number): number {
    return this.time === null ? i : this.time[i]!;
  }
}

function inOrder<T extends { [k: number]: number }>(values: ArrayLike<number>, order: Uint32Array, out: T): T {
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
