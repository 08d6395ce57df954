/** Formulas that no kind of change is named after: what they reproduce stays `revised`, and the formula is told. */
import type { Explanation, Pairs } from './explanation.js';
import { agrees, type Tolerance } from './resolution.js';

const FUNCTIONS: readonly (readonly [string, (x: number) => number, (x: number) => boolean])[] = [
  ['log', Math.log, (x) => x > 0], ['log10', Math.log10, (x) => x > 0], ['log1p', Math.log1p, (x) => x > -1], ['sqrt', Math.sqrt, (x) => x >= 0],
  ['exp', Math.exp, (x) => x < 300], ['square', (x) => x * x, () => true], ['reciprocal', (x) => 1 / x, (x) => x !== 0], ['absolute', Math.abs, () => true],
];
/** Fewer distinct values, and flags look like square roots. */
const LEAST_DISTINCT = 31;

export function formulaMaps({ x, y }: Pairs, tolerance: Tolerance): Explanation[] {
  if (x.length < 40 || new Set(x).size < LEAST_DISTINCT) return [];
  const out: Explanation[] = [];
  for (const [name, map, defined] of FUNCTIONS) {
    if (x.every(defined)) out.push({ kind: 'formula', cost: 14, evidence: { pattern: 'function', function: name }, map, holds: (value, wanted) => agrees(wanted, map(value), tolerance) });
  }
  for (const degree of [2, 3]) {
    const map = polynomial(x, y, degree);
    if (map !== null) out.push({ kind: 'formula', cost: 24 * (degree + 1) - 4, evidence: { pattern: 'polynomial', degree, coefficients: map.coefficients, centre: map.centre, scale: map.scale }, map: map.at, holds: (value, wanted) => agrees(wanted, map.at(value), tolerance, 1.2) });
  }
  return out;
}

/** Least squares in the standardised value, three rounds without the tenth that fits worst. */
function polynomial(x: Float64Array, y: Float64Array, degree: number): { coefficients: number[]; centre: number; scale: number; at: (x: number) => number } | null {
  const n = x.length, centre = x.reduce((sum, v) => sum + v, 0) / n, scale = Math.sqrt(x.reduce((sum, v) => sum + (v - centre) ** 2, 0) / n);
  if (!(scale > 0)) return null;
  let keep = x.map(() => 1), at = (_: number): number => 0, coefficients: number[] = [];
  for (let round = 0; round < 4; round++) {
    const size = degree + 1, matrix = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
    for (let i = 0; i < n; i++) {
      if (keep[i] === 0) continue;
      const z = (x[i]! - centre) / scale, powers = [1, z, z * z, z * z * z, z ** 4, z ** 5, z ** 6];
      for (let r = 0; r < size; r++) { for (let c = 0; c < size; c++) matrix[r]![c]! += powers[r + c]!; matrix[r]![size]! += powers[r]! * y[i]!; }
    }
    const solved = solve(matrix);
    if (solved === null) return null;
    coefficients = solved;
    at = (value) => { const z = (value - centre) / scale; return solved.reduceRight((sum, c) => sum * z + c, 0); };
    const off = x.map((value, i) => Math.abs(y[i]! - at(value))), limit = off.slice().sort()[Math.floor(0.9 * (n - 1))]!;
    keep = off.map((value) => (value <= limit ? 1 : 0));
  }
  return { coefficients, centre, scale, at };
}

/** Gauss with partial pivoting; null where the matrix is singular. */
export function solve(matrix: number[][]): number[] | null {
  const n = matrix.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(matrix[r]![c]!) > Math.abs(matrix[pivot]![c]!)) pivot = r;
    if (!(Math.abs(matrix[pivot]![c]!) > 1e-12)) return null;
    [matrix[c], matrix[pivot]] = [matrix[pivot]!, matrix[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = matrix[r]![c]! / matrix[c]![c]!;
      for (let k = c; k <= n; k++) matrix[r]![k]! -= f * matrix[c]![k]!;
    }
  }
  return matrix.map((row, i) => row[n]! / row[i]!);
}
