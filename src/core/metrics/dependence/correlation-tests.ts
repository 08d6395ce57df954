/**
 * Is one correlation different from another? Both may come from independent samples, from one sample with a column
 * in common (overlapping), or from one sample without (a pair of columns in both releases): dependent correlations
 * differ by far less from chance than independent ones. Intervals as the default answer, z beside it.
 */
import { answerAll, type Answers, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { normalSf, Z95 } from '../special/normal.js';

const FISHER = 'R. Fisher, "On the probable error of a coefficient of correlation", 1921';
const STEIGER = 'J. Steiger, "Tests for comparing elements of a correlation matrix", 1980';
const ZOU = 'G. Zou, "Toward using confidence intervals to compare correlations", 2007';
const shared = { group: 'dependence', unit: 'none', range: [-Infinity, Infinity], noChange: 0, direction: 'signed' } as const;

export const CORRELATION_TESTS = [
  { ...shared, id: 'correlationDifference', label: 'Difference of two correlations', range: [-2, 2], citation: ZOU },
  { ...shared, id: 'fisherDifference', label: 'Difference of two correlations, each as its inverse hyperbolic tangent', citation: FISHER },
  { ...shared, id: 'correlationZ', label: 'z of the difference of two correlations', citation: STEIGER },
  { ...shared, id: 'correlationP', label: 'p of the difference of two correlations', range: [0, 1], noChange: null, direction: 'smaller', citation: STEIGER },
  { ...shared, id: 'correlationOfCorrelations', label: 'How strongly the two estimates depend on each other', range: [-1, 1], noChange: null, direction: 'larger', citation: STEIGER },
] as const satisfies readonly MetricDescriptor[];

export type CorrelationTestId = (typeof CORRELATION_TESTS)[number]['id'];
export type CorrelationAnswers = Answers<CorrelationTestId>;

/** r1 - r2 of two independent samples. */
export function independentCorrelations(r1: number, n1: number, r2: number, n2: number): CorrelationAnswers {
  const few = unfit([r1, r2], Math.min(n1, n2));
  if (few !== null) return answerAll(CORRELATION_TESTS, few);
  const z = (Math.atanh(r1) - Math.atanh(r2)) / Math.sqrt(1 / (n1 - 3) + 1 / (n2 - 3));
  return finished(r1, n1, r2, n2, 0, z, n1 + n2);
}

/** r(j, k) - r(j, h) of one sample; `rkh` is the correlation of the two columns that j is compared with. */
export function overlappingCorrelations(rjk: number, rjh: number, rkh: number, n: number): CorrelationAnswers {
  const few = unfit([rjk, rjh], n);
  if (few !== null) return answerAll(CORRELATION_TESTS, few);
  const between = ((rkh - 0.5 * rjk * rjh) * (1 - rjk ** 2 - rjh ** 2 - rkh ** 2) + rkh ** 3) / ((1 - rjk ** 2) * (1 - rjh ** 2));
  const mean = (rjk + rjh) / 2, pooled = (rkh * (1 - 2 * mean * mean) - 0.5 * mean * mean * (1 - 2 * mean * mean - rkh ** 2)) / (1 - mean * mean) ** 2;
  return finished(rjk, n, rjh, n, between, steiger(rjk, rjh, pooled, n), n);
}

/** r(j, k) - r(h, m) of one sample, with the other four correlations of the columns. */
export function separateCorrelations(rjk: number, rhm: number, { rjh, rjm, rkh, rkm }: { readonly rjh: number; readonly rjm: number; readonly rkh: number; readonly rkm: number }, n: number): CorrelationAnswers {
  const few = unfit([rjk, rhm], n);
  if (few !== null) return answerAll(CORRELATION_TESTS, few);
  const covariance = (jk: number, hm: number): number => 0.5 * jk * hm * (rjh ** 2 + rjm ** 2 + rkh ** 2 + rkm ** 2) + rjh * rkm + rjm * rkh - (jk * rjh * rjm + jk * rkh * rkm + rjh * rkh * hm + rjm * rkm * hm);
  const between = covariance(rjk, rhm) / ((1 - rjk ** 2) * (1 - rhm ** 2)), mean = (rjk + rhm) / 2, pooled = covariance(mean, mean) / (1 - mean * mean) ** 2;
  return finished(rjk, n, rhm, n, between, steiger(rjk, rhm, pooled, n), n);
}

function unfit(correlations: readonly number[], n: number): MetricAnswer | null {
  if (n < 4) return tooFew(n, 4, 'pairs');
  return correlations.some((r) => !(Math.abs(r) < 1)) ? undefinedFor(n, 'a correlation is exactly 1 or -1') : null;
}

/** Null where the two estimates are the same thing. */
function steiger(r1: number, r2: number, between: number, n: number): number | null {
  return between < 1 - 1e-12 ? (Math.sqrt(n - 3) * (Math.atanh(r1) - Math.atanh(r2))) / Math.sqrt(2 - 2 * between) : null;
}

function finished(r1: number, n1: number, r2: number, n2: number, between: number, z: number | null, n: number): CorrelationAnswers {
  const [low1, high1] = limits(r1, n1), [low2, high2] = limits(r2, n2), difference = r1 - r2, c = Math.max(-1, Math.min(1, between));
  const side = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a + b * b - 2 * c * a * b));
  const same = undefinedFor(n, 'the two correlations are of the same values');
  return {
    correlationDifference: { value: difference, n, ci: { low: difference - side(r1 - low1, high2 - r2), high: difference + side(high1 - r1, r2 - low2), level: 0.95, method: 'Zou, independent records' } },
    fisherDifference: { value: Math.atanh(r1) - Math.atanh(r2), n }, correlationZ: z === null ? same : { value: z, n }, correlationP: z === null ? same : { value: 2 * normalSf(Math.abs(z)), n },
    correlationOfCorrelations: { value: c, n },
  };
}

function limits(r: number, n: number): [number, number] {
  const half = Z95 / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
