/**
 * A supposed explanation of paired values: a map from base to revision that either reproduces a cell or does not.
 * Of two that reproduce as much, the shorter description wins (J. Rissanen, "Modeling by shortest data description", 1978).
 */
export interface Explanation {
  readonly kind: 'identical' | 'noise' | 'rounding' | 'unit' | 'sign' | 'offset' | 'affine' | 'drift' | 'time-shift' | 'formula';
  /** Bits to describe it. */
  readonly cost: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** The value in the revision's terms, before it is printed. */
  readonly map: (x: number, row: number) => number;
  readonly holds: (x: number, y: number, row: number) => boolean;
}

/** Paired finite values of some rows. */
export interface Pairs {
  readonly rows: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Scored {
  readonly explanation: Explanation;
  /** Share reproduced of the cells that say something: 0 in both releases says nothing about a factor. */
  readonly coverage: number;
  readonly score: number;
}

export function pairsAt(rows: ArrayLike<number>, base: Float64Array, revision: Float64Array): Pairs {
  const all = Int32Array.from(rows);
  return { rows: all, x: Float64Array.from(all, (i) => base[i]!), y: Float64Array.from(all, (i) => revision[i]!) };
}

export function coverageOf({ holds }: Explanation, { rows, x, y }: Pairs): number {
  let n = 0, held = 0, empty = 0;
  for (let k = 0; k < rows.length; k++) {
    if (x[k] === 0 && y[k] === 0) { empty++; continue; }
    n++;
    if (holds(x[k]!, y[k]!, rows[k]!)) held++;
  }
  return n > 0 ? held / n : empty > 0 ? 1 : 0;
}

/** Pairs on which most explanations show that they are none. */
const PROBE = 160;
/** Least share of the probe for an explanation to be looked at on all pairs. */
const LIKELY = 0.25;

/** Best first. What reproduces few of a probe is left out. */
export function scored(explanations: readonly Explanation[], pairs: Pairs, bits: number): Scored[] {
  const n = pairs.rows.length, stride = Math.max(1, Math.floor(n / PROBE)), chosen = Int32Array.from({ length: Math.min(n, PROBE) }, (_, k) => k * stride);
  const probe: Pairs = { rows: chosen.map((k) => pairs.rows[k]!), x: Float64Array.from(chosen, (k) => pairs.x[k]!), y: Float64Array.from(chosen, (k) => pairs.y[k]!) };
  const likely = n <= 2 * PROBE ? explanations : explanations.filter((each) => coverageOf(each, probe) >= LIKELY || each.kind === 'identical');
  const all = likely.map((explanation): Scored => {
    const coverage = coverageOf(explanation, pairs);
    return { explanation, coverage, score: explanation.cost + (1 - coverage) * n * bits };
  });
  return all.sort((a, b) => a.score - b.score || a.explanation.cost - b.explanation.cost);
}

/** Share of a claim's cells that undoing it must reproduce. */
export const CLAIM = 0.97;
/** The same where the map is of all cells: what it leaves is looked at again and told. */
export const CLAIM_WHOLE = 0.9;
