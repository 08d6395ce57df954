/**
 * Population stability index: how far the shares of ten classes moved that held a tenth of the base each. It grows by chance
 * alone with few values and many classes, so it never stands without what two draws of as many values would give.
 */
import type { Figure } from '../../model/report.js';
import { samplePositions } from '../../kinds/sample.js';
import { binBetween } from '../../metrics/distribution/bins.js';
import { divergences } from '../../metrics/distribution/divergences.js';
import { figureOf } from '../../metrics/metric.js';
import { quantiles } from '../../statistics/order-statistics.js';

export interface StabilityIndex {
  /** Pairs looked at, of how many; spread evenly over the records in the order of the key. */
  readonly n: number;
  readonly of: number;
  /** Between deciles of the base; fewer than ten where deciles are equal. */
  readonly classes: number;
  /** Sum of (q - p) ln(q / p), 0.5 added to each count. */
  readonly value: Figure;
  /** What two independent draws of as many values give without a change: on average, and once in twenty at least. */
  readonly expected: Figure;
  readonly limit: Figure;
}

export const MOST_PAIRS = 2 ** 14;
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** `pairs`: with two finite sides. */
export function stabilityIndex(base: Float64Array, revision: Float64Array, pairs: number): StabilityIndex {
  const looked = samplePositions(base.length, MOST_PAIRS), x = new Float64Array(looked.length), y = new Float64Array(looked.length);
  let n = 0;
  for (let k = 0; k < looked.length; k++) {
    const a = base[looked[k]!]!, b = revision[looked[k]!]!;
    if (a - a === 0 && b - b === 0) { x[n] = a; y[n++] = b; }
  }
  const edges = n === 0 ? [] : [...new Set(quantiles(x.slice(0, n), n, DECILES))], before = new Float64Array(edges.length + 1), after = new Float64Array(edges.length + 1);
  for (let i = 0; i < n; i++) {
    before[binBetween(x[i]!, edges)]!++;
    after[binBetween(y[i]!, edges)]!++;
  }
  const { psi, psiNoise, psiNoiseLimit } = divergences(before, after).answers;
  return { n, of: pairs, classes: before.length, value: figureOf(psi), expected: figureOf(psiNoise), limit: figureOf(psiNoiseLimit) };
}
