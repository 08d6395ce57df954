/**
 * What is still to be explained of one column while detectors take their turns: each takes the cells that it
 * reproduces and leaves the rest to the next.
 */
import type { ColumnKind } from '../model/report.js';
import type { Tolerance } from './resolution.js';
import type { Series } from './series.js';

/** State of a cell. */
export const SETTLED = 0, VALUE = 1, FILLED = 2, LOST = 3;

export class Work {
  readonly kinds: ColumnKind[] = [];
  /** Base in the revision's terms: after a conversion of the whole column it is the converted base. */
  x: Float64Array;
  /** Base as it stands, without a conversion: what fill methods made is exact in it. */
  source: Float64Array;
  readonly y: Float64Array;
  /** How far a mapped base may lie from what is printed; null while the base is what it was. */
  printing: Tolerance | null = null;
  readonly state: Uint8Array;

  constructor(readonly series: Series) {
    this.source = this.x = series.base.slice();
    this.y = series.revision.slice();
    this.state = new Uint8Array(series.n);
    this.reopen();
  }

  /** States by plain equality. */
  reopen(): void {
    const { x, y, state } = this;
    for (let i = 0; i < state.length; i++) {
      const a = x[i]!, b = y[i]!;
      state[i] = a !== a ? (b !== b ? SETTLED : FILLED) : b !== b ? LOST : a === b ? SETTLED : VALUE;
    }
  }

  rows(state: number): Int32Array {
    let n = 0;
    for (let i = 0; i < this.state.length; i++) if (this.state[i] === state) n++;
    const out = new Int32Array(n);
    for (let i = 0, k = 0; k < n; i++) if (this.state[i] === state) out[k++] = i;
    return out;
  }

  /** Rows with a finite value on both sides. */
  both(): Int32Array {
    const { x, y } = this, out = new Int32Array(x.length);
    let n = 0;
    for (let i = 0; i < x.length; i++) if (x[i]! - x[i]! === 0 && y[i]! - y[i]! === 0) out[n++] = i;
    return out.subarray(0, n);
  }

  /** One kind, with the cells that it explains and those of its cells that undoing it does not reproduce. */
  claim(kind: string, cells: number, residualCells: number, evidence: Readonly<Record<string, unknown>>): void {
    const of = cells + residualCells;
    this.kinds.push({ kind, confidence: of === 0 ? 1 : cells / of, evidence: { ...evidence, cells, residualCells } });
  }

  /** Takes over what a copy found. */
  take(tried: Work): void {
    this.kinds.splice(0, this.kinds.length, ...tried.kinds);
    this.x = tried.x;
    this.source = tried.source;
    this.printing = tried.printing;
    this.y.set(tried.y);
    this.state.set(tried.state);
  }

  /** A copy on which a supposition can be tried. */
  fork(): Work {
    const copy = new Work(this.series);
    copy.kinds.push(...this.kinds);
    copy.x = this.x.slice();
    copy.source = this.source === this.x ? copy.x : this.source;
    copy.printing = this.printing;
    copy.y.set(this.y);
    copy.state.set(this.state);
    return copy;
  }
}

/** Runs of rows without another of its group between them. */
export function runsOf(rows: ArrayLike<number>, group: Int32Array): { from: number; to: number; size: number }[] {
  const out: { from: number; to: number; size: number }[] = [];
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!, last = out.at(-1);
    if (last !== undefined && last.to === i - 1 && group[last.to] === group[i]) { last.to = i; last.size++; } else out.push({ from: i, to: i, size: 1 });
  }
  return out;
}
