/** Whether the loss of data that would move a result as much as the revision does is a bound of it, as it stands in the report. */
import type { ReportedSufficiency } from './quantity-impact.js';

/** No larger loss was looked at, or with fewer records there is no result: then that loss moves it no more, and by how little is not told. */
export function isLossBound({ points }: Pick<ReportedSufficiency, 'points'>, loss: number): boolean {
  const larger = points.filter(({ fraction }) => 1 - fraction > loss + 1e-9).sort((a, b) => b.fraction - a.fraction);
  return typeof larger[0]?.errorP90 !== 'number';
}
