/**
 * How much of the result of the base each set of up to three inputs tells, as they are in the base and in the revision: what
 * the result needs, and what the revision took away. Bins of both releases are the same, or the difference would be one of bins.
 */
import type { Figure } from '../../model/report.js';
import { binBetween, quantileEdges } from '../../metrics/distribution/bins.js';
import { explainedBySubsets, informationLoss } from '../../metrics/information/explained-quantity.js';
import { figureOf } from '../../metrics/metric.js';
import type { InputEntropy } from './input-entropy.js';

export interface InformationInput {
  readonly name: string;
  readonly base: Float64Array;
  readonly revision: Float64Array;
}

export interface ExplainedBy {
  readonly inputs: readonly string[];
  /** Share of the result's entropy that these inputs tell, 0 to 1. */
  readonly base: Figure;
  readonly revision: Figure;
}

export interface InputInformation {
  /** What the inputs hold by themselves. */
  readonly inputs?: readonly InputEntropy[];
  /** Records, groups or steps that have the result and every input on both sides. */
  readonly n: number;
  readonly of?: 'record' | 'group' | 'step';
  /** Why it is not told what inputs tell of the result, where that is so. */
  readonly why?: string;
  /** Classes of equal frequency of the base. */
  readonly classes: number;
  readonly subsets: readonly ExplainedBy[];
  /** Bits about the result of the base that each input told and its revision does not. */
  readonly losses: readonly { readonly input: string; readonly bits: Figure }[];
}

const CLASSES = 10;
/** Beyond so many inputs alone only pairs are looked at, and beyond twice as many none. */
const INPUTS_FOR_TRIPLES = 8;

/** `classes`: of which there are fewer where there are few results. */
export function inputInformation(inputs: readonly InformationInput[], result: Float64Array, { classes = CLASSES, together = 3 }: { readonly classes?: number; readonly together?: 1 | 2 | 3 } = {}): InputInformation {
  const sides = [result, ...inputs.flatMap(({ base, revision }) => [base, revision])], rows: number[] = [];
  for (let i = 0; i < result.length; i++) if (sides.every((side) => side[i]! - side[i]! === 0)) rows.push(i);
  const binned = inputs.map((input) => bin(input, rows, classes)), quantity = bin({ base: result, revision: result }, rows, classes).base, most = Math.min(together, inputs.length > 2 * INPUTS_FOR_TRIPLES ? 1 : inputs.length > INPUTS_FOR_TRIPLES ? 2 : 3);
  const ofBase = explainedBySubsets(binned.map(({ base }) => base), quantity, most), ofRevision = explainedBySubsets(binned.map(({ revision }) => revision), quantity, most);
  return {
    n: rows.length, classes,
    subsets: ofBase.map(({ inputs: subset, explained }, k) => ({ inputs: subset.map((i) => inputs[i]!.name), base: figureOf(explained), revision: figureOf(ofRevision[k]!.explained) })),
    losses: inputs.map(({ name }, i) => ({ input: name, bits: figureOf(informationLoss(binned[i]!.base, binned[i]!.revision, quantity)) })),
  };
}

function bin({ base, revision }: Omit<InformationInput, 'name'>, rows: readonly number[], classes: number): { readonly base: Int32Array; readonly revision: Int32Array } {
  const edges = quantileEdges(Float64Array.from(rows, (i) => base[i]!), classes), of = (side: Float64Array): Int32Array => Int32Array.from(rows, (i) => binBetween(side[i]!, edges));
  return { base: of(base), revision: of(revision) };
}
