/** A recipe that was dropped among files: told from data by its shape. */
import type { Recipe } from '../../src/core/model/recipe.js';
import { isRecipe } from '../../src/core/recipe/parse-recipe.js';

const LARGEST = 4_000_000;

/** Null for what is none, or too large to be one. */
export async function recipeIn(file: File): Promise<Recipe | null> {
  if (file.size > LARGEST) return null;
  try {
    const value: unknown = JSON.parse(await file.text());
    return isRecipe(value) ? value : null;
  } catch {
    return null;
  }
}
