/** Where a rising function passes zero (T. Chandrupatla, "A new hybrid quadratic/bisection algorithm", 1997). */

/** `f(low) <= 0 <= f(high)`; infinite values are bisected past. */
export function solveRising(f: (x: number) => number, low: number, high: number): number {
  let a = high, b = low, c = a, fa = f(a), fb = f(b), fc = fa, t = 0.5;
  if (fa <= 0) return a;
  if (fb >= 0) return b;
  for (let step = 0; step < 2000; step++) {
    const x = a + t * (b - a), fx = f(x);
    if (fx === 0) return x;
    if (fx > 0 === fa > 0) { c = a; fc = fa; } else { c = b; fc = fb; b = a; fb = fa; }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const room = 2e-16 * Math.abs(best) + 1e-300;
    const share = room / Math.abs(b - a);
    if (!(share < 0.5)) return best;
    const xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
    t = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
      const quadratic = (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * fa / (fc - fa)) * (fb / (fc - fb));
      if (Number.isFinite(quadratic)) t = quadratic;
    }
    t = Math.min(1 - share, Math.max(share, t));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
