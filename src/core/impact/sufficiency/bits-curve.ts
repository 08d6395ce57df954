/**
 * How coarse an input may be: its values are put into 2^k equal cells and stand for their cells' middles, and the result is
 * computed again. What the input still holds is told in bits of entropy.
 */
import type { Figure } from '../../model/report.js';
import { entropyOf } from '../../metrics/information/joint-counts.js';
import { type Answer, changeOf, type Run, settled } from '../evaluation.js';
import { scaleOf, smallestThrough } from './sufficiency-curve.js';

export interface BitsPoint {
  /** Cells are 2^bits. */
  readonly bits: number;
  /** Entropy of the coarse values. */
  readonly entropyBits: number;
  /** Error over the scale; infinite where there is no result. */
  readonly error: number;
}

export interface BitsCurve {
  readonly result: Figure;
  readonly scale: Figure;
  readonly points: readonly BitsPoint[];
  /** The fewest bits with which, and with all more, the error is at most the tolerance; null: not even the most. */
  readonly sufficientBits: number | null;
}

export interface BitsOptions extends Run {
  readonly tolerance: number;
  /** 12 unless given, 16 at most. */
  readonly mostBits?: number;
  readonly scale?: number;
}

/** 65,536 cells; finer ones are told apart by few results. */
const MOST_BITS = 16;

/** `quantity`: the result with these values of the input, all else as it is. */
export async function bitsCurve(values: Float64Array, quantity: (values: Float64Array) => Answer, options: BitsOptions): Promise<BitsCurve> {
  options.signal?.throwIfAborted();
  const result = settled(await quantity(values));
  return bitsCurveOf({ result, scale: scaleOf(result, options.scale) }, async (bits) => {
    const coarse = quantised(values, bits);
    return { entropyBits: coarse.entropyBits, difference: changeOf(result, settled(await quantity(coarse.values))) };
  }, options);
}

/** The same by whoever makes the input coarse, `at`, with 2^bits cells; `difference`: how far that result is from `result`, in its unit. */
export async function bitsCurveOf({ result, scale }: Pick<BitsCurve, 'result' | 'scale'>, at: (bits: number) => Promise<{ readonly entropyBits: number; readonly difference: Figure }>, { tolerance, mostBits: asked = 12, signal, onProgress }: Omit<BitsOptions, 'scale'>): Promise<BitsCurve> {
  const most = Math.min(asked, MOST_BITS), points: BitsPoint[] = [];
  signal?.throwIfAborted();
  onProgress?.(1, most + 1);
  if (typeof result !== 'number' || typeof scale !== 'number') return { result, scale, points, sufficientBits: null };
  for (let bits = 1; bits <= most; bits++) {
    signal?.throwIfAborted();
    const coarse = await at(bits), difference = settled(coarse.difference);
    signal?.throwIfAborted();
    onProgress?.(bits + 1, most + 1);
    points.push({ bits, entropyBits: coarse.entropyBits, error: typeof difference === 'number' ? Math.abs(difference) / scale : Infinity });
  }
  return { result, scale, points, sufficientBits: smallestThrough(points.slice().reverse(), ({ error }) => error <= tolerance)?.bits ?? null };
}

export interface Quantised {
  readonly values: Float64Array;
  readonly entropyBits: number;
}

/** Middles of 2^`bits` equal cells over the range of the finite values; what is missing or infinite, and a constant, stays as it is. */
export function quantised(values: Float64Array, bits: number): Quantised {
  let low = Infinity, high = -Infinity;
  for (const x of values) if (x - x === 0) { low = Math.min(low, x); high = Math.max(high, x); }
  if (!(high > low)) return { values: values.slice(), entropyBits: 0 };
  const cells = 2 ** bits, counts = new Float64Array(cells), width = (high - low) / cells;
  const out = values.map((x) => {
    if (x - x !== 0) return x;
    const cell = Math.min(cells - 1, Math.floor(((x - low) / (high - low)) * cells));
    counts[cell]!++;
    return low + (cell + 0.5) * width;
  });
  return { values: out, entropyBits: entropyOf(counts) };
}
