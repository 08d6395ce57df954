/**
 * The changed records of a comparison that has few of them. They are counted, and samples of them are chosen column by
 * column: where all of them are brought from the engine at once, one statement does for one a column and two more.
 */
import { CELL_CLASS_CODE, changedCells, CHANGING_CLASSES, type CellCounts } from '../core/model/cell-class.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { recordPageQuery } from '../core/sql/records-query.js';
import type { Database, ResultTable } from '../io/database/database.js';

/** Changed cells, and class values that are brought for them at most. */
const FEW_CELLS = 5000, FEW_VALUES = 100_000;
const CHANGING = new Set<number>(CHANGING_CLASSES.map((name) => CELL_CLASS_CODE[name]));

/** Null where there are none, or many. `cells`: counts of each of the columns. */
export async function bringFewChanges(database: Database, schema: string, columns: readonly EngineColumn[], cells: ReadonlyMap<string, CellCounts>, signal: AbortSignal | undefined): Promise<FewChanges | null> {
  // A record that changed has a changed cell, so that the limit cuts none off.
  const most = columns.reduce((sum, { id }) => sum + changedCells(cells.get(id)!), 0);
  if (most === 0 || most > FEW_CELLS || most * columns.length > FEW_VALUES) return null;
  return new FewChanges(await database.run(recordPageQuery(schema, columns, { changedOnly: true, classes: null, column: null }, 0, most), signal ? { signal } : {}));
}

export class FewChanges {
  /** `table`: `base_row`, `revision_row` and the class of each column under its id; base rows ascend. */
  constructor(private readonly table: ResultTable) {}

  get records(): number {
    return this.table.rows;
  }

  /** Base rows of the records that changed in one of the columns, ascending. */
  rowsOf(columns: readonly EngineColumn[]): Int32Array {
    const classes = columns.map(({ id }) => this.table.columns.get(id)!), rows = this.table.columns.get('base_row')!;
    return Int32Array.from(this.positions((i) => classes.some((each) => CHANGING.has(each[i] as number))), (i) => rows[i] as number);
  }

  /** What the engine would give of the records with these base rows. */
  only(baseRows: readonly number[]): ResultTable {
    const wanted = new Set(baseRows), rows = this.table.columns.get('base_row')!, kept = this.positions((i) => wanted.has(rows[i] as number));
    return { rows: kept.length, columns: new Map([...this.table.columns].map(([name, values]) => [name, kept.map((i) => values[i]!)])) };
  }

  private positions(keep: (i: number) => boolean): number[] {
    return Array.from({ length: this.table.rows }, (_, i) => i).filter(keep);
  }
}
