/** What a recipe may not ask for, because it would be passed over in silence: rules that do not exist. */
import { PalimpsestError } from '../core/errors.js';
import { listed } from '../core/format/words.js';
import { KEY_RULES, type Recipe } from '../core/model/recipe.js';

export function refuseRecipe({ keyRule }: Recipe): void {
  if (keyRule !== undefined && !KEY_RULES.includes(keyRule)) {
    throw new PalimpsestError('SchemaError', `The recipe compares keys by a rule “${String(keyRule)}” that does not exist. The rules are ${listed(KEY_RULES.map((rule) => `“${rule}”`))}.`);
  }
}
