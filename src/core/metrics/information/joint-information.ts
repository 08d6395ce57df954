/**
 * What two columns of symbols tell of each other: entropies, mutual information and what is lost from the one
 * to the other. Conditional entropies are summed from conditional shares, so that a mere relabelling loses exactly nothing.
 */
import { answerAll, type Answers, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { expectedInformation } from './expected-information.js';
import { entropyOf, type JointCounts } from './joint-counts.js';

const SHANNON = 'C. Shannon, "A mathematical theory of communication", 1948';
const MILLER = 'G. Miller, "Note on the bias of information estimates", 1955';
const MEILA = 'M. Meila, "Comparing clusterings: an information based distance", 2007';
const VINH = 'N. Vinh, J. Epps and J. Bailey, "Information theoretic measures for clusterings comparison", 2010';
const shared = { group: 'information', unit: 'bits', range: [0, Infinity], noChange: null, direction: 'larger' } as const;

export const JOINT_INFORMATION = [
  { ...shared, id: 'entropyX', label: 'Entropy of the first column', citation: SHANNON },
  { ...shared, id: 'entropyY', label: 'Entropy of the second column', citation: SHANNON },
  { ...shared, id: 'jointEntropy', label: 'Entropy of both together', citation: SHANNON },
  { ...shared, id: 'mutualInformation', label: 'Mutual information', direction: 'smaller', citation: SHANNON },
  { ...shared, id: 'entropyXCorrected', label: 'Entropy of the first column, corrected for few values', citation: MILLER },
  { ...shared, id: 'entropyYCorrected', label: 'Entropy of the second column, corrected for few values', citation: MILLER },
  { ...shared, id: 'jointEntropyCorrected', label: 'Entropy of both together, corrected for few values', citation: MILLER },
  { ...shared, id: 'mutualInformationCorrected', label: 'Mutual information, corrected for few values', range: [-Infinity, Infinity], direction: 'smaller', citation: MILLER },
  { ...shared, id: 'yGivenX', label: 'What the first column leaves open about the second', noChange: 0, citation: SHANNON },
  { ...shared, id: 'xGivenY', label: 'What the second column leaves open about the first', noChange: 0, citation: SHANNON },
  { ...shared, id: 'uncertaintyCoefficient', label: 'Share of the second column that the first explains', unit: 'none', range: [0, 1], noChange: 1, direction: 'smaller', citation: 'H. Theil, "Economic forecasts and policy", 1961' },
  { ...shared, id: 'normalisedInformation', label: 'Mutual information over the mean entropy', unit: 'none', range: [0, 1], noChange: 1, direction: 'smaller', citation: VINH },
  { ...shared, id: 'adjustedInformation', label: 'The same, corrected for chance', unit: 'none', range: [-1, 1], noChange: 1, direction: 'smaller', citation: VINH },
  { ...shared, id: 'variationOfInformation', label: 'Variation of information', noChange: 0, citation: MEILA },
  { ...shared, id: 'normalisedVariation', label: 'Variation of information over the joint entropy', unit: 'none', range: [0, 1], noChange: 0, citation: MEILA },
] as const satisfies readonly MetricDescriptor[];

export type JointInformationId = (typeof JOINT_INFORMATION)[number]['id'];

export function jointInformation(counts: JointCounts): Answers<JointInformationId> {
  const { n, x, y, cells } = counts;
  if (n === 0) return answerAll(JOINT_INFORMATION, tooFew(0, 1, 'pairs'));
  const hx = entropyOf(x), hy = entropyOf(y);
  let joint = 0, mutual = 0, yGivenX = 0, xGivenY = 0;
  // Smallest counts first: the sum does not depend on the order of records.
  for (const cell of [...cells].sort((a, b) => a.n - b.n || x[a.x]! - x[b.x]! || y[a.y]! - y[b.y]!)) {
    const share = cell.n / n;
    if (cell.n < n) joint -= share * Math.log2(share);
    if (cell.n < x[cell.x]!) yGivenX -= share * Math.log2(cell.n / x[cell.x]!);
    if (cell.n < y[cell.y]!) xGivenY -= share * Math.log2(cell.n / y[cell.y]!);
    mutual += share * Math.log2((cell.n / x[cell.x]!) * (n / y[cell.y]!));
  }
  const common = Math.max(0, Math.min(mutual, hx, hy)), correct = (symbols: number): number => (symbols - 1) / (2 * n * Math.LN2);
  const [cx, cy, cxy] = [hx + correct(x.length), hy + correct(y.length), joint + correct(cells.length)], mean = (hx + hy) / 2;
  const answer = (value: number): { value: number; n: number } => ({ value, n });
  return {
    entropyX: answer(hx), entropyY: answer(hy), jointEntropy: answer(joint), mutualInformation: answer(common),
    entropyXCorrected: answer(cx), entropyYCorrected: answer(cy), jointEntropyCorrected: answer(cxy), mutualInformationCorrected: answer(cx + cy - cxy),
    yGivenX: answer(yGivenX), xGivenY: answer(xGivenY),
    uncertaintyCoefficient: hy > 0 ? answer(common / hy) : undefinedFor(n, 'the second column is constant'),
    normalisedInformation: mean > 0 ? answer(Math.min(1, common / mean)) : undefinedFor(n, 'both columns are constant'),
    adjustedInformation: hx > 0 && hy > 0 ? adjusted(counts, common, mean) : undefinedFor(n, 'a column is constant'),
    variationOfInformation: answer(yGivenX + xGivenY), normalisedVariation: answer(joint > 0 ? Math.min(1, (yGivenX + xGivenY) / joint) : 0),
  };
}

function adjusted(counts: JointCounts, mutual: number, mean: number): { value: number; n: number } | ReturnType<typeof undefinedFor> {
  const { n, x, y, cells } = counts;
  if (n * Math.min(x.length, y.length) > 2e6) return undefinedFor(n, 'too many pairs and symbols to correct for chance');
  if (cells.length === x.length && cells.length === y.length) return { value: 1, n };
  const expected = expectedInformation(x, y, n), room = mean - expected;
  return room > 1e-12 ? { value: (mutual - expected) / room, n } : undefinedFor(n, 'chance alone explains everything');
}
