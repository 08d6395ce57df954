/** How closely two columns, or two releases of one, go together: straight (Pearson), in rank (Spearman), in order (Kendall). */
import type { Undefined } from '../../model/report.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { type Pairs, correlationOf, finitePairs, pairMoments } from '../paired/pair-moments.js';
import { correlationP, kendallInterval, pearsonInterval, spearmanInterval } from './inference.js';
import { type Kendall, kendall } from './kendall.js';
import { midranks } from './ranks.js';

const correlation = { group: 'correlation', unit: 'none', range: [-1, 1], noChange: 1, direction: 'smaller' } as const;

export const CORRELATIONS = [
  { ...correlation, id: 'pearson', label: 'Pearson correlation', citation: 'K. Pearson, 1895' },
  { ...correlation, id: 'spearman', label: 'Spearman rank correlation', citation: 'C. Spearman, "The proof and measurement of association between two things", 1904; midranks' },
  { ...correlation, id: 'kendall', label: 'Kendall rank correlation (tau-b)', citation: 'M. Kendall, "The treatment of ties in ranking problems", 1945' },
] as const satisfies readonly MetricDescriptor[];

export type CorrelationId = (typeof CORRELATIONS)[number]['id'];

export interface Correlations {
  readonly answers: Readonly<Record<CorrelationId, MetricAnswer>>;
  /** Two-sided, shown only when asked for and beside its answer. */
  readonly p: Readonly<Record<CorrelationId, number | Undefined>>;
  readonly order: Pick<Kendall, 's' | 'tiedX' | 'tiedY'>;
}

/** `nEff`: what the pairs are worth where they are a series; it then stands in intervals and p. */
export function correlate(x: Float64Array, y: Float64Array, nEff?: number): Correlations {
  const pairs = finitePairs(x, y), { n, missing } = pairs;
  const straight = coefficient(pairs), inRank = n < 2 ? null : ranked(pairs), inOrder = kendall(pairs.x, pairs.y);
  const worth = Math.min(n, nEff ?? n);
  const none = n < 2 ? tooFew(n, 2, 'pairs') : undefinedFor(n, inOrder.tau === null ? 'a side is constant' : 'the values are too small or too large to square');
  const noP: Undefined = 'status' in none ? { status: none.status, reason: none.reason } : { status: 'undefined', reason: '' };
  const give = (r: number | null, interval: (r: number, n: number) => readonly [number, number] | Undefined, method: string): MetricAnswer => {
    if (r === null) return none;
    const bounds = interval(r, worth), answer = { value: r, n, missing, ...(nEff === undefined ? {} : { nEff }) };
    return 'status' in bounds ? answer : { ...answer, ci: { low: bounds[0], high: bounds[1], level: 0.95, method } };
  };
  return {
    answers: {
      pearson: give(straight, pearsonInterval, 'Fisher z'), spearman: give(inRank, spearmanInterval, 'Bonett and Wright'), kendall: give(n < 2 ? null : inOrder.tau, kendallInterval, 'Fieller'),
    },
    p: { pearson: straight === null ? noP : correlationP(straight, worth), spearman: inRank === null ? noP : correlationP(inRank, worth), kendall: n < 2 ? noP : inOrder.p },
    order: { s: inOrder.s, tiedX: inOrder.tiedX, tiedY: inOrder.tiedY },
  };
}

function coefficient(pairs: Pairs): number | null {
  return correlationOf(pairMoments(pairs))?.r ?? null;
}

function ranked({ x, y }: Pairs): number | null {
  return coefficient(finitePairs(midranks(x).ranks, midranks(y).ranks));
}
