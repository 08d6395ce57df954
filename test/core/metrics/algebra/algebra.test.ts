import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eigenvalues } from '../../../../src/core/metrics/algebra/eigenvalues.js';
import { inversePositive, quadraticForm, solvePositive } from '../../../../src/core/metrics/algebra/positive-definite.js';
import { Random } from '../../support/random.js';

const random = new Random(3);
/** A'A + I of random A. */
function positive(k: number): number[][] {
  const a = Array.from({ length: k }, () => Array.from({ length: k }, () => random.normal()));
  return a.map((_, i) => a.map((__, j) => a.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 1 : 0)));
}

describe('positive definite matrices', () => {
  it('are solved and inverted', () => {
    for (const k of [1, 2, 5, 12]) {
      const matrix = positive(k), vector = Array.from({ length: k }, () => random.normal()), solved = solvePositive(matrix, vector)!, inverse = inversePositive(matrix)!;
      matrix.forEach((row, i) => assert.ok(Math.abs(row.reduce((sum, each, j) => sum + each * solved[j]!, 0) - vector[i]!) < 1e-10));
      solved.forEach((each, i) => assert.ok(Math.abs(inverse[i]!.reduce((sum, of, j) => sum + of * vector[j]!, 0) - each) < 1e-10));
      assert.ok(quadraticForm(matrix, vector)! > 0);
    }
    assert.ok(Math.abs(quadraticForm([[4, 2], [2, 3]], [1, 2])! - 11 / 8) < 1e-14);
  });
  it('are told from singular ones', () => {
    assert.equal(quadraticForm([[1, 1], [1, 1]], [1, 2]), null);
    assert.equal(solvePositive([[0]], [1]), null);
    assert.equal(inversePositive([[1, 2], [2, 1]]), null);
  });
});

describe('eigenvalues', () => {
  it('are those of known matrices', () => {
    assert.deepEqual(eigenvalues([[2, 0], [0, 5]]), [5, 2]);
    [3, 1].forEach((each, i) => assert.ok(Math.abs(eigenvalues([[2, 1], [1, 2]])[i]! - each) < 1e-15));
    assert.deepEqual(eigenvalues([]), []);
  });
  it('add up to the trace, and their squares to the squared norm', () => {
    const matrix = positive(7), found = eigenvalues(matrix), trace = matrix.reduce((sum, row, i) => sum + row[i]!, 0);
    assert.ok(Math.abs(found.reduce((sum, each) => sum + each, 0) - trace) < 1e-11 * trace);
    const norm = matrix.flat().reduce((sum, each) => sum + each * each, 0);
    assert.ok(Math.abs(found.reduce((sum, each) => sum + each * each, 0) - norm) < 1e-11 * norm);
  });
});
