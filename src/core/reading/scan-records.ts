/**
 * One pass over the bytes of a delimited text: finds records and cells, parses numbers and
 * instants in place, looks texts up in dictionaries, and accumulates content digests.
 * Everything that decides what a cell says is here; what a column is called or means is not.
 *
 * Bytes are UTF-8 and reach at least 8 bytes beyond `end`. A column whose cells do not all fit
 * its sink's kind is left with `failed` set; the caller reads it again as the next wider kind.
 */
import type { Dialect } from './dialect.js';
import { hashCell, SECOND_LANE } from './cell-hash.js';
import { parseIrregularNumber, POWERS_OF_TEN, regularDecimals } from './number-text.js';
import { parseTime, TIME_SPELLING, TIME_ZONE } from './time-text.js';
import { DECIMALS_MAX, MISSING_FIRST, missingTextCode, NEGATIVE_ZERO_FIRST } from './spelling.js';
import { utf8 } from './text-dictionary.js';
import { closingQuote, Scratch } from './quoted-cell.js';
import { putWideCell } from './wide-cell.js';
import { textAfterQuote, tooFewFields, tooManyFields, unterminated } from './scan-errors.js';
import type { ColumnSink } from './column-sink.js';
import { pulse } from '../pulse.js';

export interface ScanTask {
  readonly bytes: Uint8Array;
  /** First byte of the first record, and the byte after the last. */
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly sinks: readonly ColumnSink[];
  readonly file: string;
  /** Names in the header, where records have another number of fields. */
  readonly named?: number;
  /** Called about every 4 MB with the bytes read so far. */
  readonly onProgress?: (bytes: number) => void;
  /** Where the first record of these bytes goes in the sinks. */
  readonly first?: number;
  /** Line ends before these bytes, for the sentence of an error. */
  readonly linesBefore?: () => number;
  /** Stops after this many records. */
  readonly limit?: number;
}

export interface ScanResult {
  readonly records: number;
  /** Byte offset of each record's first byte. */
  readonly offsets: Uint32Array;
  /** Records with empty fields beyond the last column, and comment lines between records. */
  readonly trailing: number;
  readonly comments: number;
}

const LF = 10, CR = 13, DOT = 46, MINUS = 45, ZERO = 48;

export function scanRecords(task: ScanTask): ScanResult {
  const { bytes, start, end, dialect, sinks, first: firstRecord = 0, limit = Infinity } = task;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const newline = dialect.newline === 'CR' ? CR : LF;
  const columns = sinks.length;
  const stops = new Uint8Array(256);
  stops[delimiter] = 1;
  stops[newline] = 1;
  const scratch = new Scratch();
  // What the loop below touches in every cell, out of the sinks and into plain arrays.
  const kinds = Uint8Array.from(sinks, (sink) => sink.kind);
  let valuesOf = sinks.map((sink) => sink.values);
  let codesOf = sinks.map((sink) => (sink.wide === null ? sink.codes : null));

  let offsets = new Uint32Array(Math.max(1024, Math.ceil((end - start) / 40)));
  let record = firstRecord;
  let capacity = sinks.reduce((least, sink) => Math.min(least, sink.capacity), Infinity);
  let p = start;
  let nextReport = start + REPORT_EVERY;
  const comment = commentBytes(dialect);
  const commentFirst = comment.length === 0 ? -1 : comment[0]!;
  let trailing = 0, comments = 0;

  while (p < end && record < limit) {
    if (bytes[p] === newline || (bytes[p] === CR && bytes[p + 1] === LF)) {
      // A blank line is no record, except where a single empty cell is one.
      if (columns > 1) { p += bytes[p] === newline ? 1 : 2; continue; }
    }
    if (bytes[p] === commentFirst && startsWith(bytes, p, comment)) {
      while (p < end && bytes[p] !== newline) p++;
      p++;
      comments++;
      continue;
    }
    if (record - firstRecord === offsets.length) {
      const grown = new Uint32Array(Math.ceil(offsets.length * 1.6));
      grown.set(offsets);
      offsets = grown;
    }
    if (record >= capacity) {
      capacity = Math.ceil(Math.max(record * 1.5, 1024));
      for (const sink of sinks) sink.reserve(capacity);
      valuesOf = sinks.map((sink) => sink.values);
      codesOf = sinks.map((sink) => (sink.wide === null ? sink.codes : null));
    }
    offsets[record - firstRecord] = p;
    let column = 0;
    for (;;) {
      if (column === columns) {
        // Delimiters after every record close no field, and one record may be all; after one of many, they tell that
        // a field was split in two and the others moved.
        const next = afterEmptyFields(bytes, p, end, delimiter, newline);
        if (next < end || record > 0) throw tooManyFields(task, p, columns);
        p = next;
        trailing++;
        break;
      }
      const kind = kinds[column]!;
      let cellStart = p;
      let cellEnd: number;
      let source = bytes;
      let sourceView = view;

      if (bytes[p] === quote) {
        const close = closingQuote(bytes, p + 1, end, quote);
        if (close.at < 0) throw unterminated(task, p);
        p = close.at + 1;
        if (newline === LF && bytes[p] === CR && (bytes[p + 1] === LF || p + 1 >= end)) p++;
        if (p < end && stops[bytes[p]!] === 0) throw textAfterQuote(task, p);
        if (close.doubled) {
          cellEnd = scratch.unescape(bytes, cellStart + 1, close.at, quote);
          cellStart = 0;
          source = scratch.bytes;
          sourceView = scratch.view;
        } else {
          cellStart++;
          cellEnd = close.at;
        }
        if (kind === NUMBER) kinds[column] = irregularNumber(sinks[column]!, record, source, cellStart, cellEnd, sourceView);
      } else if (kind === NUMBER) {
        // Fast path: -?digits[.digits], at most 15 digits, ending at a delimiter.
        const negative = bytes[p] === MINUS;
        if (negative) p++;
        const digitsStart = p;
        let high = 0, low = 0, lowDigits = 0, digits = 0;
        let c = bytes[p]! - ZERO;
        while (c >= 0 && c <= 9) {
          if (digits < 9) high = high * 10 + c; else { low = low * 10 + c; lowDigits++; }
          digits++;
          c = bytes[++p]! - ZERO;
        }
        const whole = digits;
        let decimals = 0;
        if (c === DOT - ZERO && whole > 0) {
          c = bytes[++p]! - ZERO;
          while (c >= 0 && c <= 9) {
            if (digits < 9) high = high * 10 + c; else { low = low * 10 + c; lowDigits++; }
            digits++;
            c = bytes[++p]! - ZERO;
          }
          decimals = digits - whole;
          if (decimals === 0) digits = 99;
        }
        let stop = p;
        if (newline === LF && bytes[p] === CR && bytes[p + 1] === LF) p++;
        if ((p >= end || stops[bytes[p]!] === 1) && whole > 0 && digits <= 15 && decimals <= DECIMALS_MAX
          && (bytes[digitsStart] !== ZERO || whole === 1) && stop <= end) {
          cellEnd = stop;
          const mantissa = lowDigits === 0 ? high : high * POWERS_OF_TEN[lowDigits]! + low;
          const magnitude = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals]!;
          valuesOf[column]![record] = negative ? -magnitude : magnitude;
          const codes = codesOf[column]!;
          if (codes !== null) codes[record] = negative && mantissa === 0 ? NEGATIVE_ZERO_FIRST + decimals : decimals;
          else sinks[column]!.putWide(record, hashCell(view, cellStart, cellEnd), SECOND_LANE[0]!);
        } else {
          while (p < end && stops[bytes[p]!] === 0) p++;
          stop = p;
          if (newline === LF && bytes[stop - 1] === CR && stop > cellStart && (p >= end || bytes[p] === LF)) stop--;
          cellEnd = stop;
          kinds[column] = irregularNumber(sinks[column]!, record, bytes, cellStart, cellEnd, view);
        }
      } else {
        while (p < end && stops[bytes[p]!] === 0) p++;
        cellEnd = p;
        if (newline === LF && cellEnd > cellStart && bytes[cellEnd - 1] === CR && (p >= end || bytes[p] === LF)) cellEnd--;
      }

      if (kind === TEXT) {
        const first = hashCell(sourceView, cellStart, cellEnd);
        sinks[column]!.putText(record, source, cellStart, cellEnd, first, SECOND_LANE[0]!);
      } else if (kind === TIME) kinds[column] = putTime(sinks[column]!, record, source, cellStart, cellEnd, sourceView);
      else if (kind > TEXT) kinds[column] = putWideKind(sinks[column]!, record, source, cellStart, cellEnd, sourceView);

      column++;
      const stopByte = p < end ? bytes[p]! : newline;
      p++;
      if (stopByte === newline) break;
      if (p >= end && stopByte === delimiter) {
        // The file ends right after a delimiter: one more, empty, cell.
        const last = sinks[column];
        if (last === undefined) { if (record > 0) throw tooManyFields(task, p, columns); trailing++; }
        else { putEmpty(last, record, view, end); column++; }
        break;
      }
    }
    if (column !== columns) throw tooFewFields(task, offsets[record - firstRecord]!, column, columns);
    record++;
    if (p > nextReport) {
      task.onProgress?.(p - start);
      pulse();
      nextReport = p + REPORT_EVERY;
    }
  }
  return { records: record - firstRecord, offsets: offsets.slice(0, record - firstRecord), trailing, comments };
}

const REPORT_EVERY = 4 << 20;
/** Kinds of sink, compared by number in the hot loop. */
export const SKIP = 0, NUMBER = 1, TIME = 2, TEXT = 3;

function commentBytes(dialect: Dialect): Uint8Array {
  return Uint8Array.from([...(dialect.comment ?? '')].map((c) => c.charCodeAt(0)));
}

export function startsWith(bytes: Uint8Array, p: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[p + i] !== text[i]) return false;
  return true;
}

/** Start of the next line where the rest of this one is empty fields, or -1. */
function afterEmptyFields(bytes: Uint8Array, p: number, end: number, delimiter: number, newline: number): number {
  for (; p < end; p++) {
    const c = bytes[p]!;
    if (c === newline) return p + 1;
    if (c !== delimiter && !(c === CR && (bytes[p + 1] === newline || p + 1 >= end))) return -1;
  }
  return end;
}

/** Takes what the fast path does not; returns the sink's kind, which is SKIP once a cell did not fit. */
function irregularNumber(sink: ColumnSink, record: number, source: Uint8Array, start: number, end: number, view: DataView): number {
  if (end - start <= 7) {
    const code = missingTextCode(ascii(source, start, end));
    if (code >= 0) {
      sink.putMissing(record, code);
      if (sink.wide !== null) sink.putWide(record, hashCell(view, start, end), SECOND_LANE[0]!);
      return sink.kind;
    }
  }
  if (sink.takesExtra && sink.putExtraMissing(record, utf8(source.subarray(start, end)), hashCell(view, start, end), SECOND_LANE[0]!)) return sink.kind;
  const decimals = regularDecimals(source, start, end);
  if (decimals >= 0 && sink.wide === null) {
    const value = Number(ascii(source, start, end));
    sink.values[record] = value;
    sink.codes[record] = Object.is(value, -0) ? NEGATIVE_ZERO_FIRST + decimals : decimals;
    return sink.kind;
  }
  const value = parseIrregularNumber(source, start, end);
  if (Number.isNaN(value)) putPadded(sink, record, source, start, end, view);
  else sink.putIrregular(record, value, hashCell(view, start, end), SECOND_LANE[0]!);
  return sink.kind;
}

function putTime(sink: ColumnSink, record: number, source: Uint8Array, start: number, end: number, view: DataView): number {
  const value = parseTime(source, view, start, end);
  if (!Number.isNaN(value)) {
    if (TIME_SPELLING[0]! >= 0) {
      sink.values[record] = value;
      if (sink.wide === null) sink.codes[record] = TIME_SPELLING[0]!;
      else sink.putWide(record, hashCell(view, start, end), SECOND_LANE[0]!);
    } else sink.putIrregular(record, value, hashCell(view, start, end), SECOND_LANE[0]!);
    if (TIME_ZONE[0] !== 0) sink.zoned = true;
    return sink.kind;
  }
  const code = end - start <= 7 ? missingTextCode(ascii(source, start, end)) : -1;
  if (code < 0) {
    if (!sink.takesExtra || !sink.putExtraMissing(record, utf8(source.subarray(start, end)), hashCell(view, start, end), SECOND_LANE[0]!)) putPadded(sink, record, source, start, end, view);
    return sink.kind;
  }
  sink.putMissing(record, code);
  if (sink.wide !== null) sink.putWide(record, hashCell(view, start, end), SECOND_LANE[0]!);
  return sink.kind;
}

function putWideKind(sink: ColumnSink, record: number, source: Uint8Array, start: number, end: number, view: DataView): number {
  const code = end - start <= 7 ? missingTextCode(ascii(source, start, end)) : -1;
  if (code >= 0) {
    sink.putMissing(record, code);
    sink.putWide(record, hashCell(view, start, end), SECOND_LANE[0]!);
  } else if (sink.takesExtra && sink.putExtraMissing(record, utf8(source.subarray(start, end)), hashCell(view, start, end), SECOND_LANE[0]!)) return sink.kind;
  else if (!putWideCell(sink, record, source, start, end, view)) putPadded(sink, record, source, start, end, view);
  return sink.kind;
}

/** A missing text with white space around it, or nothing but white space; anything else does not fit. */
function putPadded(sink: ColumnSink, record: number, source: Uint8Array, start: number, end: number, view: DataView): void {
  const text = end - start > 100 ? '' : ascii(source, start, end);
  const trimmed = text.trim();
  if (text === trimmed || missingTextCode(trimmed) < 0) { sink.fail(utf8(source.subarray(start, Math.min(end, start + 200)))); return; }
  sink.putIrregular(record, NaN, hashCell(view, start, end), SECOND_LANE[0]!);
  sink.missing[missingTextCode(trimmed) - MISSING_FIRST]!++;
}

function putEmpty(sink: ColumnSink, record: number, view: DataView, at: number): void {
  const first = hashCell(view, at, at), second = SECOND_LANE[0]!;
  if (sink.kind === TEXT) sink.putText(record, new Uint8Array(0), 0, 0, first, second);
  else if (sink.kind !== SKIP) {
    sink.putMissing(record, missingTextCode(''));
    if (sink.wide !== null) sink.putWide(record, first, second);
  }
}

export function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) text += String.fromCharCode(bytes[p]!);
  return text;
}
