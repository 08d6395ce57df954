/**
 * How the variance of regular series is spread over frequencies, one-sided, so that it adds up to the variance: the
 * periodogram of the whole series, and means over overlapping tapered parts (P. Welch, "The use of fast Fourier transform
 * for the estimation of power spectra", 1967), with what two series have in common at each frequency.
 */
import { type Complex, realTransform } from './fourier.js';

export interface PowerSpectrum {
  readonly frequency: Float64Array;
  /** Variance per unit of frequency. */
  readonly power: Float64Array;
}

export interface CrossSpectrum {
  readonly frequency: Float64Array;
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** 0 to 1; NaN where a side has no variance. */
  readonly coherence: Float64Array;
  /** Degrees; negative where the revision lags. */
  readonly phase: Float64Array;
}

/** `rate` is the number of values per unit of time. */
export function periodogram(x: Float64Array, rate = 1): PowerSpectrum {
  const spectrum = realTransform(withoutMean(x, 0, x.length)), power = spectrum.re.map((re, k) => density(re * re + spectrum.im[k]! ** 2, k, x.length, rate * x.length));
  return { frequency: frequencies(x.length, rate), power };
}

export function welch(x: Float64Array, size: number, overlap: number, rate = 1): PowerSpectrum {
  const { frequency, base } = crossSpectrum(x, x, size, overlap, rate);
  return { frequency, power: base };
}

/** Both of the same length, of at least `size` values. */
export function crossSpectrum(x: Float64Array, y: Float64Array, size: number, overlap: number, rate = 1): CrossSpectrum {
  const taper = new Float64Array(size).map((_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size)), weight = taper.reduce((sum, each) => sum + each * each, 0);
  const bins = Math.floor(size / 2) + 1, [base, revision, re, im] = Array.from({ length: 4 }, () => new Float64Array(bins)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const part = (series: Float64Array, from: number): Complex => realTransform(withoutMean(series, from, from + size).map((each, i) => each * taper[i]!));
  let parts = 0;
  for (let from = 0; from + size <= x.length; from += size - overlap, parts++) {
    const one = part(x, from), other = x === y ? one : part(y, from);
    for (let k = 0; k < bins; k++) {
      const [a, b, c, d] = [one.re[k]!, one.im[k]!, other.re[k]!, other.im[k]!];
      base[k]! += a * a + b * b;
      revision[k]! += c * c + d * d;
      re[k]! += a * c + b * d;
      im[k]! += a * d - b * c;
    }
  }
  const scaled = (sums: Float64Array): Float64Array => sums.map((sum, k) => density(sum / parts, k, size, rate * weight));
  return {
    frequency: frequencies(size, rate), base: scaled(base), revision: scaled(revision),
    coherence: re.map((each, k) => Math.min(1, (each * each + im[k]! ** 2) / (base[k]! * revision[k]!))), phase: re.map((each, k) => (Math.atan2(im[k]!, each) * 180) / Math.PI),
  };
}

/** Positive and negative frequencies are one, but for zero and the highest of an even length. */
function density(square: number, k: number, size: number, scale: number): number {
  return ((k === 0 || 2 * k === size ? 1 : 2) * square) / scale;
}

function frequencies(size: number, rate: number): Float64Array {
  return new Float64Array(size === 0 ? 0 : Math.floor(size / 2) + 1).map((_, k) => (k * rate) / size);
}

/** A constant stretch has exactly none left. */
function withoutMean(x: Float64Array, from: number, to: number): Float64Array {
  const part = x.slice(from, to), first = part[0] ?? 0, mean = part.reduce((sum, each) => sum + (each - first), 0) / part.length;
  return part.map((each) => each - first - mean);
}
