/**
 * Rows of the matrix as horizon graphs of two bands, mirrored (VIEWS 3.3; Heer et al. 2009, Perin et al. 2013): the change
 * from a baseline rises from the lower edge of its row, whichever its sign, and starts again, stronger, beyond half of the
 * scale. More than two bands cost readers more than they show.
 */
import type { Places } from '../../src/core/pictures/merge-places.js';
import { drawnIn, type Ground } from './matrix-ground.js';
import type { PictureBar, PictureCell } from './matrix-picture.js';

/** Rows are at least so high, in rem, and all of them together at most. */
export const LEAST_ROW_REM = 1.5;
const MOST_REM = 44;

export function horizonFits(rows: number): boolean {
  return rows * LEAST_ROW_REM <= MOST_REM;
}

/** First the band next to the baseline, then the one beyond half of the scale. */
const BANDS = { up: ['--_signed-6', '--_signed-8'], down: ['--_signed-2', '--_signed-0'] } as const;

export interface HorizonKey { readonly token: string; readonly from: number; readonly to: number }

/** What each colour stands for, from the lowest to the highest, in the unit of the scale. */
export function horizonKey(reach: number, baseline: number): readonly HorizonKey[] {
  const at = (share: number): number => baseline + share * reach;
  return [{ token: BANDS.down[1], from: at(-1), to: at(-0.5) }, { token: BANDS.down[0], from: at(-0.5), to: at(0) }, { token: BANDS.up[0], from: at(0), to: at(0.5) }, { token: BANDS.up[1], from: at(0.5), to: at(1) }];
}

/** `baseline`: in the unit of the scale. Cells at the baseline have no bar; others at least one pixel. */
export function horizonBars(ground: Ground, now: Places, cells: readonly PictureCell[], baseline: number): PictureBar[] {
  const { whole, scale: { reach } } = ground;
  return cells.flatMap(({ place, x, y, width, height, muted }): PictureBar[] => {
    const value = drawnIn(ground, now.cells[place]! > 0 ? now : whole, place), away = value === null ? 0 : value - baseline;
    if (away === 0) return [];
    const size = Math.min(2, Math.abs(away) / (reach / 2)), colours = away > 0 ? BANDS.up : BANDS.down, bar = (token: string, share: number): PictureBar => { const high = Math.max(1, share * height); return { token, muted, inset: 0, x, y: y + height - high, width, height: high }; };
    return size > 1 ? [bar(colours[0], 1), bar(colours[1], size - 1)] : [bar(colours[0], size)];
  });
}

/** Whether a change lies beyond the end of the second band, where it is drawn as if it ended there. */
export function isBeyondBands(ground: Ground, baseline: number): boolean {
  return ground.whole.cells.some((_, place) => { const value = drawnIn(ground, ground.whole, place); return value !== null && Math.abs(value - baseline) > ground.scale.reach; });
}
