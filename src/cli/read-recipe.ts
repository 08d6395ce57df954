/** A recipe file: JSON with known members only, so that a misspelt one is not silently ignored. */
import { readFileSync } from 'node:fs';
import { PalimpsestError } from '../core/errors.js';
import type { Recipe } from '../core/model/recipe.js';

const MEMBERS = new Set(['key', 'missing', 'columns', 'tolerance', 'seed', 'reading', 'findRenames', 'keyRule', 'rekey', 'derive']);
const COLUMN_MEMBERS = new Set(['base', 'revision', 'missing', 'tolerance', 'matters', 'role', 'readAs', 'unit']);

export function readRecipe(path: string): Recipe {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PalimpsestError('SourceError', `The recipe ${path} could not be read. Check the path.`, { file: path }, cause);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PalimpsestError('ParseError', `The recipe ${path} is not valid JSON (${(cause as Error).message}).`, { file: path }, cause);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new PalimpsestError('SchemaError', `The recipe ${path} must be a JSON object.`, { file: path });
  check(path, value, MEMBERS, 'the recipe');
  for (const column of (value as Recipe).columns ?? []) check(path, column, COLUMN_MEMBERS, 'a column of the recipe');
  return value as Recipe;
}

function check(path: string, value: object, members: ReadonlySet<string>, what: string): void {
  const unknown = Object.keys(value).find((name) => !members.has(name));
  if (unknown !== undefined) throw new PalimpsestError('SchemaError', `${path}: “${unknown}” is no member of ${what}. Members are ${[...members].join(', ')}.`, { file: path });
}
