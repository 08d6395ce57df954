/**
 * The matched cells of one column in the order of their key (group, then time), with a way to the record that lies
 * so many steps earlier: detectors of shifts, gaps and periods need neighbours, whatever order records arrived in.
 */
import { inOrder, seriesFrame, type SeriesFrame } from './series-frame.js';

export interface PairedColumn {
  /** Numbers of the matched records, NaN where missing. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Instants in milliseconds, or any number that grows along the series; without it the given order is the order of the key. */
  readonly time?: Float64Array | null;
  /** Code of the site or other group of each record. */
  readonly group?: ArrayLike<number> | null;
  /** Of the same time and group, where it was made before. */
  readonly frame?: SeriesFrame;
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
  private readonly slots: Int32Array | null;
  private readonly rows: Int32Array | null;

  constructor(column: PairedColumn) {
    const { order, time, group, step, grid } = column.frame ?? seriesFrame(column.base.length, column.time || null, column.group || null);
    this.n = column.base.length;
    this.sequence = column.sequence ?? true;
    const arranged = (values: Float64Array): Float64Array => (order === null ? values : inOrder(values, order, new Float64Array(this.n)));
    this.base = arranged(column.base);
    this.revision = arranged(column.revision);
    this.time = time;
    this.group = group;
    const flags = (values: ArrayLike<number>): Uint8Array => (order === null ? new Uint8Array(values) : inOrder(values, order, new Uint8Array(this.n)));
    this.filled = column.filled ? { base: flags(column.filled.base), revision: flags(column.filled.revision) } : null;
    this.units = column.units ?? null;
    this.step = step;
    this.period = column.period ?? (step !== null && DAY % step === 0 && DAY / step > 1 && DAY / step <= 1440 ? DAY / step : null);
    this.slots = grid?.slots ?? null;
    this.rows = grid?.rows ?? null;
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
