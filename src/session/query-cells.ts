/** Asks the engine what it takes to fill the report: classes, paired figures, transitions, samples. */
import { CELL_CLASSES, emptyCellCounts, type CellCounts } from '../core/model/cell-class.js';
import type { PairedSummary } from '../core/model/report.js';
import { finishPaired } from '../core/report/finish-paired.js';
import { changedRecordsQuery, classCountsQuery, columnsThatChange } from '../core/sql/class-counts-query.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { pairedCentresQuery, pairedMomentsQuery } from '../core/sql/paired-query.js';
import { numberAt, type Database, type ResultTable } from '../io/database/database.js';

/** Columns a statement: wider ones need memory that grows faster than the work saved. */
const BATCH = 10;

export interface CellFacts {
  readonly cells: ReadonlyMap<string, CellCounts>;
  readonly paired: ReadonlyMap<string, PairedSummary>;
  readonly changedRecords: number;
}

export async function queryCells(database: Database, schema: string, columns: readonly EngineColumn[], signal: AbortSignal | undefined, onStep: (done: number, total: number) => void): Promise<CellFacts> {
  const cells = new Map<string, CellCounts>();
  const paired = new Map<string, PairedSummary>();
  const options = signal ? { signal } : {};
  const batches = batched(columns);
  let done = 0;
  for (const batch of batches) {
    const counts = await database.run(classCountsQuery(schema, batch), options);
    for (const column of batch) cells.set(column.id, countsOf(counts, column.id));
    const numbers = batch.filter((column) => column.kind === 'number');
    if (numbers.length > 0) await measure(database, schema, numbers, paired, options);
    onStep(++done, batches.length);
  }
  const changing = columnsThatChange(columns, cells);
  const changedRecords = changing.length === 0 ? 0 : numberAt(await database.run(changedRecordsQuery(schema, changing), options), 'changed');
  return { cells, paired, changedRecords };
}

async function measure(database: Database, schema: string, columns: readonly EngineColumn[], paired: Map<string, PairedSummary>, options: { signal?: AbortSignal }): Promise<void> {
  const first = rowsById(await database.run(pairedCentresQuery(schema, columns), options));
  const centres = new Map(columns.map(({ id }) => [id, { base: orZero(first(id, 'base')), revision: orZero(first(id, 'revision')) }]));
  const second = rowsById(await database.run(pairedMomentsQuery(schema, columns, centres), options));
  for (const { id } of columns) {
    const side = (name: 'base' | 'revision'): { mean: number; min: number; max: number } => ({ mean: centres.get(id)![name], min: first(id, `${name}_min`), max: first(id, `${name}_max`) });
    paired.set(id, finishPaired({
      n: first(id, 'n'), base: side('base'), revision: side('revision'),
      d: second(id, 'd'), ad: second(id, 'ad'), dd: second(id, 'dd'), max: second(id, 'max'),
      bb: second(id, 'bb'), rr: second(id, 'rr'), br: second(id, 'br'), b: second(id, 'b'), r: second(id, 'r'),
    }));
  }
}

function rowsById(table: ResultTable): (id: string, name: string) => number {
  const at = new Map(Array.from(table.columns.get('id') ?? [], (id, row) => [id, row]));
  return (id, name) => numberAt(table, name, at.get(id)!);
}

function orZero(x: number): number {
  return Number.isFinite(x) ? x : 0;
}

function countsOf(table: ResultTable, id: string): CellCounts {
  const counts = emptyCellCounts();
  for (const name of CELL_CLASSES) counts[name] = numberAt(table, `${id}:${name}`);
  return counts;
}

function batched(columns: readonly EngineColumn[]): EngineColumn[][] {
  const out: EngineColumn[][] = [];
  for (let i = 0; i < columns.length; i += BATCH) out.push(columns.slice(i, i + BATCH));
  return out;
}
