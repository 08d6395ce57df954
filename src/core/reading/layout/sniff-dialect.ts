/**
 * Finds delimiter, quote and newline of a delimited text by trying each on the head of the file and asking which
 * gives every record the same number of fields, more than one. All that would do are given, the likeliest first:
 * the whole file decides whether the first one holds.
 */
import type { ReadingRecipe } from '../../model/recipe.js';
import type { Dialect } from '../dialect.js';
import { beforeBlankLines, widthOf } from './find-layout.js';

const HEAD_BYTES = 1 << 20;
const HEAD_RECORDS = 400;
const DELIMITERS = [',', '\t', ';', '|'] as const;

type Given = Pick<ReadingRecipe, 'delimiter' | 'quote' | 'comment'>;

export function sniffDialect(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean, given: Given = {}): Dialect {
  return rankDialects(bytes, start, end, encoding, bom, given)[0]!.dialect;
}

/** Dialects that give more than one field, the best first; else one column. */
export function rankDialects(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean, given: Given = {}): { dialect: Dialect; score: number }[] {
  const stop = beforeBlankLines(bytes, start, Math.min(end, start + HEAD_BYTES), -1);
  const newline = sniffNewline(bytes, start, stop);
  const line = newline === 'CR' ? 13 : 10;
  const apostrophes = given.quote === undefined && wrapsInApostrophes(bytes, start, stop, line);
  // A header in apostrophes leaves no doubt; cells in them are asked where double quotes do not do.
  const single = given.quote ?? (apostrophes && bytes[start] === 39 ? "'" : '"');
  const quotes = !apostrophes ? [single] : single === "'" ? ["'", '"'] : ['"', "'"];
  const delimiters = given.delimiter !== undefined ? [given.delimiter] : DELIMITERS;
  const ranked = quotes.flatMap((quote) => delimiters.map((delimiter) => {
    const rows = headRecords(bytes, start, stop, end - start <= HEAD_BYTES, delimiter.charCodeAt(0), line, quote === '' ? -1 : quote.charCodeAt(0));
    const score = consistency(rows, bytes, delimiter) * (quote === single ? 1 : 0.2);
    return { dialect: { delimiter, quote, newline, encoding, bom }, score };
  })).filter(({ score }) => score > 0 || given.delimiter !== undefined);
  ranked.sort((a, b) => b.score - a.score);
  return ranked.length > 0 ? ranked : [{ dialect: { delimiter: given.delimiter ?? ',', quote: single, newline, encoding, bom }, score: 0 }];
}

function sniffNewline(bytes: Uint8Array, start: number, stop: number): Dialect['newline'] {
  for (const quotes of [true, false]) {
    let quoted = false;
    for (let p = start; p < stop; p++) {
      if (quotes && bytes[p] === 34) quoted = !quoted;
      if (quoted) continue;
      if (bytes[p] === 10) return p > start && bytes[p - 1] === 13 ? 'CRLF' : 'LF';
      if (bytes[p] === 13 && bytes[p + 1] !== 10) return 'CR';
    }
  }
  return 'LF';
}

/** Apostrophes open and close cells, and none stands alone at either end of a cell; no cell is in double quotes. */
function wrapsInApostrophes(bytes: Uint8Array, start: number, stop: number, newline: number): boolean {
  const edge = (c: number | undefined): boolean => c === undefined || c === newline || c === 13 || c === 44 || c === 9 || c === 59 || c === 124;
  let opens = 0, closes = 0;
  for (let p = start; p < stop; p++) {
    const c = bytes[p];
    if (c === 34 && (p === start || edge(bytes[p - 1]))) return false;
    if (c !== 39) continue;
    if (p === start || edge(bytes[p - 1])) opens++;
    if (p + 1 >= stop || edge(bytes[p + 1])) closes++;
  }
  return opens > 0 && opens === closes;
}

interface HeadRecord { readonly fields: number; readonly at: number; readonly to: number }

/** Each whole record in the head, quotes respected; lines that begin a comment are left out. */
function headRecords(bytes: Uint8Array, start: number, stop: number, atEnd: boolean, delimiter: number, newline: number, quote: number): HeadRecord[] {
  const records: HeadRecord[] = [];
  const sign = bytes[start] === 35 || bytes[start] === 37 ? bytes[start]! : -1;
  let fields = 1, quoted = false, cellStart = start, at = start, empty = true, comments = 0;
  for (let p = start; p < stop && records.length < HEAD_RECORDS; p++) {
    const c = bytes[p]!;
    if (quoted) {
      if (c === quote) { if (bytes[p + 1] === quote) p++; else quoted = false; }
      continue;
    }
    if (c === sign && p === at && records.length === 0) {
      const from = p;
      while (p < stop && bytes[p] !== newline) p++;
      // A header may be a comment's only line; it is kept for its fields where nothing follows.
      if (p >= stop && comments === 0) { p = from; empty = false; continue; }
      comments++;
      at = cellStart = p + 1;
      continue;
    }
    if (c === quote && p === cellStart) { quoted = true; empty = false; }
    else if (c === delimiter) { fields++; cellStart = p + 1; empty = false; }
    else if (c === newline) {
      if (!empty) records.push({ fields, at, to: p });
      fields = 1;
      at = cellStart = p + 1;
      empty = true;
    } else if (c !== 13) empty = false;
  }
  if (atEnd && !empty && records.length < HEAD_RECORDS && !quoted) records.push({ fields, at, to: stop });
  return records;
}

/**
 * Share of records, from the first one of the common width on, that have it, weighted by how many fields that is; 0 for one field.
 */
function consistency(records: readonly HeadRecord[], bytes: Uint8Array, delimiter: string): number {
  if (records.length === 0) return 0;
  const width = widthOf(records.map((record) => record.fields), 1);
  if (width === 1) return 0;
  const first = records.findIndex((record) => record.fields === width);
  const from = records.slice(first);
  const most = from.filter((record) => record.fields === width).length;
  // The line above the first record may be a shorter header or a title; where another delimiter stands in it, it is
  // the header of another dialect, and decimal commas or commas in texts made the fields.
  const above = first === 0 ? '' : ascii(bytes, records[first - 1]!.at, records[first - 1]!.to);
  const agreement = DELIMITERS.some((other) => other !== delimiter && above.includes(other)) ? 0.1 : 1;
  return agreement * (most / from.length) ** 2 * Math.log2(width + 1) * (first === 0 ? 1 : 0.9);
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < Math.min(end, start + 4000); p++) text += String.fromCharCode(bytes[p]!);
  return text;
}
