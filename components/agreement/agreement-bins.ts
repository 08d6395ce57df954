/** Bins of the plane large enough to point at, and those far off the diagonal. */
import { edgesOf } from '../../src/core/pictures/even-counts.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import type { Box } from '../view/view-model.js';

const ALONG = 16;

export interface PlaneBin {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly count: number;
  readonly box: Box;
  /** Whether the bin closes its axis: it holds the last value. */
  readonly lastX: boolean;
  readonly lastY: boolean;
}

/** Only bins that hold a pair, from the lowest left. */
export function planeBins(plane: PlanePicture, box: Box, along = ALONG): PlaneBin[] {
  const { x, y } = plane, wide = Math.ceil(x.bins / along), high = Math.ceil(y.bins / along), columns = Math.ceil(x.bins / wide), found = new Map<number, number>(), across = edgesOf(x.from, x.to, x.bins), up = edgesOf(y.from, y.to, y.bins);
  plane.at.forEach((at, i) => { const place = Math.floor(Math.floor(at / x.bins) / high) * columns + Math.floor((at % x.bins) / wide); found.set(place, (found.get(place) ?? 0) + plane.count[i]!); });
  return [...found].sort(([a], [b]) => a - b).map(([place, count]): PlaneBin => {
    const left = (place % columns) * wide, low = Math.floor(place / columns) * high, right = Math.min(x.bins, left + wide), top = Math.min(y.bins, low + high);
    return {
      x: [across[left]!, across[right]!], y: [up[low]!, up[top]!], count, lastX: right === x.bins, lastY: top === y.bins,
      box: { x: box.x + (left / x.bins) * box.width, y: box.y + (1 - top / y.bins) * box.height, width: ((right - left) / x.bins) * box.width, height: ((top - low) / y.bins) * box.height },
    };
  });
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
