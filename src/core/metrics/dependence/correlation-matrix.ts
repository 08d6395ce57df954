/** Correlations of columns over the records where all of them are numbers, so that every entry is of the same records. */
import { CompensatedSum } from '../../statistics/compensated-sum.js';

/** Positions at which all columns are finite. */
export function completeRecords(columns: readonly Float64Array[]): number[] {
  const records = columns[0]?.length ?? 0, kept: number[] = [];
  for (let i = 0; i < records; i++) if (columns.every((column) => Number.isFinite(column[i]!))) kept.push(i);
  return kept;
}

/** Centred and of length 1; null for a column that is constant on these records, or whose values are too large or too close to square. */
export function standardised(column: Float64Array, records: readonly number[]): Float64Array | null {
  const first = column[records[0] ?? 0];
  if (records.every((i) => column[i] === first)) return null;
  const out = Float64Array.from(records, (i) => column[i]! - first!), sum = new CompensatedSum(), squares = new CompensatedSum();
  for (const z of out) sum.add(z);
  const mean = sum.value / out.length;
  for (const z of out) squares.add((z - mean) ** 2);
  const length = Math.sqrt(squares.value);
  return length > 0 && Number.isFinite(length) ? out.map((z) => (z - mean) / length) : null;
}

/** Of standardised columns. */
export function correlationOf(x: Float64Array, y: Float64Array): number {
  if (x === y) return 1;
  const sum = new CompensatedSum();
  for (let i = 0; i < x.length; i++) sum.add(x[i]! * y[i]!);
  return Math.max(-1, Math.min(1, sum.value));
}

export function correlationMatrix(columns: readonly Float64Array[]): number[][] {
  const matrix = columns.map(() => new Array<number>(columns.length).fill(1));
  for (let i = 0; i < columns.length; i++) for (let j = 0; j < i; j++) matrix[i]![j] = matrix[j]![i] = correlationOf(columns[i]!, columns[j]!);
  return matrix;
}
