/**
 * Variance of a series by time scale: at scale j, how much the means of the two halves of each block of 2^j steps differ.
 * It needs no regular complete series, and without gaps it is the energy of the Haar wavelet
 * (A. Haar, "Zur Theorie der orthogonalen Funktionensysteme", 1910). It says at which scales a change lives.
 */
import { type MetricAnswer, type MetricDescriptor, finiteAnswer, tooFew, undefinedFor } from '../metric.js';

const HAAR = 'A. Haar, "Zur Theorie der orthogonalen Funktionensysteme", 1910; D. Percival, "On estimation of the wavelet variance", 1995';
const shared = { group: 'time', range: [0, Infinity], noChange: null, direction: 'larger', citation: HAAR } as const;

export const HAAR_METRICS = [
  { ...shared, id: 'haarVariance', label: 'Variance at a time scale', unit: 'squared' },
  { ...shared, id: 'haarEnergy', label: 'Sum of squares at a time scale', unit: 'squared' },
  { ...shared, id: 'haarLogRatio', label: 'Binary logarithm of the ratio of that, revision over base', unit: 'none', range: [-Infinity, Infinity], noChange: 0, direction: 'signed' },
  { ...shared, id: 'haarShare', label: 'Share of all squared differences at a time scale', unit: 'none', range: [0, 1] },
] as const satisfies readonly MetricDescriptor[];

export interface HaarLevel {
  /** Blocks have 2^level steps. */
  readonly level: number;
  /** Blocks with enough values in either half. */
  readonly blocks: number;
  readonly variance: MetricAnswer;
  readonly energy: MetricAnswer;
}

/** From scale 1 to the longest that fits. Missing and infinite values keep their place; a half counts with at least `filled` of its values. */
export function haarVariance(x: Float64Array, filled = 0.5): HaarLevel[] {
  const levels: HaarLevel[] = [];
  for (let level = 1; 2 ** level <= x.length; level++) {
    const half = 2 ** (level - 1);
    let blocks = 0, squares = 0;
    for (let from = 0; from + 2 * half <= x.length; from += 2 * half) {
      const step = meanOf(x, from + half, half, filled, x[from + half - 1]!) - meanOf(x, from, half, filled, x[from + half - 1]!);
      if (step !== step) continue;
      blocks++;
      squares += step * step;
    }
    const none = tooFew(0, 1, 'blocks');
    levels.push({ level, blocks, variance: blocks > 0 ? finiteAnswer(squares / blocks / 4, blocks) : none, energy: blocks > 0 ? finiteAnswer((2 ** level * squares) / 4, blocks) : none });
  }
  return levels;
}

/** Less a value near them, so that the means of large values keep their digits; NaN with too few. */
function meanOf(x: Float64Array, from: number, length: number, filled: number, near: number): number {
  const centre = Number.isFinite(near) ? near : 0;
  let sum = 0, n = 0;
  for (let i = from; i < from + length; i++) {
    if (!Number.isFinite(x[i]!)) continue;
    sum += x[i]! - centre;
    n++;
  }
  return n > 0 && n >= filled * length ? sum / n : NaN;
}

export interface HaarChange {
  readonly level: number;
  readonly base: HaarLevel;
  readonly revision: HaarLevel;
  readonly difference: HaarLevel;
  readonly logRatio: MetricAnswer;
  /** Of all squared differences; the rest is in the mean, in blocks that are not full, and beyond the longest scale. */
  readonly share: MetricAnswer;
}

export function haarChange(base: Float64Array, revision: Float64Array, filled = 0.5): HaarChange[] {
  const difference = revision.map((each, i) => each - base[i]!), all = difference.reduce((sum, each) => (Number.isFinite(each) ? sum + each * each : sum), 0);
  const [ofRevision, ofDifference] = [haarVariance(revision, filled), haarVariance(difference, filled)];
  return haarVariance(base, filled).map((of, k) => {
    const [to, by] = [ofRevision[k]!, ofDifference[k]!];
    return { level: of.level, base: of, revision: to, difference: by, logRatio: logRatio(of.variance, to.variance), share: 'value' in by.energy ? (all > 0 ? finiteAnswer(Math.min(1, by.energy.value / all), by.blocks) : undefinedFor(by.blocks, 'nothing changed')) : by.energy };
  });
}

function logRatio(base: MetricAnswer, revision: MetricAnswer): MetricAnswer {
  if (!('value' in base)) return base;
  if (!('value' in revision)) return revision;
  return base.value > 0 && revision.value > 0 ? { value: Math.log2(revision.value / base.value), n: Math.min(base.n, revision.n) } : undefinedFor(base.n, 'a side does not vary at this scale');
}
