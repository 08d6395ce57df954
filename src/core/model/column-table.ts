/**
 * One release in memory: typed columns side by side with how each value was written.
 * Values and spellings are kept apart, so that `1.0` -> `1.00` is seen without holding
 * the text of every cell twice.
 */
import type { ColumnType } from './report.js';

/**
 * How the value of each record was written. Two cells of equal value and equal spelling
 * were the same text.
 * - `constant`: every record has the same code.
 * - `byte`: one code a record (see `spelling.ts`).
 * - `wide`: a 64-bit hash of the text a record, as two 32-bit lanes.
 */
export type Spelling =
  | { readonly mode: 'constant'; readonly code: number }
  | { readonly mode: 'byte'; readonly codes: Uint8Array }
  | { readonly mode: 'wide'; readonly lanes: Uint32Array };

/** Numbers (float64) or instants (milliseconds since 1970-01-01T00:00 in the data's own time zone); NaN is missing. */
export interface NumericValues {
  readonly kind: 'number' | 'time';
  readonly values: Float64Array;
  readonly spelling: Spelling;
}

/** Texts as read, as indexes into a dictionary. A `null` entry is a missing value of a typed format. */
export interface TextValues {
  readonly kind: 'text';
  readonly codes: Int32Array;
  readonly dictionary: readonly (string | null)[];
}

export type Values = NumericValues | TextValues;

export interface Column {
  /** Name made unique and non-empty; see `header.ts`. */
  readonly name: string;
  readonly type: ColumnType;
  readonly values: Values;
  /** Hash of the multiset of the column's texts, eight hex digits a lane. */
  readonly digest: string;
  /** Texts that meant "no value" when the column was read, with how often each occurred. */
  readonly missingTexts: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

export interface ColumnTable {
  readonly columns: readonly Column[];
  readonly records: number;
  /** `sha256-…`, independent of the order of records and columns. */
  readonly content: string;
}
