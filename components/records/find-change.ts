/** Walks from a cell to the next or previous change, loading records on the way. */
import type { SampledRecord } from '../../src/core/model/report.js';

export interface CellPlace { readonly row: number; readonly column: number }

export interface Field {
  readonly rows: number;
  readonly columns: number;
  load(row: number): Promise<SampledRecord | undefined>;
  isChange(record: SampledRecord, column: number): boolean;
}

/** Rows looked at before giving up; the rows of a view nearly always hold a change each. */
const REACH = 5000;

export async function findChange(from: CellPlace, direction: 1 | -1, field: Field): Promise<CellPlace | null> {
  let column = from.column + direction;
  for (let row = from.row, looked = 0; row >= 0 && row < field.rows && looked < REACH; row += direction, looked++) {
    const record = await field.load(row);
    if (record) {
      for (; column >= 0 && column < field.columns; column += direction) {
        if (field.isChange(record, column)) return { row, column };
      }
    }
    column = direction > 0 ? 0 : field.columns - 1;
  }
  return null;
}
