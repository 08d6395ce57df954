/** How wide each column of the grid wants to be, in characters: as wide as what it holds, within limits. */
import type { SampledCell, SampledRecord } from '../../src/core/model/report.js';
import type { RecordKind } from '../shared/filter.js';
import type { GridColumn } from './records.model.js';

/** Most characters of each of the two values of a changed cell; longer ones lose their middle. */
export const MOST = 22;
const MOST_ALONE = 32;
const LEAST = 3;
/** The class glyph and the arrow between the two values. */
const AROUND_PAIR = 5;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Characters a value takes on screen, counted no further than `most`. */
export function textWidth(text: string | null, most: number): number {
  if (text === null) return 'missing'.length;
  if (text === '') return 'empty'.length;
  let width = 0;
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width >= most) return most;
  }
  return width;
}

export interface WidthPlan {
  readonly columns: readonly GridColumn[];
  readonly kind: RecordKind;
  /** Highest record number that may be shown. */
  readonly records: number;
}

/** Grows with the records it sees and never shrinks, so that scrolling does not shake the columns. */
export class ColumnWidths {
  #plan: WidthPlan = { columns: [], kind: 'changed', records: 0 };
  #places = new Map<string, number>();
  #needs: number[] = [];
  #seen = new WeakSet<SampledRecord>();

  start(plan: WidthPlan): void {
    this.#plan = plan;
    this.#places = new Map(plan.columns.map((column, i) => [column.id, i]));
    this.#needs = plan.columns.map((column) => Math.max(LEAST, textWidth(column.name, MOST)));
    this.#seen = new WeakSet();
  }

  see(records: readonly SampledRecord[]): void {
    for (const record of records) {
      if (this.#seen.has(record)) continue;
      this.#seen.add(record);
      this.#plan.columns.forEach((column, i) => {
        if (column.keyIndex !== null) this.#need(i, textWidth(record.key[column.keyIndex] ?? null, MOST_ALONE));
      });
      for (const cell of record.cells) this.#need(this.#places.get(cell.column), this.#cellWidth(cell));
    }
  }

  /** Characters of the gutter: the glyph and a grouped record number, or its heading. */
  get gutter(): number {
    return Math.max(7, 2 + this.#plan.records.toLocaleString('en').length);
  }

  get characters(): readonly number[] { return this.#needs; }

  #need(place: number | undefined, width: number): void {
    if (place !== undefined && width > (this.#needs[place] ?? 0)) this.#needs[place] = width;
  }

  #cellWidth(cell: SampledCell): number {
    const { kind } = this.#plan;
    if (kind !== 'changed' || cell.class === 'unchanged') return textWidth(kind === 'removed' ? cell.base : cell.revision, MOST_ALONE);
    return textWidth(cell.base, MOST) + textWidth(cell.revision, MOST) + AROUND_PAIR;
  }
}
