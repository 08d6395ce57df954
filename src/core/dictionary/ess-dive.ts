/**
 * ESS-DIVE file-level metadata (`flmd.csv`) and data dictionaries (`*_dd.csv`), reporting format
 * 1.0 and 1.1: their column names differ in case and in words that were dropped.
 */
import type { ReadingRecipe } from '../model/recipe.js';
import { columnOf, dictionaryOf, said, typeOfWord, unitSaid, type Dictionary } from './dictionary.js';

/** A small delimited table, every cell as text. */
export interface TextTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export function isDataDictionary(table: TextTable): boolean {
  return at(table, 'column_or_row_name') >= 0 && (at(table, 'unit') >= 0 || at(table, 'definition') >= 0);
}

export function isFileMetadata(table: TextTable): boolean {
  return at(table, 'file_name') >= 0 && at(table, 'file_description') >= 0;
}

export function readDataDictionary(table: TextTable, name: string): Dictionary[] {
  const cell = reader(table);
  const columns = table.rows.flatMap((row) => {
    const column = cell(row, 'column_or_row_name');
    if (column === null) return [];
    const code = cell(row, 'missing_value_code'), typeWord = cell(row, 'data_type');
    return [columnOf(column, {
      unit: unitSaid(cell(row, 'unit')), definition: cell(row, 'definition'), longName: cell(row, 'column_or_row_long_name'),
      type: typeOfWord(typeWord), typeWord, missing: code === null ? null : codesOf(code),
    })];
  });
  return [dictionaryOf(name, 'ess-dive-dd', { columns })];
}

/** Several codes in one cell stand with semicolons, bars or commas between them. */
function codesOf(code: string): string[] {
  return [...new Set(code.split(/[;|,]/).map((each) => each.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((each) => each !== ''))];
}

export function readFileMetadata(table: TextTable, name: string): Dictionary[] {
  const cell = reader(table);
  return table.rows.flatMap((row) => {
    const describes = cell(row, 'file_name');
    if (describes === null) return [];
    return [dictionaryOf(name, 'ess-dive-flmd', {
      describes, reading: readingOf(cell(row, 'column_or_row_name_position'), cell(row, 'header_rows')),
      version: cell(row, 'file_version'), notes: cell(row, 'notes'),
    })];
  });
}

/** `header_rows` are rows between the names and the data; one of them is taken for units, more are not ours to guess. */
function readingOf(position: string | null, between: string | null): ReadingRecipe | null {
  const line = whole(position), rows = whole(between);
  const reading: ReadingRecipe = { ...(line !== null && line > 1 ? { headerLine: line } : {}), ...(rows === 1 ? { unitRow: true } : {}) };
  return Object.keys(reading).length > 0 ? reading : null;
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function reader(table: TextTable): (row: TextTable['rows'][number], column: string) => string | null {
  return (row, column) => { const i = at(table, column); return i < 0 ? null : said(row[i]); };
}

function at(table: TextTable, column: string): number {
  return table.names.findIndex((name) => name.replace(/^\ufeff/, '').trim().toLowerCase().replace(/[ -]/g, '_') === column);
}
