/** The standard normal distribution. Quantiles: M. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", 1988. */
import { erfc } from './error-function.js';

/** The 97.5 % point: half the width of a 95 % interval in standard errors. */
export const Z95 = 1.959963984540054;

export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

/** 1 - cdf, without loss in the tail. */
export function normalSf(z: number): number {
  return 0.5 * erfc(z * Math.SQRT1_2);
}

type Coefficients = readonly [number, number, number, number, number, number, number, number];
const CENTRE: readonly [Coefficients, Coefficients] = [
  [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608],
  [5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1],
];
const MIDDLE: readonly [Coefficients, Coefficients] = [
  [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734],
  [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1],
];
const FAR: readonly [Coefficients, Coefficients] = [
  [2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784381, 0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772],
  [2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1],
];

function ratio([above, below]: readonly [Coefficients, Coefficients], r: number): number {
  return above.reduce((sum, each) => sum * r + each, 0) / below.reduce((sum, each) => sum * r + each, 0);
}

/** The z below which a share p lies; its negative for the upper tail. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  return Math.sign(q) * (r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(FAR, r - 5));
}
