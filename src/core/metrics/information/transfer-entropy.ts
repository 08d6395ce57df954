/**
 * How much the past of a source says of a target beyond the target's own past (T. Schreiber, "Measuring information
 * transfer", 2000), in bits. Counting alone finds some in noise too: so the shuffled source is measured along.
 */
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { combined, entropy, type Sign } from './joint-counts.js';

const SCHREIBER = 'T. Schreiber, "Measuring information transfer", 2000';
const shared = { group: 'information', unit: 'bits', range: [0, Infinity], noChange: null, direction: 'larger' } as const;

export const TRANSFER_ENTROPY = [
  { ...shared, id: 'transferEntropy', label: 'Transfer entropy', citation: SCHREIBER },
  { ...shared, id: 'transferEntropyByChance', label: 'Transfer entropy of the shuffled source, mean', citation: 'R. Marschinski and H. Kantz, "Analysing the information flow between financial time series", 2002' },
  { ...shared, id: 'transferEntropyChanceLimit', label: 'Transfer entropy of the shuffled source, 95 % quantile', citation: 'B. Ruddell and P. Kumar, "Ecohydrologic process networks", 2009' },
  { ...shared, id: 'effectiveTransferEntropy', label: 'Transfer entropy beyond chance', range: [-Infinity, Infinity], citation: 'R. Marschinski and H. Kantz, 2002' },
  { ...shared, id: 'relativeTransferEntropy', label: 'Transfer entropy over the entropy of the target', unit: 'none', range: [0, 1], citation: 'B. Ruddell and P. Kumar, 2009' },
  { ...shared, id: 'targetGivenPast', label: 'What its own past leaves open about the target', citation: SCHREIBER },
] as const satisfies readonly MetricDescriptor[];

export type TransferEntropyId = (typeof TRANSFER_ENTROPY)[number]['id'];

/** Conditional mutual information I(x; y | given), from counts; in bits. */
export function conditionalInformation(x: ArrayLike<Sign>, y: ArrayLike<Sign>, given: ArrayLike<Sign>): number {
  return Math.max(0, entropy(combined(x, given)) + entropy(combined(y, given)) - entropy(combined(x, y, given)) - entropy(given));
}

/** I(target now; source `lag` steps ago | target one step ago). */
export function transferEntropy(source: readonly Sign[], target: readonly Sign[], lag = 1): number {
  const from = Math.max(1, lag);
  return conditionalInformation(target.slice(from), source.slice(from - lag, source.length - lag), target.slice(from - 1, -1));
}

/** `shuffles` are orders of the source's values, of which at least one is needed; blocks should stay together where values follow each other. */
export function transferAnswers(source: readonly Sign[], target: readonly Sign[], shuffles: readonly (readonly number[])[], lag = 1): Readonly<Record<TransferEntropyId, MetricAnswer>> {
  const n = target.length - Math.max(1, lag);
  const few = n < 2 ? tooFew(Math.max(0, n), 2, 'steps') : null, answer = (of: () => number): MetricAnswer => few ?? { value: of(), n };
  const found = few === null ? transferEntropy(source, target, lag) : 0;
  const chance = few === null ? Float64Array.from(shuffles, (order) => transferEntropy(order.map((i) => source[i]!), target, lag)).sort() : new Float64Array(0);
  const mean = chance.reduce((sum, each) => sum + each, 0) / chance.length;
  const shuffled = (of: () => number): MetricAnswer => few ?? (chance.length === 0 ? tooFew(0, 1, 'shuffles') : { value: of(), n });
  const now = few === null ? entropy(target.slice(Math.max(1, lag))) : 0;
  return {
    transferEntropy: answer(() => found), transferEntropyByChance: shuffled(() => mean), transferEntropyChanceLimit: shuffled(() => quantileOfSorted(chance, 0.95)),
    effectiveTransferEntropy: shuffled(() => found - mean), relativeTransferEntropy: few ?? (now > 0 ? { value: Math.min(1, found / now), n } : undefinedFor(n, 'the target is constant')),
    targetGivenPast: answer(() => Math.max(0, entropy(combined(target.slice(Math.max(1, lag)), target.slice(Math.max(1, lag) - 1, -1))) - entropy(target.slice(Math.max(1, lag) - 1, -1)))),
  };
}
