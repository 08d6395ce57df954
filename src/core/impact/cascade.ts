/**
 * Whether a model lets an early change grow or forgets it: the change of one segment of time is injected alone, and its
 * effect at the end of the run is held against its effect at the end of the segment. A ratio above 1 cascades.
 */
import type { Figure, Undefined } from '../model/report.js';
import { CompensatedSum } from '../statistics/compensated-sum.js';
import { changeOf, type Run, settled } from './evaluation.js';

export type Segment = readonly [from: number, to: number];

export interface Impulse {
  /** Steps `[from, to)` that were taken from the revision. */
  readonly segment: Segment;
  /** Difference of the state from that of the base at the segment's last step, and at the last step of all. */
  readonly effectAtSegmentEnd: Figure;
  readonly effectAtEnd: Figure;
  /** The second over the first. */
  readonly amplification: Figure;
}

export type CascadeState = 'cascades' | 'keeps' | 'forgets' | 'cannot-tell';

export interface Cascade {
  readonly impulses: readonly Impulse[];
  /** Sum of the sizes of all effects at the end over that at the ends of their segments; the last segment, which has no time to grow, is left out. */
  readonly factor: Figure;
  readonly state: CascadeState;
}

/** A factor this near to 1 neither grows nor fades. */
const STEADY = 0.01;

/** `inject`: the trajectory with this segment alone from the revision, on the steps of `base`. Ends with the signal's reason when called off. */
export async function cascade(base: Float64Array, segments: readonly Segment[], inject: (segment: Segment) => Float64Array | Undefined | Promise<Float64Array | Undefined>, { signal, onProgress }: Run = {}): Promise<Cascade> {
  const impulses: Impulse[] = [];
  for (const segment of segments) {
    signal?.throwIfAborted();
    const injected = await inject(segment);
    signal?.throwIfAborted();
    impulses.push(impulseOf(base, segment, injected));
    onProgress?.(impulses.length, segments.length);
  }
  const factor = factorOf(impulses.filter(({ segment }) => segment[1] < base.length));
  return { impulses, factor, state: typeof factor !== 'number' ? 'cannot-tell' : factor > 1 + STEADY ? 'cascades' : factor < 1 - STEADY ? 'forgets' : 'keeps' };
}

function impulseOf(base: Float64Array, segment: Segment, injected: Float64Array | Undefined): Impulse {
  if ('status' in injected) return { segment, effectAtSegmentEnd: injected, effectAtEnd: injected, amplification: injected };
  const effectAt = (step: number): Figure => changeOf(settled(base[step] ?? NaN), settled(injected[step] ?? NaN));
  const soon = effectAt(segment[1] - 1), late = effectAt(base.length - 1);
  return { segment, effectAtSegmentEnd: soon, effectAtEnd: late, amplification: over(late, soon, 'the change has no effect at the end of its segment') };
}

function factorOf(impulses: readonly Impulse[]): Figure {
  const soon = new CompensatedSum(), late = new CompensatedSum();
  for (const { effectAtSegmentEnd, effectAtEnd } of impulses) {
    if (typeof effectAtSegmentEnd !== 'number') return effectAtSegmentEnd;
    if (typeof effectAtEnd !== 'number') return effectAtEnd;
    soon.add(Math.abs(effectAtSegmentEnd));
    late.add(Math.abs(effectAtEnd));
  }
  return over(late.value, soon.value, impulses.length === 0 ? 'no segment ends before the run does' : 'no change has an effect at the end of its segment');
}

/** JSON has no negative zero. */
function over(above: Figure, below: Figure, reason: string): Figure {
  return typeof above !== 'number' ? above : typeof below !== 'number' ? below : below === 0 ? { status: 'undefined', reason } : above / below + 0;
}
