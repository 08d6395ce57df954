/** Year, month, hour and day of many instants at once, in the clock that the data keep. */

const DAY = 86_400_000, HOUR = 3_600_000;

export interface InstantParts {
  /** One of each record; `NONE` where it has no instant. */
  readonly year: Int32Array;
  readonly month: Int32Array;
  readonly hour: Int32Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
}

export const NONE = -0x80000000;
/** Days from which years are still those of the calendar that JavaScript's dates keep. */
const FARTHEST = 100_000_000;

export function instantParts(instants: Float64Array): InstantParts {
  const n = instants.length, year = new Int32Array(n), month = new Int32Array(n), hour = new Int32Array(n), day = new Int32Array(n);
  let start = NaN, end = NaN, y = NONE, m = NONE, d = NONE;
  for (let i = 0; i < n; i++) {
    const t = instants[i]!;
    // Most records are of the day of the one before.
    if (!(t >= start && t < end)) {
      d = Math.floor(t / DAY);
      if (!(d >= -FARTHEST && d <= FARTHEST)) {
        year[i] = month[i] = hour[i] = day[i] = start = end = NONE;
        continue;
      }
      start = d * DAY;
      end = start + DAY;
      const date = new Date(start);
      y = date.getUTCFullYear();
      m = date.getUTCMonth() + 1;
    }
    year[i] = y;
    month[i] = m;
    hour[i] = Math.floor((t - start) / HOUR);
    day[i] = d;
  }
  return { year, month, hour, day };
}
