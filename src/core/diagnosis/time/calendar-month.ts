/** Months of the calendar as a measure of time, also of years below 100, which `Date.UTC` takes for those of the twentieth century. */

const DAY = 86_400_000;

/** Months between two instants, whole where both stand at the same place of their month. */
export function calendarMonth(t: number, first: number): number {
  const a = new Date(first), b = new Date(t), whole = 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
  return whole + (sinceMonthBegan(t, b) - sinceMonthBegan(first, a)) / (31 * DAY);
}

function sinceMonthBegan(t: number, date: Date): number {
  return (date.getUTCDate() - 1) * DAY + t - Math.floor(t / DAY) * DAY;
}
