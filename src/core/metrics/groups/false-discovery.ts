/** The smallest false discovery rate at which each of many tests would count (Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", 1995). */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const falling = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!), out = new Array<number>(p.length);
  let least = 1;
  falling.forEach((i, before) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - before));
    out[i] = least;
  });
  return out;
}
