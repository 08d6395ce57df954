/**
 * A supposed explanation of paired values: a map from base to revision that either reproduces a cell or does not.
 * Of two that reproduce as much, the shorter description wins (J. Rissanen, "Modeling by shortest data description", 1978).
 */
import { pulse } from '../pulse.js';

export interface Explanation {
  readonly kind: 'identical' | 'noise' | 'rounding' | 'unit' | 'sign' | 'offset' | 'affine' | 'drift' | 'time-shift' | 'formula';
  /** Bits to describe it. */
  readonly cost: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** The value in the revision's terms, before it is printed. */
  readonly map: (x: number, row: number) => number;
  readonly holds: (x: number, y: number, row: number) => boolean;
  /** Where the map is factor * x + offset, and holds within `reach` and float noise: long columns are counted without a call a cell. */
  readonly line?: { readonly factor: number; readonly offset: number; readonly reach: number } | undefined;
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
  const n = rows.length, all = rows instanceof Int32Array ? rows : new Int32Array(rows), x = new Float64Array(n), y = new Float64Array(n);
  for (let k = 0; k < n; k++) { x[k] = base[all[k]!]!; y[k] = revision[all[k]!]!; }
  return { rows: all, x, y };
}

/** Marks the rows that an explanation reproduces, and says how many those are. */
export function heldAt({ holds, line }: Explanation, rows: Int32Array, x: Float64Array, y: Float64Array, held: Uint8Array): number {
  let n = 0;
  for (let k = 0; k < rows.length; k++) {
    if ((k & 0xffff) === 0) pulse();
    const i = rows[k]!, a = x[i]!, b = y[i]!;
    if (line === undefined ? !holds(a, b, i) : !nearLine(a, b, line.factor, line.offset, line.reach)) continue;
    held[k] = 1;
    n++;
  }
  return n;
}

function nearLine(x: number, y: number, factor: number, offset: number, reach: number): boolean {
  const wanted = factor * x + offset, a = Math.abs(y), b = Math.abs(wanted);
  return Math.abs(y - wanted) <= reach + 16 * Number.EPSILON * (a > b ? a : b);
}

/** All values in the revision's terms. */
export function mapped({ map, line }: Explanation, x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  if (line !== undefined) for (let i = 0; i < x.length; i++) out[i] = line.factor * x[i]! + line.offset;
  else for (let i = 0; i < x.length; i++) out[i] = map(x[i]!, i);
  return out;
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
