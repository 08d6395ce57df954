/**
 * One engine interface for two engines: DuckDB-WASM in a worker of the browser, native DuckDB
 * in Node. Callers get plain columns; Arrow and engine types stay behind this border.
 */

/** A result: one typed or plain array a column, all of one length. */
export interface ResultTable {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ArrayLike<number | string | null>>;
}

export type Priority = 'interaction' | 'view' | 'prefetch';

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Who goes first when several queries wait. */
  readonly priority?: Priority;
}

/** A table to load: typed arrays of one length. NaN and -1 stand for missing; there are no nulls. */
export interface EngineTable {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly EngineTableColumn[];
}

export type EngineTableColumn =
  | { readonly name: string; readonly type: 'DOUBLE'; readonly data: Float64Array }
  | { readonly name: string; readonly type: 'INTEGER'; readonly data: Int32Array }
  | { readonly name: string; readonly type: 'UTINYINT'; readonly data: Uint8Array };

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (rows: number) => void;
}

export interface Database {
  /** Name and version, such as `duckdb-wasm 1.32.0`. */
  readonly engine: string;
  /** Runs one statement. Rejects with the signal's reason when aborted; the work is stopped. */
  run(sql: string, options?: RunOptions): Promise<ResultTable>;
  /** Creates and fills a table; checks that every row arrived. */
  load(table: EngineTable, options?: LoadOptions): Promise<void>;
  close(): Promise<void>;
}

/** The number in one cell of a result. */
export function numberAt(table: ResultTable, column: string, row = 0): number {
  const value = table.columns.get(column)?.[row];
  return typeof value === 'number' ? value : NaN;
}
