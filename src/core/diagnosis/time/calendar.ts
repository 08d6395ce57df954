/** Month, hour and year of the matched records, read off their instants once for all columns. */
import { instantParts, NONE } from '../where/instant-parts.js';

export interface Calendar {
  /** 0 to 11; 255 without an instant. */
  readonly month: Uint8Array;
  /** 0 to 23; null where the records are a day apart or more. */
  readonly hour: Uint8Array | null;
  /** Years from `firstYear` on; 65535 without an instant. */
  readonly year: Uint16Array;
  readonly firstYear: number;
  readonly years: number;
}

const DAY = 86_400_000, NOWHERE = 255, NEVER = 65_535;

export function calendarOf(instants: Float64Array, stepMs: number | null): Calendar {
  const parts = instantParts(instants), n = instants.length;
  let first = Infinity, last = -Infinity;
  for (let i = 0; i < n; i++) {
    const year = parts.year[i]!;
    if (year === NONE) continue;
    if (year < first) first = year;
    if (year > last) last = year;
  }
  const years = last >= first ? Math.min(last - first + 1, NEVER) : 0, month = new Uint8Array(n), year = new Uint16Array(n), hour = stepMs !== null && stepMs < DAY ? new Uint8Array(n) : null;
  for (let i = 0; i < n; i++) {
    const at = parts.year[i]!, known = at !== NONE && at - first < years;
    month[i] = known ? parts.month[i]! - 1 : NOWHERE;
    year[i] = known ? at - first : NEVER;
    if (hour !== null) hour[i] = known ? parts.hour[i]! : NOWHERE;
  }
  return { month, hour, year, firstYear: years > 0 ? first : 0, years };
}
