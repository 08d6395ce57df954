/**
 * p-values of many tests at once. Undefined ones stay undefined and are not counted. To screen, the false
 * discovery rate; for the few claims that are asserted, Holm's.
 */

type P = readonly (number | null)[];

/** Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", 1995. */
export function benjaminiHochberg(p: P): (number | null)[] {
  return stepUp(p, (rank, m) => m / rank);
}

/** Y. Benjamini and D. Yekutieli, "The control of the false discovery rate in multiple testing under dependency", 2001. */
export function benjaminiYekutieli(p: P): (number | null)[] {
  return stepUp(p, (rank, m) => (m / rank) * Array.from({ length: m }, (_, i) => 1 / (i + 1)).reduce((sum, each) => sum + each, 0));
}

/** Y. Hochberg, "A sharper Bonferroni procedure for multiple tests of significance", 1988. */
export function hochberg(p: P): (number | null)[] {
  return stepUp(p, (rank, m) => m - rank + 1);
}

/** S. Holm, "A simple sequentially rejective multiple test procedure", 1979. */
export function holm(p: P): (number | null)[] {
  const { order, out, m } = ranked(p);
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.max(largest, Math.min(1, (m - rank) * p[at]!));
    out[at] = largest;
  });
  return out;
}

export function bonferroni(p: P): (number | null)[] {
  const { m } = ranked(p);
  return p.map((each) => (each === null ? null : Math.min(1, each * m)));
}

function stepUp(p: P, factor: (rank: number, m: number) => number): (number | null)[] {
  const { order, out, m } = ranked(p);
  let least = 1;
  for (let rank = m; rank > 0; rank--) {
    const at = order[rank - 1]!;
    least = Math.min(least, factor(rank, m) * p[at]!);
    out[at] = least;
  }
  return out;
}

function ranked(p: P): { order: number[]; out: (number | null)[]; m: number } {
  const order = p.flatMap((each, i) => (each === null ? [] : [i])).sort((a, b) => p[a]! - p[b]! || a - b);
  return { order, out: p.map(() => null), m: order.length };
}
