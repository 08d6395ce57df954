/** Mean and central moments in two passes: nothing cancels when the mean is a thousand million times the spread. */
import { CompensatedSum } from '../../statistics/compensated-sum.js';

export interface CentralMoments {
  readonly n: number;
  readonly mean: number;
  /** Means of the second, third and fourth power of x - mean; exactly 0 for constant values. */
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
  readonly low: number;
  readonly high: number;
}

/** All `x` finite. */
export function centralMoments(x: ArrayLike<number>): CentralMoments {
  const n = x.length, sum = new CompensatedSum();
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const each = x[i]!;
    sum.add(each);
    if (each < low) low = each;
    if (each > high) high = each;
  }
  if (n === 0 || low === high) return { n, mean: low, m2: 0, m3: 0, m4: 0, low, high };
  const centre = sum.value / n, rest = new CompensatedSum();
  for (let i = 0; i < n; i++) rest.add(x[i]! - centre);
  const shift = rest.value / n;
  let m2 = 0, m3 = 0, m4 = 0;
  for (let i = 0; i < n; i++) {
    const z = x[i]! - centre - shift, square = z * z;
    m2 += square;
    m3 += square * z;
    m4 += square * square;
  }
  return { n, mean: centre + shift, m2: m2 / n, m3: m3 / n, m4: m4 / n, low, high };
}
