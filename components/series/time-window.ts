/** What of time is in view: zoomed about a point, panned, and cut to what there is. */
import type { Span } from './interval-means.js';

const DAY = 86_400_000;
/** So small a part of all time can be looked at. */
const DEEPEST = 1e-7;

/** `by` below 1 zooms in. Null: all of it is in view. */
export function zoomed(view: Span, full: Span, by: number, about: number): Span | null {
  const length = Math.max((view.to - view.from) * by, (full.to - full.from) * DEEPEST), share = (about - view.from) / (view.to - view.from);
  return within({ from: about - share * length, to: about + (1 - share) * length }, full);
}

export function panned(view: Span, full: Span, by: number): Span | null {
  const shift = Math.min(full.to - view.to, Math.max(full.from - view.from, by * (view.to - view.from)));
  return within({ from: view.from + shift, to: view.to + shift }, full);
}

/** A stretch cut to all of time; null where that is all, or where there is nothing left of it. */
export function within(view: Span, full: Span): Span | null {
  const from = Math.max(full.from, view.from), to = Math.min(full.to, view.to);
  return to > from && (from > full.from || to < full.to) ? { from, to } : null;
}

/**
 * A stretch that was drawn with a pointer, to whole units that a pixel can tell: days, hours, minutes, seconds, or
 * decimals of a number. `whole`: times are whole numbers, so that the same records are between whole ends.
 */
export function snapped(drawn: Span, perPixel: number, { instants, whole }: { readonly instants: boolean; readonly whole: boolean }): Span {
  const unit = instants ? [DAY, 3_600_000, 60_000, 1000].find((each) => each <= 2 * perPixel) ?? 1 : whole ? Math.max(1, decimal(perPixel)) : decimal(perPixel);
  const near = whole && unit === 1 ? Math.ceil : Math.round, at = (t: number): number => Number((near(t / unit) * unit).toPrecision(15)), from = at(drawn.from), to = at(drawn.to);
  return to > from ? { from, to } : { from, to: from + unit };
}

/** The largest of 1, 2, 5 × 10ᵏ that is no more. */
function decimal(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size)), of = size / power;
  return (of >= 5 ? 5 : of >= 2 ? 2 : 1) * power;
}
