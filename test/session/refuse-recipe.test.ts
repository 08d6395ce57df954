import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../src/core/errors.js';
import { KEY_RULES } from '../../src/core/model/recipe.js';
import { refuseRecipe } from '../../src/session/refuse-recipe.js';

describe('a recipe that would be passed over', () => {
  it('is refused where its rule does not exist', () => assert.throws(() => refuseRecipe({ keyRule: 'roughly' as never }), (error) => isPalimpsestError(error, 'SchemaError') && /“roughly” that does not exist\. The rules are “exact”/.test(error.message)));
  it('is taken otherwise', () => { for (const keyRule of KEY_RULES) refuseRecipe({ keyRule }); refuseRecipe({}); });
});
