/** Fine bins of a plane put together to squares that are large enough to point at. */
import { edgesOf } from '../../src/core/pictures/even-counts.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import type { Box } from '../view/view-model.js';

/** Squares along an axis, at most. */
export const ALONG = 16;

export interface PlaneSquare {
  /** In the units that are drawn. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether it closes the axis: it holds the last value. */
  readonly lastX: boolean;
  readonly lastY: boolean;
  /** Where it is in a panel that shows the whole plane. */
  readonly box: (panel: Box) => Box;
}

export interface CoarsePlane {
  /** Square of a fine bin, by its place in the plane; from the lowest left, row by row. */
  readonly placeOf: (at: number) => number;
  readonly square: (place: number) => PlaneSquare;
}

export function coarsePlane({ x, y }: Pick<PlanePicture, 'x' | 'y'>, along = ALONG): CoarsePlane {
  const wide = Math.ceil(x.bins / along), high = Math.ceil(y.bins / along), columns = Math.ceil(x.bins / wide), across = edgesOf(x.from, x.to, x.bins), up = edgesOf(y.from, y.to, y.bins);
  return {
    placeOf: (at) => Math.floor(Math.floor(at / x.bins) / high) * columns + Math.floor((at % x.bins) / wide),
    square: (place) => {
      const left = (place % columns) * wide, low = Math.floor(place / columns) * high, right = Math.min(x.bins, left + wide), top = Math.min(y.bins, low + high), [x0, x1, y0, y1] = [left / x.bins, right / x.bins, low / y.bins, top / y.bins];
      return {
        x: [across[left]!, across[right]!], y: [up[low]!, up[top]!], lastX: right === x.bins, lastY: top === y.bins,
        box: (panel) => ({ x: panel.x + x0 * panel.width, y: panel.y + (1 - y1) * panel.height, width: (x1 - x0) * panel.width, height: (y1 - y0) * panel.height }),
      };
    },
  };
}
