/**
 * The records of both releases in the engine, side by side, for the reader's queries: in a schema of its own, with the
 * columns that were asked for so far. A column that is missing brings all asked ones again: what is known beforehand is
 * to be asked together.
 */
import { cellsSql, dictionaryRows, differingSql, type RelationSql } from '../../core/impact/relation/data-sql.js';
import type { Chronology } from '../../core/impact/relation/chronology.js';
import type { MarkedColumn } from '../../core/impact/relation/record-marker.js';
import { NO_MARKS, type MarkedBy, type Marks } from '../../core/impact/relation/marks.js';
import type { ApplicationPlan } from '../../core/impact/resilience/evaluated-resilience.js';
import type { ResilienceOptions } from '../../core/impact/resilience/linear-resilience.js';
import type { AskedColumn, RelationTable } from '../../core/impact/relation/relation-table.js';
import { identifier } from '../../core/sql/identifier.js';
import { numberAt, type Database } from '../../io/database/database.js';
import type { OpenSandbox } from '../../io/function/function-sandbox.js';
import type { WorkshopClient } from '../../io/workshop/protocol.js';

export interface RelationPlace {
  readonly database: Database;
  /** Of the comparison. */
  readonly schema: string;
  readonly thread: WorkshopClient;
  readonly pairing: string;
  readonly openSandbox: OpenSandbox;
  /** Time that one call of a function may take. */
  readonly functionMs: number;
}

export interface LoadedRelation extends Pick<RelationTable, 'rows' | 'parts' | 'blocks'>, RelationSql {
  /** The same as they were made, for what is not asked by SQL. */
  readonly given: Marks;
}

export function impactSchema(schema: string): string {
  return `${schema}_impact`;
}

/** Of marks, while they are loaded. */
export function marksSchema(schema: string): string {
  return `${impactSchema(schema)}_marks`;
}

function markedColumn({ id, base, revision, tolerance, question }: MarkedColumn): MarkedColumn {
  return { id, base, revision, tolerance, question };
}

/** Texts that one statement brings. */
const TEXTS_A_TIME = 2000;

export class ImpactRelation {
  private asked = new Map<string, AskedColumn>();
  private loaded: LoadedRelation | null = null;
  private tables = 0;
  private readonly counted = { alone: -1, added: -1, records: new Map<string, number>() };

  constructor(private readonly place: RelationPlace) {}

  has(columns: readonly AskedColumn[]): boolean {
    return this.loaded !== null && columns.every(({ id }) => this.asked.has(id));
  }

  async load(columns: readonly AskedColumn[], signal: AbortSignal | undefined): Promise<LoadedRelation> {
    if (this.has(columns)) return this.loaded!;
    const all = new Map([...this.asked, ...columns.map((column) => [column.id, column] as const)]);
    this.loaded = null;
    this.loaded = await this.bring([...all.values()], signal);
    this.asked = all;
    return this.loaded;
  }

  /** How many records differ in each of these loaded columns, and how many are in one release alone, or in the revision alone; counted once. */
  async differing(columns: readonly AskedColumn[], signal: AbortSignal | undefined): Promise<{ readonly alone: number; readonly added: number; readonly records: ReadonlyMap<string, number> }> {
    const open = columns.filter(({ id }) => !this.counted.records.has(id));
    if (open.length > 0 || this.counted.alone < 0) {
      const counts = await this.place.database.run(differingSql(this.loaded!.cells, open, null), signal ? { signal } : {});
      this.counted.alone = numberAt(counts, 'alone');
      this.counted.added = numberAt(counts, 'added');
      for (const { id } of open) this.counted.records.set(id, numberAt(counts, id));
    }
    return this.counted;
  }

  /** In which release each record is, as `SIDE` says it. */
  sides(signal: AbortSignal | undefined): Promise<Uint8Array> {
    return this.place.thread.callUnless(signal, 'recordSides', [this.place.pairing]);
  }

  /** When each record is. */
  chronology(signal: AbortSignal | undefined): Promise<Chronology> {
    return this.place.thread.callUnless(signal, 'chronology', [this.place.pairing]);
  }

  cellMarks(by: MarkedBy, columns: readonly MarkedColumn[], signal: AbortSignal | undefined): Promise<{ readonly marks: Marks; readonly sets: readonly string[] }> {
    const { thread, schema, pairing } = this.place;
    return thread.callUnless(signal, 'cellMarks', [schema, pairing, by, columns.map(markedColumn)]);
  }

  appliedMarks(columns: readonly MarkedColumn[], options: ResilienceOptions): Promise<{ readonly records: number; readonly plan: ApplicationPlan; readonly marks: Marks }> {
    const { thread, schema, pairing } = this.place;
    return thread.call('appliedMarks', [schema, pairing, columns.map(markedColumn), options]);
  }

  /** Brings marks of the records beside them; those that are there stay. */
  async mark(given: Marks, signal: AbortSignal | undefined): Promise<LoadedRelation> {
    const loaded = this.loaded!, open = [...given].filter(([name]) => !loaded.marks.has(name));
    if (open.length === 0) return loaded;
    const { database } = this.place, own = impactSchema(this.place.schema), schema = marksSchema(this.place.schema), options = signal ? { signal } : {}, table = `${identifier(own)}.${identifier(`marks_${++this.tables}`)}`, dropped = `DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`;
    await database.run(dropped, options);
    await database.run(`CREATE SCHEMA ${identifier(schema)}`, options);
    await database.load({ schema, name: 'loaded', rows: loaded.rows, columns: open.map(([mark, data]) => ({ name: mark, type: 'UTINYINT', data })) }, options);
    // One table, whose rows stand beside the others by their place.
    await database.run(`CREATE TABLE ${table} AS SELECT * FROM ${identifier(schema)}."loaded"`, options);
    await database.run(dropped, options);
    return (this.loaded = { ...loaded, marks: new Map([...loaded.marks, ...open.map(([mark]) => [mark, table] as const)]), given: new Map([...loaded.given, ...open]) });
  }

  /** Takes marks away again that one question needed. */
  async unmark(given: Marks): Promise<LoadedRelation> {
    const loaded = this.loaded!, gone = new Set([...given.keys()].flatMap((name) => loaded.marks.get(name) ?? []));
    for (const table of gone) await this.place.database.run(`DROP TABLE IF EXISTS ${table}`);
    return (this.loaded = { ...loaded, marks: new Map([...loaded.marks].filter(([, table]) => !gone.has(table))), given: new Map([...loaded.given].filter(([name]) => !given.has(name))) });
  }

  private async bring(columns: readonly AskedColumn[], signal: AbortSignal | undefined): Promise<LoadedRelation> {
    const { database, thread, pairing } = this.place, schema = impactSchema(this.place.schema), options = signal ? { signal } : {}, table = (name: string): string => `${identifier(schema)}.${identifier(name)}`;
    await database.run(`DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`, options);
    await database.run(`CREATE SCHEMA ${identifier(schema)}`, options);
    const { rows, columns: data, of, parts, blocks, sides } = await thread.callUnless(signal, 'relation', [pairing, columns]);
    await database.load({ schema, name: 'loaded', rows, columns: data }, options);
    const dictionaries = new Map<string, string>();
    for (const { id, kind, texts } of of) {
      if (kind !== 'text') continue;
      const name = table(`texts_${id}`);
      dictionaries.set(id, name);
      await database.run(`CREATE TABLE ${name} (code INTEGER, spelt VARCHAR)`, options);
      for (let from = 0; from < texts.length; from += TEXTS_A_TIME) {
        const values = dictionaryRows(texts, from, from + TEXTS_A_TIME);
        if (values !== '') await database.run(`INSERT INTO ${name} VALUES ${values}`, options);
      }
    }
    await database.run(`CREATE TABLE ${table('cells')} AS ${cellsSql(table('loaded'), of, parts.map((each) => each.of), dictionaries)}`, options);
    // In a browser what was loaded is a view of several tables: these go with the schema, and would hold memory until then.
    return { cells: table('cells'), rows, parts, blocks, sides, marks: NO_MARKS, given: new Map() };
  }
}
