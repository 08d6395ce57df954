/**
 * Exact order statistics without sorting everything: values are counted into even bins, and
 * only the bins that hold an asked rank are looked into. One pass on ordinary data.
 */

const BINS = 4096;
const SMALL = 20_000;
/** Values spread over hundreds of powers of ten leave most of them in one bin each time: then sort. */
const DEEPEST = 6;

/** The values at the given ranks (0-based, ascending) of finite `values`, of which the first `n` count. */
export function orderStatistics(values: Float64Array, n: number, ranks: readonly number[], depth = 0, range?: Range): number[] {
  if (n <= SMALL || depth === DEEPEST) {
    const sorted = values.slice(0, n).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  const { low, high } = range ?? extremes(values, n);
  if (low === high) return ranks.map(() => low);
  const scale = BINS / (high - low);
  if (!Number.isFinite(scale) || !(scale > 0)) {
    const sorted = values.slice(0, n).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  // One pass counts every value and keeps those in bins where a sample expects the ranks to fall.
  const likely = likelyBins(values, n, ranks, low, scale);
  const counts = new Uint32Array(BINS);
  let kept = new Float64Array(Math.max(1024, n >> 3));
  let keptBins = new Uint16Array(kept.length);
  let size = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    const bin = binOf(x, low, scale);
    counts[bin]!++;
    if (likely[bin] === 0) continue;
    if (size === kept.length) {
      kept = extended(kept, Float64Array);
      keptBins = extended(keptBins, Uint16Array);
    }
    kept[size] = x;
    keptBins[size++] = bin;
  }

  const found = new Map<number, number>();
  for (const [bin, { before, within }] of ranksByBin(counts, ranks)) {
    const members = new Float64Array(counts[bin]!);
    let at = 0;
    if (likely[bin] === 1) { for (let k = 0; k < size; k++) if (keptBins[k] === bin) members[at++] = kept[k]!; }
    else for (let i = 0; i < n; i++) if (binOf(values[i]!, low, scale) === bin) members[at++] = values[i]!;
    // A bin that holds everything would not get smaller: sort it.
    const answers = at === n ? sortedAt(members, within) : orderStatistics(members, at, within, depth + 1);
    within.forEach((rank, k) => found.set(before + rank, answers[k]!));
  }
  return ranks.map((rank) => found.get(rank)!);
}

export interface Range { readonly low: number; readonly high: number }

function extremes(values: Float64Array, n: number): Range {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return { low, high };
}

const SAMPLE = 4096;

/** Bins that should hold the ranks, from an even sample: four standard errors around each. */
function likelyBins(values: Float64Array, n: number, ranks: readonly number[], low: number, scale: number): Uint8Array {
  const sample = Float64Array.from({ length: SAMPLE }, (_, k) => values[Math.floor((k * n) / SAMPLE)]!).sort();
  const likely = new Uint8Array(BINS);
  for (const rank of ranks) {
    const share = rank / n, spread = 4 * Math.sqrt(share * (1 - share) * SAMPLE) + 2;
    const from = binOf(sample[Math.max(0, Math.floor(share * SAMPLE - spread))]!, low, scale);
    const to = binOf(sample[Math.min(SAMPLE - 1, Math.ceil(share * SAMPLE + spread))]!, low, scale);
    likely.fill(1, from, to + 1);
  }
  return likely;
}

/** For each bin that holds asked ranks: how many values come before it, and the ranks within it. */
function ranksByBin(counts: Uint32Array, ranks: readonly number[]): Map<number, { before: number; within: number[] }> {
  const out = new Map<number, { before: number; within: number[] }>();
  const ascending = [...new Set(ranks)].sort((a, b) => a - b);
  let before = 0, next = 0;
  for (let bin = 0; bin < BINS && next < ascending.length; bin++) {
    const after = before + counts[bin]!;
    const within: number[] = [];
    for (; next < ascending.length && ascending[next]! < after; next++) within.push(ascending[next]! - before);
    if (within.length > 0) out.set(bin, { before, within });
    before = after;
  }
  return out;
}

function extended<T extends { length: number; set(from: T): void }>(from: T, make: new (length: number) => T): T {
  const to = new make(from.length * 2);
  to.set(from);
  return to;
}

function sortedAt(values: Float64Array, ranks: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return ranks.map((rank) => sorted[rank]!);
}

function binOf(x: number, low: number, scale: number): number {
  const bin = ((x - low) * scale) | 0;
  return bin >= BINS ? BINS - 1 : bin;
}

/** `range`: smallest and largest of the values, where they are known. Quantiles of type 7 (R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", 1996), as R, NumPy and DuckDB compute them. */
export function quantiles(values: Float64Array, n: number, probabilities: readonly number[], range?: Range): number[] {
  const positions = probabilities.map((p) => p * (n - 1));
  const ranks = positions.flatMap((h) => [Math.floor(h), Math.ceil(h)]);
  const at = orderStatistics(values, n, ranks, 0, range);
  return positions.map((h, i) => {
    const low = at[2 * i]!, high = at[2 * i + 1]!;
    const share = h - Math.floor(h);
    if (low === high) return low;
    return Number.isFinite(high - low) ? low + share * (high - low) : (1 - share) * low + share * high;
  });
}
