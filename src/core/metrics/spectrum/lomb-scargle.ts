/**
 * Share of the variance that one sine explains, at times that need not be regular (N. Lomb, 1976; J. Scargle, "Studies in
 * astronomical time series analysis II", 1982).
 */
import { finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';

export const LOMB_SCARGLE = { id: 'lombScargle', label: 'Share of the variance that one sine explains', group: 'time', unit: 'none', range: [0, 1], noChange: null, direction: 'larger', citation: 'N. Lomb, 1976; J. Scargle, "Studies in astronomical time series analysis II", 1982' } as const satisfies MetricDescriptor;

/** For each frequency, in cycles per unit of time. Missing and infinite values are left out. */
export function lombScargle(times: ArrayLike<number>, values: Float64Array, frequencies: ArrayLike<number>): MetricAnswer[] {
  const kept = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!) && Number.isFinite(times[i]!)), n = kept.length, first = values[kept[0] ?? 0] ?? 0;
  const mean = kept.reduce((sum, i) => sum + (values[i]! - first), 0) / n, x = kept.map((i) => values[i]! - first - mean), start = times[kept[0] ?? 0] ?? 0, t = kept.map((i) => times[i]! - start);
  const total = x.reduce((sum, each) => sum + each * each, 0);
  return Array.from(frequencies, (frequency) => {
    if (n < 3) return tooFew(n, 3);
    return kept.every((i) => values[i] === first) ? undefinedFor(n, 'all values are equal') : share(t, x, total, 2 * Math.PI * frequency);
  });
}

function share(t: readonly number[], x: readonly number[], total: number, omega: number): MetricAnswer {
  let xc = 0, xs = 0, cc = 0, cs = 0;
  for (let i = 0; i < t.length; i++) {
    const c = Math.cos(omega * t[i]!), s = Math.sin(omega * t[i]!);
    xc += x[i]! * c;
    xs += x[i]! * s;
    cc += c * c;
    cs += c * s;
  }
  // Times are turned by tau so that sine and cosine do not depend on each other.
  const ss = t.length - cc, angle = 0.5 * Math.atan2(2 * cs, cc - ss), c = Math.cos(angle), s = Math.sin(angle);
  const cosines = c * c * cc + 2 * c * s * cs + s * s * ss, sines = c * c * ss - 2 * c * s * cs + s * s * cc;
  const part = (product: number, square: number): number => (square > 1e-12 * t.length ? (product * product) / square : 0);
  const value = (part(c * xc + s * xs, cosines) + part(c * xs - s * xc, sines)) / total;
  return finiteAnswer(Math.min(1, value), t.length);
}
