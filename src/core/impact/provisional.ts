/**
 * An answer before all is computed: groups or periods are run in an order drawn by lot, and after each the result of all is
 * estimated from those so far, with an interval that closes as the rest shrinks (simple random sampling without putting
 * back: W. Cochran, "Sampling techniques", 1977, chapter 2). After the last it is the answer itself.
 */
import type { Figure, Undefined } from '../model/report.js';
import { CompensatedSum } from '../statistics/compensated-sum.js';
import { SeededRandom } from '../statistics/seeded-random.js';
import { centralMoments } from '../metrics/descriptive/central-moments.js';
import { tQuantile } from '../metrics/special/student-t.js';
import { shuffle } from './attribution/sampled-shapley.js';
import { changeOf, type Run, settled } from './evaluation.js';

export interface UnitResult {
  readonly base: Figure;
  readonly revision: Figure;
}

export interface Estimate {
  readonly value: number;
  /** 95 %; absent with fewer than two units. Of no width when all units are in. */
  readonly interval?: { readonly low: number; readonly high: number };
}

export interface ProvisionalAnswer {
  /** Units run, of how many. */
  readonly done: number;
  readonly units: number;
  /** All that could be computed are in. */
  readonly complete: boolean;
  readonly base: Estimate | Undefined;
  readonly revision: Estimate | Undefined;
  readonly change: Estimate | Undefined;
  /** Units without a result on a side: the answer is about the others. */
  readonly failed: readonly { readonly unit: number; readonly reason: string }[];
  readonly seed: number;
}

export interface ProvisionalOptions extends Run {
  /** How units make the whole. */
  readonly whole: 'sum' | 'mean';
  readonly seed?: number;
  /** Stop after so many units; all unless given. */
  readonly sample?: number;
  /** Told after each unit. */
  readonly onAnswer?: (answer: ProvisionalAnswer) => void;
}

/** The order in which units are run. */
export function drawnOrder(units: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: units }, (_, i) => i);
  shuffle(order, new SeededRandom(seed));
  return order;
}

export async function provisionalAnswer(units: number, evaluate: (unit: number) => UnitResult | Promise<UnitResult>, { whole, seed = 1, sample = units, signal, onProgress, onAnswer }: ProvisionalOptions): Promise<ProvisionalAnswer> {
  const base: number[] = [], revision: number[] = [], failed: { unit: number; reason: string }[] = [], asked = drawnOrder(units, seed).subarray(0, sample);
  const answerAfter = (done: number): ProvisionalAnswer => {
    const all = units - failed.length, of = (values: readonly number[]): Estimate | Undefined => estimateOf(values, all, whole);
    return { done, units, complete: done === units, base: of(base), revision: of(revision), change: of(revision.map((each, i) => each - base[i]!)), failed: [...failed].sort((a, b) => a.unit - b.unit), seed };
  };
  for (const [i, unit] of asked.entries()) {
    signal?.throwIfAborted();
    const result = await evaluate(unit), before = settled(result.base), after = settled(result.revision), change = changeOf(before, after);
    signal?.throwIfAborted();
    if (typeof change === 'number') {
      base.push(before as number);
      revision.push(after as number);
    } else failed.push({ unit, reason: change.reason });
    onProgress?.(i + 1, asked.length);
    onAnswer?.(answerAfter(i + 1));
  }
  return answerAfter(asked.length);
}

/** `all`: units that there are, those not run among them. */
function estimateOf(values: readonly number[], all: number, whole: 'sum' | 'mean'): Estimate | Undefined {
  const n = values.length, times = whole === 'sum' ? all : 1;
  if (n === 0) return { status: 'too-few', reason: '0 of at least 1 units with a result' };
  if (n === all) {
    const sum = new CompensatedSum();
    for (const value of values) sum.add(value);
    const value = whole === 'sum' ? sum.value : sum.value / n;
    return { value, interval: { low: value, high: value } };
  }
  const { mean, m2 } = centralMoments(values), value = times * mean;
  if (n < 2) return { value };
  const half = times * tQuantile(0.975, n - 1) * Math.sqrt((m2 / (n - 1)) * (1 - n / all));
  return { value, interval: { low: value - half, high: value + half } };
}
