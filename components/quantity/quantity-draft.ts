/** A quantity while it is written: fields hold what was typed, whether or not it makes sense yet. */
import { quantityFault } from '../../src/core/impact/query/quantity-fault.js';
import type { QuantityRecipe, SqlQuantity } from '../../src/core/model/recipe.js';

export interface QuantityDraft {
  readonly id?: string;
  readonly name: string;
  readonly unit: string;
  readonly tolerance: string;
  readonly sql: string;
}

export const EMPTY_DRAFT: QuantityDraft = { name: '', unit: '', tolerance: '', sql: '' };

export function draftOf({ id, name, unit, tolerance, sql }: SqlQuantity): QuantityDraft {
  return { ...(id === undefined ? {} : { id }), name, unit: unit ?? '', tolerance: tolerance === undefined || tolerance === null ? '' : String(tolerance), sql };
}

/** The quantity of a draft among others, or what is missing to it, as a sentence. */
export function quantityOf(draft: QuantityDraft, others: readonly QuantityRecipe[]): QuantityRecipe | string {
  const { id, name, unit, tolerance, sql } = draft, typed = tolerance.trim().replace('−', '-'), border = typed === '' ? null : Number(typed);
  if (name.trim() === '') return 'The quantity has no name yet: give it one, as “mean NEE”.';
  if (others.some((each) => each.name === name.trim())) return `Another quantity is called “${name.trim()}”; give this one a name of its own.`;
  if (border !== null && !(border >= 0 && border < Infinity)) return `The tolerance must be a number from 0 on, as 0.5; “${tolerance.trim()}” is none.`;
  if (sql.trim() === '') return 'There is no query yet: write one SELECT over the relation data, or begin with one of the examples.';
  const quantity: QuantityRecipe = { ...(id === undefined ? {} : { id }), name: name.trim(), ...(unit.trim() === '' ? {} : { unit: unit.trim() }), ...(border === null ? {} : { tolerance: border }), sql };
  return quantityFault([...others, quantity]) ?? quantity;
}
