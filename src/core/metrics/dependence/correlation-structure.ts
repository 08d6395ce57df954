/**
 * How the correlations among many columns changed from base to revision on matched records: the two matrices, how
 * far apart they are as a whole, partial correlations, and for each pair of columns the test that fits which of its columns changed.
 */
import { eigenvalues } from '../algebra/eigenvalues.js';
import { inversePositive } from '../algebra/positive-definite.js';
import { answerAll, type Answers, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { completeRecords, correlationMatrix, correlationOf, standardised } from './correlation-matrix.js';
import { CORRELATION_TESTS, type CorrelationAnswers, overlappingCorrelations, separateCorrelations } from './correlation-tests.js';

const HERDIN = 'M. Herdin et al., "Correlation matrix distance, a meaningful measure for evaluation of non-stationary MIMO channels", 2005';
const shared = { group: 'dependence', unit: 'none', range: [0, Infinity], noChange: 0, direction: 'larger' } as const;

export const CORRELATION_STRUCTURE = [
  { ...shared, id: 'correlationFrobenius', label: 'Root of the sum of squared changes of correlations', citation: 'Frobenius norm of the difference' },
  { ...shared, id: 'correlationRms', label: 'Root mean square change of a correlation', range: [0, 2], citation: 'over pairs of columns' },
  { ...shared, id: 'correlationMax', label: 'Largest change of a correlation', range: [0, 2], citation: 'over pairs of columns' },
  { ...shared, id: 'correlationMatrixDistance', label: 'Correlation matrix distance', range: [0, 1], citation: HERDIN },
] as const satisfies readonly MetricDescriptor[];

export type CorrelationStructureId = (typeof CORRELATION_STRUCTURE)[number]['id'];

export interface CorrelationStructure {
  /** Complete records. */
  readonly n: number;
  /** Positions of the columns that vary in both releases; all matrices are of these. */
  readonly columns: readonly number[];
  readonly base: readonly (readonly number[])[];
  readonly revision: readonly (readonly number[])[];
  /** Largest first. */
  readonly eigenvalues: { readonly base: readonly number[]; readonly revision: readonly number[] };
  /** Each pair with all others held fixed; null where some columns determine another. */
  readonly partial: { readonly base: readonly (readonly number[])[] | null; readonly revision: readonly (readonly number[])[] | null };
  readonly answers: Answers<CorrelationStructureId>;
}

/** The same columns in the same order on both sides, matched record by record. */
export function correlationStructure(baseColumns: readonly Float64Array[], revisionColumns: readonly Float64Array[]): CorrelationStructure {
  const records = completeRecords([...baseColumns, ...revisionColumns]), n = records.length;
  const [before, after] = [baseColumns, revisionColumns].map((columns) => columns.map((column) => standardised(column, records))) as [(Float64Array | null)[], (Float64Array | null)[]];
  const columns = before.flatMap((column, i) => (column !== null && after[i] !== null ? [i] : []));
  const [base, revision] = [before, after].map((all) => correlationMatrix(columns.map((i) => all[i]!))) as [number[][], number[][]];
  return { n, columns, base, revision, eigenvalues: { base: eigenvalues(base), revision: eigenvalues(revision) }, partial: { base: partialCorrelations(base), revision: partialCorrelations(revision) }, answers: distances(base, revision, n) };
}

function distances(base: readonly (readonly number[])[], revision: readonly (readonly number[])[], n: number): Answers<CorrelationStructureId> {
  const k = base.length;
  if (n < 2) return answerAll(CORRELATION_STRUCTURE, tooFew(n, 2, 'complete records'));
  if (k < 2) return answerAll(CORRELATION_STRUCTURE, undefinedFor(n, 'fewer than two columns vary in both releases'));
  let squares = 0, largest = 0, ofBase = k, ofRevision = k;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      const [r, s] = [base[i]![j]!, revision[i]![j]!];
      squares += 2 * (s - r) ** 2;
      largest = Math.max(largest, Math.abs(s - r));
      ofBase += 2 * r * r;
      ofRevision += 2 * s * s;
    }
  }
  // 1 - tr(RS)/(|R||S|) from |R - S|^2 and |R| - |S|: the product itself would cancel for a small change.
  const product = Math.sqrt(ofBase * ofRevision), gap = (ofRevision - ofBase) / (Math.sqrt(ofRevision) + Math.sqrt(ofBase));
  return {
    correlationFrobenius: { value: Math.sqrt(squares), n }, correlationRms: { value: Math.sqrt(squares / (k * (k - 1))), n }, correlationMax: { value: largest, n },
    correlationMatrixDistance: { value: Math.min(1, Math.max(0, (squares - gap * gap) / (2 * product))), n },
  };
}

/** From the inverse of the matrix. */
export function partialCorrelations(matrix: readonly (readonly number[])[]): number[][] | null {
  const inverse = inversePositive(matrix);
  return inverse?.map((row, i) => [...row].map((each, j) => (i === j ? 1 : Math.max(-1, Math.min(1, -each / Math.sqrt(row[i]! * inverse[j]![j]!)))))) ?? null;
}

export interface PairChange {
  /** Which dependence the two correlations have: neither column changed, one of them, or both. */
  readonly kind: 'unchanged' | 'overlapping' | 'separate';
  readonly answers: CorrelationAnswers;
}

/** Change of the correlation of two columns, revision less base, on matched records. */
export function pairChange(x: { readonly base: Float64Array; readonly revision: Float64Array }, y: { readonly base: Float64Array; readonly revision: Float64Array }): PairChange {
  const records = completeRecords([x.base, y.base, x.revision, y.revision]), n = records.length;
  const same = (column: typeof x): boolean => records.every((i) => column.base[i] === column.revision[i]);
  const [sameX, sameY] = [same(x), same(y)], kind = sameX && sameY ? 'unchanged' : sameX || sameY ? 'overlapping' : 'separate';
  const none = (answer: MetricAnswer): PairChange => ({ kind, answers: answerAll(CORRELATION_TESTS, answer) });
  if (n < 4) return none(tooFew(n, 4, 'complete records'));
  const [x0, y0, x1, y1] = [x.base, y.base, x.revision, y.revision].map((column) => standardised(column, records)) as [Float64Array | null, Float64Array | null, Float64Array | null, Float64Array | null];
  if (x0 === null || y0 === null || x1 === null || y1 === null) return none(undefinedFor(n, 'a column is constant'));
  if (kind === 'unchanged') return { kind, answers: { ...answerAll(CORRELATION_TESTS, undefinedFor(n, 'neither column changed')), correlationDifference: { value: 0, n }, fisherDifference: { value: 0, n } } };
  const before = correlationOf(x0, y0), after = correlationOf(x1, y1);
  return {
    kind,
    answers: kind === 'overlapping' ? overlappingCorrelations(after, before, sameX ? correlationOf(y0, y1) : correlationOf(x0, x1), n)
      : separateCorrelations(after, before, { rjh: correlationOf(x1, x0), rjm: correlationOf(x1, y0), rkh: correlationOf(y1, x0), rkm: correlationOf(y1, y0) }, n),
  };
}
