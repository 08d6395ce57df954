/**
 * DuckDB-WASM in a worker: one class that knows its ways. Every statement goes through
 * `send(sql, true)`, the only path that can be cancelled; every start races a timer, because a
 * blocked worker never answers; the engine is locked before anything of the user's is run.
 */
import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { PalimpsestError } from '../../core/errors.js';
import { identifier } from '../../core/sql/identifier.js';
import { encodeRows } from './arrow-encode.js';
import type { Database, EngineTable, LoadOptions, ResultTable, RunOptions } from './database.js';
import { QueryQueue } from './query-queue.js';
import type { EngineAssets } from './wasm-assets.js';

/** Order matters: directories while access is still on, the lock last (ENGINE findings, section 0). */
export const LOCK_STATEMENTS: readonly string[] = [
  'SET enable_progress_bar = true', 'SET progress_bar_time = 0',
  "SET allowed_directories = ['palimpsest/']",
  'SET autoinstall_known_extensions = false', 'SET autoload_known_extensions = false', 'SET allow_community_extensions = false',
  'SET enable_external_access = false', 'SET lock_configuration = true',
];

const CONNECTIONS = 2;
const START_TIMEOUT_MS = 30_000;
/** Rows a slab: small enough that a cancel is noticed soon. */
const SLAB_ROWS = 1 << 18;

export async function openWasmDatabase(assets: EngineAssets, options: { signal?: AbortSignal; timeoutMs?: number } = {}): Promise<WasmDatabase> {
  options.signal?.throwIfAborted();
  const worker = startWorker(assets.worker);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    return await raceStart(worker, assets, options, async () => {
      await database.instantiate(assets.wasm);
      await database.open({ path: ':memory:', query: { castBigIntToDouble: true } });
      const setup = await database.connect();
      for (const statement of LOCK_STATEMENTS) await setup.query(statement);
      await setup.close();
      const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => database.connect()));
      return new WasmDatabase(database, worker, connections);
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

function startWorker(url: string): Worker {
  try {
    return new Worker(url);
  } catch (cause) {
    throw new PalimpsestError('EngineError', `The engine's worker could not be started from ${url}: it must come from this page's own origin.`, {}, cause);
  }
}

function raceStart<T>(worker: Worker, assets: EngineAssets, options: { signal?: AbortSignal; timeoutMs?: number }, start: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new PalimpsestError('EngineError',
      `The engine did not start within ${(options.timeoutMs ?? START_TIMEOUT_MS) / 1000} seconds. Check that ${assets.wasm} can be reached and that the page's Content-Security-Policy allows 'wasm-unsafe-eval'.`)), options.timeoutMs ?? START_TIMEOUT_MS);
    const abort = (): void => reject(options.signal!.reason);
    options.signal?.addEventListener('abort', abort, { once: true });
    worker.addEventListener('error', () => reject(new PalimpsestError('EngineError', `The engine's worker ${assets.worker} could not be loaded: it is missing, or the page's Content-Security-Policy forbids it.`)));
    start().then(resolve, (cause: unknown) => reject(cause instanceof PalimpsestError ? cause : new PalimpsestError('EngineError', `The engine could not be started (${String((cause as Error)?.message ?? cause)}). Check that ${assets.wasm} can be reached.`, {}, cause)))
      .finally(() => { clearTimeout(timer); options.signal?.removeEventListener('abort', abort); });
  });
}

export class WasmDatabase implements Database {
  readonly engine = 'duckdb-wasm 1.32.0';
  private readonly queue: QueryQueue<AsyncDuckDBConnection>;
  private closing: ((reason: Error) => void) | null = null;
  private readonly closed: Promise<never>;

  constructor(private readonly database: AsyncDuckDB, private readonly worker: Worker, connections: readonly AsyncDuckDBConnection[]) {
    this.queue = new QueryQueue(connections);
    this.closed = new Promise<never>((_, reject) => { this.closing = reject; });
    this.closed.catch(() => undefined);
  }

  run(sql: string, options: RunOptions = {}): Promise<ResultTable> {
    return this.queue.lease(options.priority ?? 'view', options.signal, (connection) => this.unlessClosed(send(connection, sql, options.signal)));
  }

  async load(table: EngineTable, options: LoadOptions = {}): Promise<void> {
    const target = `${identifier(table.schema)}.${identifier(table.name)}`;
    await this.queue.lease('view', options.signal, () => this.unlessClosed(this.insert(table, options)));
    const counted = await this.run(`SELECT count(*)::DOUBLE AS n FROM ${target}`, options.signal ? { signal: options.signal } : {});
    if (counted.columns.get('n')?.[0] !== table.rows) throw new PalimpsestError('EngineError', `The engine took ${String(counted.columns.get('n')?.[0])} of ${table.rows} records. Start again.`);
  }

  /**
   * Slabs of rows, each a table of its own under one view: creating a table from a stream is three
   * times faster than appending to one, and between slabs a cancel is heard. A connection of its
   * own, because a stream that fails half-way would poison a shared one.
   */
  private async insert(table: EngineTable, options: LoadOptions): Promise<void> {
    const { schema, name, rows } = table;
    const connection = await this.database.connect();
    const slabs: string[] = [];
    let before: Promise<unknown> = Promise.resolve();
    try {
      for (let from = 0; from < rows || slabs.length === 0; from += SLAB_ROWS) {
        options.signal?.throwIfAborted();
        const to = Math.min(from + SLAB_ROWS, rows);
        const slab = `${name}_${slabs.length}`;
        slabs.push(`SELECT * FROM ${identifier(schema)}.${identifier(slab)}`);
        // The next slab is encoded while the engine takes the one before.
        const bytes = rows === 0 ? null : encodeRows(table, from, to);
        await before;
        before = bytes === null
          ? connection.query(`CREATE TABLE ${identifier(schema)}.${identifier(slab)} (${table.columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ')})`)
          : connection.insertArrowFromIPCStream(bytes, { schema, name: slab, create: true }).then(() => options.onProgress?.(to));
        before.catch(() => undefined);
      }
      await before;
      await connection.query(`CREATE VIEW ${identifier(schema)}.${identifier(name)} AS ${slabs.join(' UNION ALL ')}`);
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw asEngineError(error, 'load');
    } finally {
      await before.catch(() => undefined);
      await connection.close();
    }
  }

  async close(): Promise<void> {
    const reason = new PalimpsestError('EngineError', 'The engine was closed.');
    this.queue.close(reason);
    this.closing?.(reason);
    await this.database.terminate();
    this.worker.terminate();
  }

  /** A terminated worker leaves its promises pending for ever; these end with the engine. */
  private unlessClosed<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.closed]);
  }
}

async function send(connection: AsyncDuckDBConnection, sql: string, signal: AbortSignal | undefined): Promise<ResultTable> {
  let cancelling: Promise<unknown> | null = null;
  const cancel = (): void => { cancelling = connection.cancelSent(); };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const reader = await connection.send(sql, true);
    const parts: { names: string[]; columns: ArrayLike<unknown>[] }[] = [];
    for await (const batch of reader) {
      signal?.throwIfAborted();
      const names = batch.schema.fields.map((field) => field.name);
      parts.push({ names, columns: names.map((_, i) => plain(batch.getChildAt(i))) });
    }
    return joinParts(parts);
  } catch (error) {
    if (signal?.aborted) {
      await Promise.resolve(cancelling).catch(() => undefined);
      throw signal.reason;
    }
    throw asEngineError(error, sql);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

interface VectorLike { readonly length: number; readonly nullCount: number; toArray(): ArrayLike<unknown>; get(index: number): unknown }

function plain(vector: unknown): ArrayLike<unknown> {
  const column = vector as VectorLike;
  if (column.nullCount === 0) {
    const values = column.toArray();
    if (values instanceof Float64Array || values instanceof Int32Array || values instanceof Uint8Array) return values.slice();
  }
  return Array.from({ length: column.length }, (_, i) => column.get(i));
}

function joinParts(parts: readonly { names: string[]; columns: ArrayLike<unknown>[] }[]): ResultTable {
  const names = parts[0]?.names ?? [];
  const rows = parts.reduce((sum, part) => sum + (part.columns[0]?.length ?? 0), 0);
  const columns = new Map<string, ArrayLike<number | string | null>>();
  names.forEach((name, i) => {
    const first = parts[0]!.columns[i]!;
    const Typed = first instanceof Float64Array ? Float64Array : first instanceof Int32Array ? Int32Array : null;
    if (Typed !== null && parts.every((part) => part.columns[i] instanceof Typed)) {
      const all = new Typed(rows);
      let at = 0;
      for (const part of parts) { all.set(part.columns[i] as never, at); at += part.columns[i]!.length; }
      columns.set(name, all);
    } else columns.set(name, parts.flatMap((part) => Array.from(part.columns[i]!)) as (number | string | null)[]);
  });
  return { rows, columns };
}

function asEngineError(error: unknown, sql: string): PalimpsestError {
  if (error instanceof PalimpsestError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/out of memory|allocation failure/i.test(message)) {
    return new PalimpsestError('MemoryLimitError', 'The engine ran out of memory. Compare fewer columns or records, or use the command line, which has no limit of 4 GB.', {}, error);
  }
  return new PalimpsestError('EngineError', `The engine could not run a query: ${message}`, {}, { sql, error });
}
