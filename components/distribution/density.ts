/** A smooth density line of binned values (Gaussian kernel): shows the shape, where bars show the counts. */
import type { ShownFigures } from './distribution-source.js';

/** Silverman's rule of thumb (1986), halved: smoother lines hide spikes and gaps; never finer than a bin, in units of the values. */
export function bandwidthOf(figures: Pick<ShownFigures, 'sd' | 'q25' | 'q75'>, n: number, binWidth: number): number {
  const spreads = [figures.sd ?? 0, (figures.q75 - figures.q25) / 1.34].filter((spread) => spread > 0);
  return Math.max(binWidth, spreads.length === 0 ? 0 : 0.45 * Math.min(...spreads) * n ** -0.2);
}

/** Count per bin that the density makes at the middle of each bin. */
export function densityCounts(counts: readonly number[], binWidth: number, bandwidth: number): number[] {
  const reach = Math.min(counts.length, Math.ceil((4 * bandwidth) / binWidth)), weights = Array.from({ length: reach + 1 }, (_, k) => Math.exp(-0.5 * ((k * binWidth) / bandwidth) ** 2));
  const whole = weights[0]! + 2 * weights.slice(1).reduce((all, weight) => all + weight, 0);
  return counts.map((_, i) => {
    let smooth = counts[i]! * weights[0]!;
    for (let k = 1; k <= reach; k++) smooth += ((counts[i - k] ?? 0) + (counts[i + k] ?? 0)) * weights[k]!;
    return smooth / whole;
  });
}
