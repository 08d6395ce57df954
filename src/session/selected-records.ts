/**
 * The records that a selection leaves, as a table of row numbers in the engine, so that pages of records and views
 * agree on what is selected: the thread that paired decides, the engine only looks up.
 */
import { sameClauses, type SelectionClause } from '../core/selection/clause.js';
import { BASE_ROW } from '../core/sql/engine-column.js';
import { identifier } from '../core/sql/identifier.js';
import type { Database } from '../io/database/database.js';
import type { PictureSource } from './picture-source.js';

const TABLE = 'selected';

export class SelectedRecords {
  private loaded: readonly SelectionClause[] | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database, private readonly schema: string, private readonly pictures: PictureSource) {}

  /** Runs `work` with the name of the table, or null without clauses; one selection at a time. */
  among<T>(clauses: readonly SelectionClause[], signal: AbortSignal | undefined, work: (table: string | null) => Promise<T>): Promise<T> {
    if (clauses.length === 0) return work(null);
    const mine = this.last.then(async () => {
      signal?.throwIfAborted();
      if (this.loaded === null || !sameClauses(this.loaded, clauses)) await this.load(clauses, signal);
      return work(TABLE);
    });
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }

  private async load(clauses: readonly SelectionClause[], signal: AbortSignal | undefined): Promise<void> {
    const rows = await this.pictures.rows(clauses, signal), options = signal ? { signal } : {};
    this.loaded = null;
    await this.database.run(`DROP TABLE IF EXISTS ${identifier(this.schema)}.${identifier(TABLE)}`, options);
    await this.database.load({ schema: this.schema, name: TABLE, rows: rows.length, columns: [{ name: BASE_ROW, type: 'INTEGER', data: rows }] }, options);
    this.loaded = clauses;
  }
}
