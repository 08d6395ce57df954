/** How coarse the inputs of a quantity may be: it is asked with their numbers in ever fewer equal cells, and what they still hold is told in bits. */
import { cellCountsSql, rangeSql } from '../../core/impact/relation/cell-counts-sql.js';
import type { BitsFacts } from '../../core/impact/report/impact-report.js';
import { bitsCurveOf } from '../../core/impact/sufficiency/bits-curve.js';
import { entropyOf } from '../../core/metrics/information/joint-counts.js';
import type { DataColumn } from './bound-quantity.js';
import type { LessBudget, LessTask, WholeSide } from './less-information.js';
import { inputsOf } from './quantity-withheld.js';

/** Those that differ most come first. */
export async function quantityBits(task: LessTask, sides: readonly WholeSide[], { inputs: most, bits }: LessBudget): Promise<readonly BitsFacts[]> {
  const out: BitsFacts[] = [];
  for (const input of inputsOf(task.bound.columns, task.differing).filter(({ kind }) => kind === 'number').slice(0, most)) for (const side of sides) {
    const facts = await bitsOf(task, input, side, bits);
    if (facts !== null) out.push(facts);
  }
  return out;
}

/** Null where all its numbers are the same, or there is none: then there is nothing to make coarse. */
async function bitsOf({ database, loaded, signal }: LessTask, input: DataColumn, { side, hybrid, result, scale, tolerance, ask }: WholeSide, mostBits: number): Promise<BitsFacts | null> {
  const options = signal ? { signal } : {}, range = await database.run(rangeSql(loaded, input, hybrid), options);
  const low = Number(range.columns.get('low')![0] ?? NaN), high = Number(range.columns.get('high')![0] ?? NaN), most = 2 ** mostBits;
  if (!(high > low)) return null;
  const counted = await database.run(cellCountsSql(loaded, input, hybrid, { low, high }, most), options), fine = new Float64Array(most);
  Array.from(counted.columns.get('cell')!, Number).forEach((cell, i) => { fine[cell] = Number(counted.columns.get('n')![i]); });
  const curve = await bitsCurveOf({ result, scale }, async (bits) => {
    const cells = 2 ** bits, { difference } = await ask({ coarse: new Map([[input.id, { low, high, cells, width: (high - low) / cells }]]) });
    return { entropyBits: entropyOf(gathered(fine, cells)), difference };
  }, { tolerance, mostBits, ...(signal ? { signal } : {}) });
  return { input: input.name, side, tolerance, curve };
}

/** Cells are halves of halves: the coarse ones are sums of the fine ones. */
function gathered(fine: Float64Array, cells: number): Float64Array {
  const out = new Float64Array(cells), each = fine.length / cells;
  for (let i = 0; i < fine.length; i++) out[Math.floor(i / each)]! += fine[i]!;
  return out;
}
