/** Two courses in time as one trajectory: on all instants of either, with no value where one has none. */
import type { Tolerance } from '../../model/recipe.js';
import { divergence } from '../divergence.js';
import type { TrajectoryFacts } from './plain-trajectory.js';

/** Milliseconds since 1970, ascending, and what held then. */
interface Course { readonly at: Float64Array; readonly values: Float64Array }

export function courseTrajectory(base: Course, revision: Course, tolerance: Tolerance | null): TrajectoryFacts {
  const same = base.at.length === revision.at.length && base.at.every((t, i) => t === revision.at[i]!);
  const at = same ? base.at : Float64Array.from(new Set([...base.at, ...revision.at])).sort();
  const [before, after] = same ? [base.values, revision.values] : [onto(at, base), onto(at, revision)];
  return { at, instants: true, base: before, revision: after, divergence: divergence(before, after, tolerance) };
}

function onto(at: Float64Array, course: Course): Float64Array {
  let k = 0;
  return at.map((t) => (course.at[k] === t ? course.values[k++]! : NaN));
}
