/** Linear equations with a symmetric positive definite matrix, by Cholesky's decomposition; null where the matrix is singular to within rounding. */

export function solvePositive(matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): Float64Array | null {
  const root = cholesky(matrix);
  return root === null ? null : substituted(root, vector);
}

/** v' M^-1 v. */
export function quadraticForm(matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): number | null {
  const solved = solvePositive(matrix, vector);
  return solved === null ? null : solved.reduce((sum, each, i) => sum + each * vector[i]!, 0);
}

export function inversePositive(matrix: readonly ArrayLike<number>[]): Float64Array[] | null {
  const root = cholesky(matrix);
  return root === null ? null : matrix.map((_, i) => substituted(root, Float64Array.from(matrix, (__, j) => (i === j ? 1 : 0))));
}

function cholesky(matrix: readonly ArrayLike<number>[]): Float64Array[] | null {
  const k = matrix.length, root = Array.from({ length: k }, () => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let c = 0; c < j; c++) rest -= root[i]![c]! * root[j]![c]!;
      if (j < i) root[i]![j] = rest / root[j]![j]!;
      else if (!(rest > 1e-12 * Math.abs(matrix[i]![i]!))) return null;
      else root[i]![i] = Math.sqrt(rest);
    }
  }
  return root;
}

function substituted(root: readonly Float64Array[], vector: ArrayLike<number>): Float64Array {
  const k = root.length, out = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let rest = vector[i]!;
    for (let j = 0; j < i; j++) rest -= root[i]![j]! * out[j]!;
    out[i] = rest / root[i]![i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let rest = out[i]!;
    for (let j = i + 1; j < k; j++) rest -= root[j]![i]! * out[j]!;
    out[i] = rest / root[i]![i]!;
  }
  return out;
}
