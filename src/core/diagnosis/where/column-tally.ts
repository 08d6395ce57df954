/** One column counted by combination: the only pass over its records. */
import type { JointGroups } from './joint-groups.js';

export interface ColumnTally {
  /** Changed cells, and cells that hold the same value in both releases. */
  readonly changed: number;
  readonly kept: number;
  readonly squares: number;
  /** The same of each combination. */
  readonly changedIn: Uint32Array;
  readonly keptIn: Uint32Array;
  /** Pairs whose difference is a number, the sum of the differences and of their squares. */
  readonly finiteIn: Uint32Array;
  readonly sumIn: Float64Array;
  readonly squaresIn: Float64Array;
}

/** `difference` is revision - base, NaN where it is no number; null for texts, whose unchanged cells all count as kept. */
export function tallyColumn({ cells, combinations }: JointGroups, changed: Uint8Array, difference: Float64Array | null): ColumnTally {
  const changedIn = new Uint32Array(combinations), keptIn = new Uint32Array(combinations), finiteIn = new Uint32Array(combinations), sumIn = new Float64Array(combinations), squaresIn = new Float64Array(combinations);
  const into = { changedIn, keptIn, finiteIn, sumIn, squaresIn };
  for (let from = 0; from < cells.length; from += STRETCH) tallyStretch(cells, changed, difference, from, Math.min(cells.length, from + STRETCH), into);
  let all = 0, kept = 0;
  for (let c = 0; c < combinations; c++) { all += changedIn[c]!; kept += keptIn[c]!; }
  return { changed: all, kept, squares: compensated(squaresIn), changedIn, keptIn, finiteIn, sumIn, squaresIn };
}

/** Records at once: short enough that the loop over them is compiled after few of them. */
const STRETCH = 1 << 14;

function tallyStretch(cells: JointGroups['cells'], changed: Uint8Array, difference: Float64Array | null, from: number, to: number, { changedIn, keptIn, finiteIn, sumIn, squaresIn }: Pick<ColumnTally, 'changedIn' | 'keptIn' | 'finiteIn' | 'sumIn' | 'squaresIn'>): void {
  for (let i = from; i < to; i++) {
    const c = cells[i]!;
    if (changed[i] !== 0) changedIn[c]!++;
    if (difference === null) { if (changed[i] === 0) keptIn[c]!++; continue; }
    const d = difference[i]!;
    if (d - d !== 0) continue;
    finiteIn[c]!++;
    if (changed[i] === 0) keptIn[c]!++;
    if (d !== 0) { sumIn[c]! += d; squaresIn[c]! += d * d; }
  }
}

/** A. Neumaier, 1974. */
function compensated(values: Float64Array): number {
  let sum = 0, lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!, total = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - total + x : x - total + sum;
    sum = total;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

export interface GroupSums { readonly finite: number; readonly sum: number; readonly squares: number }

/** Of the combinations that `holds`. */
export function sumsOf(tally: ColumnTally, holds: (combination: number) => boolean): GroupSums {
  let finite = 0, sum = 0, sumLost = 0, squares = 0, squaresLost = 0;
  for (let c = 0; c < tally.finiteIn.length; c++) {
    if (tally.finiteIn[c] === 0 || !holds(c)) continue;
    finite += tally.finiteIn[c]!;
    const x = tally.sumIn[c]!, total = sum + x;
    sumLost += Math.abs(sum) >= Math.abs(x) ? sum - total + x : x - total + sum;
    sum = total;
    const y = tally.squaresIn[c]!, whole = squares + y;
    squaresLost += Math.abs(squares) >= Math.abs(y) ? squares - whole + y : y - whole + squares;
    squares = whole;
  }
  return { finite, sum: Number.isFinite(sumLost) ? sum + sumLost : sum, squares: Number.isFinite(squaresLost) ? squares + squaresLost : squares };
}
