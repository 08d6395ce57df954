/** Long trajectories as a report can hold them: real steps, not means, and never without the largest difference. */
import type { Cascade } from '../cascade.js';
import type { Divergence } from '../divergence.js';
import type { ReportedTrajectory } from './quantity-impact.js';

export interface TrajectoryFacts {
  /** Of each step: milliseconds since 1970 where `instants`, else its number. */
  readonly at: Float64Array;
  readonly instants: boolean;
  readonly base: Float64Array;
  readonly revision: Float64Array;
  readonly divergence: Divergence;
  readonly cascade?: Cascade;
}

const MOST_STEPS = 1000;
const MOST_IMPULSES = 400;

export function plainTrajectory({ at, instants, base, revision, divergence, cascade }: TrajectoryFacts, most = MOST_STEPS): ReportedTrajectory {
  const { difference, relative: _, firstDifference, firstBeyond, beyondForGood, ...rest } = divergence, steps = difference.length, kept = keptSteps(difference, most);
  const when = (step: number | null): number | null => (step === null ? null : at[step]!), valueOf = (values: Float64Array) => (step: number): number | null => (values[step]! - values[step]! === 0 ? values[step]! : null);
  return {
    ...rest, firstDifference: when(firstDifference), firstBeyond: when(firstBeyond), beyondForGood: when(beyondForGood), steps, instants,
    at: kept.map((step) => at[step]!), base: kept.map(valueOf(base)), revision: kept.map(valueOf(revision)), ...(cascade === undefined ? {} : { cascade: { ...cascade, impulses: cascade.impulses.slice(0, MOST_IMPULSES) } }),
  };
}

/** The first and the last step, and of each even piece between the one that differs most. */
function keptSteps(difference: Float64Array, most: number): number[] {
  const steps = difference.length;
  if (steps <= most) return Array.from({ length: steps }, (_, step) => step);
  const pieces = most - 2, out = [0];
  for (let piece = 0; piece < pieces; piece++) {
    const from = 1 + Math.floor((piece * (steps - 2)) / pieces), to = 1 + Math.floor(((piece + 1) * (steps - 2)) / pieces);
    let best = from;
    for (let step = from; step < to; step++) if (Math.abs(difference[step]!) > Math.abs(difference[best]!) || difference[best]! !== difference[best]!) best = step;
    out.push(best);
  }
  out.push(steps - 1);
  return out;
}
