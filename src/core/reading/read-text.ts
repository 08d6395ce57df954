/**
 * Reads a delimited text whose dialect is not known: the likeliest one first, and where the whole file does not keep
 * to it, another one that the whole file keeps to. What cannot be read in any way is the fault of the first.
 */
import { isPalimpsestError, PalimpsestError } from '../errors.js';
import type { ReadingRecipe } from '../model/recipe.js';
import type { Dialect } from './dialect.js';
import { spreadBlanks } from './layout/blank-delimited.js';
import { middleComment, neverCloses } from './layout/second-thoughts.js';
import { rankDialects } from './layout/sniff-dialect.js';
import { readDelimited, type DelimitedTable, type DelimitedText } from './read-delimited.js';

/** UTF-8 text; see `DelimitedText`. */
export type UnknownText = Omit<DelimitedText, 'dialect'> & { readonly encoding: string; readonly bom: boolean };

export function readText(text: UnknownText, recipe: ReadingRecipe = {}): DelimitedTable {
  checkRecipe(text.file, recipe);
  const ranked = rankDialects(text.bytes, text.start, text.end, text.encoding, text.bom, recipe);
  const best = ranked[0]!;
  if (best.score === 0 && recipe.delimiter === undefined) {
    const spread = spreadBlanks({ ...text, dialect: best.dialect });
    if (spread !== null) {
      const table = attempt(spread, recipe);
      if (!isPalimpsestError(table)) return { ...table, notes: [...table.notes, 'White space separates its fields.'] };
    }
  }
  const first = attempt({ ...text, dialect: best.dialect }, recipe);
  if (!isPalimpsestError(first)) return first;
  for (const { dialect } of ranked.slice(1)) {
    const table = attempt({ ...text, dialect }, recipe);
    // A reading that takes most of the file for what stands before its header explains nothing.
    if (!isPalimpsestError(table) && table.fields > 1 && table.layout.names !== null && table.records > table.layout.preamble.length) return table;
  }
  return secondThoughts(text, best.dialect, recipe, first);
}

/** No delimiter divides the head: other ways are tried, for which the whole text is needed. */
export function isGuesswork(text: UnknownText, recipe: ReadingRecipe): boolean {
  return recipe.delimiter === undefined && rankDialects(text.bytes, text.start, text.end, text.encoding, text.bom, recipe)[0]!.score === 0;
}

/** Comments that stand only between the records, and quotes that quote nothing. */
function secondThoughts(text: UnknownText, dialect: Dialect, recipe: ReadingRecipe, fault: PalimpsestError): DelimitedTable {
  // Both look at all of the text.
  if (text.rest !== undefined) throw fault;
  if (recipe.comment === undefined && fault.place.line !== undefined) {
    const sign = middleComment({ ...text, dialect }, fault.place.line);
    const table = sign === null ? fault : attempt({ ...text, dialect }, { ...recipe, comment: sign });
    if (!isPalimpsestError(table)) return table;
  }
  if (recipe.quote === undefined && neverCloses({ ...text, dialect })) {
    const table = attempt({ ...text, dialect: { ...dialect, quote: '' } }, recipe);
    if (!isPalimpsestError(table)) return { ...table, notes: [...table.notes, 'Quotes that open fields are never closed; they were taken for part of the text.'] };
  }
  throw fault;
}

function attempt(text: DelimitedText, recipe: ReadingRecipe): DelimitedTable | PalimpsestError {
  try {
    return readDelimited(text, recipe);
  } catch (error) {
    if (isPalimpsestError(error, 'ParseError')) return error;
    throw error;
  }
}

function checkRecipe(file: string, { delimiter, quote, headerLine, headerRows, decimal, thousands, dates }: ReadingRecipe): void {
  const wrong = (what: string): PalimpsestError => new PalimpsestError('SchemaError', `${file}: the reading part of the recipe says ${what}`, { file });
  const isOneByte = (text: string): boolean => text.length === 1 && text.charCodeAt(0) < 128 && text !== '\n' && text !== '\r';
  if (delimiter !== undefined && !isOneByte(delimiter)) throw wrong(`that “${delimiter}” separates fields; it must be one plain character, such as a comma or a tab.`);
  if (quote !== undefined && quote !== '' && (!isOneByte(quote) || quote === delimiter)) throw wrong(`that “${quote}” quotes fields; it must be one plain character other than the delimiter, or nothing.`);
  if (headerLine !== undefined && !(Number.isInteger(headerLine) && headerLine >= 0)) throw wrong('where the header stands with something other than a line number. Give the line, or 0 for none.');
  if (headerRows !== undefined && !(Number.isInteger(headerRows) && headerRows >= 1)) throw wrong('how many rows the header has with something other than a whole number from 1.');
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') throw wrong(`that “${String(decimal)}” is the decimal mark; it must be a point or a comma.`);
  if (thousands !== undefined && thousands !== '' && thousands === (decimal ?? null)) throw wrong('that one mark separates decimals and thousands. Give two different ones.');
  if (dates !== undefined && dates !== 'month-first' && dates !== 'day-first') throw wrong(`that dates are “${String(dates)}”; it must be month-first or day-first.`);
}
