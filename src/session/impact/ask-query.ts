/** A reader's query on one release or a hybrid of two: which columns it reads, what it gives, and its results. What it cannot give is a status; only an end of the work is thrown. */
import { isPalimpsestError } from '../../core/errors.js';
import { listed } from '../../core/format/words.js';
import { neededColumns } from '../../core/impact/query/needed-columns.js';
import { oneSelect } from '../../core/impact/query/one-select.js';
import { recordSums } from '../../core/impact/query/record-sums.js';
import { sharedAggregates, type SharedAggregates } from '../../core/impact/query/shared-aggregates.js';
import { sharedSql, type ColumnChoice } from '../../core/impact/relation/shared-sql.js';
import type { QueryToken } from '../../core/impact/query/query-tokens.js';
import { queryResult, type QueryResult } from '../../core/impact/query/query-result.js';
import { MOST_VALUES, resultShape, type ResultColumn, type ResultShape } from '../../core/impact/query/result-shape.js';
import { dataSql, emptyDataSql, type DataChoice } from '../../core/impact/relation/data-sql.js';
import type { SqlQuantity } from '../../core/model/recipe.js';
import type { Undefined } from '../../core/model/report.js';
import type { Database } from '../../io/database/database.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';

interface BoundQuery {
  readonly sql: string;
  readonly shape: ResultShape;
  readonly columns: readonly DataColumn[];
}

/** `isLoaded`: whether these columns are in the engine, so that an answer is no further than a look at the query. */
export async function bindSql(database: Database, columns: readonly DataColumn[], { sql }: SqlQuantity, signal: AbortSignal | undefined, isLoaded: (columns: readonly DataColumn[]) => boolean = () => false): Promise<BoundQuantity | Undefined> {
  const sums = recordSums(sql), assumed = sums === null ? null : assumedSum(columns, sql, isLoaded), bound = assumed ?? await bindQuery(database, columns, sql, signal);
  if ('status' in bound) return bound;
  const own = bound.shape.is === 'value' ? sums : null, shared = bound.shape.is === 'value' ? sharedAggregates(sql, bound.columns.map(({ name }) => name)) : null;
  return {
    by: 'sql', columns: bound.columns, is: bound.shape.is, byMarks: true, ask: (relation, choice, stop) => askQuery(database, relation, bound, choice, stop),
    ...(own === null ? {} : { sums: own, both: (relation, choices, stop) => askBoth(database, relation, bound, choices, stop) }),
    ...(shared === null ? {} : { together: (relation, choices, stop) => askShared(database, relation, bound, shared, choices, stop) }),
    ...(assumed === null ? {} : { refusal: async (stop) => { const looked = await bindQuery(database, columns, sql, stop); return 'status' in looked ? looked : null; } }),
  };
}

const ONE_NUMBER = resultShape([{ name: 'value', type: 'DOUBLE' }]) as ResultShape;

/** A sum over records gives one number, or none at all: it need not be looked at first. */
function assumedSum(columns: readonly DataColumn[], sql: string, isLoaded: (columns: readonly DataColumn[]) => boolean): BoundQuery | null {
  const tokens = oneSelect(sql), needed = typeof tokens === 'string' ? null : namedBy(tokens, columns);
  return needed !== null && needed.length > 0 && isLoaded(needed) ? { sql, shape: ONE_NUMBER, columns: needed } : null;
}

/** Null: it may mean all. */
function namedBy(tokens: readonly QueryToken[], columns: readonly DataColumn[]): readonly DataColumn[] | null {
  return neededColumns(tokens, columns.map(({ name }) => name))?.map((i) => columns[i]!) ?? null;
}

async function bindQuery(database: Database, columns: readonly DataColumn[], sql: string, signal: AbortSignal | undefined): Promise<BoundQuery | Undefined> {
  const tokens = oneSelect(sql);
  if (typeof tokens === 'string') return { status: 'undefined', reason: `the query must be one SELECT: ${tokens}` };
  const needed = namedBy(tokens, columns) ?? columns;
  // A query that fails without the columns that it does not name is refused with all of them in view, or needs all.
  const alone = needed.length === columns.length ? null : await resultColumns(database, needed, sql, signal), isEnough = alone !== null && !('status' in alone);
  const found = isEnough ? alone : await resultColumns(database, columns, sql, signal);
  if ('status' in found) return found;
  const shape = resultShape(found, columns.filter(({ key }) => key).map(({ name }) => name));
  return 'status' in shape ? shape : { sql, shape, columns: isEnough ? needed : columns };
}

async function resultColumns(database: Database, columns: readonly DataColumn[], sql: string, signal: AbortSignal | undefined): Promise<readonly ResultColumn[] | Undefined> {
  const described = await tried(signal, () => database.run(`DESCRIBE ${emptyDataSql(columns, sql)}`, options(signal)));
  if ('status' in described) return described;
  const names = described.columns.get('column_name')!, types = described.columns.get('column_type')!;
  return Array.from({ length: described.rows }, (_, i) => ({ name: String(names[i]), type: String(types[i]) }));
}

async function askQuery(database: Database, relation: LoadedRelation, bound: BoundQuery, choice: DataChoice, signal: AbortSignal | undefined): Promise<QueryResult | Undefined> {
  const result = await tried(signal, () => database.run(questionSql(relation, bound, choice), options(signal)));
  return 'status' in result ? result : queryResult(bound.shape, result.rows, result.columns);
}

function questionSql(relation: LoadedRelation, { sql, columns, shape }: BoundQuery, choice: DataChoice): string {
  return `${dataSql(relation, columns, choice, { sql, ...shape })} LIMIT ${MOST_VALUES + 1}`;
}

/** What cannot be had so is asked one by one: there its reason is told. */
async function askBoth(database: Database, relation: LoadedRelation, bound: BoundQuery, choices: readonly [DataChoice, DataChoice], signal: AbortSignal | undefined): Promise<readonly [QueryResult | Undefined, QueryResult | Undefined] | null> {
  const [one, other] = choices.map((choice, i) => `SELECT ${i}::DOUBLE AS release, value FROM (${questionSql(relation, bound, choice)})`);
  const result = await tried(signal, () => database.run(`${one} UNION ALL ${other}`, options(signal)));
  if ('status' in result || result.rows !== 2) return null;
  const releases = result.columns.get('release')!, values = result.columns.get('value')!;
  const at = (release: number): QueryResult | Undefined => queryResult(bound.shape, 1, new Map([['value', [values[releases[0] === release ? 0 : 1] ?? null]]]));
  return [at(0), at(1)];
}

/** What cannot be had so is asked one by one: there its reason is told. */
async function askShared(database: Database, relation: LoadedRelation, { columns, shape }: BoundQuery, shared: SharedAggregates, choices: readonly ColumnChoice[], signal: AbortSignal | undefined): Promise<readonly (QueryResult | Undefined)[] | null> {
  const query = sharedSql(relation, columns, shared, choices), result = query === null ? null : await tried(signal, () => database.run(query.sql, options(signal)));
  if (result === null || 'status' in result || result.rows !== choices.length) return null;
  const values = result.columns.get('value')!;
  return choices.map((_, i) => queryResult(shape, 1, new Map([['value', [values[i] ?? null]]])));
}

const REFUSED = 'The engine could not run a query: ';

/** What the engine says of the query itself is a reason. */
export async function tried<T extends object>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T | Undefined> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    if (isPalimpsestError(error, 'MemoryLimitError')) return { status: 'undefined', reason: 'the query needs more memory than the engine has' };
    if (!isPalimpsestError(error, 'EngineError') || !error.message.startsWith(REFUSED)) throw error;
    return { status: 'undefined', reason: `the query could not be run (${engineWords(error.message.slice(REFUSED.length))})` };
  }
}

/** Without the excerpt of a text that is not all the reader's, and without guesses at names: all are listed. */
function engineWords(message: string): string {
  return message.replace(/\n\n?LINE \d+:[^]*$/, '').replace(/!?\s*Candidate bindings:[^]*$/, '').replace(/^Binder Error: /, '').replace(/\s*\n\s*/g, ' ').trim().replace(/[.!]$/, '');
}

function options(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/** Said where a column is not found. */
export function columnNames(columns: readonly DataColumn[]): string {
  return listed(columns.map(({ name }) => name), 12);
}
