/** The most frequent of the values at some rows, the smallest of equally frequent ones. */
export function mode(rows: ArrayLike<number>, values: ArrayLike<number>): { readonly value: number; readonly count: number } | null {
  const counts = new Map<number, number>();
  for (let k = 0; k < rows.length; k++) { const v = values[rows[k]!]!; if (v === v) counts.set(v, (counts.get(v) ?? 0) + 1); }
  let best: { value: number; count: number } | null = null;
  for (const [value, count] of counts) if (best === null || count > best.count || (count === best.count && value < best.value)) best = { value, count };
  return best;
}
