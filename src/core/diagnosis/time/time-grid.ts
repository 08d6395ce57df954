/** Where each matched record stands in the time of its group, in steps or months from its first: made once for all columns. */
import { calendarMonth } from './calendar-month.js';

export interface TimeGrid {
  /** First record of each group, and the number of records at the end. */
  readonly groups: Int32Array;
  /** By record: steps from the first of its group; -1 without an instant. */
  readonly place: Int32Array;
  readonly unit: 'steps' | 'months';
  /** Milliseconds of a step, or of a mean month. */
  readonly stepMs: number;
  /** Every record stands on a step of its own; else steps are counted roughly. */
  readonly regular: boolean;
}

const DAY = 86_400_000;
export const MONTH_MS = 30.436875 * DAY;
/** Steps that stay empty are at most so many times the records. */
const SPARSE = 4;

/** Records by group, then time. Null where no two records of a group follow each other. */
export function timeGrid(instants: Float64Array, group: Int32Array | null, stepMs: number | null): TimeGrid | null {
  if (stepMs === null || !(stepMs > 0)) return null;
  const n = instants.length, starts: number[] = [0];
  if (group !== null) for (let i = 1; i < n; i++) if (group[i] !== group[i - 1]) starts.push(i);
  starts.push(n);
  const groups = Int32Array.from(starts), monthly = stepMs >= 28 * DAY && stepMs <= 31 * DAY ? placed(instants, groups, calendarMonth) : null;
  if (monthly?.regular) return { groups, place: monthly.place, unit: 'months', stepMs: MONTH_MS, regular: true };
  return { groups, ...placed(instants, groups, (t, first) => (t - first) / stepMs), unit: 'steps', stepMs };
}

function placed(instants: Float64Array, groups: Int32Array, stepsOf: (t: number, first: number) => number): { place: Int32Array; regular: boolean } {
  const place = new Int32Array(instants.length).fill(-1);
  let regular = true;
  for (let g = 0; g + 1 < groups.length; g++) {
    const from = groups[g]!, to = groups[g + 1]!, first = instants[from]!;
    let last = -1;
    for (let i = from; i < to; i++) {
      const steps = stepsOf(instants[i]!, first), at = Math.floor(steps);
      if (!(at >= 0 && at < 2 ** 31)) continue;
      if (at !== steps || at === last) regular = false;
      place[i] = last = at;
    }
    if (last + 1 > SPARSE * (to - from) + 1000) regular = false;
  }
  return { place, regular };
}
