/** What is wrong with the quantities of a recipe, before anything is read for them. */
import type { QuantityRecipe } from '../../model/recipe.js';
import { functionFault } from '../function/function-fault.js';
import { modelFault } from '../models/model-fault.js';
import { oneSelect } from './one-select.js';
import { choicesFault, neighbours, specify } from './specify.js';

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
    const { name, unit, tolerance } = quantity, id = idOf(quantity, i);
    if (typeof name !== 'string' || name.trim() === '') return `Quantity ${i + 1} of the recipe has no name.`;
    if (names.has(name)) return `Two quantities of the recipe are called “${name}”; give each a name of its own.`;
    if (typeof id !== 'string' || id === '' || ids.has(id)) return `The id “${String(id)}” of the quantity “${name}” is empty or taken; give each an id of its own, or none.`;
    if (unit !== undefined && unit !== null && typeof unit !== 'string') return `The unit of the quantity “${name}” must be a text.`;
    if (tolerance !== undefined && tolerance !== null && !(typeof tolerance === 'number' && tolerance >= 0 && tolerance < Infinity)) return `The tolerance of the quantity “${name}” must be a number from 0 on.`;
    const wrong = givenFault(quantity) ?? choicesFault(quantity) ?? neighbours(quantity).map((each) => sourceFault(specify(quantity, each))).find((each) => each !== null) ?? null;
    if (wrong !== null) return wrong;
    names.add(name);
    ids.add(id);
  }
  return null;
}

/** What computes it is one thing of several. */
function givenFault(quantity: QuantityRecipe): string | null {
  const given = ['sql', 'model', 'javascript'].filter((each) => Object.hasOwn(quantity, each));
  if (given.length !== 1) return given.length === 0 ? `The quantity “${quantity.name}” has nothing that computes it: a query (sql), a model, or a function (javascript).` : `The quantity “${quantity.name}” has ${given.join(' and ')}; give one.`;
  return !('sql' in quantity) || typeof quantity.sql === 'string' ? null : `The query of “${quantity.name}” must be a text.`;
}

/** With an option in the place of each choice. */
function sourceFault(quantity: QuantityRecipe): string | null {
  if ('model' in quantity) {
    const fault = modelFault(quantity.model);
    return fault === null ? null : `The model of “${quantity.name}” cannot be run: ${fault}.`;
  }
  if ('javascript' in quantity) {
    const fault = functionFault(quantity.javascript, quantity.columns);
    return fault === null ? null : `The function of “${quantity.name}” cannot be run: ${fault}.`;
  }
  const select = oneSelect(quantity.sql);
  return typeof select === 'string' ? `The query of “${quantity.name}” must be one SELECT: ${select}.` : null;
}
