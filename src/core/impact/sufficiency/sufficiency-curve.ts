/**
 * How few records a result can be derived from: it is computed again on ever smaller samples, and its error is held
 * against what the reader tolerates. The same curve measures a revision: the loss of data that would have moved the
 * result as much.
 */
import type { Figure } from '../../model/report.js';
import { quantileOfSorted } from '../../metrics/descriptive/sorted.js';
import { type Answer, changeOf, type Run, settled } from '../evaluation.js';
import type { LossMode } from './loss-modes.js';

export interface SufficiencyPoint {
  readonly fraction: number;
  /** Records kept, on average over the samples. */
  readonly records: number;
  readonly samples: number;
  /** Share of the samples whose error is at most the tolerance. */
  readonly shareWithin: number;
  /** Error over `scale`; infinite where so many samples give no result. `errorP90`: nine of ten samples have no larger one. */
  readonly errorMedian: number;
  readonly errorP90: number;
}

export interface Sufficiency {
  /** The result on all records. */
  readonly result: Figure;
  /** What errors are divided by: the size of the result, unless given. */
  readonly scale: Figure;
  /** From the largest fraction down; none where there is no result or no scale. */
  readonly points: readonly SufficiencyPoint[];
  /** The smallest fraction at which, and at all larger ones, the tolerance holds in `confidence` of the samples; null: not even all records, or no result. */
  readonly sufficientFraction: number | null;
}

export interface SufficiencyOptions extends Run {
  /** Error to bear, over the scale: 0.05 is 5 % of the result. */
  readonly tolerance: number;
  readonly fractions?: readonly number[];
  readonly confidence?: number;
  /** Where the result may be near 0: what its errors are to be measured in. */
  readonly scale?: number;
}

const HALVES = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32];
const CONFIDENCE = 0.9;

/** Of which sample at which fraction kept records are. */
export type SampleAt = { readonly sample: number; readonly fraction: number };

/** How many records there are, and how many of them each sample keeps. */
export interface KeptCounts {
  readonly records: number;
  readonly samplesAt: (fraction: number) => number;
  readonly keptAt: (at: SampleAt) => number;
}

/** `quantity`: the result on the records whose flag is 1. */
export async function sufficiencyCurve(mode: LossMode, quantity: (kept: Uint8Array, at: SampleAt | null) => Answer, options: SufficiencyOptions): Promise<Sufficiency> {
  options.signal?.throwIfAborted();
  const result = settled(await quantity(new Uint8Array(mode.records).fill(1), null));
  let kept: Uint8Array = new Uint8Array();
  const counts: KeptCounts = { ...mode, keptAt: ({ sample, fraction }) => countOf((kept = mode.keeps(sample, fraction))) };
  return sufficiencyCurveOf(counts, { result, scale: scaleOf(result, options.scale) }, async (at) => changeOf(result, settled(await quantity(kept, at))), options);
}

/** The same by whoever keeps records, and where an error is more than a difference of two numbers: `difference` is how far the result on the `kept` records of a sample is from `result`, in its unit. */
export async function sufficiencyCurveOf(losses: KeptCounts, { result, scale }: Pick<Sufficiency, 'result' | 'scale'>, difference: (at: SampleAt, kept: number) => Answer, { tolerance, fractions = HALVES, confidence = CONFIDENCE, signal, onProgress }: Omit<SufficiencyOptions, 'scale'>): Promise<Sufficiency> {
  const falling = [...new Set(fractions)].sort((a, b) => b - a), total = falling.reduce((sum, fraction) => sum + losses.samplesAt(fraction), 1), points: SufficiencyPoint[] = [];
  let done = 1;
  signal?.throwIfAborted();
  onProgress?.(done, total);
  if (typeof result !== 'number' || typeof scale !== 'number') return { result, scale, points, sufficientFraction: null };
  for (const fraction of falling) {
    const samples = losses.samplesAt(fraction), errors = new Float64Array(samples);
    let records = 0;
    for (let sample = 0; sample < samples; sample++) {
      const at = { sample, fraction }, kept = losses.keptAt(at);
      records += kept;
      if (kept === losses.records) continue;
      signal?.throwIfAborted();
      const answer = kept === 0 ? null : settled(await difference(at, kept));
      signal?.throwIfAborted();
      if (kept > 0) onProgress?.(++done, total);
      errors[sample] = typeof answer === 'number' ? Math.abs(answer) / scale : Infinity;
    }
    errors.sort();
    points.push({ fraction, records: records / samples, samples, shareWithin: errors.filter((each) => each <= tolerance).length / samples, errorMedian: quantileOfSorted(errors, 0.5), errorP90: errors[Math.ceil(0.9 * samples - 1e-9) - 1]! });
  }
  return { result, scale, points, sufficientFraction: smallestThrough(points, ({ shareWithin }) => shareWithin >= confidence)?.fraction ?? null };
}

export function scaleOf(result: Figure, given?: number): Figure {
  if (given !== undefined) return given > 0 ? given : { status: 'undefined', reason: 'the scale of the error is not positive' };
  if (typeof result !== 'number') return result;
  return result === 0 ? { status: 'undefined', reason: 'the result is 0: say in what its error is to be measured' } : Math.abs(result);
}

/** The last of those in a row from the first that hold. */
export function smallestThrough<Point>(points: readonly Point[], holds: (point: Point) => boolean): Point | null {
  const end = points.findIndex((point) => !holds(point));
  return points[(end === -1 ? points.length : end) - 1] ?? null;
}

/** Records that are kept. */
export function countOf(kept: Uint8Array): number {
  let n = 0;
  for (let i = 0; i < kept.length; i++) n += kept[i]!;
  return n;
}

/** The smallest fraction at which, and at all larger ones, nine of ten samples have no larger error (over the scale): what a slow model may be run on first. Null: not even the largest. */
export function fractionWithin({ points }: Pick<Sufficiency, 'points'>, error: number): number | null {
  return smallestThrough(points, ({ errorP90 }) => errorP90 <= error)?.fraction ?? null;
}

/**
 * The share of the data whose loss would move the result as much as the revision did. `change`: the size of the revision's change
 * over the same scale. Undefined where there is no result already with the first records lost: that is no move of it.
 */
export function equivalentLoss(curve: Pick<Sufficiency, 'points'>, change: number): Figure {
  const within = fractionWithin(curve, change) ?? 1, [, next] = curve.points;
  if (within === 1 && next?.errorP90 === Infinity) return { status: 'undefined', reason: 'with fewer records there is no result' };
  return 1 - within;
}
