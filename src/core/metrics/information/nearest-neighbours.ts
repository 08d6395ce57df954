/**
 * Mutual information of two number columns without bins, from distances to nearest neighbours (A. Kraskov,
 * H. Stögbauer and P. Grassberger, "Estimating mutual information", 2004, first estimator): all pairs are looked at,
 * so it is for samples. Equal values bias it: spread them first.
 */
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';

const KRASKOV = 'A. Kraskov, H. Stögbauer and P. Grassberger, "Estimating mutual information", 2004';

export const NEIGHBOUR_INFORMATION = [
  { id: 'neighbourInformation', label: 'Mutual information, from nearest neighbours', group: 'information', unit: 'bits', range: [-Infinity, Infinity], noChange: null, direction: 'smaller', citation: KRASKOV },
  { id: 'gaussianInformation', label: 'Mutual information, were both normal', group: 'information', unit: 'bits', range: [0, Infinity], noChange: null, direction: 'smaller', citation: '-log2(1 - r^2) / 2: T. Cover and J. Thomas, "Elements of information theory", 2006' },
] as const satisfies readonly MetricDescriptor[];

export const MOST_NEIGHBOURS = 5000;

/** Bits. Pairs with a missing or infinite value are left out. */
export function neighbourInformation(xs: Float64Array, ys: Float64Array, k = 3): MetricAnswer {
  const kept = Array.from(xs.keys()).filter((i) => Number.isFinite(xs[i]!) && Number.isFinite(ys[i]!)), n = kept.length, missing = xs.length - n;
  if (n < k + 1) return tooFew(n, k + 1, 'pairs');
  if (n > MOST_NEIGHBOURS) return undefinedFor(n, `computed for at most ${MOST_NEIGHBOURS} pairs: draw a sample`);
  const x = Float64Array.from(kept, (i) => xs[i]!), y = Float64Array.from(kept, (i) => ys[i]!);
  const nearest = new Float64Array(k);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    nearest.fill(Infinity);
    for (let j = 0; j < n; j++) {
      const apart = Math.max(Math.abs(x[i]! - x[j]!), Math.abs(y[i]! - y[j]!));
      if (j === i || apart >= nearest[k - 1]!) continue;
      let at = k - 1;
      for (; at > 0 && nearest[at - 1]! > apart; at--) nearest[at] = nearest[at - 1]!;
      nearest[at] = apart;
    }
    let withinX = 0, withinY = 0;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      if (Math.abs(x[i]! - x[j]!) < nearest[k - 1]!) withinX++;
      if (Math.abs(y[i]! - y[j]!) < nearest[k - 1]!) withinY++;
    }
    sum += digamma(withinX + 1) + digamma(withinY + 1);
  }
  return { value: (digamma(k) + digamma(n) - sum / n) / Math.LN2, n, missing };
}

/** From the correlation of both: a lower bound for the information of normal margins. */
export function gaussianInformation(r: number, n: number): MetricAnswer {
  return Math.abs(r) < 1 ? { value: -0.5 * Math.log2(1 - r * r), n } : undefinedFor(n, 'each column determines the other');
}

/** Derivative of the logarithm of the gamma function at x >= 1: up to 10 by its recurrence, from there by its series. */
export function digamma(x: number): number {
  let at = x, less = 0;
  for (; at < 10; at++) less += 1 / at;
  const s = 1 / (at * at);
  return Math.log(at) - 0.5 / at - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32760))))) - less;
}
