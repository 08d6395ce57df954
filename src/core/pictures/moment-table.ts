/** Moments of one column by the cells of a grid, in one pass over records in the order of their key. */
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import { emptyMoments, mergeInto, MOMENT_NAMES, MomentRun, type Moments } from './moment-sums.js';
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
  const found = new Map<number, Moments>(), run = new MomentRun(), records = cell.length;
  const take = cells.kind === 'text' ? textTaker(cells.base, cells.revision, run) : numberTaker(cells.base, cells.revision, cells.kind === 'number' ? tolerance : { absolute: 0, relative: 0 }, run);
  let at = -1, some = false;
  const close = (): void => {
    if (at < 0 || !some) return;
    const before = found.get(at);
    if (before === undefined) found.set(at, run.take());
    else mergeInto(before, run.take());
    run.clear();
    some = false;
  };
  for (let i = 0; i < records; i++) {
    const next = cell[i]!;
    if (next < 0 || (mask !== null && mask[i] === 0)) continue;
    if (next !== at) { close(); at = next; }
    take(i);
    some = true;
  }
  close();
  pulse();
  return tableOf(found);
}

function numberTaker(base: Float64Array, revision: Float64Array, { absolute, relative }: Required<Tolerance>, run: MomentRun): (i: number) => void {
  const exact = absolute === 0 && relative === 0;
  return (i) => {
    const x = base[i]!, y = revision[i]!;
    if (hasMoments(x) && hasMoments(y)) run.pair(x, y, x !== y && (exact || !isWithin(x, y, absolute, relative)));
    else if (x === x && y === y) run.count('infinite', x !== y && (exact || x - x !== 0 || y - y !== 0 || !isWithin(x, y, absolute, relative)));
    else run.count(x === x ? 'onlyBase' : y === y ? 'onlyRevision' : 'neither');
  };
}

/** The squares of larger numbers, summed, may be none. */
const LARGEST = 1e150;

export function hasMoments(x: number): boolean {
  return x <= LARGEST && x >= -LARGEST;
}

function textTaker(base: Int32Array, revision: Int32Array, run: MomentRun): (i: number) => void {
  return (i) => {
    const x = base[i]!, y = revision[i]!;
    if (x >= 0 && y >= 0) run.count('n', x !== y);
    else run.count(x >= 0 ? 'onlyBase' : y >= 0 ? 'onlyRevision' : 'neither');
  };
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
