/** How far an axis of differences reaches that many rows share: all of them, but for a few that would leave the others no room. */

export interface Reach { readonly reach: number; readonly capped: boolean }

/** A row this many times beyond the next is shown by an arrow; of so many rows at most every fifth. */
const FAR = 5, CAPPED = 0.2;

/** `sizes`: of the rows, not negative; `least`: half the range at least (VIEWS R7). */
export function standardReach(sizes: readonly number[], least: number): Reach {
  const sorted = sizes.filter((size) => Number.isFinite(size)).sort((a, b) => b - a), most = Math.floor(CAPPED * sorted.length);
  let at = 0;
  for (let i = 0; i < most; i++) if (sorted[i]! > FAR * Math.max(sorted[i + 1] ?? 0, least)) at = i + 1;
  const reach = Math.max(sorted[at] ?? 0, least);
  return reach > 0 ? { reach, capped: at > 0 } : { reach: 1, capped: false };
}
