/** The matched records of one pairing in a thread that did not pair them: plain data that crossed to it, column by column. */
import { takeRows } from '../keys/take-rows.js';
import type { KeyOrder } from './key-order.js';
import type { Cells, OrderedCells } from './ordered-cells.js';
import type { WhereAttribute } from './where/attributes.js';

/** What all columns share. */
export interface HandedFrame extends Pick<OrderedCells, 'records' | 'order'> {
  readonly attributes: readonly WhereAttribute[];
}

/** What one question needs: the column's cells, and those of its flag. */
export type HandedColumns = readonly { readonly id: string; readonly cells: Cells }[];

export function frameOf(of: Pick<OrderedCells, 'records' | 'attributes'> & { readonly order: OrderedCells['order'] & Partial<KeyOrder> }): HandedFrame {
  const { base: _, revision: __, ...order } = of.order;
  return { records: of.records, order, attributes: of.attributes() };
}

/** The buffers that nobody else holds, for moving them. */
export function buffersOfHanded(columns: HandedColumns): ArrayBuffer[] {
  return columns.flatMap(({ cells }) => [cells.base.buffer as ArrayBuffer, cells.revision.buffer as ArrayBuffer]);
}

export class HandedCells implements OrderedCells {
  readonly records: number;
  readonly order: OrderedCells['order'];
  private columns: HandedColumns = [];

  constructor(private readonly frame: HandedFrame) {
    this.records = frame.records;
    this.order = frame.order;
  }

  /** For the next question; those of the last one go. */
  take(columns: HandedColumns): void {
    this.columns = columns;
  }

  attributes(): readonly WhereAttribute[] {
    return this.frame.attributes;
  }

  cells(id: string): Cells {
    return this.columns.find((each) => each.id === id)!.cells;
  }

  cellsAt(id: string, places: Int32Array): Cells {
    const cells = this.cells(id);
    if (cells.kind === 'text') return { ...cells, base: takeRows(cells.base, places), revision: takeRows(cells.revision, places) };
    return { ...cells, base: takeRows(cells.base, places), revision: takeRows(cells.revision, places) };
  }
}
