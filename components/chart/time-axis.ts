/** Ticks of a time axis in the data's own clock: instants are written as they stand in the files, no zone is added. */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatNumber } from '../shared/format-number.js';
import type { AxisTick } from './value-axis.js';

const TICK_PIXELS = 80, HOUR = 3_600_000, DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface TimeScale {
  (t: number): number;
  readonly invert: (pixel: number) => number;
  readonly ticks: readonly AxisTick[];
}

/** `instants`: milliseconds; else numbers that count time, such as years. */
export function timeScale(from: number, to: number, start: number, end: number, instants: boolean): TimeScale {
  const linear = scaleLinear([from, to === from ? from + 1 : to], [start, end]), wanted = Math.max(2, Math.floor(Math.abs(end - start) / TICK_PIXELS));
  const dated = instants && Math.abs(from) <= 8.64e15 && Math.abs(to) <= 8.64e15;
  const at = dated ? scaleUtc([new Date(from), new Date(to === from ? from + 1 : to)], [start, end]).ticks(wanted).map(Number) : linear.ticks(wanted);
  const step = at.length > 1 ? at[1]! - at[0]! : Infinity;
  const ticks = at.map((t, i): AxisTick => ({ at: linear(t), text: dated ? dateTick(t, step, i === 0) : formatNumber(t, 6).replace(/,/g, '') }));
  return Object.assign((t: number) => linear(t), { invert: (pixel: number) => linear.invert(pixel), ticks: legible(ticks) });
}

/** About so wide is a letter, in pixels, and so much is left free between two labels. */
const LETTER = 6.8, APART = 6;

/** A tick whose label would meet the one before keeps its line alone. */
function legible(ticks: readonly AxisTick[]): AxisTick[] {
  let free = -Infinity;
  return ticks.map(({ at, text }, i) => {
    const wide = text.length * LETTER, from = i === 0 ? at : at - wide / 2;
    if (from < free) return { at, text: '' };
    free = from + wide + APART;
    return { at, text };
  });
}

/** The coarser part is said where it changes, and first. */
function dateTick(t: number, step: number, first: boolean): string {
  const date = new Date(t), year = String(date.getUTCFullYear()), month = MONTHS[date.getUTCMonth()]!, day = date.getUTCDate();
  if (step >= 360 * DAY) return year;
  if (step >= 27 * DAY) return date.getUTCMonth() === 0 || first ? `${month} ${year}` : month;
  const midnight = t % DAY === 0;
  if (step >= DAY) return first || (day === 1 && date.getUTCMonth() === 0) ? `${day} ${month} ${year}` : `${day} ${month}`;
  const clock = `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  return midnight || first ? `${day} ${month}${first ? ` ${year}` : ''} ${midnight ? '' : clock}`.trim() : clock;
}
