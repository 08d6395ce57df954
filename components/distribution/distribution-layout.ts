/** Where the panels of the distribution stand, one above the other on one width. */

export interface Panel { readonly top: number; readonly height: number }

export interface DistributionLayout {
  readonly left: number;
  readonly right: number;
  /** Histogram or cumulative shares. */
  readonly values: Panel;
  /** The axis of the values: between the mirrored halves, else under the panel; ticks of quantiles and gaps stand in it. */
  readonly strip: Panel;
  /** Differences of counts or of cumulative shares, on the same axis. */
  readonly change: Panel;
  readonly valueAxis: number;
  /** Differences of paired values; null without pairs. */
  readonly differences: (Panel & { readonly axis: number; readonly atom: { readonly left: number; readonly right: number }; readonly from: number }) | null;
  readonly height: number;
}

const LABEL = 20, STRIP = 18, AXIS = 24, GAP = 14;

export function distributionLayout(width: number, rem: number, mirrored: boolean, pairs: boolean): DistributionLayout {
  const text = rem / 16, left = Math.round((width < 480 ? 52 : 58) * text), right = width - 10, label = LABEL * text, axis = AXIS * text;
  const tall = width < 480 ? 176 : 208, low = 70;
  const top = label, half = tall / 2;
  const strip = mirrored ? { top: top + half, height: STRIP } : { top: top + tall, height: STRIP };
  const change = { top: top + tall + STRIP + label, height: low }, valueAxis = change.top + low;
  if (!pairs) return { left, right, values: { top, height: tall }, strip, change, valueAxis, differences: null, height: Math.ceil(valueAxis + axis) };
  const differencesTop = valueAxis + axis + GAP + label, atomWidth = Math.round(Math.min(44, width * 0.08));
  const differences = { top: differencesTop, height: 96, axis: differencesTop + 96, atom: { left: left + 4, right: left + 4 + atomWidth }, from: left + atomWidth + Math.round(26 * text) };
  return { left, right, values: { top, height: tall }, strip, change, valueAxis, differences, height: Math.ceil(differences.axis + axis) };
}
