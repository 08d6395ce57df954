/** Asks the engine for classes and paired figures of loaded columns. */
import { CELL_CLASSES, emptyCellCounts, type CellCounts } from '../core/model/cell-class.js';
import type { PairedSummary } from '../core/model/report.js';
import { finishPaired, type PairedSums } from '../core/report/finish-paired.js';
import { classCountsQuery } from '../core/sql/class-counts-query.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import { pairedCentresQuery, pairedMomentsQuery, type Centre } from '../core/sql/paired-query.js';
import { numberAt, type Database, type ResultTable } from '../io/database/database.js';

/** Columns a statement: wider ones need memory that grows faster than the work saved. */
const BATCH = 10;

export interface CellFacts {
  readonly cells: ReadonlyMap<string, CellCounts>;
  readonly paired: ReadonlyMap<string, PairedSummary>;
}

/** `means`: of each number column over all records of each side, by id. */
export async function queryCells(database: Database, schema: string, columns: readonly EngineColumn[], means: ReadonlyMap<string, Centre>, signal: AbortSignal | undefined, onStep: (done: number, total: number) => void): Promise<CellFacts> {
  const cells = new Map<string, CellCounts>();
  const paired = new Map<string, PairedSummary>();
  const options = signal ? { signal } : {};
  const batches = batched(columns);
  let done = 0;
  for (const batch of batches) {
    const counts = await database.run(classCountsQuery(schema, batch), options);
    for (const column of batch) cells.set(column.id, emptyCellCounts());
    Array.from(counts.columns.get('id') ?? [], (id, row) => { cells.get(String(id))![CELL_CLASSES[numberAt(counts, 'class', row)]!] = numberAt(counts, 'cells', row); });
    const numbers = batch.filter((column) => column.kind === 'number');
    if (numbers.length > 0) await measure(database, schema, numbers, means, paired, options);
    onStep(++done, batches.length);
  }
  return { cells, paired };
}

async function measure(database: Database, schema: string, columns: readonly EngineColumn[], means: ReadonlyMap<string, Centre>, paired: Map<string, PairedSummary>, options: { signal?: AbortSignal }): Promise<void> {
  const moments = await momentsOf(database, schema, columns, means, options);
  const poor = columns.filter(({ id }) => !isCentred(moments.get(id)!));
  if (poor.length > 0) {
    const exact = rowsById(await database.run(pairedCentresQuery(schema, poor), options));
    const centres = new Map(poor.map(({ id }) => [id, { base: exact(id, 'base'), revision: exact(id, 'revision') }]));
    for (const [id, sums] of await momentsOf(database, schema, poor, centres, options)) moments.set(id, sums);
  }
  for (const [id, sums] of moments) paired.set(id, finishPaired(sums));
}

async function momentsOf(database: Database, schema: string, columns: readonly EngineColumn[], centres: ReadonlyMap<string, Centre>, options: { signal?: AbortSignal }): Promise<Map<string, PairedSums>> {
  const at = rowsById(await database.run(pairedMomentsQuery(schema, columns, centres), options));
  return new Map(columns.map(({ id }): [string, PairedSums] => [id, {
    n: at(id, 'n'), base: { mean: centres.get(id)!.base, min: at(id, 'base_min'), max: at(id, 'base_max') }, revision: { mean: centres.get(id)!.revision, min: at(id, 'revision_min'), max: at(id, 'revision_max') },
    d: at(id, 'd'), ad: at(id, 'ad'), dd: at(id, 'dd'), max: at(id, 'max'),
    bb: at(id, 'bb'), rr: at(id, 'rr'), br: at(id, 'br'), b: at(id, 'sum_b'), r: at(id, 'sum_r'),
  }]));
}

/**
 * The centres are means over all records of a side; the pairs' own means should lie within three
 * standard deviations of them, or squares of the offset would eat digits of the sums.
 */
function isCentred({ n, b, r, bb, rr }: PairedSums): boolean {
  return n === 0 || (b * b <= 0.9 * n * bb && r * r <= 0.9 * n * rr) || (b === 0 && r === 0);
}

function rowsById(table: ResultTable): (id: string, name: string) => number {
  const at = new Map(Array.from(table.columns.get('id') ?? [], (id, row) => [id, row]));
  return (id, name) => numberAt(table, name, at.get(id)!);
}

function batched(columns: readonly EngineColumn[]): EngineColumn[][] {
  const out: EngineColumn[][] = [];
  for (let i = 0; i < columns.length; i += BATCH) out.push(columns.slice(i, i + BATCH));
  return out;
}
