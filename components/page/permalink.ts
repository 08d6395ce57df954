/** The address of a comparison: `?base=URL&revision=URL&key=a,b&recipe=JSON&view=JSON`, read at the start and written as people go. */
import { isRecipe } from '../../src/core/recipe/parse-recipe.js';
import type { Recipe } from '../../src/core/model/recipe.js';

export interface Permalink {
  readonly base: string | null;
  readonly revision: string | null;
  /** What the key and the recipe of the address ask for; null where its recipe cannot be read. */
  readonly recipe: Recipe | null;
  /** URL of a ready report. */
  readonly report: string | null;
  /** What is looked at, as JSON that is not yet known to be right; null without. */
  readonly view: unknown;
}

export function readPermalink(search: string): Permalink {
  const query = new URLSearchParams(search);
  const named = (name: string): string | null => query.get(name)?.trim() || null;
  const key = parseKey(named('key') ?? ''), given = named('recipe'), rest = given === null ? {} : parsed(given);
  const recipe = rest === null ? null : key.length > 0 ? { ...rest, key } : rest;
  return { base: named('base'), revision: named('revision'), recipe, report: named('report'), view: viewOf(named('view')) };
}

function viewOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The query with what is looked at in the place of what was; addresses that would grow too long do without. */
export function withView(search: string, view: object | null): string {
  const rest = search.replace(/^\?/, '').split('&').filter((part) => part !== '' && !part.startsWith('view=')), written = view === null ? '' : readable(JSON.stringify(view));
  if (written !== '' && written.length <= LONGEST_RECIPE) rest.push(`view=${written}`);
  return rest.length > 0 ? `?${rest.join('&')}` : '';
}

function parsed(text: string): Recipe | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecipe(value) ? value : null;
  } catch {
    return null;
  }
}

/** Longer recipes are saved as files: some servers and mail programs cut addresses from about 2,000 characters on. */
const LONGEST_RECIPE = 1500;

/** The query for two URLs; addresses of this site are written without its origin. */
export function writePermalink({ base, revision, recipe }: { readonly base: string | null; readonly revision: string | null; readonly recipe: Recipe }, page: string): string {
  const { key = [], ...rest } = recipe;
  const whole = Object.keys(rest).length > 0 ? JSON.stringify(rest) : '';
  // A name with a comma cannot stand in a list of names; then the recipe carries the key.
  const listed = key.every((name) => parseKey(name).join() === name);
  const written = listed ? whole : JSON.stringify(recipe);
  const parts = [['base', base && shortened(base, page)], ['revision', revision && shortened(revision, page)], ['key', listed ? key.join(',') : ''], ['recipe', readable(written).length <= LONGEST_RECIPE ? written : '']] as const;
  const said = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${readable(value!)}`);
  return said.length > 0 ? `?${said.join('&')}` : '';
}

export function parseKey(text: string): string[] {
  return text.split(',').map((name) => name.trim()).filter(Boolean);
}

function shortened(url: string, page: string): string {
  const folder = new URL('.', page).href;
  return url.startsWith(folder) ? url.slice(folder.length) : url;
}

/** Commas, slashes and colons stay legible; everything that would break the query is escaped. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%2C/g, ',');
}

/** Only web addresses are opened; anything else gets a sentence. */
export function webAddress(text: string, page: string): URL | null {
  try {
    const url = new URL(text.trim(), page);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
