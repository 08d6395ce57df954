/**
 * How much of a revision a result bears: the changed records are applied little by little, and the share is told at which
 * the result leaves what the reader tolerates. In three orders, because the order decides.
 */
import type { Figure } from '../../model/report.js';
import { isWithin } from '../../metrics/verdict/within-tolerance.js';
import { quantileOfSorted } from '../../metrics/descriptive/sorted.js';

/** As records stand in time; those that move the result most first; by lot. */
export const APPLICATION_ORDERS = ['random', 'chronological', 'largest-first'] as const;
export type ApplicationOrder = (typeof APPLICATION_ORDERS)[number];

export interface ResiliencePoint {
  /** Share of the changed records that are applied, and how many these are. */
  readonly share: number;
  readonly records: number;
  /** The result; by lot, the median of the runs. */
  readonly result: Figure;
  /** By lot, between which 90 % of the runs lie. */
  readonly band?: readonly [low: number, high: number];
}

/** Shares of the changed records at which the result leaves the tolerance; null: it does not. */
export interface TippingPoint {
  /** First beyond it. */
  readonly leaves: number | null;
  /** Beyond it from here on, to the last record. */
  readonly leavesForGood: number | null;
  /** Between neighbouring shares that were looked at, the point may be this much earlier; 0 where each record was. */
  readonly resolution: number;
  /** By lot: between which shares 90 % of the runs leave for good (null: more than that never do), and how many never do. */
  readonly runs?: { readonly low: number | null; readonly high: number | null; readonly never: number };
}

export interface ResilienceCurve {
  readonly order: ApplicationOrder;
  readonly points: readonly ResiliencePoint[];
  /** Null where no tolerance is given, or a point gives no result. */
  readonly tipping: TippingPoint | null;
  /** Orders drawn by lot. */
  readonly runs?: number;
}

export interface Resilience {
  readonly base: number;
  readonly tolerance: number | null;
  /** Changed records. */
  readonly records: number;
  readonly seed: number;
  /** What the chronological order goes along where the key has no time, such as `Record_number`. */
  readonly along?: string;
  readonly curves: readonly ResilienceCurve[];
}

/** More are not to be seen in a picture, nor held by a report. */
const MOST_POINTS = 200;

/** In which order changed records are applied, as a sentence has it. */
export function chronologicalWords({ along }: Pick<Resilience, 'along'>): string {
  return `in the order of ${along ?? 'time'}`;
}

/** Even shares with how many records each is, from none to all; no number of records twice. */
export function sharesOfRecords(records: number, points: number): readonly { readonly share: number; readonly records: number }[] {
  const pieces = Math.min(points, MOST_POINTS), counts = new Set(Array.from({ length: pieces + 1 }, (_, i) => Math.round((i / pieces) * records)));
  return [...counts].map((count) => ({ share: records === 0 ? 0 : count / records, records: count }));
}

/** First index beyond the tolerance, and the one from which all are. */
export class Leaving {
  first: number | null = null;
  forGood: number | null = null;

  constructor(private readonly base: number, private readonly tolerance: number) {}

  see(at: number, result: number): void {
    if (isWithin(this.base, result, this.tolerance, 0)) this.forGood = null;
    else {
      this.first ??= at;
      this.forGood ??= at;
    }
  }
}

export type Counted = ReturnType<typeof sharesOfRecords>;

/** Of runs by lot, each a result at every share; `runs` by `counts`. */
export function randomCurve(base: number, tolerance: number | null, counts: Counted, runs: readonly Float64Array[]): ResilienceCurve {
  const points = counts.map(({ share, records }, k): ResiliencePoint => {
    const results = Float64Array.from(runs, (run) => run[k]!).sort();
    return { share, records, result: quantileOfSorted(results, 0.5), band: [quantileOfSorted(results, 0.05), quantileOfSorted(results, 0.95)] };
  });
  return { order: 'random', points, tipping: tolerance === null ? null : tippingOfRuns(base, tolerance, counts, runs), runs: runs.length };
}

function tippingOfRuns(base: number, tolerance: number, counts: Counted, runs: readonly Float64Array[]): TippingPoint {
  const leavings = runs.map((run) => {
    const leaving = new Leaving(base, tolerance);
    run.forEach((result, k) => leaving.see(k, result));
    return leaving;
  });
  const shareAt = (k: number | null): number => (k === null ? Infinity : counts[k]!.share), orNull = (share: number): number | null => (Number.isFinite(share) ? share : null);
  const first = Float64Array.from(leavings, ({ first }) => shareAt(first)).sort(), good = Float64Array.from(leavings, ({ forGood }) => shareAt(forGood)).sort();
  // Whole runs, not between two: a run that never leaves has no share to be averaged with.
  const at = (sorted: Float64Array, p: number): number | null => orNull(sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)]!);
  return { leaves: at(first, 0.5), leavesForGood: at(good, 0.5), resolution: resolutionOf(counts), runs: { low: at(good, 0.05), high: at(good, 0.95), never: good.filter((share) => share === Infinity).length } };
}

export function resolutionOf(counts: Counted): number {
  return counts.reduce((widest, { share }, k) => (k === 0 ? widest : Math.max(widest, share - counts[k - 1]!.share)), 0);
}
