/** A value axis that also holds where its range is beyond what numbers can tell apart or sum. */
import { formatNumber } from '../shared/format-number.js';
import { valueScale, valueTicks, type AxisTick } from './value-axis.js';

export interface ValuePlace {
  (value: number): number;
  readonly ticks: readonly AxisTick[];
}

export function valuePlace(from: number, to: number, start: number, end: number, { signed = false, per }: { readonly signed?: boolean; readonly per?: number } = {}): ValuePlace {
  if (from === to || (Number.isFinite((to - from) * 4) && to - from > 1e-290)) { const scale = valueScale(from, to, start, end); return Object.assign((value: number) => scale(value), { ticks: valueTicks(scale, { signed, ...(per === undefined ? {} : { per }) }) }); }
  const part = to - from < 1 ? 1 : 8, place = (value: number): number => start + ((value / part - from / part) / (to / part - from / part)) * (end - start), sign = (value: number): string => (signed && value > 0 ? '+' : '');
  return Object.assign(place, { ticks: [from, from / 2 + to / 2, to].map((value) => ({ at: place(value), text: `${sign(value)}${formatNumber(value, 3)}` })) });
}
