/** A real engine under a test: one native DuckDB, tables by name, queries as rows. */
import { openNativeDatabase, type NativeDatabase } from '../../../src/io/node/native-database.js';
import { MATCHED, part, type EngineColumn } from '../../../src/core/sql/engine-column.js';
import { pairsViewSql } from '../../../src/core/sql/cell-class-sql.js';
import { identifier } from '../../../src/core/sql/identifier.js';
import type { EngineTableColumn, ResultTable } from '../../../src/io/database/database.js';

export interface PairData {
  readonly column: EngineColumn;
  readonly base: readonly number[];
  readonly revision: readonly number[];
  readonly respelled?: readonly number[];
}

export class Engine {
  private constructor(readonly database: NativeDatabase) {}
  private schemas = 0;

  static async open(): Promise<Engine> {
    return new Engine(await openNativeDatabase());
  }

  /** A schema with the table of matched records and the view of pairs. */
  async pairs(data: readonly PairData[], schema = `s${++this.schemas}`): Promise<string> {
    const rows = data[0]!.base.length;
    const row = (name: string): EngineTableColumn => ({ name, type: 'INTEGER', data: Int32Array.from({ length: rows }, (_, i) => i) });
    const columns = data.flatMap(({ column, base, revision, respelled }): EngineTableColumn[] => {
      const side = (name: string, values: readonly number[]): EngineTableColumn => (column.kind === 'text' ? { name, type: 'INTEGER', data: Int32Array.from(values) } : { name, type: 'DOUBLE', data: Float64Array.from(values) });
      return [side(part.base(column.id), base), side(part.revision(column.id), revision), ...(respelled ? [{ name: part.respelled(column.id), type: 'UTINYINT' as const, data: Uint8Array.from(respelled) }] : [])];
    });
    await this.database.run(`CREATE SCHEMA ${identifier(schema)}`);
    await this.database.load({ schema, name: MATCHED, rows, columns: [row('base_row'), row('revision_row'), ...columns] });
    await this.database.run(pairsViewSql(schema, data.map((each) => each.column)));
    return schema;
  }

  run(sql: string): Promise<ResultTable> {
    return this.database.run(sql);
  }

  async rows(sql: string): Promise<unknown[][]> {
    const table = await this.run(sql);
    return Array.from({ length: table.rows }, (_, i) => [...table.columns.values()].map((column) => column[i]));
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
