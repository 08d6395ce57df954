/**
 * A recipe that somebody wrote, saved or linked to: JSON with known members only, each of its
 * shape, so that a misspelt one is not silently ignored.
 */
import { PalimpsestError } from '../errors.js';
import { listed } from '../format/words.js';
import { KEY_RULES, type Recipe } from '../model/recipe.js';

type Check = (value: unknown) => string | null;

const shaped = (what: string, is: (value: unknown) => boolean): Check => (value) => (is(value) ? null : what);
const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const text = shaped('a text', isText), texts = shaped('a list of texts', isTexts), flag = shaped('true or false', (value) => typeof value === 'boolean'), number = shaped('a number', isNumber);
const oneOf = (...names: readonly string[]): Check => shaped(`one of ${listed(names.map((name) => `“${name}”`), 10)}`, (value) => isText(value) && names.includes(value as string));
const wholeFrom = (least: number): Check => shaped(`a whole number from ${least} on`, (value) => Number.isSafeInteger(value) && (value as number) >= least);
const TOLERANCE: Readonly<Record<string, Check>> = { absolute: shaped('a number from 0 on', (value) => isNumber(value) && (value as number) >= 0), relative: shaped('a number from 0 on', (value) => isNumber(value) && (value as number) >= 0) };
const READING: Readonly<Record<string, Check>> = {
  encoding: text, delimiter: text, quote: text, decimal: oneOf('.', ','), thousands: text, comment: text, headerLine: wholeFrom(0), headerRows: wholeFrom(1), unitRow: flag, dates: oneOf('month-first', 'day-first'), member: text,
};
const COLUMN: Readonly<Record<string, Check>> = {
  base: texts, revision: texts, missing: texts, tolerance: (value) => members(value, TOLERANCE), matters: shaped('a number or null', (value) => value === null || isNumber(value)),
  role: oneOf('key', 'measure', 'category', 'flag', 'time', 'text'), readAs: oneOf('auto', 'text'),
};
const DERIVED: Readonly<Record<string, Check>> = { side: oneOf('base', 'revision', 'both'), name: text, from: texts };
const each = (check: Check): Check => (value) => {
  if (!isObject(value)) return 'an object';
  for (const [name, one] of Object.entries(value)) { const wrong = check(one); if (wrong !== null) return `“${name}” must be ${wrong}`; }
  return null;
};
const MODEL: Readonly<Record<string, Check>> = { id: text, output: text, inputs: each(text), parameters: each(number), stamps: oneOf('start', 'end') };
const CHOICE: Readonly<Record<string, Check>> = { name: text, options: texts };
const QUANTITY: Readonly<Record<string, Check>> = { id: text, name: text, unit: shaped('a text or null', (value) => value === null || isText(value)), tolerance: shaped('a number from 0 on, or null', (value) => value === null || (isNumber(value) && (value as number) >= 0)), sql: text, model: (value) => members(value, MODEL), javascript: text, columns: texts, choices: (value) => list(value, CHOICE), threshold: shaped('a number or null', (value) => value === null || isNumber(value)) };
const RECIPE: Readonly<Record<string, Check>> = {
  key: texts, missing: texts, columns: (value) => list(value, COLUMN), tolerance: (value) => members(value, TOLERANCE), seed: number,
  reading: (value) => members(value, { base: (side) => members(side, READING), revision: (side) => members(side, READING) }),
  findRenames: flag, keyRule: oneOf(...KEY_RULES), rekey: flag, derive: (value) => list(value, DERIVED), quantities: (value) => list(value, QUANTITY),
};

export function parseRecipe(content: string, name: string): Recipe {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new PalimpsestError('ParseError', `The recipe ${name} is not valid JSON (${(cause as Error).message}).`, { file: name }, cause);
  }
  return checkRecipe(value, name);
}

export function checkRecipe(value: unknown, name: string): Recipe {
  if (!isObject(value)) throw new PalimpsestError('SchemaError', `The recipe ${name} must be a JSON object.`, { file: name });
  const wrong = members(value, RECIPE);
  if (wrong !== null) throw new PalimpsestError('SchemaError', `The recipe ${name} cannot be used: ${wrong}.`, { file: name });
  return value as Recipe;
}

/** Whether JSON that could be anything is a recipe: it says something, and nothing that a recipe does not. */
export function isRecipe(value: unknown): value is Recipe {
  return isObject(value) && Object.keys(value).length > 0 && members(value, RECIPE) === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong, or null. Shapes come back bare ("a text") and get the member's name here. */
function members(value: unknown, known: Readonly<Record<string, Check>>): string | null {
  if (!isObject(value)) return 'an object';
  for (const [name, each] of Object.entries(value)) {
    if (!Object.hasOwn(known, name)) return `“${name}” is no member here; members are ${Object.keys(known).join(', ')}`;
    const wrong = known[name]!(each);
    if (wrong !== null) return /^(a|an|true|one) /.test(wrong) || wrong === 'true or false' ? `“${name}” must be ${wrong}` : wrong;
  }
  return null;
}

function list(value: unknown, known: Readonly<Record<string, Check>>): string | null {
  if (!Array.isArray(value)) return 'a list of objects';
  for (const each of value) {
    const wrong = members(each, known);
    if (wrong !== null) return wrong === 'an object' ? 'a list of objects' : wrong;
  }
  return null;
}
