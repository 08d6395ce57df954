/** How often symbols occur, alone and together, counted once for all measures of information. Sign are whole numbers or texts. */

export type Sign = number | string;

export interface JointCounts {
  readonly n: number;
  /** How often each symbol of either column occurs. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Pairs that occur: indexes into `x` and `y`, and how often. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly n: number }[];
}

/** In order of first appearance. */
export function jointCounts(x: ArrayLike<Sign>, y: ArrayLike<Sign>): JointCounts {
  const [ofX, ofY] = [symbolIndexes(x), symbolIndexes(y)], wide = ofY.counts.length;
  const cells = new Map<number, number>();
  for (let i = 0; i < x.length; i++) {
    const cell = ofX.indexes[i]! * wide + ofY.indexes[i]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return { n: x.length, x: ofX.counts, y: ofY.counts, cells: [...cells].map(([cell, n]) => ({ x: Math.floor(cell / wide), y: cell % wide, n })) };
}

/** One symbol for each combination of the columns' symbols. */
export function combined(...columns: readonly ArrayLike<Sign>[]): Int32Array {
  let out = new Int32Array(columns[0]!.length);
  for (const column of columns) {
    const { indexes, counts } = symbolIndexes(column);
    out = symbolIndexes(Float64Array.from(out, (each, i) => each * counts.length + indexes[i]!)).indexes;
  }
  return out;
}

function symbolIndexes(symbols: ArrayLike<Sign>): { indexes: Int32Array<ArrayBuffer>; counts: number[] } {
  const known = new Map<Sign, number>(), counts: number[] = [], indexes = new Int32Array(symbols.length);
  for (let i = 0; i < symbols.length; i++) {
    let index = known.get(symbols[i]!);
    if (index === undefined) {
      index = counts.length;
      known.set(symbols[i]!, index);
      counts.push(0);
    }
    counts[index]!++;
    indexes[i] = index;
  }
  return { indexes, counts };
}

/** In bits, of what `counts` count. */
export function entropyOf(counts: Iterable<number>): number {
  const all = [...counts].filter((n) => n > 0).sort((a, b) => a - b), total = all.reduce((sum, n) => sum + n, 0);
  return all.reduce((sum, n) => sum + (n === total ? 0 : (n / total) * Math.log2(total / n)), 0);
}

export function entropy(symbols: ArrayLike<Sign>): number {
  return entropyOf(symbolIndexes(symbols).counts);
}
