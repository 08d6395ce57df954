/**
 * How often a value of the revision is the larger one: the Mann-Whitney statistic, Cliff's delta with its
 * interval, and the tests of both. From the counts of distinct pooled values; ties count half.
 */
import { answerAll, type Answers, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { normalSf, Z95 } from '../special/normal.js';
import { tTwoSided } from '../special/student-t.js';
import type { PooledSamples } from './pooled-samples.js';

const MANN = 'H. Mann and D. Whitney, "On a test of whether one of two random variables is stochastically larger than the other", 1947';
const BRUNNER = 'E. Brunner and U. Munzel, "The nonparametric Behrens-Fisher problem", 2000';
const shared = { group: 'distribution', unit: 'none', range: [0, 1], noChange: null, direction: 'smaller' } as const;

export const RANK_SHIFTS = [
  { ...shared, id: 'mannWhitneyU', label: 'Mann-Whitney U of the revision', unit: 'count', range: [0, Infinity], direction: 'signed', citation: MANN },
  { ...shared, id: 'mannWhitneyP', label: 'p of Mann-Whitney U, normal with corrections', citation: MANN },
  { ...shared, id: 'mannWhitneyPExact', label: 'p of Mann-Whitney U, exact', citation: MANN },
  { ...shared, id: 'revisionLarger', label: 'How often a value of the revision is the larger one', noChange: 0.5, direction: 'signed', citation: 'K. McGraw and S. Wong, "A common language effect size statistic", 1992' },
  { ...shared, id: 'cliffsDelta', label: "Cliff's delta", range: [-1, 1], noChange: 0, direction: 'signed', citation: 'N. Cliff, "Answering ordinal questions with ordinal data using ordinal statistics", 1996' },
  { ...shared, id: 'brunnerMunzelT', label: 'Brunner-Munzel statistic', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: BRUNNER },
  { ...shared, id: 'brunnerMunzelP', label: 'p of the Brunner-Munzel statistic', citation: BRUNNER },
] as const satisfies readonly MetricDescriptor[];

export type RankShiftId = (typeof RANK_SHIFTS)[number]['id'];

export function rankShifts(pool: PooledSamples): Answers<RankShiftId> {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  if (n === 0 || m === 0) return answerAll(RANK_SHIFTS, tooFew(0, 1, `values of the ${n === 0 ? 'base' : 'revision'}`));
  const { excess, tied, ties, baseSquares, revisionSquares } = dominance(pool);
  const delta = excess / (n * m), u = (n * m + excess) / 2;
  const interval = cliffInterval(delta, n, m, { base: baseSquares / (m * m), revision: revisionSquares / (n * n), pairs: n * m - tied });
  const varies = (sorted: Float64Array): boolean => sorted[0] !== sorted[sorted.length - 1];
  const brunner = n < 2 || m < 2 ? tooFew(Math.min(n, m), 2)
    : !varies(pool.base) || !varies(pool.revision) ? undefinedFor(all, 'one side is constant')
      : Math.abs(delta) === 1 ? undefinedFor(all, 'the two do not overlap')
        : brunnerMunzel(delta, n, m, baseSquares, revisionSquares);
  const statistic = 't' in brunner;
  return {
    mannWhitneyU: { value: u, n: all }, mannWhitneyP: mannWhitneyP(u, n, m, ties), mannWhitneyPExact: mannWhitneyExact(u, n, m, ties === 0),
    revisionLarger: { value: u / (n * m), n: all }, cliffsDelta: { value: delta, n: all, ...interval },
    brunnerMunzelT: statistic ? { value: brunner.t, n: all } : brunner, brunnerMunzelP: statistic ? { value: brunner.p, n: all } : brunner,
  };
}

/**
 * Of all pairs of one value each: pairs with the larger one in the revision less those with it in the base,
 * tied pairs; of the same excess per value: its squares summed over each side; and the sum of t^3 - t over ties.
 */
function dominance({ base, revision, values, inBase, inRevision }: PooledSamples): { excess: number; tied: number; ties: number; baseSquares: number; revisionSquares: number } {
  const n = base.length, m = revision.length;
  let below = 0, belowRevision = 0, excess = 0, tied = 0, ties = 0, baseSquares = 0, revisionSquares = 0;
  for (let i = 0; i < values.length; i++) {
    const a = inBase[i]!, b = inRevision[i]!, t = a + b;
    const ofRevision = 2 * below + a - n, ofBase = m - 2 * belowRevision - b;
    excess += b * ofRevision;
    tied += a * b;
    ties += t ** 3 - t;
    revisionSquares += b * ofRevision ** 2;
    baseSquares += a * ofBase ** 2;
    below += a;
    belowRevision += b;
  }
  return { excess, tied, ties, baseSquares, revisionSquares };
}

/** Asymmetric, so that it stays within -1 and 1; none where no pair speaks against. */
function cliffInterval(delta: number, n: number, m: number, sums: { base: number; revision: number; pairs: number }): { ci?: { low: number; high: number; level: number; method: string } } {
  if (n < 2 || m < 2 || Math.abs(delta) === 1) return {};
  const rest = 1 - delta * delta, level = 0.95;
  const spread = n * n * (sums.revision - m * delta * delta) + m * m * (sums.base - n * delta * delta) - (sums.pairs - n * m * delta * delta);
  const variance = Math.max(spread / (n * m * (n - 1) * (m - 1)), rest / (n * m - 1));
  const half = Z95 * Math.sqrt(variance) * Math.sqrt(rest * rest + Z95 * Z95 * variance), scale = rest + Z95 * Z95 * variance, middle = delta * rest;
  return { ci: { low: Math.max(-1, (middle - half) / scale), high: Math.min(1, (middle + half) / scale), level, method: 'Cliff, independent values' } };
}

function brunnerMunzel(delta: number, n: number, m: number, baseSquares: number, revisionSquares: number): { t: number; p: number } | MetricAnswer {
  // Variances of the placements: half the excess of each value.
  const ofBase = (n * (baseSquares - n * (m * delta) ** 2)) / (4 * (n - 1)), ofRevision = (m * (revisionSquares - m * (n * delta) ** 2)) / (4 * (m - 1));
  const both = ofBase + ofRevision;
  if (!(both > 0)) return undefinedFor(n + m, 'the placements do not vary');
  const t = (n * m * delta) / (2 * Math.sqrt(both)), df = both ** 2 / (ofBase ** 2 / (n - 1) + ofRevision ** 2 / (m - 1));
  return { t, p: tTwoSided(t, df) };
}

/** With corrections for continuity and for ties. */
function mannWhitneyP(u: number, n: number, m: number, ties: number): MetricAnswer {
  const all = n + m, spread = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (!(spread > 1e-12 * n * m)) return undefinedFor(all, 'all values are equal');
  return { value: Math.min(1, 2 * normalSf((Math.max(u, n * m - u) - (n * m) / 2 - 0.5) / Math.sqrt(spread))), n: all };
}

const MOST = 1000;

/** P(U = u) for a small and b large values, by whether the largest of all is of the one or the other. */
function mannWhitneyExact(u: number, n: number, m: number, distinct: boolean): MetricAnswer {
  const all = n + m;
  if (!distinct) return undefinedFor(all, 'some values are equal');
  if (n * m > MOST) return undefinedFor(all, `computed for at most ${MOST} pairs of values`);
  let row: Float64Array[] = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= n; i++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= m; j++) {
      const chances = new Float64Array(i * j + 1), base = row[j]!, revision = next[j - 1]!;
      for (let k = 0; k < base.length; k++) chances[k]! += base[k]! * (i / (i + j));
      for (let k = 0; k < revision.length; k++) chances[k + i]! += revision[k]! * (j / (i + j));
      next.push(chances);
    }
    row = next;
  }
  const chances = row[m]!, from = Math.max(u, n * m - u);
  let tail = 0;
  for (let k = n * m; k >= from; k--) tail += chances[k]!;
  return { value: Math.min(1, 2 * tail), n: all };
}
