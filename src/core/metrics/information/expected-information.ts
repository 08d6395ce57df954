/**
 * Mutual information to expect when the symbols of two columns are paired by chance (N. Vinh, J. Epps and J. Bailey,
 * "Information theoretic measures for clusterings comparison", 2010, equation 24a).
 */
import { logGamma } from '../special/log-gamma.js';

/** `x` and `y` count the symbols of either column of `n` pairs. In bits. */
export function expectedInformation(x: readonly number[], y: readonly number[], n: number): number {
  const logFactorial = new Float64Array(n + 1).map((_, k) => logGamma(k + 1));
  // Symbols that occur as often are alike: each pair of counts is worked out once.
  const [ofX, ofY] = [multiplicities(x), multiplicities(y)];
  let sum = 0;
  for (const [a, timesA] of ofX) {
    for (const [b, timesB] of ofY) {
      const fixed = logFactorial[a]! + logFactorial[b]! + logFactorial[n - a]! + logFactorial[n - b]! - logFactorial[n]!;
      let part = 0;
      for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
        const chance = Math.exp(fixed - logFactorial[k]! - logFactorial[a - k]! - logFactorial[b - k]! - logFactorial[n - a - b + k]!);
        part += chance * (k / n) * Math.log2((k / a) * (n / b));
      }
      sum += timesA * timesB * part;
    }
  }
  return sum;
}

function multiplicities(counts: readonly number[]): Map<number, number> {
  const out = new Map<number, number>();
  for (const each of [...counts].sort((a, b) => a - b)) out.set(each, (out.get(each) ?? 0) + 1);
  return out;
}
