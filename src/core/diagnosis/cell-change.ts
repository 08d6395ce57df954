/** Which cells of a column changed (value, filled, lost), by how much, and how many missing ones came or went. */
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import type { Cells } from './diagnosis.js';

export interface CellChange {
  /** 1 where the cell changed. */
  readonly changed: Uint8Array;
  /** revision - base, NaN where one is no finite number; null for texts and instants. */
  readonly difference: Float64Array | null;
  readonly filled: number;
  readonly lost: number;
}

/** As the engine classes cells: a tolerance is for finite numbers, neither for instants nor for texts. */
export function cellChange(cells: Cells, { absolute, relative }: Required<Tolerance>): CellChange {
  pulse();
  const { base, revision } = cells, n = base.length, changed = new Uint8Array(n);
  let filled = 0, lost = 0;
  if (cells.kind === 'text') {
    for (let i = 0; i < n; i++) {
      const from = base[i]!, to = revision[i]!;
      if (from === to || (from < 0 && to < 0)) continue;
      changed[i] = 1;
      if (from < 0) filled++;
      else if (to < 0) lost++;
    }
    return { changed, difference: null, filled, lost };
  }
  const difference = cells.kind === 'number' ? new Float64Array(n) : null, exact = cells.kind !== 'number' || (absolute === 0 && relative === 0);
  for (let from = 0; from < n; from += STRETCH) {
    const found = changeStretch(base as Float64Array, revision as Float64Array, from, Math.min(n, from + STRETCH), changed, difference, exact, absolute, relative);
    filled += found.filled;
    lost += found.lost;
  }
  return { changed, difference, filled, lost };
}

/** Cells at once: short enough that the loop over them is compiled after few of them. */
const STRETCH = 1 << 14;

function changeStretch(base: Float64Array, revision: Float64Array, from: number, to: number, changed: Uint8Array, difference: Float64Array | null, exact: boolean, absolute: number, relative: number): { filled: number; lost: number } {
  let filled = 0, lost = 0;
  for (let i = from; i < to; i++) {
    const x = base[i]!, y = revision[i]!;
    if (difference !== null) { const d = y - x; difference[i] = d - d === 0 ? d : NaN; }
    if (x === y) continue;
    if (x !== x) { if (y === y) { changed[i] = 1; filled++; } } else if (y !== y) { changed[i] = 1; lost++; } else if (exact || x - x !== 0 || y - y !== 0 || !isWithin(x, y, absolute, relative)) changed[i] = 1;
  }
  return { filled, lost };
}
