/**
 * Which kinds of change each cell of a column is of, kept while its detectors take their turns. A cell belongs to the
 * detector after which it is explained; a conversion of the whole column has a part in every later explanation of two
 * values. Kinds are told by their places among those that were claimed.
 */
import { SETTLED, VALUE } from './work.js';

export class CellOwners {
  /** Kinds that cells have in common; the first is of cells that are not explained. */
  readonly sets: (readonly number[])[] = [[]];
  /** Place among the sets, a cell each. */
  readonly of: Uint16Array;
  private conversions: readonly number[] = [];

  constructor(cells: number) {
    this.of = new Uint16Array(cells);
  }

  copy(): CellOwners {
    const other = new CellOwners(this.of.length);
    other.sets.splice(0, other.sets.length, ...this.sets);
    other.of.set(this.of);
    other.conversions = this.conversions;
    return other;
  }

  /** After a detector that claimed `kinds`: what it explained is of these. `converts`: it put the whole base into other terms. */
  see(before: Uint8Array, after: Uint8Array, kinds: readonly number[], converts: boolean): void {
    const { of } = this;
    let alone = -1, besides = -1;
    if (converts) this.conversions = [...this.conversions, ...kinds];
    for (let i = 0; i < of.length; i++) {
      if (after[i] !== SETTLED) of[i] = 0;
      else if (before[i] !== SETTLED && of[i] === 0 && kinds.length > 0) of[i] = before[i] === VALUE || converts ? (besides < 0 ? besides = this.setOf(converts ? this.conversions : [...this.conversions, ...kinds]) : besides) : alone < 0 ? alone = this.setOf(kinds) : alone;
    }
  }

  /** These cells are of these kinds, where one detector claims several. */
  give(rows: Int32Array, kinds: readonly number[]): void {
    const set = this.setOf([...this.conversions, ...kinds]);
    for (const i of rows) this.of[i] = set;
  }

  /** What is left open at the end is of this kind. */
  close(state: Uint8Array, kind: number): void {
    const set = this.setOf([...this.conversions, kind]), alone = this.setOf([kind]);
    for (let i = 0; i < state.length; i++) if (state[i] !== SETTLED) this.of[i] = state[i] === VALUE ? set : alone;
  }

  private setOf(kinds: readonly number[]): number {
    const found = this.sets.findIndex((set) => set.length === kinds.length && set.every((kind, k) => kind === kinds[k]));
    return found >= 0 ? found : this.sets.push(kinds) - 1;
  }
}
