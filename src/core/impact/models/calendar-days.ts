/** Records by calendar day, and means of days: what models of daily states and of daily weather read. */
import { DAY_MS } from './open-run.js';

export interface CalendarDays {
  /** Start of each day, ms; all days from the first record to the last, also those without one. */
  readonly time: Float64Array;
  /** Where the records of day d begin; those of day d end where day d + 1 begins. */
  readonly from: Int32Array;
  /** Records that a whole day has. */
  readonly perDay: number;
}

export function calendarDays(time: Float64Array, step: number): CalendarDays {
  const first = Math.floor(time[0]! / DAY_MS), count = Math.floor(time[time.length - 1]! / DAY_MS) - first + 1;
  const from = new Int32Array(count + 1);
  for (let i = 0, d = 0; d <= count; d++) {
    while (i < time.length && time[i]! < (first + d) * DAY_MS) i++;
    from[d] = i;
  }
  return { time: Float64Array.from({ length: count }, (_, d) => (first + d) * DAY_MS), from, perDay: Math.max(1, Math.round(DAY_MS / step)) };
}

export interface DailyMeans {
  /** NaN where fewer than the least share of the day's records have a value. */
  readonly means: Float64Array;
  /** Records of the whole period without a value, also those that are not there. */
  readonly missing: number;
  /** Days without a mean. */
  readonly daysWithout: number;
}

export function dailyMeans(values: Float64Array, { from, perDay }: CalendarDays, leastShare: number): DailyMeans {
  const means = new Float64Array(from.length - 1);
  let missing = 0, daysWithout = 0;
  for (let d = 0; d < means.length; d++) {
    let sum = 0, n = 0;
    for (let i = from[d]!; i < from[d + 1]!; i++) if (Number.isFinite(values[i]!)) { sum += values[i]!; n++; }
    means[d] = n > 0 && n >= leastShare * perDay ? sum / n : NaN;
    missing += Math.max(0, perDay - n);
    if (Number.isNaN(means[d]!)) daysWithout++;
  }
  return { means, missing, daysWithout };
}
