/**
 * Many values as fifty dots, each of which stands for one of fifty (Kay et al. 2016, doi 10.1145/2858036.2858558):
 * quantiles at even steps, stacked where they are near each other.
 */
import { quantileOfSorted } from '../../src/core/metrics/descriptive/sorted.js';
import type { Box } from '../view/view-model.js';

export interface Dot { readonly x: number; readonly y: number; readonly r: number }

export const DOTS = 50;
const LARGEST = 5;

/** `pixels`: the values on the axis. Dots stand on the lower edge of the box. */
export function stackedDots(pixels: readonly number[], box: Box): Dot[] {
  const sorted = Float64Array.from(pixels).sort();
  if (sorted.length === 0) return [];
  const at = Array.from({ length: DOTS }, (_, i) => quantileOfSorted(sorted, (i + 0.5) / DOTS));
  // Smaller dots stack higher in narrower bins: the largest that fit are taken.
  for (let r = LARGEST; ; r -= 0.25) {
    const stacks = new Map<number, number>(), dots = at.map((x): Dot => {
      const bin = Math.round((x - box.x - box.width / 2) / (2 * r)), below = stacks.get(bin) ?? 0;
      stacks.set(bin, below + 1);
      return { x: box.x + box.width / 2 + bin * 2 * r, y: box.y + box.height - r - below * 2 * r, r };
    });
    if (r <= 1 || Math.max(...stacks.values()) * 2 * r <= box.height) return dots;
  }
}
