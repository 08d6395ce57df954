/** Months as whole numbers, so that calendars are cut by arithmetic; in the data's own clock. */

/** Months since the year 0. */
export function monthOf(t: number): number {
  const date = new Date(t);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Years below 100 would be taken for those of the twentieth century. */
export function startOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1);
  return date.getTime();
}
