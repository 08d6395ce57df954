/** What a quantity is without the values of single columns that it reads: another result, or none. */
import { listed } from '../../core/format/words.js';
import { settled } from '../../core/impact/evaluation.js';
import type { WithheldColumns, WithheldResult } from '../../core/impact/report/quantity-impact.js';
import type { DataColumn } from './bound-quantity.js';
import type { LessBudget, LessTask, WholeSide } from './less-information.js';

export interface ToldWithheld { readonly facts: { readonly withheld?: WithheldColumns }; readonly notes: readonly string[] }

/** Two evaluations each; those that differ most come first. */
export async function quantityWithheld({ bound, differing }: LessTask, sides: readonly WholeSide[], { columns: most }: LessBudget): Promise<ToldWithheld> {
  const own = inputsOf(bound.columns, differing), columns = [], [base, revision] = sides as readonly [WholeSide, WholeSide], left = own.slice(most);
  if (own.length === 0) return { facts: {}, notes: [] };
  for (const column of own.slice(0, most)) columns.push({ column: column.name, base: await without(column, base), revision: await without(column, revision) });
  return { facts: { withheld: { tolerance: { base: base.tolerance, revision: revision.tolerance }, columns } }, notes: left.length === 0 ? [] : [`What the result is without these was not looked at: ${listed(left.map(({ name }) => name), 6)}.`] };
}

/** Columns that are read and name no record, those that differ in most records first. */
export function inputsOf(columns: readonly DataColumn[], { columns: differing }: LessTask['differing']): readonly DataColumn[] {
  const moved = new Map(differing.map(({ column, records }) => [column.id, records]));
  return columns.filter(({ key }) => !key).sort((a, b) => (moved.get(b.id) ?? 0) - (moved.get(a.id) ?? 0));
}

async function without({ id }: DataColumn, { scale, ask }: WholeSide): Promise<WithheldResult> {
  const { result, difference } = await ask({ withheld: [id] });
  if (typeof result !== 'number') return { result, error: result };
  return { result, error: typeof difference !== 'number' ? difference : typeof scale !== 'number' ? scale : settled(Math.abs(difference) / scale) };
}
