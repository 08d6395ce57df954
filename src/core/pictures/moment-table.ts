/** Moments of one column by the cells of a grid, in one pass over records in the order of their key. */
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import { momentsOfRun } from './moment-run.js';
import { emptyMoments, mergeInto, MOMENT_NAMES, type Moments } from './moment-sums.js';
import type { Cells } from '../diagnosis/diagnosis.js';
import type { MomentTable } from './picture.js';

export interface Placed {
  /** Cell of each record, -1 where it is in none. */
  readonly cell: Int32Array;
  /** 1 where a record is looked at; null: all are. */
  readonly mask: Uint8Array | null;
}

export function momentTable(cells: Cells, tolerance: Required<Tolerance>, { cell, mask }: Placed): MomentTable {
  pulse();
  const found = new Map<number, Moments>(), records = cell.length, all = cells.kind === 'number' ? tolerance : { absolute: 0, relative: 0 };
  for (let start = 0, end = 0; start < records; start = end) {
    const at = cell[start]!;
    for (end = start + 1; end < records && end - start < MOST_RUN && cell[end] === at; end++);
    if (at < 0) continue;
    const run = cells.kind === 'text' ? momentsOfTexts(cells.base, cells.revision, mask, start, end) : momentsOfRun(cells.base, cells.revision, mask, start, end, all);
    if (run === null) continue;
    const before = found.get(at);
    if (before === undefined) found.set(at, run);
    else mergeInto(before, run);
  }
  pulse();
  return tableOf(found);
}

/** Records of one cell that are taken together. */
const MOST_RUN = 4096;

/** Null where the mask leaves none. */
function momentsOfTexts(base: Int32Array, revision: Int32Array, mask: Uint8Array | null, start: number, end: number): Moments | null {
  const out = emptyMoments();
  let some = false;
  for (let i = start; i < end; i++) {
    if (mask !== null && mask[i] === 0) continue;
    some = true;
    const x = base[i]!, y = revision[i]!;
    if (x >= 0 && y >= 0) { out.n++; if (x !== y) out.changed++; } else if (x >= 0) out.onlyBase++;
    else if (y >= 0) out.onlyRevision++;
    else out.neither++;
  }
  return some ? out : null;
}

export function tableOf(found: ReadonlyMap<number, Moments>): MomentTable {
  const at = [...found.keys()].sort((a, b) => a - b), cells = at.map((cell) => found.get(cell)!);
  return { at, ...Object.fromEntries(MOMENT_NAMES.map((name) => [name, cells.map((moments) => moments[name])])) } as unknown as MomentTable;
}

/** The moments of one entry of a table. */
export function momentsAt(table: MomentTable, i: number): Moments {
  const out = emptyMoments();
  for (const name of MOMENT_NAMES) out[name] = table[name][i]!;
  return out;
}
