import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Curve, fitCurve } from '../../../../src/core/metrics/algebra/fit-curve.js';

const SATURATING: Curve = { at(x, [most, half], slopes) { const d = half! + x; slopes[0] = x / d; slopes[1] = (-most! * x) / (d * d); return (most! * x) / d; } };
const LINE: Curve = { at(x, [a, b], slopes) { slopes[0] = 1; slopes[1] = x; return a! + b! * x; } };

describe('least squares of curves', () => {
  it('finds the planted constants of values without noise, from far away', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => 20 * (i + 1)), y = x.map((v) => (27 * v) / (420 + v));
    for (const start of [[10, 100], [50, 2000], [1, 1]]) {
      const fit = fitCurve(SATURATING, x, y, start)!;
      assert.ok(Math.abs(fit.parameters[0]! - 27) < 1e-7 && Math.abs(fit.parameters[1]! - 420) < 1e-5, `${start.join()}: ${fit.parameters.join()}`);
      assert.ok(fit.squares < 1e-16);
    }
  });

  it('of a line is the line of normal equations', () => {
    const x = Float64Array.from([1, 2, 4, 7]), y = Float64Array.from([2, 3, 3, 8]), { parameters, squares } = fitCurve(LINE, x, y, [0, 0])!;
    // Means 3.5 and 4; slope 21 / 21, intercept 1/2.
    assert.ok(Math.abs(parameters[1]! - 20 / 21) < 1e-9 && Math.abs(parameters[0]! - (4 - (3.5 * 20) / 21)) < 1e-9, parameters.join());
    assert.ok(Math.abs(squares - (22 - 400 / 21)) < 1e-9);
  });

  it('is at a minimum: no neighbour of the answer is better', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => 5 + 30 * i), y = x.map((v, i) => (12 * v) / (150 + v) + Math.sin(7 * i)), { parameters, squares } = fitCurve(SATURATING, x, y, [5, 50])!;
    const at = (most: number, half: number): number => x.reduce((sum, v, i) => sum + (y[i]! - (most * v) / (half + v)) ** 2, 0);
    for (const [a, b] of [[1e-3, 0], [-1e-3, 0], [0, 1e-3], [0, -1e-3]]) assert.ok(at(parameters[0]! * (1 + a!), parameters[1]! * (1 + b!)) > squares);
  });

  it('is none where values do not tell the constants, or the curve leaves the numbers', () => {
    assert.equal(fitCurve(LINE, Float64Array.from([3, 3, 3]), Float64Array.from([1, 2, 3]), [0, 0]), null);
    assert.equal(fitCurve(LINE, Float64Array.from([1, 2]), Float64Array.from([1, Infinity]), [0, 0]), null);
  });
});
