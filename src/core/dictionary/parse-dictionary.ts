/** A file that describes others, told by its content and read; null where it is none of the known forms. */
import { PalimpsestError } from '../errors.js';
import { isCroissant, readCroissant } from './croissant.js';
import type { Dictionary } from './dictionary.js';
import { isEml, readEml } from './eml.js';
import { isDataDictionary, isFileMetadata, readDataDictionary, readFileMetadata, type TextTable } from './ess-dive.js';
import { isFrictionless, readFrictionless } from './frictionless.js';
import { readXml } from './read-xml.js';

/** What a dictionary file may hold; `text` forms are told apart by their first character. */
export type DictionaryContent = { readonly kind: 'table'; readonly table: TextTable } | { readonly kind: 'text'; readonly text: string };

export function parseDictionary(content: DictionaryContent, name: string): Dictionary[] | null {
  if (content.kind === 'table') {
    return isDataDictionary(content.table) ? readDataDictionary(content.table, name) : isFileMetadata(content.table) ? readFileMetadata(content.table, name) : null;
  }
  const text = content.text.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('<')) {
    const root = readXml(text, name);
    return isEml(root) ? readEml(root, name) : null;
  }
  const value = parsed(text, name);
  return isCroissant(value) ? readCroissant(value, name) : isFrictionless(value) ? readFrictionless(value, name) : null;
}

/** Whether a text has the look of JSON or XML; any other is a delimited table. */
export function isMarkup(text: string): boolean {
  return /^[\ufeff\s]*[<{[]/.test(text);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PalimpsestError('ParseError', `${name} is not valid JSON (${(cause as Error).message}). Mend it, or leave this dictionary out.`, { file: name }, cause);
  }
}
