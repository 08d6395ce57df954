/**
 * What is still to be explained of one column while detectors take their turns: each takes the cells that it
 * reproduces and leaves the rest to the next.
 */
import type { ColumnKind } from '../model/report.js';
import { pulse } from '../pulse.js';
import type { CellOwners } from './cell-owners.js';
import type { Tolerance } from './resolution.js';
import type { Series } from './series.js';

/** State of a cell. */
export const SETTLED = 0, VALUE = 1, FILLED = 2, LOST = 3;

export class Work {
  readonly kinds: ColumnKind[] = [];
  /** Base in the revision's terms: after a conversion of the whole column it is the converted base. Never written to: a changed column is another array. */
  x: Float64Array;
  /** Base as it stands, without a conversion: what fill methods made is exact in it. */
  source: Float64Array;
  /** Revision. Never written to. */
  y: Float64Array;
  /** How far a mapped base may lie from what is printed; null while the base is what it was. */
  printing: Tolerance | null = null;
  readonly state: Uint8Array;
  /** Whose each cell is, where somebody wants to know. */
  owners: CellOwners | null = null;
  /** The states, four cells at a time: what is settled is passed over. */
  private readonly words: Int32Array;
  private paired: { readonly x: Float64Array; readonly y: Float64Array; readonly rows: Int32Array } | null = null;

  constructor(readonly series: Series, from: Work | null = null) {
    this.words = from === null ? new Int32Array((series.n + 3) >> 2) : from.words.slice();
    this.state = new Uint8Array(this.words.buffer, 0, series.n);
    this.source = from?.source ?? series.base;
    this.x = from?.x ?? series.base;
    this.y = from?.y ?? series.revision;
    if (from === null) { this.reopen(); return; }
    this.kinds.push(...from.kinds);
    this.owners = from.owners?.copy() ?? null;
    this.printing = from.printing;
    this.paired = from.paired;
  }

  /** States by plain equality. */
  reopen(): void {
    pulse();
    const { x, y, state } = this;
    for (let i = 0; i < state.length; i++) {
      const a = x[i]!, b = y[i]!;
      state[i] = a !== a ? (b !== b ? SETTLED : FILLED) : b !== b ? LOST : a === b ? SETTLED : VALUE;
    }
  }

  rows(state: number): Int32Array {
    const { words, state: all } = this, n = this.count(state), out = new Int32Array(n);
    for (let w = 0, k = 0; k < n; w++) {
      if (words[w] === 0) continue;
      for (let i = 4 * w; i < 4 * w + 4; i++) if (all[i] === state) out[k++] = i;
    }
    return out;
  }

  /** Cells of a state that is not `SETTLED`. */
  count(state: number): number {
    pulse();
    const { words } = this;
    let n = 0;
    for (let w = 0; w < words.length; w++) {
      const word = words[w]!;
      if (word === 0) continue;
      if ((word & 255) === state) n++;
      if ((word >> 8 & 255) === state) n++;
      if ((word >> 16 & 255) === state) n++;
      if (word >>> 24 === state) n++;
    }
    return n;
  }

  /** Rows with a finite value on both sides. */
  both(): Int32Array {
    const { x, y, paired } = this;
    if (paired !== null && paired.x === x && paired.y === y) return paired.rows;
    pulse();
    const out = new Int32Array(x.length);
    let n = 0;
    for (let i = 0; i < x.length; i++) if (x[i]! - x[i]! === 0 && y[i]! - y[i]! === 0) out[n++] = i;
    const rows = out.subarray(0, n);
    this.paired = { x, y, rows };
    return rows;
  }

  /** Puts the base into other terms, in which what was infinite stays so. */
  convert(x: Float64Array): void {
    const { paired, y } = this, isPaired = paired !== null && paired.x === this.x && paired.y === y;
    this.x = x;
    if (!isPaired) return;
    const { rows } = paired;
    // A value may go beyond all numbers.
    for (let k = 0; k < rows.length; k++) { const value = x[rows[k]!]!; if (value - value !== 0) return; }
    this.paired = { x, y, rows };
  }

  /** One kind, with the cells that it explains and those of its cells that undoing it does not reproduce. */
  claim(kind: string, cells: number, residualCells: number, evidence: Readonly<Record<string, unknown>>): void {
    const of = cells + residualCells;
    this.kinds.push({ kind, confidence: of === 0 ? 1 : cells / of, evidence: { ...evidence, cells, residualCells } });
  }

  /** Lets a detector take its turn; `converts`: it puts the whole base into other terms. */
  turn<T>(detect: (work: Work) => T, converts = false): T {
    if (this.owners === null) return detect(this);
    const before = this.state.slice(), known = this.kinds.length, found = detect(this);
    this.owners.see(before, this.state, this.kindsFrom(known), converts);
    return found;
  }

  /** Places of the kinds that were claimed from that one on. */
  kindsFrom(known: number): number[] {
    return Array.from({ length: this.kinds.length - known }, (_, k) => known + k);
  }

  /** Takes over what a copy found. */
  take(tried: Work): void {
    this.kinds.splice(0, this.kinds.length, ...tried.kinds);
    this.owners = tried.owners;
    this.x = tried.x;
    this.source = tried.source;
    this.printing = tried.printing;
    this.y = tried.y;
    this.words.set(tried.words);
  }

  /** A copy on which a supposition can be tried. */
  fork(): Work {
    return new Work(this.series, this);
  }
}

/** Pairs that are not 0 on both sides. */
export function informing(work: Work): number {
  const { x, y } = work, rows = work.both();
  let n = 0;
  for (let k = 0; k < rows.length; k++) { const i = rows[k]!; if (x[i] !== 0 || y[i] !== 0) n++; }
  return n;
}

/** Some of the rows, in their order: those at which `keep` is not 0. */
export function keptRows(rows: Int32Array, keep: Uint8Array, n: number): Int32Array {
  const out = new Int32Array(n);
  for (let k = 0, at = 0; at < n; k++) if (keep[k] !== 0) out[at++] = rows[k]!;
  return out;
}

/** First and last row of runs without another row of their group between them. */
export interface Runs { readonly count: number; readonly from: Int32Array; readonly to: Int32Array; readonly longest: number }

/** Of ascending rows; only runs of `least` rows to `most`. */
export function runsOf(rows: Int32Array, group: Int32Array, least = 1, most = Infinity): Runs {
  const from: number[] = [], to: number[] = [];
  let longest = 0;
  for (let k = 0; k < rows.length;) {
    const start = k;
    for (k++; k < rows.length && rows[k] === rows[k - 1]! + 1 && group[rows[k]!] === group[rows[k - 1]!]; k++);
    const size = k - start;
    if (size < least || size > most) continue;
    if (size > longest) longest = size;
    from.push(rows[start]!);
    to.push(rows[k - 1]!);
  }
  return { count: from.length, from: Int32Array.from(from), to: Int32Array.from(to), longest };
}
