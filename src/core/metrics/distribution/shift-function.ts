/**
 * Where in the distribution the change is: each decile of the revision less the same decile of the base
 * (K. Doksum, "Empirical probability plots and statistical inference for nonlinear models in the two-sample
 * case", 1974; with Harrell and Davis's quantiles: R. Wilcox, 1995). Marginal deciles: not those of the differences.
 */
import { SeededRandom } from '../../statistics/seeded-random.js';
import { HARRELL_DAVIS_LIMIT, harrellDavisWeights } from '../descriptive/harrell-davis.js';
import { orderOf } from '../correlation/ranks.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { centralMoments } from '../descriptive/central-moments.js';
import { type MetricAnswer, type MetricDescriptor, tooFew } from '../metric.js';
import { holm } from '../verdict/adjust.js';

export const SHIFT = {
  id: 'shift', label: 'Difference of a decile', group: 'distribution', unit: 'same', range: [-Infinity, Infinity], noChange: 0, direction: 'signed',
  citation: 'G. Rousselet, C. Pernet and R. Wilcox, "Beyond differences in means: robust graphical methods to compare two groups in neuroscience", 2017',
} as const satisfies MetricDescriptor;

export const DECILES: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export interface ShiftReplicates {
  readonly base: readonly number[];
  readonly revision: readonly number[];
  readonly shift: readonly number[];
  readonly se: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Two-sided, by the share of draws on either side of 0. */
  readonly p: readonly number[];
  readonly pHolm: readonly number[];
}

/** `draws` hold places in the values of each side, as many as it has; all values finite. */
export function shiftReplicates(base: Float64Array, revision: Float64Array, probabilities: readonly number[], baseDraws: readonly ArrayLike<number>[], revisionDraws: readonly ArrayLike<number>[]): ShiftReplicates {
  const before = new Deciles(base, probabilities), after = new Deciles(revision, probabilities);
  const ofBase = before.all(), ofRevision = after.all();
  const draws = baseDraws.map((places, k) => {
    const a = before.drawn(places);
    return after.drawn(revisionDraws[k]!).map((each, i) => each - a[i]!);
  });
  const each = probabilities.map((_, i) => {
    const values = Float64Array.from(draws, (draw) => draw[i]!).sort(), below = values.filter((x) => x < 0).length, equal = values.filter((x) => x === 0).length;
    const share = (below + equal / 2) / values.length, { m2 } = centralMoments(values);
    return { se: Math.sqrt((m2 * values.length) / (values.length - 1)), low: quantileOfSorted(values, 0.025), high: quantileOfSorted(values, 0.975), p: 2 * Math.min(share, 1 - share) };
  });
  const p = each.map((one) => one.p);
  return {
    base: ofBase, revision: ofRevision, shift: ofRevision.map((value, i) => value - ofBase[i]!),
    se: each.map((one) => one.se), low: each.map((one) => one.low), high: each.map((one) => one.high), p, pHolm: holm(p) as number[],
  };
}

/** Weights depend on n alone, and a draw is counted by rank: nothing is sorted twice. */
class Deciles {
  private readonly sorted: Float64Array;
  private readonly rank: Uint32Array;
  private readonly counts: Uint32Array;
  /** Weight of the first k values, for each probability; null where there are so many values that type 7 does as well. */
  private readonly upTo: readonly Float64Array[] | null;

  constructor(x: Float64Array, private readonly probabilities: readonly number[]) {
    const n = x.length, order = orderOf(x);
    this.sorted = Float64Array.from(order, (i) => x[i]!);
    this.rank = new Uint32Array(n);
    order.forEach((i, at) => { this.rank[i] = at; });
    this.counts = new Uint32Array(n);
    this.upTo = n > 0 && n <= HARRELL_DAVIS_LIMIT ? probabilities.map((p) => cumulated(harrellDavisWeights(n, p))) : null;
  }

  all(): number[] {
    return this.upTo === null ? this.probabilities.map((p) => quantileOfSorted(this.sorted, p)) : this.weighted(this.counts.fill(1));
  }

  /** Of a draw of as many values as there are. */
  drawn(places: ArrayLike<number>): number[] {
    this.counts.fill(0);
    for (let k = 0; k < places.length; k++) this.counts[this.rank[places[k]!]!]!++;
    return this.weighted(this.counts);
  }

  private weighted(counts: Uint32Array): number[] {
    return this.upTo!.map((upTo) => {
      let sum = 0, taken = 0;
      for (let i = 0; i < counts.length; i++) {
        const count = counts[i]!;
        if (count === 0) continue;
        sum += (upTo[taken + count]! - upTo[taken]!) * this.sorted[i]!;
        taken += count;
      }
      return sum;
    });
  }
}

function cumulated(weights: Float64Array): Float64Array {
  const out = new Float64Array(weights.length + 1);
  weights.forEach((each, i) => { out[i + 1] = out[i]! + each; });
  return out;
}

export interface ShiftPlan {
  readonly draws: number;
  readonly seed: number;
  /** Records of both sides are the same ones: the same are drawn, in blocks of so many (1: one by one). */
  readonly paired?: { readonly blockLength: number };
}

export interface ShiftFunction {
  readonly probabilities: readonly number[];
  readonly answers: readonly MetricAnswer[];
  readonly pHolm: readonly number[];
}

/** Of more values than ten thousand deciles are of type 7, and no draw is made: intervals then need sums by block. */
export function shiftFunction(base: Float64Array, revision: Float64Array, plan: ShiftPlan): ShiftFunction {
  const whole = plan.paired !== undefined, keep = base.map((_, i) => (whole && !(Number.isFinite(base[i]!) && Number.isFinite(revision[i]!)) ? 0 : 1));
  const pick = (x: Float64Array): Float64Array => (whole ? x.filter((_, i) => keep[i] === 1) : x.filter(Number.isFinite));
  const x = pick(base), y = pick(revision), n = Math.min(x.length, y.length), missing = base.length + revision.length - x.length - y.length;
  if (n === 0) return { probabilities: DECILES, answers: DECILES.map(() => tooFew(0, 1)), pHolm: [] };
  const drawable = Math.max(x.length, y.length) <= HARRELL_DAVIS_LIMIT && n >= 10;
  const random = new SeededRandom(plan.seed), block = plan.paired?.blockLength ?? 1;
  const places = (size: number): Uint32Array => {
    const out = new Uint32Array(size);
    for (let i = 0, at = 0; i < size; i++) {
      at = i % block === 0 ? random.below(size) : (at + 1) % size;
      out[i] = at;
    }
    return out;
  };
  const baseDraws = drawable ? Array.from({ length: plan.draws }, () => places(x.length)) : [];
  const found = shiftReplicates(x, y, DECILES, baseDraws, whole ? baseDraws : baseDraws.map(() => places(y.length)));
  return {
    probabilities: DECILES,
    pHolm: drawable ? found.pHolm : [],
    answers: DECILES.map((_, i): MetricAnswer => ({
      value: found.shift[i]!, n, missing,
      ...(drawable ? { drawn: { draws: plan.draws, seed: plan.seed }, ci: { low: found.low[i]!, high: found.high[i]!, level: 0.95, method: block > 1 ? `blocks of ${block} records, percentiles` : 'bootstrap percentiles' } } : {}),
    })),
  };
}
