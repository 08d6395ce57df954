/** Summary of one time column: how many instants, the first and the last. */
import type { ColumnSummary } from '../model/report.js';
import { isoText } from '../format/time.js';

export function timeSummary(values: Float64Array): ColumnSummary {
  let n = 0, low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    n++;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  const missing = values.length - n;
  return n === 0 ? { n, missing } : { n, missing, first: isoText(low), last: isoText(high) };
}
