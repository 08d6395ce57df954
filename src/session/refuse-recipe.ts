/** What a recipe may not ask for, because it would be passed over in silence: rules that do not exist, and derived times. */
import { PalimpsestError } from '../core/errors.js';
import { listed } from '../core/format/words.js';
import { KEY_RULES, type Recipe } from '../core/model/recipe.js';

export function refuseRecipe({ keyRule, derive }: Recipe): void {
  if (keyRule !== undefined && !KEY_RULES.includes(keyRule)) {
    throw new PalimpsestError('SchemaError', `The recipe compares keys by a rule “${String(keyRule)}” that does not exist. The rules are ${listed(KEY_RULES.map((rule) => `“${rule}”`))}.`);
  }
  const derived = derive?.[0];
  if (derived !== undefined) {
    throw new PalimpsestError('SchemaError', `The recipe derives “${derived.name}” from ${listed(derived.from.map((name) => `“${name}”`))}, and times are not derived. Take “derive” out of the recipe, and name those columns as the key or add the time to the files.`, { column: derived.name });
  }
}
