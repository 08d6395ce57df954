/**
 * The matched cells of differing columns in the engine. Small comparisons keep all values there.
 * Where they would need more than the engine may hold, columns come in batches: a batch is loaded
 * into a schema of its own, measured, reduced to one class byte a cell, and dropped. The view of
 * pairs has rows and classes in either case, so pages of records do not know the difference.
 */
import type { CellCounts } from '../core/model/cell-class.js';
import type { PairedSummary, TransitionPicture } from '../core/model/report.js';
import { classTableSql, pairsViewSql, sameTableSql, storedPairsSql } from '../core/sql/cell-class-sql.js';
import { changedRecordsQuery, columnsThatChange } from '../core/sql/class-counts-query.js';
import { CELL_BYTES, MATCHED, part, ROW_BYTES, type EngineColumn } from '../core/sql/engine-column.js';
import { identifier } from '../core/sql/identifier.js';
import type { Centre } from '../core/sql/paired-query.js';
import { numberAt, type Database, type RunOptions } from '../io/database/database.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import { queryCells } from './query-cells.js';
import { queryTransitions } from './transitions.js';

interface Place {
  readonly database: Database;
  readonly schema: string;
  /** The thread that paired. */
  readonly thread: WorkshopClient;
  /** By which the thread knows the pairing. */
  readonly pairing: string;
  readonly matched: number;
  readonly engineBytes: number;
}

export interface MeasuredCells {
  readonly cells: ReadonlyMap<string, CellCounts>;
  readonly paired: ReadonlyMap<string, PairedSummary>;
  readonly transitions: ReadonlyMap<string, readonly TransitionPicture[]>;
}

export interface MeasureOptions {
  readonly signal: AbortSignal | undefined;
  readonly onLoad: (records: number) => void;
  /** Columns are on their way to the engine; the thread that paired is free while they are loaded and measured. */
  readonly onHanded?: () => void;
  readonly onStep: (done: number, total: number) => void;
}

/** Where columns are measured whose values do not stay. */
export function batchSchema(schema: string): string {
  return `${schema}_batch`;
}

export class MatchedCells {
  /** Every column measured so far, with the tolerance it was last measured at. */
  private readonly measured = new Map<string, EngineColumn>();
  /** What was found of all columns measured so far. */
  readonly found: Measuring = { cells: new Map(), paired: new Map(), transitions: new Map() };
  /** The table that holds the classes of a column; columns without one have their values in the engine. */
  private readonly classTables = new Map<string, string>();
  /** The schema that each table is in, this one's or an earlier comparison's. */
  private readonly homes = new Map<string, string>();
  private valuesStay = false;
  private tables = 0;

  constructor(private readonly place: Place) {}

  /** These cells under another name, so that some can be measured again while the ones here stay as they are. */
  async again(place: Place, signal: AbortSignal | undefined): Promise<MatchedCells> {
    const next = new MatchedCells(place);
    await place.database.run(`CREATE SCHEMA ${identifier(place.schema)}`, runOptions(signal));
    for (const [table, home] of this.homes) {
      await place.database.run(sameTableSql(table, home, place.schema), runOptions(signal));
      next.homes.set(table, home);
    }
    for (const [id, column] of this.measured) next.measured.set(id, column);
    for (const [id, table] of this.classTables) next.classTables.set(id, table);
    next.keep(this.found);
    next.valuesStay = this.valuesStay;
    next.tables = this.tables;
    return next;
  }

  /** Every schema that must stay as long as these cells are asked. */
  get schemas(): ReadonlySet<string> {
    return new Set([this.place.schema, ...this.homes.values()]);
  }

  has({ id, tolerance }: EngineColumn): boolean {
    const before = this.measured.get(id)?.tolerance;
    return before !== undefined && before.absolute === tolerance.absolute && before.relative === tolerance.relative;
  }

  get columns(): readonly EngineColumn[] {
    return [...this.measured.values()];
  }

  /** Measures columns for the first time, or again at another tolerance. `means`: of number columns over all records of each side. */
  async measure(columns: readonly EngineColumn[], means: ReadonlyMap<string, Centre>, options: MeasureOptions): Promise<MeasuredCells> {
    const { database, schema, matched, engineBytes } = this.place;
    const out: Measuring = { cells: new Map(), paired: new Map(), transitions: new Map() };
    const first = this.tables === 0 && !this.valuesStay;
    if (first) await database.run(`CREATE SCHEMA ${identifier(schema)}`, runOptions(options.signal));
    if (first && (columns.length === 0 || matched * (ROW_BYTES + CELL_BYTES * columns.length) <= engineBytes)) {
      this.valuesStay = true;
      this.homes.set(MATCHED, schema);
      for (const column of await this.load(schema, columns, true, options)) this.measured.set(column.id, column);
    }
    if (this.valuesStay && columns.every(({ id }) => this.measured.has(id) && !this.classTables.has(id))) {
      for (const column of columns) this.measured.set(column.id, { ...column, respelled: this.measured.get(column.id)!.respelled });
      await this.defineView(options.signal);
      await this.query(schema, columns.map(({ id }) => this.measured.get(id)!), means, out, options);
    } else {
      const batches = batched(columns, Math.max(1, Math.floor((engineBytes / Math.max(1, matched) - ROW_BYTES) / CELL_BYTES)));
      for (const [i, batch] of batches.entries()) {
        await this.measureBatch(batch, means, out, { ...options, onStep: (done, total) => options.onStep(i * total + done, batches.length * total) });
      }
      await this.defineView(options.signal);
    }
    this.keep(out);
    return out;
  }

  private keep({ cells, paired, transitions }: MeasuredCells): void {
    for (const [id, each] of cells) this.found.cells.set(id, each);
    for (const [id, each] of paired) this.found.paired.set(id, each);
    for (const [id, each] of transitions) this.found.transitions.set(id, each);
  }

  async changedRecords(signal: AbortSignal | undefined): Promise<number> {
    const changing = columnsThatChange(this.columns, this.found.cells);
    return changing.length === 0 ? 0 : numberAt(await this.place.database.run(changedRecordsQuery(this.place.schema, changing), runOptions(signal)), 'changed');
  }

  private async measureBatch(batch: readonly EngineColumn[], means: ReadonlyMap<string, Centre>, out: Measuring, options: MeasureOptions): Promise<void> {
    const { database, schema } = this.place;
    const temporary = batchSchema(schema), withRows = this.tables === 0 && !this.valuesStay;
    // One is left over where a measurement was cancelled.
    await database.run(`DROP SCHEMA IF EXISTS ${identifier(temporary)} CASCADE`, runOptions(options.signal));
    await database.run(`CREATE SCHEMA ${identifier(temporary)}`, runOptions(options.signal));
    const columns = await this.load(temporary, batch, withRows, options);
    await database.run(pairsViewSql(temporary, columns, withRows), runOptions(options.signal));
    await this.query(temporary, columns, means, out, options);
    const table = `classes_${this.tables++}`;
    await database.run(classTableSql({ from: temporary, schema, table, columns, withRows }), runOptions(options.signal));
    this.homes.set(table, schema);
    await database.run(`DROP SCHEMA ${identifier(temporary)} CASCADE`, runOptions(options.signal));
    for (const column of columns) {
      this.measured.set(column.id, column);
      this.classTables.set(column.id, table);
    }
  }

  /** Which columns have respelled cells is known from the table that comes. */
  private async load(schema: string, columns: readonly EngineColumn[], withRows: boolean, { signal, onLoad, onHanded }: MeasureOptions): Promise<EngineColumn[]> {
    const { database, thread } = this.place;
    const table = await thread.call('matchedColumns', [this.place.pairing, columns.map((column) => column.id), withRows]);
    const names = new Set(table.columns.map((column) => column.name));
    onHanded?.();
    await database.load({ schema, name: MATCHED, rows: table.rows, columns: table.columns }, { ...(signal ? { signal } : {}), onProgress: onLoad });
    return columns.map((column) => ({ ...column, respelled: names.has(part.respelled(column.id)) }));
  }

  private async query(schema: string, columns: readonly EngineColumn[], means: ReadonlyMap<string, Centre>, out: Measuring, { signal, onStep }: MeasureOptions): Promise<void> {
    const { database, thread } = this.place;
    const found = await queryCells(database, schema, columns, means, signal, onStep);
    for (const [id, counts] of found.cells) out.cells.set(id, counts);
    for (const [id, summary] of found.paired) out.paired.set(id, summary);
    for (const column of columns) if (column.kind === 'text') out.transitions.set(column.id, await queryTransitions(database, thread, this.place.pairing, schema, column, signal));
  }

  private async defineView(signal: AbortSignal | undefined): Promise<void> {
    const { database, schema } = this.place;
    const sql = this.classTables.size === 0 && this.valuesStay ? pairsViewSql(schema, this.columns)
      : storedPairsSql(schema, this.valuesStay ? MATCHED : 'classes_0', this.columns.map((column) => ({ column, table: this.classTables.get(column.id) ?? null })));
    await database.run(sql, runOptions(signal));
  }
}

type Measuring = { readonly [K in keyof MeasuredCells]: MeasuredCells[K] extends ReadonlyMap<infer I, infer V> ? Map<I, V> : never };

function runOptions(signal: AbortSignal | undefined): RunOptions {
  return signal ? { signal } : {};
}

function batched(columns: readonly EngineColumn[], size: number): EngineColumn[][] {
  const out: EngineColumn[][] = [];
  for (let i = 0; i < columns.length; i += size) out.push(columns.slice(i, i + size));
  return out;
}
