/** What a recipe may not ask for: rules that do not exist, because they would be passed over in silence, and quantities that are no SELECT. */
import { PalimpsestError } from '../core/errors.js';
import { listed } from '../core/format/words.js';
import { quantityFault } from '../core/impact/query/quantity-fault.js';
import { KEY_RULES, type Recipe } from '../core/model/recipe.js';

export function refuseRecipe({ keyRule, quantities = [] }: Recipe): void {
  if (keyRule !== undefined && !KEY_RULES.includes(keyRule)) {
    throw new PalimpsestError('SchemaError', `The recipe compares keys by a rule “${String(keyRule)}” that does not exist. The rules are ${listed(KEY_RULES.map((rule) => `“${rule}”`))}.`);
  }
  const fault = quantityFault(quantities);
  if (fault !== null) throw new PalimpsestError('SchemaError', fault);
}
