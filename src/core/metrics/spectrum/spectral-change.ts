/**
 * Change of a series by frequency: power in named bands (the day, the season), slope of the spectrum, and how far the two
 * spectra are apart. For regular series without large gaps; those have the Haar variance, or the periodogram of Lomb and Scargle.
 */
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { crossSpectrum, type CrossSpectrum, periodogram, type PowerSpectrum } from './power-spectrum.js';

const shared = { group: 'time', unit: 'none', noChange: null, direction: 'larger' } as const;
const SLOPE = 'C. Torrence and G. Compo, "A practical guide to wavelet analysis", 1998; least squares of log power on log frequency';

export const SPECTRAL_CHANGE = [
  { ...shared, id: 'logSpectralDistance', label: 'Log-spectral distance in decibels', range: [0, Infinity], noChange: 0, citation: 'A. Gray and J. Markel, "Distance measures for speech processing", 1976' },
  { ...shared, id: 'spectralSlopeBase', label: 'Slope of the spectrum of the base', range: [-Infinity, Infinity], direction: 'signed', citation: SLOPE },
  { ...shared, id: 'spectralSlopeRevision', label: 'Slope of the spectrum of the revision', range: [-Infinity, Infinity], direction: 'signed', citation: SLOPE },
] as const satisfies readonly MetricDescriptor[];

export const BAND_POWER = { ...shared, id: 'bandPower', label: 'Variance within a band of frequencies', unit: 'squared', range: [0, Infinity], citation: 'sum of the periodogram over the band' } as const satisfies MetricDescriptor;

/** From (inclusive) to (exclusive), in cycles per unit of time. */
export type Band = readonly [number, number];

export interface SpectralChange {
  readonly n: number;
  readonly periodogram: { readonly base: PowerSpectrum; readonly revision: PowerSpectrum } | null;
  readonly welch: CrossSpectrum | null;
  readonly answers: Answers<(typeof SPECTRAL_CHANGE)[number]['id']>;
}

export interface SpectralOptions { readonly size?: number; readonly overlap?: number; readonly rate?: number }

/** Fewer values have no spectrum to speak of. */
const FEWEST = 16;

/** Steps must be even and complete: a series with a missing value has no answer here. */
export function spectralChange(base: Float64Array, revision: Float64Array, { size = 2 ** Math.max(3, Math.floor(Math.log2(base.length / 8))), overlap = size / 2, rate = 1 }: SpectralOptions = {}): SpectralChange {
  const n = base.length, none = (answer: MetricAnswer): SpectralChange => ({ n, periodogram: null, welch: null, answers: answerAll(SPECTRAL_CHANGE, answer) });
  if (n < FEWEST || revision.length !== n) return none(n < FEWEST ? tooFew(n, FEWEST) : undefinedFor(n, 'the two are not of the same length'));
  if (!base.every(Number.isFinite) || !revision.every(Number.isFinite)) return none(undefinedFor(n, 'values are missing or infinite'));
  const cross = crossSpectrum(base, revision, Math.min(size, n), Math.min(overlap, n - 1), rate);
  return {
    n, periodogram: { base: periodogram(base, rate), revision: periodogram(revision, rate) }, welch: cross,
    answers: { logSpectralDistance: distance(cross, n), spectralSlopeBase: slope(cross.frequency, cross.base, n), spectralSlopeRevision: slope(cross.frequency, cross.revision, n) },
  };
}

/** Frequency zero, the mean, is in no band. */
export function bandPower({ frequency, power }: PowerSpectrum, [from, to]: Band, n: number): MetricAnswer {
  const step = frequency[1] ?? 0;
  return finiteAnswer(power.reduce((sum, each, k) => (frequency[k]! > 0 && frequency[k]! >= from && frequency[k]! < to ? sum + each * step : sum), 0), n);
}

/** Root mean square of 10 log10 of the ratio, over frequencies where both have power. */
function distance({ frequency, base, revision }: CrossSpectrum, n: number): MetricAnswer {
  let sum = 0, bins = 0;
  for (let k = 0; k < frequency.length; k++) {
    if (!(frequency[k]! > 0 && base[k]! > 0 && revision[k]! > 0)) continue;
    sum += (10 * Math.log10(revision[k]! / base[k]!)) ** 2;
    bins++;
  }
  return bins > 0 ? finiteAnswer(Math.sqrt(sum / bins), n) : undefinedFor(n, 'a side is constant');
}

function slope(frequency: Float64Array, power: Float64Array, n: number): MetricAnswer {
  const at = Array.from(frequency.keys()).filter((k) => frequency[k]! > 0 && power[k]! > 0);
  if (at.length < 2) return undefinedFor(n, 'the series has power at fewer than two frequencies');
  const x = at.map((k) => Math.log10(frequency[k]!)), y = at.map((k) => Math.log10(power[k]!)), mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [mx, my] = [mean(x), mean(y)];
  return finiteAnswer(x.reduce((sum, each, i) => sum + (each - mx) * (y[i]! - my), 0) / x.reduce((sum, each) => sum + (each - mx) ** 2, 0), n);
}
