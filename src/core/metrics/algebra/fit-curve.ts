/**
 * Least squares of a curve that is not linear in its parameters (K. Levenberg 1944, D. Marquardt 1963): steps between
 * Gauss-Newton's and the steepest descent, damped until they lower the sum of squares.
 */
import { solvePositive } from './positive-definite.js';

export interface Curve {
  /** Value at x, and its derivatives by each parameter into `slopes`. */
  at(x: number, parameters: Float64Array, slopes: Float64Array): number;
}

export interface Fit {
  readonly parameters: Float64Array;
  /** Sum of the squared residuals. */
  readonly squares: number;
  readonly steps: number;
}

const MOST_STEPS = 200, SETTLED = 1e-11;

/** Null where no minimum is reached: the curve leaves the numbers, or the values do not tell the parameters. */
export function fitCurve(curve: Curve, x: Float64Array, y: Float64Array, start: readonly number[]): Fit | null {
  const k = start.length, slopes = new Float64Array(k), normal = Array.from({ length: k }, () => new Float64Array(k)), gradient = new Float64Array(k);
  const squaresOf = (at: Float64Array): number => { let sum = 0; for (let i = 0; i < x.length; i++) sum += (y[i]! - curve.at(x[i]!, at, slopes)) ** 2; return sum; };
  let parameters = Float64Array.from(start), squares = squaresOf(parameters), damping = 1e-3;
  for (let steps = 1; steps <= MOST_STEPS && Number.isFinite(squares); steps++) {
    gradient.fill(0);
    for (const row of normal) row.fill(0);
    for (let i = 0; i < x.length; i++) {
      const residual = y[i]! - curve.at(x[i]!, parameters, slopes);
      for (let a = 0; a < k; a++) {
        gradient[a]! += slopes[a]! * residual;
        for (let b = 0; b <= a; b++) normal[a]![b]! += slopes[a]! * slopes[b]!;
      }
    }
    // Without damping: a direction that changes nothing leaves the parameters open.
    if (solvePositive(normal, gradient) === null) return null;
    for (;;) {
      const move = solvePositive(normal.map((row, a) => row.map((value, b) => (a === b ? value * (1 + damping) : value))), gradient);
      if (move === null) return null;
      const next = parameters.map((value, a) => value + move[a]!), lower = squaresOf(next), small = move.every((step, a) => Math.abs(step) <= SETTLED * Math.max(Math.abs(parameters[a]!), 1e-6));
      if (lower <= squares) {
        parameters = next;
        squares = lower;
        damping = Math.max(1e-15, damping / 10);
        if (small) return { parameters, squares, steps };
        break;
      }
      // No step lowers the sum any more: what rounding leaves to tell.
      if (small) return { parameters, squares, steps };
      damping *= 10;
      if (damping > 1e20) return null;
    }
  }
  return null;
}
