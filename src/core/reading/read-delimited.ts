/**
 * Reads a delimited text into typed columns. Types are inferred over all records: each column
 * starts at the narrowest kind that the head of the file allows (time, number, text) and is
 * read again, alone, as the next wider kind when a later cell does not fit. Nothing is lost
 * to a wrong guess.
 */
import { PalimpsestError } from '../errors.js';
import { ColumnSink } from './column-sink.js';
import type { Dialect } from './dialect.js';
import { uniqueNames } from './header.js';
import { NUMBER, scanRecords, SKIP, TEXT, TIME, type ScanTask } from './scan-records.js';
import { MISSING_TEXTS } from './spelling.js';
import { utf8 } from './text-dictionary.js';
import type { NumericValues, Values } from '../model/column-table.js';

export interface DelimitedText {
  /** UTF-8, with at least 8 bytes of padding beyond `end`. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly file: string;
  readonly onProgress?: (bytes: number) => void;
}

export interface RawColumn {
  readonly values: Values;
  readonly missingTexts: ReadonlyMap<string, number>;
}

export interface DelimitedTable {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly columns: readonly RawColumn[];
  readonly records: number;
  readonly offsets: Uint32Array;
  readonly bodyStart: number;
}

/** How one column is read. `extra` are texts that mean missing besides the known ones. */
export interface ColumnReading { readonly kind: number; readonly wide: boolean; readonly extra?: ReadonlySet<string> }

const HEAD_RECORDS = 2000;
export const COLUMN_LIMIT = 100_000;

export function readDelimited(text: DelimitedText): DelimitedTable {
  const { header, bodyStart } = readHeader(text);
  const { names, notes } = uniqueNames(header);
  const task = { ...text, start: bodyStart };
  const head = settle(task, names.map(() => ({ kind: TIME, wide: false })), 0, HEAD_RECORDS);
  const perRecord = head.records > 0 ? (head.offsets[head.records - 1]! - bodyStart) / head.records : 1;
  const expected = head.records < HEAD_RECORDS ? head.records : Math.ceil(((text.end - bodyStart) / Math.max(1, perRecord)) * 1.02) + 16;
  const whole = settle(task, head.readings, expected, Infinity);
  return { names, notes, columns: whole.columns, records: whole.records, offsets: whole.offsets, bodyStart };
}

/** Reads some columns again in another way; the others are skipped. A column that does not fit comes back null. */
export function rereadColumns(text: DelimitedText, bodyStart: number, columns: number, wanted: ReadonlyMap<number, ColumnReading>, records: number): Map<number, RawColumn | null> {
  const sinks = Array.from({ length: columns }, (_, i) => {
    const reading = wanted.get(i);
    return reading ? new ColumnSink(reading.kind, reading.wide, records, reading.extra) : new ColumnSink(SKIP, false, 0);
  });
  scanRecords({ ...text, start: bodyStart, sinks });
  const out = new Map<number, RawColumn | null>();
  for (const i of wanted.keys()) out.set(i, sinks[i]!.failed || sinks[i]!.needsWide ? null : finish(sinks[i]!, records));
  return out;
}

interface Settled { columns: RawColumn[]; readings: ColumnReading[]; records: number; offsets: Uint32Array }

/** Scans until every column has a kind that all its cells fit. */
function settle(task: Omit<ScanTask, 'sinks'>, start: readonly ColumnReading[], expected: number, limit: number): Settled {
  const readings = [...start];
  const columns: (RawColumn | undefined)[] = readings.map(() => undefined);
  let records = 0;
  let offsets = new Uint32Array(0);
  for (let pass = 0; columns.includes(undefined) || pass === 0; pass++) {
    const sinks = readings.map((reading, i) => columns[i] ? new ColumnSink(SKIP, false, 0) : new ColumnSink(reading.kind, reading.wide, pass === 0 ? expected : records));
    const scanned = scanRecords({ ...task, sinks, limit });
    records = scanned.records;
    offsets = scanned.offsets as Uint32Array<ArrayBuffer>;
    sinks.forEach((sink, i) => {
      if (columns[i]) return;
      const reading = readings[i]!;
      if (sink.failed) readings[i] = { kind: reading.kind === TIME ? NUMBER : TEXT, wide: false };
      else if (sink.needsWide) readings[i] = { ...reading, wide: true };
      else {
        const column = finish(sink, records);
        if (limit === Infinity && isPunctuationOnly(column, records)) readings[i] = { kind: TEXT, wide: false };
        else columns[i] = column;
      }
    });
  }
  return { columns: columns as RawColumn[], readings, records, offsets };
}

const PUNCTUATION = /^[^\p{L}\p{N}]+$/u;

/** Dashes and dots mean missing among numbers; where they outnumber them they are what the column says. */
function isPunctuationOnly({ values, missingTexts }: RawColumn, records: number): boolean {
  let marks = 0, absent = 0;
  for (const [text, count] of missingTexts) { absent += count; if (PUNCTUATION.test(text)) marks += count; }
  return values.kind !== 'text' && marks > 0 && (records - absent) * 4 < marks;
}

function finish(sink: ColumnSink, records: number): RawColumn {
  const missingTexts = new Map<string, number>();
  sink.missing.forEach((count, i) => { if (count > 0) missingTexts.set(MISSING_TEXTS[i]!, count); });
  for (const [text, count] of sink.extraMissing) missingTexts.set(text, count);
  const values = sink.finish(records);
  // A column without a value is no more a time than a number; it is called a number.
  return { values: values.kind === 'time' && holdsNothing(values) ? { ...values, kind: 'number' } : values, missingTexts };
}

function holdsNothing({ values }: NumericValues): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) return false;
  return true;
}

function readHeader(text: DelimitedText): { header: string[]; bodyStart: number } {
  const { bytes, start, end, file } = text;
  let first = start;
  while (first < end && (bytes[first] === 10 || bytes[first] === 13)) first++;
  if (first >= end) throw new PalimpsestError('ParseError', `${file} is empty: there is no header line. Choose the file that holds the data.`, { file, line: 1 });
  const header: string[] = [];
  const delimiter = text.dialect.delimiter.charCodeAt(0);
  let p = first;
  for (;;) {
    const cell = readCell(text, p, delimiter);
    header.push(cell.text);
    if (header.length > COLUMN_LIMIT) {
      throw new PalimpsestError('SchemaError', `${file} has more than ${COLUMN_LIMIT.toLocaleString('en')} columns in its header line. Check the delimiter, or transpose the table.`, { file, line: 1 });
    }
    p = cell.next;
    if (cell.last) break;
  }
  return { header, bodyStart: p };
}

/** One cell from p: its text, where the next begins, and whether its record ends. */
export function readCell(text: Pick<DelimitedText, 'bytes' | 'end' | 'dialect' | 'file'>, p: number, delimiter: number): { text: string; next: number; last: boolean } {
  const { bytes, end, dialect, file } = text;
  const newline = dialect.newline === 'CR' ? 13 : 10;
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  let content: Uint8Array;
  if (bytes[p] === quote && p < end) {
    const parts: number[] = [];
    let q = p + 1;
    for (;; q++) {
      if (q >= end) throw new PalimpsestError('ParseError', `${file}, line 1: a quoted field opens in the header and is never closed. Close the quote, or double it inside the field.`, { file, line: 1 });
      if (bytes[q] === quote) { if (bytes[q + 1] === quote && q + 1 < end) q++; else break; }
      parts.push(bytes[q]!);
    }
    content = Uint8Array.from(parts);
    p = q + 1;
    if (newline === 10 && bytes[p] === 13) p++;
    if (p < end && bytes[p] !== delimiter && bytes[p] !== newline) throw new PalimpsestError('ParseError', `${file}, line 1: text follows a closing quote in the header. Double the quotes that belong to the name.`, { file, line: 1 });
  } else {
    const from = p;
    while (p < end && bytes[p] !== delimiter && bytes[p] !== newline) p++;
    const to = newline === 10 && p > from && bytes[p - 1] === 13 && bytes[p] !== delimiter ? p - 1 : p;
    content = bytes.subarray(from, to);
  }
  const last = p >= end || bytes[p] !== delimiter;
  return { text: utf8(content), next: Math.min(p + 1, end), last };
}
