/**
 * Change of a recurring cycle (day, year): the mean of each phase in either release, and how amplitude and time of
 * the peak of its first harmonics moved.
 */
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { solvePositive } from '../algebra/positive-definite.js';

const BLOOMFIELD = 'P. Bloomfield, "Fourier analysis of time series", 2000';
const shared = { group: 'time', unit: 'same', range: [0, Infinity], noChange: 0, direction: 'larger' } as const;

export const CYCLE_METRICS = [
  { ...shared, id: 'cycleRmse', label: 'Root mean square difference of the mean cycles', citation: 'over the phases that both releases have' },
  { ...shared, id: 'cycleRangeBase', label: 'Range of the mean cycle of the base', noChange: null, citation: 'largest less smallest mean of a phase' },
  { ...shared, id: 'cycleRangeRevision', label: 'Range of the mean cycle of the revision', noChange: null, citation: 'largest less smallest mean of a phase' },
  { ...shared, id: 'amplitudeRatio', label: 'Amplitude of a harmonic, revision over base', unit: 'none', noChange: 1, direction: 'signed', citation: BLOOMFIELD },
  { ...shared, id: 'phaseShift', label: 'Shift of the peak of a harmonic, in units of time', unit: 'none', range: [-Infinity, Infinity], direction: 'signed', citation: BLOOMFIELD },
] as const satisfies readonly MetricDescriptor[];

export interface Harmonics {
  readonly mean: number;
  readonly amplitude: readonly number[];
  /** Of each harmonic, within its own period. */
  readonly peakTime: readonly number[];
}

export interface CycleChange {
  /** Mean of each phase; missing phases are NaN. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  readonly harmonics: { readonly base: Harmonics; readonly revision: Harmonics } | null;
  readonly answers: Answers<'cycleRmse' | 'cycleRangeBase' | 'cycleRangeRevision'>;
  /** Of the first, second … harmonic. */
  readonly amplitudeRatio: readonly MetricAnswer[];
  readonly phaseShift: readonly MetricAnswer[];
}

/** Less of the cycle than this says nothing of its shape. */
const FILLED = 0.6;

/** `period` is in units of `times` and is divided into `phases` equal parts; the same times count for both releases. */
export function cycleChange(times: ArrayLike<number>, base: Float64Array, revision: Float64Array, period: number, phases: number, harmonics = 2): CycleChange {
  const [first, second] = [base, revision].map((values) => meanCycle(times, values, period, phases)) as [Float64Array, Float64Array];
  const both = Array.from(first.keys()).filter((i) => Number.isFinite(first[i]!) && Number.isFinite(second[i]!)), n = both.length;
  const range = (cycle: Float64Array): MetricAnswer => finiteAnswer(Math.max(...both.map((i) => cycle[i]!)) - Math.min(...both.map((i) => cycle[i]!)), n);
  const few = tooFew(n, Math.ceil(FILLED * phases), 'phases'), enough = n >= FILLED * phases;
  const fits = enough ? [fitHarmonics(times, base, period, harmonics), fitHarmonics(times, revision, period, harmonics)] as const : [null, null] as const;
  const [one, other] = fits, each = (of: (k: number) => MetricAnswer): MetricAnswer[] => Array.from({ length: harmonics }, (_, k) => (one === null || other === null ? few : of(k)));
  return {
    base: first, revision: second, harmonics: one === null || other === null ? null : { base: one, revision: other },
    answers: enough ? { cycleRmse: finiteAnswer(Math.sqrt(both.reduce((sum, i) => sum + (second[i]! - first[i]!) ** 2, 0) / n), n), cycleRangeBase: range(first), cycleRangeRevision: range(second) } : answerAll([{ id: 'cycleRmse' }, { id: 'cycleRangeBase' }, { id: 'cycleRangeRevision' }], few),
    amplitudeRatio: each((k) => (one!.amplitude[k]! > 0 ? finiteAnswer(other!.amplitude[k]! / one!.amplitude[k]!, n) : undefinedFor(n, 'the base has no such harmonic'))),
    phaseShift: each((k) => (one!.amplitude[k]! > 0 && other!.amplitude[k]! > 0 ? { value: wrapped(other!.peakTime[k]! - one!.peakTime[k]!, period / (k + 1)), n } : undefinedFor(n, 'one side has no such harmonic'))),
  };
}

function meanCycle(times: ArrayLike<number>, values: Float64Array, period: number, phases: number): Float64Array {
  const sums = new Float64Array(phases), counts = new Uint32Array(phases);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    const phase = Math.min(phases - 1, Math.floor((modulo(times[i]!, period) / period) * phases));
    sums[phase]! += values[i]!;
    counts[phase]!++;
  }
  return sums.map((sum, i) => sum / counts[i]!);
}

/** Least squares of a mean and a sine and cosine for each harmonic; null where the times do not determine them. */
export function fitHarmonics(times: ArrayLike<number>, values: Float64Array, period: number, harmonics: number): Harmonics | null {
  const size = 2 * harmonics + 1, matrix = Array.from({ length: size }, () => new Float64Array(size)), right = new Float64Array(size), wave = new Float64Array(size);
  const kept = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!)), constant = kept.every((i) => values[i] === values[kept[0]!]);
  const centre = constant ? values[kept[0]!]! : kept.reduce((sum, i) => sum + values[i]! / kept.length, 0);
  for (const i of kept) {
    wave[0] = 1;
    for (let k = 1; k <= harmonics; k++) {
      const angle = (2 * Math.PI * k * modulo(times[i]!, period)) / period;
      wave[2 * k - 1] = Math.cos(angle);
      wave[2 * k] = Math.sin(angle);
    }
    for (let a = 0; a < size; a++) {
      right[a]! += wave[a]! * (values[i]! - centre);
      for (let b = 0; b < size; b++) matrix[a]![b]! += wave[a]! * wave[b]!;
    }
  }
  const solved = solvePositive(matrix, right);
  if (solved === null || !solved.every(Number.isFinite)) return null;
  const of = (what: (cos: number, sin: number, k: number) => number): number[] => Array.from({ length: harmonics }, (_, k) => what(solved[2 * k + 1]!, solved[2 * k + 2]!, k + 1));
  return { mean: centre + solved[0]!, amplitude: of((cos, sin) => Math.hypot(cos, sin)), peakTime: of((cos, sin, k) => modulo((Math.atan2(sin, cos) / (2 * Math.PI * k)) * period, period / k)) };
}

function modulo(x: number, by: number): number {
  const rest = x % by;
  return rest < 0 ? rest + by : rest;
}

/** Into half a period either way. */
function wrapped(x: number, period: number): number {
  return modulo(x + period / 2, period) - period / 2;
}
