/** Values beyond a bound became the bound. Of all cells beyond it nearly all must have, and none may remain beyond it. */
import { CLAIM } from './explanation.js';
import { agrees, toleranceOf } from './resolution.js';
import { sampledRows } from './sample.js';
import { mode } from './mode.js';
import { keptRows, SETTLED, VALUE, type Work } from './work.js';

const LEAST = 3;

export function findClipping(work: Work): void {
  for (const side of ['upper', 'lower'] as const) clip(work, side);
}

function clip(work: Work, side: 'upper' | 'lower'): void {
  const { x, y, state } = work, sign = side === 'upper' ? 1 : -1;
  const all = work.rows(VALUE), lower = new Uint8Array(all.length);
  let moved = 0;
  for (let k = 0; k < all.length; k++) if (sign * (x[all[k]!]! - y[all[k]!]!) > 0) { lower[k] = 1; moved++; }
  const open = keptRows(all, lower, moved);
  if (open.length < LEAST) return;
  const bound = mode(sampledRows(open, 4096), y);
  if (bound === null || bound.count < LEAST) return;
  const limit = bound.value, tolerance = { ...toleranceOf(Float64Array.from(sampledRows(open, 4096), (i) => y[i]!)), half: 0 };
  const cells: number[] = [], beyond = new Set<number>();
  let missed = 0;
  for (let i = 0; i < x.length; i++) {
    if (!(sign * (x[i]! - limit) > 0) || !(y[i]! - y[i]! === 0) || x[i]! - x[i]! !== 0) continue;
    if (y[i] === limit && state[i] === VALUE) { cells.push(i); beyond.add(x[i]!); } else if (!agrees(y[i]!, limit, tolerance) && open.length < CLAIM * (open.length + ++missed)) return;
  }
  if (cells.length < LEAST || beyond.size < Math.min(LEAST, 0.02 * cells.length + 2) || cells.length < CLAIM * (cells.length + missed)) return;
  for (const i of cells) state[i] = SETTLED;
  work.claim('clipped', cells.length, missed, { side, bound: limit });
}
