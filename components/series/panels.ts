/** Where the panels of a series stand in its picture: lines, strip of available values, difference, context (VIEWS 3.7: 7 : 1 : 3). */
import type { Box } from '../view/view-model.js';

export type SeriesArrangement = 'overlay' | 'split' | 'difference';

export interface Panels {
  /** Base and revision together, or base above revision; empty in the arrangement of differences alone. */
  readonly lines: readonly Box[];
  /** Row of the key to the lines; null without lines. */
  readonly keyTop: number | null;
  /** Lanes of base, revision, and what one side has. */
  readonly lanes: readonly [base: Box, revision: Box, exclusive: Box];
  readonly difference: Box;
  /** Y of the axis of time. */
  readonly axis: number;
  /** The whole of time below the axis, where less is in view. */
  readonly context: Box | null;
  /** From left to right edge of all panels, from the first to the last. */
  readonly plot: Box;
}

/** Margins in rem: labels of values left, scale bar and tolerance right. */
const LEFT = 4, RIGHT = 3.25, KEY = 1.25, LANE = 0.75, LANE_GAP = 0.125, GAP = 0.5, LABEL = 1.25, AXIS = 1.5, CONTEXT = 1.75;
/** Of the height that lines and difference share. */
const LINES = 0.66, SPLIT = 0.68;

export function plotWidth(width: number, rem: number): number {
  return Math.max(40, Math.floor(width - (LEFT + RIGHT) * rem));
}

export function panelsOf(width: number, height: number, rem: number, arrangement: SeriesArrangement, zoomed: boolean): Panels {
  const x = LEFT * rem, wide = plotWidth(width, rem), strip = (3 * LANE + 2 * LANE_GAP) * rem, keyed = arrangement !== 'difference';
  const fixed = (keyed ? KEY : 0.25) * rem + strip + LABEL * rem + AXIS * rem + (zoomed ? CONTEXT * rem : 0) + (keyed ? GAP * rem : 0);
  const room = Math.max(90, height - fixed), lines = keyed ? Math.round(room * (arrangement === 'split' ? SPLIT : LINES)) : 0, top = (keyed ? KEY : 0.25) * rem;
  const row = (y: number, tall: number): Box => ({ x, y, width: wide, height: tall }), half = (lines - GAP * rem) / 2;
  const boxes = arrangement === 'difference' ? [] : arrangement === 'split' ? [row(top, half), row(top + half + GAP * rem, half)] : [row(top, lines)];
  const laneTop = top + lines + (keyed ? GAP * rem : 0), lane = (i: number): Box => row(laneTop + i * (LANE + LANE_GAP) * rem, LANE * rem);
  const differenceTop = laneTop + strip + LABEL * rem, difference = row(differenceTop, room - lines), axis = differenceTop + difference.height;
  return {
    lines: boxes, keyTop: keyed ? 0 : null, lanes: [lane(0), lane(1), lane(2)], difference, axis,
    context: zoomed ? row(axis + AXIS * rem, (CONTEXT - 0.5) * rem) : null, plot: { x, y: top, width: wide, height: axis - top },
  };
}
