/** JSON (an array of objects) and NDJSON (an object a line). */
import { PalimpsestError } from '../../core/errors.js';
import { columnsOfRows, typedColumn } from '../../core/reading/typed-column.js';
import type { ReadColumn } from '../../core/reading/release-table.js';
import { parseJson } from './json-numbers.js';
import { jsonErrorAt } from './json-place.js';

export interface JsonTable { readonly columns: ReadColumn[]; readonly records: number; readonly format: 'json' | 'ndjson' }

export function readJson(text: string, file: string): JsonTable {
  const head = text.trimStart();
  const parsed = head.startsWith('{') ? parseLines(text, file) : { rows: parseWhole(text, file), format: 'json' as const };
  const { names, values } = columnsOfRows(parsed.rows, file);
  try {
    return { columns: names.map((name, i) => typedColumn(name, values[i]!)), records: parsed.rows.length, format: parsed.format };
  } catch (cause) {
    throw cause instanceof RangeError ? tooDeep(file, cause) : cause;
  }
}

/** Values nested beyond what the stack holds. */
function tooDeep(file: string, cause: unknown): PalimpsestError {
  return new PalimpsestError('ParseError', `${file} holds a value that is nested too deep to be compared. Give a list of flat objects.`, { file }, cause);
}

function parseWhole(text: string, file: string): unknown[] {
  const value = parse(text, file);
  if (Array.isArray(value)) return value;
  throw new PalimpsestError('ParseError', `${file} holds no array of records. Give an array of objects, or one object a line.`, { file });
}

function parseLines(text: string, file: string): { rows: unknown[]; format: 'json' | 'ndjson' } {
  const lines = text.split(/\r?\n/);
  const rows: unknown[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    try {
      rows.push(parseJson(lines[i]!));
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep(file, error);
      if (rows.length === 0) return { rows: singleArray(parse(text, file), file), format: 'json' };
      throw notJson(file, i + 1, error);
    }
  }
  if (rows.length === 1) {
    const only = rows[0] as Record<string, unknown>;
    const arrays = Object.values(only).filter((value) => Array.isArray(value) && value.every((each) => each !== null && typeof each === 'object' && !Array.isArray(each)));
    if (arrays.length === 1 && (arrays[0] as unknown[]).length > 0) return { rows: arrays[0] as unknown[], format: 'json' };
    if (arrays.filter((array) => (array as unknown[]).length > 0).length > 1) throw notAList(file);
  }
  return { rows, format: 'ndjson' };
}

/** The one array of records in an object, as `{ "data": [...] }`. */
function singleArray(value: unknown, file: string): unknown[] {
  const arrays = value !== null && typeof value === 'object' ? Object.values(value).filter(Array.isArray) : [];
  if (arrays.length === 1) return arrays[0] as unknown[];
  throw notAList(file);
}

function notAList(file: string): PalimpsestError {
  return new PalimpsestError('ParseError', `${file} is one JSON object and not a list of records. Give an array of objects, or one object a line.`, { file });
}

function parse(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(file, error);
    throw notJson(file, text.slice(0, jsonErrorAt(text)).split('\n').length, error);
  }
}

function notJson(file: string, line: number, cause: unknown): PalimpsestError {
  return new PalimpsestError('ParseError', `${file}, line ${line}: the text is not valid JSON. Check that the file is whole and that every value is quoted and separated.`, { file, line }, cause);
}
