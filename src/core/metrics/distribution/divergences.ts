/**
 * How far apart two distributions are, from counts on bins or categories that both releases share.
 * Small differences of large counts must not cancel: each bin's part is computed so that it is never negative.
 */
import { answerAll, type Answers, type MetricAnswer, type MetricDescriptor, tooFew } from '../metric.js';
import { chiSquaredQuantile } from '../special/chi-squared.js';

const LIN = 'J. Lin, "Divergence measures based on the Shannon entropy", 1991';
const KULLBACK = 'S. Kullback and R. Leibler, "On information and sufficiency", 1951';
const SHANNON = 'C. Shannon, "A mathematical theory of communication", 1948';
const PSI = 'population stability index: the symmetric divergence of H. Jeffreys, 1946';
const distribution = { group: 'distribution', direction: 'larger', noChange: 0 } as const;

export const DIVERGENCES = [
  { ...distribution, id: 'jensenShannon', label: 'Jensen-Shannon distance (base 2)', unit: 'none', range: [0, 1], citation: `${LIN}; its root is a metric: D. Endres and J. Schindelin, 2003` },
  { ...distribution, id: 'jensenShannonBits', label: 'Jensen-Shannon divergence', unit: 'bits', range: [0, 1], citation: LIN },
  { ...distribution, id: 'hellinger', label: 'Hellinger distance', unit: 'none', range: [0, 1], citation: 'E. Hellinger, 1909' },
  { ...distribution, id: 'totalVariation', label: 'Share of values that would have to move', unit: 'none', range: [0, 1], citation: 'total variation distance' },
  { ...distribution, id: 'overlap', label: 'Overlap', unit: 'none', range: [0, 1], noChange: 1, direction: 'smaller', citation: '1 - total variation distance' },
  { ...distribution, id: 'klBaseRevision', label: 'Kullback-Leibler divergence of base from revision', unit: 'bits', range: [0, Infinity], citation: KULLBACK },
  { ...distribution, id: 'klRevisionBase', label: 'Kullback-Leibler divergence of revision from base', unit: 'bits', range: [0, Infinity], citation: KULLBACK },
  { ...distribution, id: 'psi', label: 'Population stability index, 0.5 added to each count', unit: 'none', range: [0, Infinity], citation: PSI },
  { ...distribution, id: 'psiFloored', label: 'Population stability index, shares of at least 0.0001', unit: 'none', range: [0, Infinity], citation: PSI },
  { ...distribution, id: 'psiNoise', label: 'Population stability index to expect without a change', unit: 'none', range: [0, Infinity], noChange: null, citation: '(K - 1)(1/n + 1/m): first order of a chi-squared variable' },
  { ...distribution, id: 'psiNoiseLimit', label: 'Population stability index that one in twenty exceed without a change', unit: 'none', range: [0, Infinity], noChange: null, citation: '(1/n + 1/m) times the 95 % point of chi-squared with K - 1 degrees' },
  { ...distribution, id: 'bhattacharyya', label: 'Bhattacharyya coefficient', unit: 'none', range: [0, 1], noChange: 1, direction: 'smaller', citation: 'A. Bhattacharyya, 1943' },
  { ...distribution, id: 'chi2Distance', label: 'Symmetric chi-squared distance', unit: 'none', range: [0, 1], citation: 'half of the sum of (p - q)^2 / (p + q)' },
  { ...distribution, id: 'binEntropyBase', label: 'Entropy of the base on these bins', unit: 'bits', range: [0, Infinity], noChange: null, citation: SHANNON },
  { ...distribution, id: 'binEntropyRevision', label: 'Entropy of the revision on these bins', unit: 'bits', range: [0, Infinity], noChange: null, citation: SHANNON },
] as const satisfies readonly MetricDescriptor[];

export type DivergenceId = (typeof DIVERGENCES)[number]['id'];

export interface Divergences {
  readonly nBase: number;
  readonly nRevision: number;
  readonly answers: Answers<DivergenceId>;
}

/** `base[i]` and `revision[i]` count the same bin. The Kullback-Leibler divergences may be infinite: they are for computing, not for showing. */
export function divergences(base: ArrayLike<number>, revision: ArrayLike<number>): Divergences {
  const k = base.length;
  let nBase = 0, nRevision = 0;
  for (let i = 0; i < k; i++) {
    nBase += base[i]!;
    nRevision += revision[i]!;
  }
  const n = nBase + nRevision;
  if (nBase === 0 || nRevision === 0) return { nBase, nRevision, answers: answerAll(DIVERGENCES, tooFew(0, 1, `values of the ${nBase === 0 ? 'base' : 'revision'}`)) };
  const sum = { js: 0, hellinger: 0, moved: 0, there: 0, back: 0, psi: 0, floored: 0, common: 0, chi2: 0, entropyBase: 0, entropyRevision: 0 };
  for (let i = 0; i < k; i++) {
    const p = base[i]! / nBase, q = revision[i]! / nRevision;
    const smoothP = (base[i]! + 0.5) / (nBase + 0.5 * k), smoothQ = (revision[i]! + 0.5) / (nRevision + 0.5 * k);
    const floorP = Math.max(p, 1e-4), floorQ = Math.max(q, 1e-4);
    sum.psi += (smoothQ - smoothP) * logRatio(smoothQ, smoothP);
    sum.floored += (floorQ - floorP) * logRatio(floorQ, floorP);
    if (p + q === 0) continue;
    sum.js += ((p + q) / 2) * halved((p - q) / (p + q));
    sum.hellinger += ((p - q) / (Math.sqrt(p) + Math.sqrt(q))) ** 2;
    sum.moved += Math.abs(p - q);
    sum.common += Math.sqrt(p * q);
    sum.chi2 += (p - q) ** 2 / (p + q);
    sum.there += relative(p, q);
    sum.back += relative(q, p);
    if (p > 0) sum.entropyBase -= p * Math.log2(p);
    if (q > 0) sum.entropyRevision -= q * Math.log2(q);
  }
  const js = Math.min(1, sum.js / Math.LN2), moved = Math.min(1, sum.moved / 2);
  const value: Record<DivergenceId, number> = {
    jensenShannon: Math.sqrt(js), jensenShannonBits: js, hellinger: Math.min(1, Math.sqrt(sum.hellinger / 2)), totalVariation: moved, overlap: 1 - moved,
    klBaseRevision: sum.there / Math.LN2, klRevisionBase: sum.back / Math.LN2, psi: sum.psi, psiFloored: sum.floored, psiNoise: (k - 1) * (1 / nBase + 1 / nRevision), psiNoiseLimit: k > 1 ? chiSquaredQuantile(0.95, k - 1) * (1 / nBase + 1 / nRevision) : 0,
    bhattacharyya: Math.min(1, sum.common), chi2Distance: Math.min(1, sum.chi2 / 2), binEntropyBase: Math.abs(sum.entropyBase), binEntropyRevision: Math.abs(sum.entropyRevision),
  };
  return { nBase, nRevision, answers: Object.fromEntries(DIVERGENCES.map(({ id }) => [id, { value: value[id], n }])) as Record<DivergenceId, MetricAnswer> };
}

function logRatio(a: number, b: number): number {
  return Math.log1p((a - b) / b);
}

/** p ln(p/q) - p + q: never negative, and its sum over all bins is the divergence. */
function relative(p: number, q: number): number {
  if (p === 0) return q;
  return q === 0 ? Infinity : Math.max(0, p * logRatio(p, q) - (p - q));
}

/** ((1 + t) ln(1 + t) + (1 - t) ln(1 - t)) / 2 on [-1, 1]; near 0 by its series, the sum of t^2k / (2k (2k - 1)). */
function halved(t: number): number {
  const square = t * t;
  if (square > 0.01) return ((1 + t) * log1pTimes(t) + (1 - t) * log1pTimes(-t)) / 2;
  let power = 1, sum = 0;
  for (let k = 1; k <= 8; k++) {
    power *= square;
    sum += power / (2 * k * (2 * k - 1));
  }
  return sum;
}

function log1pTimes(t: number): number {
  return t <= -1 ? 0 : Math.log1p(t);
}
