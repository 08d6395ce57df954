/** Eigenvalues of a symmetric matrix, largest first, by Jacobi's rotations: slow for large matrices, and as exact as the matrix is for small ones. */
export function eigenvalues(matrix: readonly ArrayLike<number>[]): number[] {
  const k = matrix.length, a = matrix.map((row) => Float64Array.from(row));
  for (let sweep = 0; sweep < 60; sweep++) {
    let rest = 0;
    for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) rest += a[i]![j]! ** 2;
    if (rest < 1e-40) break;
    for (let p = 0; p < k; p++) {
      for (let q = p + 1; q < k; q++) {
        if (a[p]![q] === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!), t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1)), c = 1 / Math.hypot(t, 1), s = t * c;
        for (let i = 0; i < k; i++) [a[i]![p], a[i]![q]] = [c * a[i]![p]! - s * a[i]![q]!, s * a[i]![p]! + c * a[i]![q]!];
        for (let i = 0; i < k; i++) [a[p]![i], a[q]![i]] = [c * a[p]![i]! - s * a[q]![i]!, s * a[p]![i]! + c * a[q]![i]!];
      }
    }
  }
  return a.map((row, i) => row[i]!).sort((x, y) => y - x);
}
