/** A recipe file for the command. */
import { readFileSync } from 'node:fs';
import { PalimpsestError } from '../core/errors.js';
import type { Recipe } from '../core/model/recipe.js';
import { parseRecipe } from '../core/recipe/parse-recipe.js';

export function readRecipe(path: string): Recipe {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PalimpsestError('SourceError', `The recipe ${path} could not be read. Check the path.`, { file: path }, cause);
  }
  return parseRecipe(text, path);
}
