/** Values beyond a bound became the bound. Of all cells beyond it nearly all must have, and none may remain beyond it. */
import { CLAIM } from './explanation.js';
import { agrees, toleranceOf } from './resolution.js';
import { sampledRows } from './sample.js';
import { mode } from './mode.js';
import { SETTLED, VALUE, type Work } from './work.js';

const LEAST = 3;

export function findClipping(work: Work): void {
  for (const side of ['upper', 'lower'] as const) clip(work, side);
}

function clip(work: Work, side: 'upper' | 'lower'): void {
  const { x, y, state } = work, sign = side === 'upper' ? 1 : -1;
  const open = work.rows(VALUE).filter((i) => sign * (x[i]! - y[i]!) > 0);
  if (open.length < LEAST) return;
  const bound = mode(sampledRows(open, 4096), y);
  if (bound === null || bound.count < LEAST) return;
  const limit = bound.value, tolerance = toleranceOf(sampledRows(open, 4096).map((i) => y[i]!));
  const cells: number[] = [], beyond = new Set<number>();
  let missed = 0;
  for (let i = 0; i < x.length; i++) {
    if (!(y[i]! - y[i]! === 0) || !(sign * (x[i]! - limit) > 0) || x[i]! - x[i]! !== 0) continue;
    if (y[i] === limit && state[i] === VALUE) { cells.push(i); beyond.add(x[i]!); } else if (!agrees(y[i]!, limit, { ...tolerance, half: 0 })) missed++;
  }
  if (cells.length < LEAST || beyond.size < Math.min(LEAST, 0.02 * cells.length + 2) || cells.length < CLAIM * (cells.length + missed)) return;
  for (const i of cells) state[i] = SETTLED;
  work.claim('clipped', cells.length, missed, { side, bound: limit });
}
