/**
 * An order in which alike items stand together: the leaves of average linkage (UPGMA; R. Sokal and C. Michener 1958),
 * each pair of branches turned so that the items that come to touch are the nearest of the four ends.
 */

/**
 * `distance`: between two of `count` items, symmetric, finite and not negative. Deterministic: of equal distances the
 * earlier items are joined first, and branches are turned only where that brings nearer ones together. Takes time with
 * the third power of the count.
 */
export function clusterOrder(count: number, distance: (i: number, j: number) => number): number[] {
  const between = new Float64Array(count * count), leaves = Array.from({ length: count }, (_, i) => [i]), open = leaves.map((_, i) => i);
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) between[i * count + j] = between[j * count + i] = distance(i, j);
  const near = Float64Array.from(between), at = (i: number, j: number): number => near[i * count + j]!;
  while (open.length > 1) {
    let [first, second] = [open[0]!, open[1]!];
    for (let x = 0; x < open.length; x++) for (let y = x + 1; y < open.length; y++) if (at(open[x]!, open[y]!) < at(first, second)) [first, second] = [open[x]!, open[y]!];
    const p = leaves[first]!.length, q = leaves[second]!.length;
    for (const other of open) if (other !== first && other !== second) near[first * count + other] = near[other * count + first] = (p * at(first, other) + q * at(second, other)) / (p + q);
    leaves[first] = joined(leaves[first]!, leaves[second]!, (i, j) => between[i * count + j]!);
    open.splice(open.indexOf(second), 1);
  }
  return leaves[open[0] ?? 0] ?? [];
}

function joined(a: readonly number[], b: readonly number[], distance: (i: number, j: number) => number): number[] {
  const turned = (items: readonly number[]): number[] => [...items].reverse();
  let best: readonly [readonly number[], readonly number[]] = [a, b];
  for (const next of [[a, turned(b)], [turned(a), b], [turned(a), turned(b)]] as const) if (distance(next[0].at(-1)!, next[1][0]!) < distance(best[0].at(-1)!, best[1][0]!)) best = next;
  return [...best[0], ...best[1]];
}
