/**
 * A quantity under one of the reader's own ways of analysing. In a query a choice stands as its name in braces, where an
 * option's text takes its place; of a model it is the name of a parameter, whose options are numbers; a function gets its
 * options by name.
 */
import { MOST_CHOICES, MOST_OPTIONS, type AnalysisChoice, type Specification } from '../multiverse.js';
import type { FunctionQuantity, QuantityRecipe } from '../../model/recipe.js';
import { queryTokens, type QueryToken } from './query-tokens.js';

/** A quantity without choices; a function with what was taken of each, by name. */
export type SpecifiedQuantity = Exclude<QuantityRecipe, FunctionQuantity> | (FunctionQuantity & { readonly chosen?: Readonly<Record<string, string>> });

/** With these options (by position) in the place of its choices; they are no more choices of what comes out. */
export function specify(quantity: QuantityRecipe, specification: Specification): SpecifiedQuantity {
  const { choices = [], threshold: _, ...own } = quantity, chosen = new Map(choices.map(({ name, options }, i) => [name.toLowerCase(), options[specification[i]!]!]));
  if ('model' in own) return { ...own, model: { ...own.model, parameters: { ...own.model.parameters, ...Object.fromEntries(choices.map(({ name }) => [name, Number(chosen.get(name.toLowerCase()))])) } } };
  if ('javascript' in own) return choices.length === 0 ? own : { ...own, chosen: Object.fromEntries(choices.map(({ name }) => [name, chosen.get(name.toLowerCase())!])) };
  const places = choices.length === 0 ? [] : placesOf(own.sql);
  return { ...own, sql: [...places].reverse().reduce((sql, { name, at, end }) => `${sql.slice(0, at)}${chosen.get(name) ?? sql.slice(at, end)}${sql.slice(end)}`, own.sql) };
}

/** The user's own: the first option of each choice. */
export function ownSpecification({ choices = [] }: QuantityRecipe): Specification {
  return choices.map(() => 0);
}

/** The own one, and those that differ from it in one choice. */
export function neighbours({ choices = [] }: QuantityRecipe): readonly Specification[] {
  const own = choices.map(() => 0);
  return [own, ...choices.flatMap(({ options }, i) => options.slice(1).map((_, k) => own.map((each, j) => (j === i ? k + 1 : each))))];
}

const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** A sentence on the choices themselves, or null; what the specified quantities are is for others to look at. */
export function choicesFault(quantity: QuantityRecipe): string | null {
  const { name: of, choices, threshold } = quantity;
  if (threshold !== undefined && threshold !== null && !(typeof threshold === 'number' && Number.isFinite(threshold))) return `The threshold of the quantity “${of}” must be a number.`;
  if (choices === undefined) return null;
  if (!Array.isArray(choices) || choices.length > MOST_CHOICES) return `The quantity “${of}” must have a list of at most ${MOST_CHOICES} choices.`;
  const names = new Set<string>();
  for (const { name, options } of choices as readonly AnalysisChoice[]) {
    if (typeof name !== 'string' || !NAME.test(name)) return `A choice of the quantity “${of}” is called “${String(name)}”; it must be a word.`;
    if (names.has(name.toLowerCase())) return `Two choices of the quantity “${of}” are called “${name}”.`;
    if (!Array.isArray(options) || options.length === 0 || options.length > MOST_OPTIONS || options.some((each) => typeof each !== 'string')) return `The choice “${name}” of the quantity “${of}” must have 1 to ${MOST_OPTIONS} options, each a text.`;
    if ('javascript' in quantity && typeof quantity.javascript === 'string' && !holdsWord(quantity.javascript, name)) return `The function of “${of}” does not hold the word “${name}”, so that this choice would change nothing; it finds it as choices.${name} of its second argument.`;
    const wrong = 'sql' in quantity ? options.map(optionFault).find((each) => each !== null) : 'model' in quantity && options.some((each) => each.trim() === '' || !Number.isFinite(Number(each))) ? 'of a model must be numbers' : null;
    if (wrong) return `The options of “${name}” of the quantity “${of}” ${wrong}.`;
    names.add(name.toLowerCase());
  }
  return 'sql' in quantity && typeof quantity.sql === 'string' ? placesFault(quantity.sql, choices, of) : null;
}

/** `word`: letters, digits and underscores. */
function holdsWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_$])${word}(?![\\p{L}\\p{M}\\p{N}_$])`, 'u').test(text);
}

function placesFault(sql: string, choices: readonly AnalysisChoice[], of: string): string | null {
  const places = placesOf(sql), unused = choices.find(({ name }) => !places.some((place) => place.name === name.toLowerCase())), unknown = places.find(({ name }) => !choices.some((choice) => choice.name.toLowerCase() === name));
  if (unused !== undefined) return `The query of “${of}” has no {${unused.name}}, so that this choice would change nothing; it does not count within quotes.`;
  return unknown === undefined ? null : `The query of “${of}” has {${unknown.name}}, for which there is no choice.`;
}

/** The end of a sentence. An option may close no bracket, quote or comment but its own: it takes one place and no more. */
function optionFault(option: string): string | null {
  const tokens = queryTokens(option);
  if (typeof tokens === 'string') return `cannot be read: ${tokens.replace(/\bin it\b/, 'in one of them')}`;
  const open: string[] = [];
  for (const { is, text } of tokens) {
    if (is !== 'mark') continue;
    if (text === ';') return 'must not hold a semicolon';
    if ('([{'.includes(text)) open.push(text === '(' ? ')' : text === '[' ? ']' : '}');
    else if (')]}'.includes(text) && open.pop() !== text) return `must close their own brackets alone: a “${text}” in one of them closes nothing`;
  }
  if (open.length > 0) return 'must close their brackets';
  return hasComment(option, tokens) ? 'must not hold comments' : null;
}

/** Whether anything but space stands between the tokens. */
function hasComment(text: string, tokens: readonly QueryToken[]): boolean {
  const between = [0, ...tokens.map(({ end }) => end)].map((from, i) => text.slice(from, tokens[i]?.at ?? text.length));
  return between.some((each) => each.trim() !== '');
}

interface Place { readonly name: string; readonly at: number; readonly end: number }

/** `{name}`, not within texts, quoted names and comments. */
function placesOf(sql: string): readonly Place[] {
  const tokens = queryTokens(sql);
  if (typeof tokens === 'string') return [];
  return tokens.flatMap(({ is, text, at }, i): Place[] => {
    const name = tokens[i + 1], close = tokens[i + 2];
    return is === 'mark' && text === '{' && name?.is === 'word' && close?.is === 'mark' && close.text === '}' ? [{ name: name.text, at, end: close.end }] : [];
  });
}
