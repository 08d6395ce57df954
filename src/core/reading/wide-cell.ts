/**
 * Cells that no spelling code fits by their kind: numbers in a local notation and dates in the orders that people
 * write. Their spellings are hashed; the sink gathers what proves or disproves the reading over all cells.
 */
import { hashCell, SECOND_LANE } from './cell-hash.js';
import type { ColumnSink } from './column-sink.js';
import { DATE_VALUES, readFieldDate, SHORT_YEAR } from './field-date.js';
import { LOCAL_FORM, LOCAL_VALUES, readLocalNumber } from './local-number.js';
import { TIME_ZONE } from './time-text.js';

/** Kinds beyond those of the scan's hot loop. */
export const LOCAL_POINT = 4, LOCAL_COMMA = 5, DATE_MONTH = 6, DATE_DAY = 7;

/** What all cells of a column have in common. */
export interface WideProof {
  /** Readings that every cell allows. */
  mask: number;
  /** Some cell means another value in the other reading. */
  differs: boolean;
  /** Forms of the numbers; see `local-number.ts`. */
  form: number;
  /** A decimal mark or a separator was seen. */
  marked: boolean;
  /** First and last numbers of dates with a two-digit year, as sets; null where there is none. */
  short: { readonly first: Uint8Array; readonly last: Uint8Array; oneDigit: boolean } | null;
}

export function newProof(): WideProof {
  return { mask: 3, differs: false, form: 0, marked: false, short: null };
}

/** The readings of bytes [start, end), white space around them ignored, in the way of `kind`; 0: none. */
export function readingsOf(kind: number, bytes: Uint8Array, view: DataView, start: number, end: number): number {
  while (start < end && isBlank(bytes[start]!)) start++;
  while (end > start && isBlank(bytes[end - 1]!)) end--;
  return kind === LOCAL_POINT || kind === LOCAL_COMMA ? readLocalNumber(bytes, start, end) : readFieldDate(bytes, view, start, end);
}

/** Stores a cell; false when it does not fit the kind. */
export function putWideCell(sink: ColumnSink, record: number, source: Uint8Array, start: number, end: number, view: DataView): boolean {
  const { kind } = sink, proof = sink.proof!;
  const mask = readingsOf(kind, source, view, start, end);
  const second = kind === LOCAL_COMMA || kind === DATE_DAY ? 1 : 0;
  if ((mask & (1 << second)) === 0) return false;
  const values = kind === LOCAL_POINT || kind === LOCAL_COMMA ? LOCAL_VALUES : DATE_VALUES;
  proof.mask &= mask;
  if (mask !== 3 || values[0] !== values[1]) { proof.marked = true; if (mask === 3) proof.differs = true; }
  if (values === LOCAL_VALUES) proof.form |= LOCAL_FORM[0]!;
  else {
    if (TIME_ZONE[0] !== 0) sink.zoned = true;
    if (SHORT_YEAR.first >= 0) {
      proof.short ??= { first: new Uint8Array(100), last: new Uint8Array(100), oneDigit: false };
      proof.short.first[SHORT_YEAR.first] = 1;
      proof.short.last[SHORT_YEAR.last] = 1;
      if (SHORT_YEAR.oneDigit) proof.short.oneDigit = true;
    }
  }
  sink.values[record] = values[second]!;
  sink.putWide(record, hashCell(view, start, end), SECOND_LANE[0]!);
  return true;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9;
}
