/** The limiting distribution of Kolmogorov and Smirnov: P(sup |bridge| > x). */

export function kolmogorovSf(x: number): number {
  if (!(x > 0)) return x === x ? 1 : NaN;
  if (x < 0.8) return 1 - lower(x);
  let sum = 0;
  for (let k = 1; ; k++) {
    const term = Math.exp(-2 * k * k * x * x);
    sum += k % 2 === 1 ? term : -term;
    if (term <= sum * 1e-18) return 2 * sum;
  }
}

/** Jacobi's transform of the alternating series, for small x. */
function lower(x: number): number {
  let sum = 0;
  for (let k = 1; k < 20; k += 2) sum += Math.exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}
