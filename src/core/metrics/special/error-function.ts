/** The error function and its complement, the complement computed by itself where it is small. */

const TWO_OVER_ROOT_PI = 1.1283791670955125739;
const SERIES_TO = 2;

export function erf(x: number): number {
  return Math.abs(x) < SERIES_TO ? series(x) : Math.sign(x) * (1 - fraction(Math.abs(x)));
}

export function erfc(x: number): number {
  if (x < SERIES_TO) return x > -SERIES_TO ? 1 - series(x) : 2 - fraction(-x);
  return fraction(x);
}

/** Kummer's form of the Taylor series: all terms have one sign. */
function series(x: number): number {
  let term = x, sum = x;
  for (let k = 1; Math.abs(term) > Math.abs(sum) * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum;
}

/** Laplace's continued fraction, from its far end; more steps are needed where x is small. */
function fraction(x: number): number {
  if (x > 27.3) return 0;
  let below = x;
  for (let k = 12 + Math.ceil(400 / (x * x)); k > 0; k--) below = x + k / 2 / below;
  return (0.5 * TWO_OVER_ROOT_PI * Math.exp(-x * x)) / below;
}
