/**
 * Which change of a correlation a reader can see between two scatterplots (VIEWS R18). Least squares of the logarithm of
 * the just noticeable difference on r, by the raw data of Harrison et al. (2014), doi 10.1109/tvcg.2014.2346979; judgments
 * scatter by a factor of 1.7 around it.
 */

/** Of scatterplots of 100 normal points around a correlation of `r`. */
export function justNoticeable(r: number): number {
  return r >= 0 ? Math.exp(-1.281 - 2.381 * r) : Math.exp(-1.23 + 2.348 * r);
}

/** Halfway between both, so that it does not matter which release is which. */
export function isVisible(base: number, revision: number): boolean {
  return Math.abs(revision - base) >= justNoticeable((base + revision) / 2);
}
