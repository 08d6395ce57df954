/** Months between two instants, whole where both stand at the same place of their month. */
export function calendarMonth(t: number, first: number): number {
  const a = new Date(first), b = new Date(t), whole = 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
  return whole + (t - Date.UTC(b.getUTCFullYear(), b.getUTCMonth()) - (first - Date.UTC(a.getUTCFullYear(), a.getUTCMonth()))) / (31 * 86_400_000);
}
