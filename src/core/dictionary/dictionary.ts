/**
 * What a dataset's own description says of one table, whatever form it is written in. Members
 * that are null say nothing; what is said wins over what the data suggest.
 */
import type { ReadingRecipe } from '../model/recipe.js';

export const DICTIONARY_FORMATS = ['ess-dive-flmd', 'ess-dive-dd', 'frictionless', 'croissant', 'eml'] as const;
export type DictionaryFormat = (typeof DICTIONARY_FORMATS)[number];

export type DictionaryType = 'number' | 'integer' | 'text' | 'time' | 'boolean';

export interface DictionaryColumn {
  readonly name: string;
  readonly unit: string | null;
  readonly definition: string | null;
  readonly longName: string | null;
  readonly type: DictionaryType | null;
  /** The type in the dictionary's own word. */
  readonly typeWord: string | null;
  /** Texts that mean "no value"; null where none is named. */
  readonly missing: readonly string[] | null;
}

export interface Dictionary {
  /** The file that says it. */
  readonly name: string;
  readonly format: DictionaryFormat;
  /** The data file that is described, a name or a pattern with `*`; null where it is not said. */
  readonly describes: string | null;
  readonly columns: readonly DictionaryColumn[];
  readonly key: readonly string[] | null;
  readonly reading: ReadingRecipe | null;
  readonly version: string | null;
  readonly notes: string | null;
}

export function columnOf(name: string, said: Partial<Omit<DictionaryColumn, 'name'>>): DictionaryColumn {
  return { name, unit: null, definition: null, longName: null, type: null, typeWord: null, missing: null, ...said };
}

export function dictionaryOf(name: string, format: DictionaryFormat, said: Partial<Omit<Dictionary, 'name' | 'format'>>): Dictionary {
  return { name, format, describes: null, columns: [], key: null, reading: null, version: null, notes: null, ...said };
}

/** A text that says something: trimmed, or null where it is empty. */
export function said(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return text === '' ? null : text;
}

/** Units that say there is none. */
export function unitSaid(value: unknown): string | null {
  const unit = said(value);
  return unit === null || /^(n\/?a|none|-|unitless|not applicable)$/i.test(unit) ? null : unit;
}

/** What a free word for a type means, or null where it is not known. */
export function typeOfWord(word: string | null): DictionaryType | null {
  if (word === null) return null;
  const plain = word.toLowerCase().replace(/^(xsd?|xs|sc|schema|https?:\/\/schema\.org)[:/]/, '').trim();
  if (/^(integer|int|int\d*|uint\d*|long|short|byte|whole|natural|count)\b/.test(plain)) return 'integer';
  if (/^(number|numeric|float|float\d*|double|decimal|real|ratio|interval)\b/.test(plain)) return 'number';
  if (/^(datetime|date|timestamp|time|yearmonth)\b/.test(plain)) return 'time';
  if (/^(boolean|bool|logical)\b/.test(plain)) return 'boolean';
  if (/^(string|text|character|char|varchar|categorical|category|nominal|factor|identifier|id)\b/.test(plain)) return 'text';
  return null;
}
