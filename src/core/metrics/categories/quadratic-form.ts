/** d' S^-1 d for a symmetric positive definite S, by Cholesky's decomposition; null where S is singular. */
export function quadraticForm(matrix: readonly Float64Array[], vector: readonly number[]): number | null {
  const k = vector.length, root = Array.from({ length: k }, () => new Float64Array(k)), solved = new Float64Array(k);
  let form = 0;
  for (let i = 0; i < k; i++) {
    let right = vector[i]!;
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let c = 0; c < j; c++) rest -= root[i]![c]! * root[j]![c]!;
      if (j < i) {
        root[i]![j] = rest / root[j]![j]!;
        right -= root[i]![j]! * solved[j]!;
      } else if (!(rest > 1e-12 * Math.abs(matrix[i]![i]!))) return null;
      else root[i]![i] = Math.sqrt(rest);
    }
    solved[i] = right / root[i]![i]!;
    form += solved[i]! ** 2;
  }
  return form;
}
