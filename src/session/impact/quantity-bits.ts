/** How coarse the inputs of a query may be: it is asked with their numbers in ever fewer equal cells, and what they still hold is told in bits. */
import { entropyOf } from '../../core/metrics/information/joint-counts.js';
import type { Figure } from '../../core/model/report.js';
import { cellCountsSql, rangeSql } from '../../core/impact/relation/cell-counts-sql.js';
import type { DataChoice, HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { BitsFacts } from '../../core/impact/report/impact-report.js';
import { bitsCurveOf } from '../../core/impact/sufficiency/bits-curve.js';
import type { Database } from '../../io/database/database.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';
import type { Differing } from './quantity-attributions.js';

export interface BitsTask {
  readonly database: Database;
  readonly loaded: LoadedRelation;
  readonly bound: BoundQuantity;
  readonly differing: Differing;
  readonly base: HybridChoice;
  readonly whole: HybridChoice;
  readonly results: { readonly base: number; readonly revision: number };
  /** Error to bear, over the size of the result. */
  readonly errorOf: (result: number) => number;
  readonly figure: (choice: DataChoice) => Promise<Figure>;
  readonly signal: AbortSignal | undefined;
}

/** Cells are 2 to 4,096. */
const MOST_BITS = 12;
/** Those that differ most come first. */
const MOST_INPUTS = 4;
const MOST_RECORDS = 1_200_000;

export async function quantityBits(task: BitsTask): Promise<readonly BitsFacts[]> {
  const { bound, loaded, differing } = task, moved = new Map(differing.columns.map(({ column, records }) => [column.id, records]));
  if (bound.by !== 'sql' || bound.is !== 'value' || loaded.rows > MOST_RECORDS) return [];
  const inputs = bound.columns.filter(({ kind, key }) => kind === 'number' && !key).sort((a, b) => (moved.get(b.id) ?? 0) - (moved.get(a.id) ?? 0)).slice(0, MOST_INPUTS), out: BitsFacts[] = [];
  for (const input of inputs) for (const side of ['base', 'revision'] as const) {
    const facts = await bitsOf(task, input, side);
    if (facts !== null) out.push(facts);
  }
  return out;
}

/** Null where all its numbers are the same, or there is none: then there is nothing to make coarse. */
async function bitsOf({ database, loaded, base, whole, results, errorOf, figure, signal }: BitsTask, input: DataColumn, side: 'base' | 'revision'): Promise<BitsFacts | null> {
  const hybrid = side === 'base' ? base : whole, result = results[side], options = signal ? { signal } : {}, range = await database.run(rangeSql(loaded, input, hybrid), options);
  const low = Number(range.columns.get('low')![0] ?? NaN), high = Number(range.columns.get('high')![0] ?? NaN), most = 2 ** MOST_BITS;
  if (!(high > low)) return null;
  const counted = await database.run(cellCountsSql(loaded, input, hybrid, { low, high }, most), options), fine = new Float64Array(most);
  Array.from(counted.columns.get('cell')!, Number).forEach((cell, i) => { fine[cell] = Number(counted.columns.get('n')![i]); });
  const tolerance = errorOf(result), curve = await bitsCurveOf(result, async (bits) => {
    const cells = 2 ** bits;
    return { entropyBits: entropyOf(gathered(fine, cells)), result: await figure({ hybrid, coarse: new Map([[input.id, { low, high, cells, width: (high - low) / cells }]]) }) };
  }, { tolerance, mostBits: MOST_BITS, ...(signal ? { signal } : {}) });
  return { input: input.name, side, tolerance, curve };
}

/** Cells are halves of halves: the coarse ones are sums of the fine ones. */
function gathered(fine: Float64Array, cells: number): Float64Array {
  const out = new Float64Array(cells), each = fine.length / cells;
  for (let i = 0; i < fine.length; i++) out[Math.floor(i / each)]! += fine[i]!;
  return out;
}
