/**
 * How sure the mean difference of the records of a cell is: from their number and spread, and from how much more the
 * means of neighbouring cells scatter than those of independent records would, because records depend on each other.
 */
import { tQuantile } from '../metrics/special/student-t.js';
import type { CellGrid, MomentTable } from './picture.js';

export interface Inflation {
  /** Factor of the variance of a mean; at least 1. */
  readonly factor: number;
  /** Stretches of neighbouring cells behind it; 0 where there were too few and 1 was taken. */
  readonly neighbours: number;
}

/** Of independent normal values: the median of F with 1 and many degrees of freedom, of a squared standard normal value. */
const MEDIAN_F = 0.45494;
/** Fewer stretches tell nothing; cells of fewer values have no spread to speak of. */
const LEAST_STRETCHES = 8, LEAST_CELL = 4;
/** Third differences: what changes smoothly from cell to cell, as with the seasons, is no dependence and cancels in them. */
const WEIGHTS = [-1, 3, -3, 1] as const;

/**
 * The median over stretches of four cells that follow each other in time in one group: the squared third difference of
 * their means over what independent records would give (an F of one contrast). A median, so that steps in some of them
 * count for nothing; cells in which nothing varies are left out.
 */
export function inflationOf({ edges }: Pick<CellGrid, 'edges'>, table: MomentTable): Inflation {
  const width = Math.max(1, edges.length - 1), found: number[] = [], last = WEIGHTS.length - 1, varies = (i: number): boolean => table.n[i]! >= LEAST_CELL && table.m2Difference[i]! > 0;
  for (let i = last; i < table.at.length; i++) {
    const cell = table.at[i]!, start = i - last;
    if (table.at[start] !== cell - last || cell % width < last || ![0, 1, 2, 3].every((k) => varies(start + k))) continue;
    let n = 0, m2 = 0, contrast = 0, size = 0;
    WEIGHTS.forEach((weight, k) => {
      n += table.n[start + k]!;
      m2 += table.m2Difference[start + k]!;
      contrast += weight * table.meanDifference[start + k]!;
      size += (weight * weight) / table.n[start + k]!;
    });
    found.push((contrast * contrast) / ((m2 / (n - WEIGHTS.length)) * size));
  }
  if (found.length < LEAST_STRETCHES) return { factor: 1, neighbours: 0 };
  found.sort((a, b) => a - b);
  const middle = (found[(found.length - 1) >> 1]! + found[found.length >> 1]!) / 2;
  return { factor: Number.isFinite(middle) ? Math.max(1, middle / MEDIAN_F) : 1, neighbours: found.length };
}

/**
 * Half the width of the interval of a mean, in its unit: t, with as many independent values as the inflation leaves.
 * 0 where all of several differences are one number; infinite where fewer than two independent values are left.
 */
export function halfWidthOf(n: number, m2: number, { factor }: Inflation, level: number): number {
  if (n < 2) return Infinity;
  if (m2 === 0) return 0;
  const independent = n / factor;
  return independent < 2 ? Infinity : tQuantile(0.5 + level / 2, independent - 1) * Math.sqrt((m2 / (n - 1)) * (factor / n));
}
