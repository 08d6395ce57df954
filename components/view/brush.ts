/**
 * A range drawn with a pointer: drawn anew, moved by its middle, resized by its ends. Values in and out, in pixels of
 * the picture; the element listens and draws.
 */
import type { Box, BrushPlace, PixelRange, Span } from './view-model.js';

export interface Point { readonly x: number; readonly y: number }

/** What a drag does to one axis. */
type Hold = 'draw' | 'move' | 'start' | 'end' | 'keep';

export interface Drag {
  readonly place: BrushPlace;
  readonly from: Point;
  readonly before: PixelRange | null;
  readonly x: Hold;
  readonly y: Hold;
}

/** How near to an end counts as holding it. */
const GRIP = 12;

/** Null where the point is outside the area. */
export function beginDrag(place: BrushPlace, range: PixelRange | null, from: Point): Drag | null {
  const { area, axes } = place;
  if (from.x < area.x - GRIP || from.x > area.x + area.width + GRIP || from.y < area.y - GRIP || from.y > area.y + area.height + GRIP) return null;
  const x = axes === 'y' ? 'keep' : holdOf(range?.x ?? null, from.x);
  const y = axes === 'x' ? 'keep' : holdOf(range?.y ?? null, from.y);
  if (x === 'draw' || y === 'draw') return { place, from, before: range, x: axes === 'y' ? 'keep' : 'draw', y: axes === 'x' ? 'keep' : 'draw' };
  const resizes = (hold: Hold): boolean => hold === 'start' || hold === 'end';
  const still = (hold: Hold, other: Hold): Hold => (hold === 'move' && resizes(other) ? 'keep' : hold);
  return { place, from, before: range, x: still(x, y), y: still(y, x) };
}

/** What is held of a stretch at a point; a narrow one keeps a third for its middle. */
function holdOf(span: Span | null, at: number): Hold {
  if (span === null) return 'draw';
  const reach = Math.min(GRIP, (span.to - span.from) / 3);
  if (at < span.from - GRIP || at > span.to + GRIP) return 'draw';
  if (at <= span.from + reach) return 'start';
  return at >= span.to - reach ? 'end' : 'move';
}

export function dragTo(drag: Drag, to: Point): PixelRange {
  const { area } = drag.place;
  return {
    x: draggedSpan(drag.x, drag.before?.x ?? null, drag.from.x, to.x, area.x, area.x + area.width),
    y: draggedSpan(drag.y, drag.before?.y ?? null, drag.from.y, to.y, area.y, area.y + area.height),
  };
}

function draggedSpan(hold: Hold, before: Span | null, from: number, to: number, low: number, high: number): Span | null {
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  if (hold === 'draw') return ordered(within(from), within(to));
  if (hold === 'keep' || before === null) return before;
  if (hold === 'start') return ordered(within(before.from + to - from), before.to);
  if (hold === 'end') return ordered(before.from, within(before.to + to - from));
  const shift = Math.min(high - before.to, Math.max(low - before.from, to - from));
  return { from: before.from + shift, to: before.to + shift };
}

function ordered(a: number, b: number): Span {
  return a <= b ? { from: a, to: b } : { from: b, to: a };
}

/** The rectangle of a range: over the whole area along an axis that it leaves free. */
export function rangeBox(range: PixelRange, area: Box): Box {
  const x = range.x ?? { from: area.x, to: area.x + area.width }, y = range.y ?? { from: area.y, to: area.y + area.height };
  return { x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from };
}

/** The cursor that says what a press would do. */
export function cursorOf(drag: Drag | null): string {
  if (drag === null) return 'default';
  const resizes = (hold: Hold): boolean => hold === 'start' || hold === 'end';
  if (resizes(drag.x) && resizes(drag.y)) return drag.x === drag.y ? 'nwse-resize' : 'nesw-resize';
  if (resizes(drag.x)) return 'ew-resize';
  if (resizes(drag.y)) return 'ns-resize';
  return drag.x === 'move' || drag.y === 'move' ? 'grab' : 'crosshair';
}
