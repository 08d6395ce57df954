/** What is wrong with the quantities of a recipe, before anything is read for them. */
import type { QuantityRecipe } from '../../model/recipe.js';
import { oneSelect } from './one-select.js';

/** As the report can hold them. */
export const MOST_QUANTITIES = 20;

export function idOf({ id }: QuantityRecipe, position: number): string {
  return id ?? `q${position + 1}`;
}

/** A sentence, or null. */
export function quantityFault(quantities: readonly QuantityRecipe[]): string | null {
  if (quantities.length > MOST_QUANTITIES) return `The recipe has ${quantities.length} quantities; a report holds at most ${MOST_QUANTITIES}.`;
  const names = new Set<string>(), ids = new Set<string>();
  for (const [i, quantity] of quantities.entries()) {
    const { name, unit, tolerance, sql } = quantity, id = idOf(quantity, i);
    if (typeof name !== 'string' || name.trim() === '') return `Quantity ${i + 1} of the recipe has no name.`;
    if (names.has(name)) return `Two quantities of the recipe are called “${name}”; give each a name of its own.`;
    if (typeof id !== 'string' || id === '' || ids.has(id)) return `The id “${String(id)}” of the quantity “${name}” is empty or taken; give each an id of its own, or none.`;
    if (unit !== undefined && unit !== null && typeof unit !== 'string') return `The unit of the quantity “${name}” must be a text.`;
    if (tolerance !== undefined && tolerance !== null && !(typeof tolerance === 'number' && tolerance >= 0 && tolerance < Infinity)) return `The tolerance of the quantity “${name}” must be a number from 0 on.`;
    if (typeof sql !== 'string') return `The quantity “${name}” has no query (sql).`;
    const select = oneSelect(sql);
    if (typeof select === 'string') return `The query of “${name}” must be one SELECT: ${select}.`;
    names.add(name);
    ids.add(id);
  }
  return null;
}
