/**
 * Drivers on an even grid of whole days, as models that step through time need them. A slot without a value gets the mean
 * of the same time of day within a week before and after (mean diurnal variation; E. Falge et al., "Gap filling
 * strategies for defensible annual sums of net ecosystem exchange", Agric. For. Meteorol. 107, 2001), within twice the
 * time where there is none, and so on.
 */
import { DAY_MS } from './open-run.js';

export interface EvenGrid {
  /** Start of the first day, ms. */
  readonly start: number;
  readonly perDay: number;
  readonly days: number;
  /** Record of each slot, -1 for none; null where the records are the slots. */
  readonly records: Int32Array | null;
  /** Slots without a record. */
  readonly absent: number;
  /** Records left out because an earlier one has their slot. */
  readonly crowded: number;
}

/** Null where a day is not a whole number of records. Of two records in one slot the first counts. */
export function evenGrid(time: Float64Array, step: number): EvenGrid | null {
  const perDay = DAY_MS / step;
  if (!Number.isInteger(perDay)) return null;
  const start = Math.floor(time[0]! / DAY_MS) * DAY_MS, days = Math.floor((time[time.length - 1]! - start) / DAY_MS) + 1, slots = days * perDay;
  const records = new Int32Array(slots).fill(-1);
  let placed = 0;
  for (let i = 0; i < time.length; i++) {
    const slot = Math.floor((time[i]! - start) / step);
    if (records[slot] !== -1) continue;
    records[slot] = i;
    placed++;
  }
  return { start, perDay, days, records: placed === slots && time.length === slots ? null : records, absent: slots - placed, crowded: time.length - placed };
}

export interface Filled {
  readonly values: Float64Array;
  /** Slots that were filled. */
  readonly filled: number;
}

/** Null where some time of day has no value in the whole series. The column itself is not changed. */
export function fillByTimeOfDay(column: Float64Array, grid: EvenGrid): Filled | null {
  const { perDay, days, records } = grid, slots = perDay * days;
  const placed = records === null ? column : Float64Array.from(records, (i) => (i === -1 ? NaN : column[i]!));
  const gaps: number[] = [];
  for (let s = 0; s < slots; s++) if (!Number.isFinite(placed[s]!)) gaps.push(s);
  if (gaps.length === 0) return { values: placed, filled: 0 };
  const values = placed.slice();
  for (const slot of gaps) {
    const mean = meanAround(placed, slot, perDay, days);
    if (mean === null) return null;
    values[slot] = mean;
  }
  return { values, filled: gaps.length };
}

function meanAround(placed: Float64Array, slot: number, perDay: number, days: number): number | null {
  const day = Math.floor(slot / perDay), clock = slot % perDay;
  for (let window = 7; ; window *= 2) {
    let sum = 0, n = 0;
    for (let d = Math.max(0, day - window); d <= Math.min(days - 1, day + window); d++) {
      const value = placed[d * perDay + clock]!;
      if (Number.isFinite(value)) { sum += value; n++; }
    }
    if (n > 0) return sum / n;
    if (window > days) return null;
  }
}
