/** Intervals of a share. Wilson's by default; Clopper and Pearson's where nothing or everything was counted. */
import { betaQuantile } from './incomplete-beta.js';
import { normalQuantile } from './normal.js';

export interface Limits { readonly low: number; readonly high: number }

/** E. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
export function wilsonLimits(count: number, n: number, level = 0.95): Limits {
  const z = normalQuantile(0.5 + level / 2), share = count / n;
  const half = (z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n)) / (1 + (z * z) / n);
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === n ? 1 : Math.min(1, centre + half) };
}

/** C. Clopper and E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", 1934. */
export function clopperPearsonLimits(count: number, n: number, level = 0.95): Limits {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
    high: count === n ? 1 : betaQuantile(tail, count + 1, n - count, 'upper'),
  };
}
