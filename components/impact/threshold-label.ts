/** Where the name of a line across a picture stands: at the end, and on the side of the line, where the fewest dots are. */
import type { Box } from '../view/view-model.js';

export interface ThresholdLabel {
  readonly text: string;
  readonly x: number;
  /** Middle of the letters. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Pixels between the line and the middle of its name, and of half a line of text with room for a dot. */
const APART = 9, HALF = 10;

/** `dots`: middles of what is drawn. Within the plot; above the line at its left end where all places are as free. */
export function labelBeside(text: string, line: number, dots: readonly (readonly [x: number, y: number])[], { x, y, width, height }: Box, character: number): ThresholdLabel {
  const wide = Math.min(width, [...text].length * character), above = line - APART, below = line + APART, rows = [above, below].filter((middle) => middle - APART >= y && middle + APART <= y + height);
  const places = (rows.length > 0 ? rows : [above < y ? below : above]).flatMap((middle) => (['start', 'end'] as const).map((anchor) => {
    const from = anchor === 'start' ? x : x + width - wide, covered = dots.filter(([left, top]) => left >= from - HALF / 2 && left <= from + wide + HALF / 2 && Math.abs(top - middle) <= HALF).length;
    return { covered, label: { text, x: anchor === 'start' ? x + 4 : x + width - 4, y: middle, anchor } };
  }));
  return places.reduce((best, place) => (place.covered < best.covered ? place : best)).label;
}
