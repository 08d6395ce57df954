/** Reading texts the way a release is read, and a second, independent reader to hold it against. */
import type { NumericValues, Values } from '../../../src/core/model/column-table.js';
import type { Dialect } from '../../../src/core/reading/dialect.js';
import { readDelimited, type DelimitedTable, type DelimitedText } from '../../../src/core/reading/read-delimited.js';
import { sniffDialect } from '../../../src/core/reading/layout/sniff-dialect.js';
import { readText, type UnknownText } from '../../../src/core/reading/read-text.js';
import { releaseColumns, rereadIn } from '../../../src/core/reading/release-columns.js';
import { ReleaseTable } from '../../../src/core/reading/release-table.js';
import type { ReadingRecipe } from '../../../src/core/model/recipe.js';

export function textOf(content: string | Uint8Array, dialect: Partial<Dialect> = {}): DelimitedText {
  const encoded = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const bytes = new Uint8Array(encoded.length + 16);
  bytes.set(encoded);
  const found = sniffDialect(bytes, 0, encoded.length, 'utf-8', false);
  return { bytes, start: 0, end: encoded.length, dialect: { ...found, ...dialect }, file: 'data.csv' };
}

export function read(content: string, dialect: Partial<Dialect> = {}): DelimitedTable {
  return readDelimited(textOf(content, dialect));
}

/** As a file whose dialect is not known. */
export function unknownText(content: string | Uint8Array): UnknownText {
  const { bytes, start, end, file } = textOf(content, { delimiter: ',' });
  return { bytes, start, end, file, encoding: 'utf-8', bom: false };
}

export function readWild(content: string | Uint8Array, recipe: ReadingRecipe = {}): DelimitedTable {
  return readText(unknownText(content), recipe);
}

/** A release as the workshop opens it, columns that can be read again included. */
export function releaseOf(content: string, recipe: ReadingRecipe = {}): ReleaseTable {
  const table = readWild(content, recipe);
  return new ReleaseTable(releaseColumns(table), table.records, rereadIn(table, recipe));
}

export function numeric(values: Values): NumericValues {
  if (values.kind === 'text') throw new Error(`expected numbers or instants, got text: ${values.dictionary.slice(0, 5).join(' | ')}`);
  return values;
}

export function texts(values: Values): (string | null)[] {
  if (values.kind !== 'text') throw new Error(`expected text, got ${values.kind}`);
  return [...values.codes].map((code) => values.dictionary[code]!);
}

/** What stands for the spelling of one record: equal for equal texts, given equal values. */
export function spellingAt({ spelling }: NumericValues, record: number): string {
  if (spelling.mode === 'constant') return String(spelling.code);
  return spelling.mode === 'byte' ? String(spelling.codes[record]) : `${spelling.lanes[2 * record]},${spelling.lanes[2 * record + 1]}`;
}

/**
 * A reader of delimited text that is as plain as can be: character by character, no types,
 * records as arrays of strings. Blank lines are no records where there are several columns.
 */
export function referenceRecords(content: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [], cell = '', quoted = false, wasQuoted = false;
  const endCell = (): void => { record.push(cell); cell = ''; wasQuoted = false; };
  const endRecord = (): void => { endCell(); records.push(record); record = []; };
  for (let i = 0; i < content.length; i++) {
    const c = content[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (content[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
    } else if (c === '"' && cell === '' && !wasQuoted) { quoted = true; wasQuoted = true; } else if (c === delimiter) endCell();
    else if (c === '\r' && content[i + 1] === '\n') { endRecord(); i++; } else if (c === '\n' || c === '\r') endRecord();
    else cell += c;
  }
  if (cell !== '' || wasQuoted || record.length > 0) endRecord();
  const columns = records.find((each) => each.length > 1 || each[0] !== '')?.length ?? 0;
  return columns > 1 ? records.filter((each) => each.length > 1 || each[0] !== '') : records;
}
