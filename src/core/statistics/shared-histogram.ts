/** Counts on edges shared by both releases, so that two pictures can be laid over each other. */

export const HISTOGRAM_BINS = 48;

/** Even edges from the smaller minimum to the larger maximum; one bin where all values are equal; none without values. */
export function sharedEdges(low: number, high: number): number[] {
  if (!(low <= high) || !Number.isFinite(high - low)) return [];
  if (low === high) return [low, low];
  const step = (high - low) / HISTOGRAM_BINS;
  return Array.from({ length: HISTOGRAM_BINS + 1 }, (_, i) => (i === HISTOGRAM_BINS ? high : low + i * step));
}

/** Bins are [edge, next), the last one closed; infinities and missing values are left out. */
export function histogram(values: Float64Array, edges: readonly number[]): number[] {
  const bins = edges.length - 1;
  if (bins < 1) return [];
  const counts = new Float64Array(bins);
  const low = edges[0]!, high = edges[bins]!;
  const scale = high > low ? bins / (high - low) : 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!(x >= low && x <= high)) continue;
    let bin = ((x - low) * scale) | 0;
    if (bin >= bins) bin = bins - 1;
    counts[bin]!++;
  }
  return [...counts];
}
