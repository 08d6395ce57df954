/** Native DuckDB behind the same interface, for the command and for tests. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, DuckDBDataChunk, DOUBLE, INTEGER, UTINYINT, version, type DuckDBConnection } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { PalimpsestError } from '../../core/errors.js';
import { identifier } from '../../core/sql/identifier.js';
import type { Database, EngineTable, LoadOptions, ResultTable, RunOptions } from '../database/database.js';
import { QueryQueue } from '../database/query-queue.js';

const CONNECTIONS = 2;
const CHUNK_ROWS = 2048;
/** Chunks between two looks at the signal. */
const CHUNKS_A_TURN = 64;
const TYPES = { DOUBLE, INTEGER, UTINYINT } as const;

/** What the engine keeps in memory; the rest of large tables goes to a temporary folder of its own. */
const MEMORY_LIMIT = '2GB';

export async function openNativeDatabase(): Promise<NativeDatabase> {
  // The folder is made with the first block that goes there, and removed with the instance.
  const temporary = join(tmpdir(), `palimpsest-engine-${process.pid}-${randomUUID().slice(0, 8)}`);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY_LIMIT, temp_directory: temporary,
    autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false',
    enable_external_access: 'false', lock_configuration: 'true',
  });
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => instance.connect()));
  return new NativeDatabase(instance, connections);
}

export class NativeDatabase implements Database {
  readonly engine = `duckdb ${version().replace(/^v/, '')}`;
  private readonly queue: QueryQueue<DuckDBConnection>;

  constructor(private readonly instance: DuckDBInstance, private readonly connections: readonly DuckDBConnection[]) {
    this.queue = new QueryQueue(connections);
  }

  run(sql: string, options: RunOptions = {}): Promise<ResultTable> {
    return this.queue.lease(options.priority ?? 'view', options.signal, async (connection) => {
      const cancel = (): void => connection.interrupt();
      options.signal?.addEventListener('abort', cancel, { once: true });
      try {
        const result = await connection.runAndReadAll(sql);
        const names = result.columnNames();
        const values = result.getColumnsJS();
        return { rows: result.currentRowCount, columns: new Map(names.map((name, i) => [name, values[i] as (number | string | null)[]])) };
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        throw asEngineError(error, sql);
      } finally {
        options.signal?.removeEventListener('abort', cancel);
      }
    });
  }

  load(table: EngineTable, options: LoadOptions = {}): Promise<void> {
    return this.queue.lease('view', options.signal, async (connection) => {
      const columns = table.columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
      await connection.run(`CREATE TABLE ${identifier(table.schema)}.${identifier(table.name)} (${columns})`);
      const appender = await connection.createAppender(table.name, table.schema);
      const types = table.columns.map((column) => TYPES[column.type]);
      let chunk = DuckDBDataChunk.create(types, Math.min(CHUNK_ROWS, table.rows));
      let vectors = types.map((_, i) => bindings.data_chunk_get_vector(chunk.chunk, i));
      for (let from = 0, turn = 0; from < table.rows; from += CHUNK_ROWS) {
        const rows = Math.min(CHUNK_ROWS, table.rows - from);
        if (rows < chunk.rowCount) {
          chunk = DuckDBDataChunk.create(types, rows);
          vectors = types.map((_, i) => bindings.data_chunk_get_vector(chunk.chunk, i));
        }
        table.columns.forEach(({ data }, i) => {
          bindings.copy_data_to_vector(vectors[i]!, 0, data.buffer as ArrayBuffer, data.byteOffset + from * data.BYTES_PER_ELEMENT, rows * data.BYTES_PER_ELEMENT);
        });
        appender.appendDataChunk(chunk);
        if (++turn % CHUNKS_A_TURN === 0) {
          options.onProgress?.(from + rows);
          await new Promise((resolve) => setImmediate(resolve));
          options.signal?.throwIfAborted();
        }
      }
      appender.closeSync();
      const counted = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${identifier(table.schema)}.${identifier(table.name)}`);
      if (counted.getColumnsJS()[0]?.[0] !== table.rows) throw new PalimpsestError('EngineError', `The engine took ${String(counted.getColumnsJS()[0]?.[0])} of ${table.rows} records. Start again.`);
    });
  }

  async close(): Promise<void> {
    this.queue.close(new PalimpsestError('EngineError', 'The engine was closed.'));
    for (const connection of this.connections) connection.interrupt();
    await this.queue.idle();
    for (const connection of this.connections) connection.disconnectSync();
    this.instance.closeSync();
  }
}

function asEngineError(error: unknown, sql: string): PalimpsestError {
  const { message } = error as Error;
  if (/out of memory/i.test(message)) return new PalimpsestError('MemoryLimitError', `The engine ran out of memory, or of room for what it puts aside in ${tmpdir()}. Make room there, or compare fewer columns or records.`, {}, error);
  return new PalimpsestError('EngineError', `The engine could not run a query: ${message}`, {}, { sql, error });
}
