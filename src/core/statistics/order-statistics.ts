/**
 * Exact order statistics without sorting everything: values are counted into even bins, and
 * only the bins that hold an asked rank are looked into. Two linear passes on ordinary data.
 */

const BINS = 4096;
const SMALL = 20_000;
/** Values spread over hundreds of powers of ten leave most of them in one bin each time: then sort. */
const DEEPEST = 6;

/** The values at the given ranks (0-based, ascending) of finite `values`, of which the first `n` count. */
export function orderStatistics(values: Float64Array, n: number, ranks: readonly number[], depth = 0): number[] {
  if (n <= SMALL || depth === DEEPEST) {
    const sorted = values.slice(0, n).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low === high) return ranks.map(() => low);
  const scale = BINS / (high - low);
  if (!Number.isFinite(scale) || !(scale > 0)) {
    const sorted = values.slice(0, n).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  const counts = new Uint32Array(BINS);
  for (let i = 0; i < n; i++) counts[binOf(values[i]!, low, scale)]!++;

  const wanted = new Map<number, { before: number; ranks: number[] }>();
  let before = 0, next = 0;
  const ascending = [...new Set(ranks)].sort((a, b) => a - b);
  for (let bin = 0; bin < BINS && next < ascending.length; bin++) {
    const after = before + counts[bin]!;
    while (next < ascending.length && ascending[next]! < after) {
      const entry = wanted.get(bin) ?? { before, ranks: [] };
      entry.ranks.push(ascending[next]! - before);
      wanted.set(bin, entry);
      next++;
    }
    before = after;
  }

  const found = new Map<number, number>();
  const members = new Map<number, { values: Float64Array; n: number }>();
  const slot = new Int32Array(BINS).fill(-1);
  [...wanted.keys()].forEach((bin, i) => { slot[bin] = i; members.set(i, { values: new Float64Array(counts[bin]!), n: 0 }); });
  for (let i = 0; i < n; i++) {
    const s = slot[binOf(values[i]!, low, scale)]!;
    if (s >= 0) { const member = members.get(s)!; member.values[member.n++] = values[i]!; }
  }
  for (const [bin, { before: offset, ranks: within }] of wanted) {
    const member = members.get(slot[bin]!)!;
    // A bin that holds everything would not get smaller: sort it.
    const answers = member.n === n ? sortedAt(member.values, within) : orderStatistics(member.values, member.n, within, depth + 1);
    within.forEach((rank, i) => found.set(offset + rank, answers[i]!));
  }
  return ranks.map((rank) => found.get(rank)!);
}

function sortedAt(values: Float64Array, ranks: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return ranks.map((rank) => sorted[rank]!);
}

function binOf(x: number, low: number, scale: number): number {
  const bin = ((x - low) * scale) | 0;
  return bin >= BINS ? BINS - 1 : bin;
}

/** Quantiles of type 7 (R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", 1996), as R, NumPy and DuckDB compute them. */
export function quantiles(values: Float64Array, n: number, probabilities: readonly number[]): number[] {
  const positions = probabilities.map((p) => p * (n - 1));
  const ranks = positions.flatMap((h) => [Math.floor(h), Math.ceil(h)]);
  const at = orderStatistics(values, n, ranks);
  return positions.map((h, i) => {
    const low = at[2 * i]!, high = at[2 * i + 1]!;
    const share = h - Math.floor(h);
    if (low === high) return low;
    return Number.isFinite(high - low) ? low + share * (high - low) : (1 - share) * low + share * high;
  });
}
