/** Bins of the plane large enough to point at, and those far off the diagonal. */
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import { ALONG, coarsePlane, type PlaneSquare } from '../chart/coarse-plane.js';
import type { Box } from '../view/view-model.js';

export interface PlaneBin extends Omit<PlaneSquare, 'box'> {
  readonly count: number;
  readonly box: Box;
}

/** Only bins that hold a pair, from the lowest left. */
export function planeBins(plane: PlanePicture, box: Box, along = ALONG): PlaneBin[] {
  const { placeOf, square } = coarsePlane(plane, along), found = new Map<number, number>();
  plane.at.forEach((at, i) => { const place = placeOf(at); found.set(place, (found.get(place) ?? 0) + plane.count[i]!); });
  return [...found].sort(([a], [b]) => a - b).map(([place, count]): PlaneBin => { const own = square(place); return { ...own, count, box: own.box(box) }; });
}

export interface FarBin extends PlaneBin {
  /** The least that revision − base can be in it, with its sign, in the unit of the column. */
  readonly least: number;
}

/** So many standard deviations of the differences off their mean. */
export const FAR = 5;

/** Bins of the full plane all of whose pairs lie far off, farthest first. */
export function farBins(plane: PlanePicture, box: Box, bias: number, sd: number): FarBin[] {
  if (!(sd > 0)) return [];
  return planeBins(plane, box, Math.max(plane.x.bins, plane.y.bins)).flatMap((bin): FarBin[] => {
    const low = bin.y[0] - bin.x[1], high = bin.y[1] - bin.x[0];
    return low - bias > FAR * sd ? [{ ...bin, least: low }] : high - bias < -FAR * sd ? [{ ...bin, least: high }] : [];
  }).sort((a, b) => Math.abs(b.least - bias) - Math.abs(a.least - bias));
}
