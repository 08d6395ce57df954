/**
 * Tests that weigh the gap between the distribution functions by the pooled sample: Cramer-von Mises evenly,
 * Anderson-Darling with more weight on the tails. Ties get midranks in both.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { answerAll, type Answers, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { logGamma } from '../special/log-gamma.js';
import type { PooledSamples } from './pooled-samples.js';

const ANDERSON = 'T. Anderson, "On the distribution of the two-sample Cramer-von Mises criterion", 1962';
const SCHOLZ = 'F. Scholz and M. Stephens, "K-sample Anderson-Darling tests", 1987';
const shared = { group: 'distribution', unit: 'none', range: [0, Infinity], noChange: null, direction: 'larger' } as const;
const p = { range: [0, 1], direction: 'smaller' } as const;

export const POOLED_RANK_TESTS = [
  { ...shared, id: 'cramerVonMises', label: 'Cramer-von Mises statistic', noChange: 0, citation: ANDERSON },
  { ...shared, ...p, id: 'cramerVonMisesP', label: 'p of the Cramer-von Mises statistic, large samples', citation: ANDERSON },
  { ...shared, id: 'andersonDarling', label: 'Anderson-Darling statistic', noChange: 0, citation: SCHOLZ },
  { ...shared, id: 'andersonDarlingNormalised', label: 'Anderson-Darling statistic in standard deviations above its expectation', range: [-Infinity, Infinity], citation: SCHOLZ },
  { ...shared, ...p, id: 'andersonDarlingP', label: 'p of the Anderson-Darling statistic, between 0.001 and 0.25', range: [0.001, 0.25], citation: SCHOLZ },
] as const satisfies readonly MetricDescriptor[];

export type PooledRankTestId = (typeof POOLED_RANK_TESTS)[number]['id'];

export function pooledRankTests(pool: PooledSamples): Answers<PooledRankTestId> {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  if (n < 2 || m < 2) return answerAll(POOLED_RANK_TESTS, tooFew(Math.min(n, m), 2, `values of the ${n < m ? 'base' : 'revision'}`));
  if (pool.values.length === 1) return answerAll(POOLED_RANK_TESTS, undefinedFor(all, 'all values are equal'));
  const cramer = cramerVonMises(pool), anderson = andersonDarling(pool), normalised = (anderson - 1) / andersonSpread(n, m);
  return {
    cramerVonMises: { value: cramer, n: all }, cramerVonMisesP: { value: cramerP(cramer, n, m), n: all },
    andersonDarling: { value: anderson, n: all }, andersonDarlingNormalised: { value: normalised, n: all }, andersonDarlingP: { value: andersonP(normalised), n: all },
  };
}

/** T of Anderson's equation 9, U of its equation 10: pooled midranks against the ranks within each side. */
function cramerVonMises({ base, revision, values, inBase, inRevision }: PooledSamples): number {
  const n = base.length, m = revision.length, ofBase = new CompensatedSum(), ofRevision = new CompensatedSum();
  let below = 0, belowRevision = 0;
  for (let i = 0; i < values.length; i++) {
    const a = inBase[i]!, b = inRevision[i]!, rank = below + belowRevision + (a + b + 1) / 2;
    for (let k = 1; k <= a; k++) ofBase.add((rank - below - k) ** 2);
    for (let k = 1; k <= b; k++) ofRevision.add((rank - belowRevision - k) ** 2);
    below += a;
    belowRevision += b;
  }
  return (n * ofBase.value + m * ofRevision.value) / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m));
}

/** Brought to the expectation and the spread of the limiting distribution (equations 11, 14 and 15), then that distribution. */
function cramerP(t: number, n: number, m: number): number {
  const all = n + m, expected = (1 + 1 / all) / 6;
  const variance = ((all + 1) * (4 * n * m * all - 3 * (n * n + m * m) - 2 * n * m)) / (45 * all * all * 4 * n * m);
  const x = 1 / 6 + (t - expected) / Math.sqrt(45 * variance);
  if (x < 0.003) return 1;
  let cdf = 0;
  for (let k = 0; ; k++) {
    const y = 4 * k + 1, q = (y * y) / (16 * x);
    const term = (Math.exp(logGamma(k + 0.5) - logGamma(k + 1) - 2 * q) / (Math.PI ** 1.5 * Math.sqrt(x))) * Math.sqrt(y) * scaledBessel(q);
    cdf += term;
    if (term < 1e-17) return Math.min(1, Math.max(0, 1 - cdf));
  }
}

/** e^q K(q) of order 1/4: the integral of e^(-q (cosh t - 1)) cosh(t/4) over t > 0, by the trapezoidal rule, which is as good as exact for it. */
function scaledBessel(q: number): number {
  const step = 1 / 16;
  let sum = 0.5;
  for (let i = 1; ; i++) {
    const t = i * step, term = Math.exp(-2 * q * Math.sinh(t / 2) ** 2) * Math.cosh(t / 4);
    sum += term;
    if (term < sum * 1e-18) return sum * step;
  }
}

/** Equation 7: the sum over distinct values of the squared gap, weighed. */
function andersonDarling({ base, revision, values, inBase, inRevision }: PooledSamples): number {
  const n = base.length, m = revision.length, all = n + m, sum = new CompensatedSum();
  let below = 0, belowRevision = 0;
  for (let i = 0; i < values.length; i++) {
    const a = inBase[i]!, b = inRevision[i]!, t = a + b;
    const ofBase = below + a / 2, pooled = below + belowRevision + t / 2;
    // The gaps of the two sides are equal and opposite: one square does for both.
    sum.add(((t / all) * (all * ofBase - pooled * n) ** 2) / (pooled * (all - pooled) - (all * t) / 4));
    below += a;
    belowRevision += b;
  }
  return ((all - 1) / all) * sum.value * (1 / n + 1 / m);
}

/** Standard deviation of the statistic of two samples. */
function andersonSpread(n: number, m: number): number {
  const all = n + m, H = 1 / n + 1 / m;
  let h = 0, g = 0;
  for (let i = all - 1; i >= 1; i--) {
    h += 1 / i;
    if (i >= 2) g += h / (all - i + 1);
  }
  const a = 4 * g - 6 + (10 - 6 * g) * H, b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * H - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * H + 4 * h, d = (2 * h + 6) * 4 - 8 * h;
  return Math.sqrt((((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3)));
}

/** Critical values of the normalised statistic of two samples (table 2), and the logarithms of their p. */
const CRITICAL = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546] as const;
const LOG_P = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001].map(Math.log);

/** Least-squares parabola through the table; the ends of the table beyond it. */
function andersonP(x: number): number {
  if (x < CRITICAL[0]) return 0.25;
  if (x > CRITICAL[6]) return 0.001;
  const centre = CRITICAL.reduce((sum, each) => sum + each, 0) / CRITICAL.length, t = CRITICAL.map((each) => each - centre);
  const power = (k: number): number => t.reduce((sum, each) => sum + each ** k, 0), with_ = (k: number): number => t.reduce((sum, each, i) => sum + each ** k * LOG_P[i]!, 0);
  // Orthogonal polynomials 1, t, t^2 - s3/s2 t - s2/s0 on the table's points (the mean of t is 0).
  const s0 = CRITICAL.length, s2 = power(2), s3 = power(3), skew = s3 / s2, mean = s2 / s0;
  const quadratic = (each: number): number => each * each - skew * each - mean;
  const curvature = (with_(2) - skew * with_(1) - mean * with_(0)) / t.reduce((sum, each) => sum + quadratic(each) ** 2, 0);
  return Math.exp(with_(0) / s0 + (with_(1) / s2) * (x - centre) + curvature * quadratic(x - centre));
}
