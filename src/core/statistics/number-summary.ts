/**
 * Summary of one number column of one release: n, missing, infinite, mean, sample standard
 * deviation, extremes and quantiles. Moments are centred; infinities are counted, not averaged.
 */
import type { ColumnSummary, Figure } from '../model/report.js';
import { CompensatedSum } from './compensated-sum.js';
import { quantiles } from './order-statistics.js';

export function tooFew(n: number, needed: number): Figure {
  return { status: 'too-few', reason: `${n} of at least ${needed} values` };
}

/** `finite` is room for as many numbers, so that many columns can share it. */
export function numberSummary(values: Float64Array, finite: Float64Array = new Float64Array(values.length)): ColumnSummary {
  let n = 0, infinite = 0, low = Infinity, high = -Infinity;
  const sum = new CompensatedSum();
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x === 0) {
      finite[n++] = x;
      if (x < low) low = x;
      if (x > high) high = x;
      sum.add(x);
    } else if (x === x) infinite++;
  }
  const missing = values.length - n - infinite;
  if (n === 0) {
    const none = tooFew(0, 1);
    return { n, missing, infinite, mean: none, sd: tooFew(0, 2), min: none, max: none, quantiles: { status: 'too-few', reason: '0 of at least 1 values' } };
  }
  const centre = sum.value / n;
  const first = new CompensatedSum();
  let second = 0;
  for (let i = 0; i < n; i++) {
    const z = finite[i]! - centre;
    first.add(z);
    second += z * z;
  }
  const shift = first.value / n;
  const variance = n > 1 ? Math.max(0, second - n * shift * shift) / (n - 1) : 0;
  const sd: Figure = n < 2 ? tooFew(n, 2) : low === high ? 0 : Math.sqrt(variance);
  const [q05, q25, q50, q75, q95] = quantiles(finite, n, [0.05, 0.25, 0.5, 0.75, 0.95], { low, high }) as [number, number, number, number, number];
  return {
    n, missing, infinite,
    mean: low === high ? low : finiteOr(centre + shift), sd: sd === 0 && low !== high ? TOO_SMALL : finiteOr(sd), min: low, max: high,
    quantiles: { q05, q25, q50, q75, q95 },
  };
}

/** A moment that overflowed is a status, not Infinity. */
function finiteOr(figure: Figure): Figure {
  return typeof figure === 'number' && !Number.isFinite(figure) ? TOO_LARGE : figure;
}

export const TOO_LARGE: Figure = { status: 'undefined', reason: 'the values are too large to add or square' };
export const TOO_SMALL: Figure = { status: 'undefined', reason: 'the differences are too small to square' };
