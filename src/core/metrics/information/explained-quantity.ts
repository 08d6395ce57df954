/**
 * How much of a derived quantity each set of inputs tells, in shares of its entropy (G. Nearing et al., "Benchmarking
 * NLDAS-2 soil moisture and evapotranspiration to separate uncertainty contributions", 2016). Columns are symbols: bins of numbers, or levels.
 */
import { isNumber, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { combined, jointCounts, type Sign } from './joint-counts.js';
import { jointInformation } from './joint-information.js';

const NEARING = 'G. Nearing et al., "Benchmarking NLDAS-2 soil moisture and evapotranspiration to separate uncertainty contributions", 2016';

export const EXPLAINED_QUANTITY = [
  { id: 'explained', label: 'Share of the quantity that the inputs tell', group: 'information', unit: 'none', range: [0, 1], noChange: null, direction: 'smaller', citation: NEARING },
  { id: 'informationLoss', label: 'Information about the quantity that the revision of an input lost', group: 'information', unit: 'bits', range: [-Infinity, Infinity], noChange: 0, direction: 'larger', citation: NEARING },
] as const satisfies readonly MetricDescriptor[];

export function explainedShare(inputs: readonly ArrayLike<Sign>[], quantity: ArrayLike<Sign>): MetricAnswer {
  if (inputs.length === 0) return tooFew(0, 1, 'inputs');
  return jointInformation(jointCounts(combined(...inputs), quantity)).uncertaintyCoefficient;
}

/** Of each set of one to `most` inputs, named by position. */
export function explainedBySubsets(inputs: readonly ArrayLike<Sign>[], quantity: ArrayLike<Sign>, most = 3): { readonly inputs: readonly number[]; readonly explained: MetricAnswer }[] {
  const subsets: number[][] = [];
  const extend = (chosen: readonly number[], from: number, size: number): void => {
    if (chosen.length === size) subsets.push([...chosen]);
    else for (let i = from; i < inputs.length; i++) extend([...chosen, i], i + 1, size);
  };
  for (let size = 1; size <= Math.min(most, inputs.length); size++) extend([], 0, size);
  return subsets.map((subset) => ({ inputs: subset, explained: explainedShare(subset.map((i) => inputs[i]!), quantity) }));
}

/** Bits about the quantity of the base that the base of an input told and its revision does not. */
export function informationLoss(base: ArrayLike<Sign>, revision: ArrayLike<Sign>, quantity: ArrayLike<Sign>): MetricAnswer {
  const [before, after] = [base, revision].map((input) => jointInformation(jointCounts(input, quantity)).mutualInformation) as [MetricAnswer, MetricAnswer];
  if (!isNumber(before) || !isNumber(after)) return undefinedFor(0, 'there are no records');
  return { value: before.value - after.value, n: before.n };
}
