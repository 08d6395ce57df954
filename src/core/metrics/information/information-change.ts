/**
 * Did two number columns come to tell more or less of each other? Both releases are put on the same bins and the
 * same records: with other bins or other gaps, the difference of two plug-in estimates would be an artefact.
 */
import { binBetween, quantileEdges } from '../distribution/bins.js';
import { answerAll, type Answers, isNumber, type MetricDescriptor, tooFew } from '../metric.js';
import { jointCounts } from './joint-counts.js';
import { jointInformation } from './joint-information.js';

const SHANNON = 'C. Shannon, "A mathematical theory of communication", 1948; bins at the deciles of the base';
const shared = { group: 'information', unit: 'bits', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: SHANNON } as const;

export const INFORMATION_CHANGE = [
  { ...shared, id: 'entropyChangeX', label: 'Change of the entropy of the first column' },
  { ...shared, id: 'entropyChangeY', label: 'Change of the entropy of the second column' },
  { ...shared, id: 'mutualInformationChange', label: 'Change of the mutual information of the two columns' },
] as const satisfies readonly MetricDescriptor[];

/** Revision less base, over records where all four values are numbers. */
export function informationChange(x: { readonly base: Float64Array; readonly revision: Float64Array }, y: { readonly base: Float64Array; readonly revision: Float64Array }, bins = 10): Answers<(typeof INFORMATION_CHANGE)[number]['id']> {
  const all = [x.base, x.revision, y.base, y.revision], kept = Array.from(x.base.keys()).filter((i) => all.every((side) => Number.isFinite(side[i]!))), n = kept.length;
  if (n < 2) return answerAll(INFORMATION_CHANGE, tooFew(n, 2, 'complete records'));
  const symbols = (column: typeof x): [number[], number[]] => {
    const edges = quantileEdges(Float64Array.from(kept, (i) => column.base[i]!), bins);
    return [kept.map((i) => binBetween(column.base[i]!, edges)), kept.map((i) => binBetween(column.revision[i]!, edges))];
  };
  const [xBase, xRevision] = symbols(x), [yBase, yRevision] = symbols(y), before = jointInformation(jointCounts(xBase, yBase)), after = jointInformation(jointCounts(xRevision, yRevision));
  const change = (id: 'entropyX' | 'entropyY' | 'mutualInformation') => {
    const [one, other] = [before[id], after[id]];
    return isNumber(one) && isNumber(other) ? { value: other.value - one.value, n, missing: x.base.length - n } : one;
  };
  return { entropyChangeX: change('entropyX'), entropyChangeY: change('entropyY'), mutualInformationChange: change('mutualInformation') };
}
