/**
 * How likely a Kolmogorov-Smirnov distance at least as large is when all orders of the pooled values are
 * equally likely: the chance that a walk on the lattice leaves the band. Summed over the walks that leave,
 * so that small probabilities keep their digits. With ties it is too large, never too small.
 */
import { type MetricAnswer, undefinedFor } from '../metric.js';

const MOST = 10_000;

export function kolmogorovSmirnovExact(distance: number, n: number, m: number): MetricAnswer {
  if (n * m > MOST) return undefinedFor(n + m, `computed for at most ${MOST} pairs of values`);
  const band = Math.round(distance * n * m);
  if (band === 0) return { value: 1, n: n + m };
  // alive[j]: the chance to be at (i, j) without having left; the next value is of the base with chance (n - i)/(n + m - i - j).
  const alive = new Float64Array(m + 1);
  let left = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const start = i === 0 && j === 0 ? 1 : 0;
      const fromBase = i === 0 ? 0 : alive[j]! * ((n - i + 1) / (n + m - i - j + 1));
      const fromRevision = j === 0 ? 0 : alive[j - 1]! * ((m - j + 1) / (n + m - i - j + 1));
      alive[j] = start + fromBase + fromRevision;
      if (Math.abs(i * m - j * n) >= band) {
        left += alive[j]!;
        alive[j] = 0;
      }
    }
  }
  return { value: Math.min(1, left), n: n + m };
}
