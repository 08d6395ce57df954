/**
 * Columns from the values of typed formats (JSON, rows, Parquet, Arrow): numbers, truth values,
 * instants, texts, nested values. Kinds are decided over all values; a column of several kinds
 * keeps every value as text and is `mixed`.
 */
import { PalimpsestError } from '../errors.js';
import { isoText } from '../format/time.js';
import type { TextValues, Values } from '../model/column-table.js';
import type { ColumnType } from '../model/report.js';
import type { ReadColumn } from './release-table.js';
import { TYPED } from './spelling.js';

/** An instant finer than `Date` keeps: milliseconds since 1970-01-01T00:00, with a fraction. */
export class Instant {
  constructor(readonly ms: number) {}
}

export type TypedValue = number | bigint | string | boolean | Date | Instant | null | undefined | object;

const NUMBER = 1, TEXT = 2, TRUTH = 4, INSTANT = 8, NESTED = 16, LARGE = 32;

/** `values` may be any array-like, typed arrays included. */
export function typedColumn(name: string, values: ArrayLike<TypedValue>): ReadColumn {
  let kinds = 0;
  for (let i = 0; i < values.length; i++) kinds |= kindOf(values[i]);
  const type = typeOf(kinds);
  const read = (made: Values): ReadColumn => ({ name, values: made, missingTexts: new Map(), declared: type, notes: [] });
  if (type === 'number' || type === 'time' || type === 'empty') return read(numeric(values, type === 'time' ? 'time' : 'number'));
  return read(texts(values));
}

function kindOf(value: TypedValue): number {
  switch (typeof value) {
    case 'number': return value !== value ? 0 : NUMBER;
    case 'bigint': return value <= MAX_SAFE && value >= -MAX_SAFE ? NUMBER : LARGE;
    case 'string': return TEXT;
    case 'boolean': return TRUTH;
    case 'object': return value === null ? 0 : value instanceof Date || value instanceof Instant ? INSTANT : NESTED;
    default: return 0;
  }
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function typeOf(kinds: number): ColumnType {
  if (kinds === 0) return 'empty';
  if (kinds === NUMBER) return 'number';
  if (kinds === INSTANT) return 'time';
  if (kinds === TRUTH) return 'boolean';
  if (kinds === TEXT || kinds === LARGE || kinds === (LARGE | NUMBER)) return 'text';
  if ((kinds & NESTED) !== 0 && (kinds & ~(NESTED | TEXT | NUMBER | TRUTH)) === 0) return 'nested';
  return 'mixed';
}

function numeric(values: ArrayLike<TypedValue>, kind: 'number' | 'time'): Values {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    out[i] = typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.getTime() : value instanceof Instant ? value.ms : NaN;
  }
  return { kind, values: out, spelling: { mode: 'constant', code: TYPED } };
}

function texts(values: ArrayLike<TypedValue>): TextValues {
  const index = new Map<string, number>();
  const dictionary: (string | null)[] = [];
  const codes = new Int32Array(values.length);
  let absent = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined || value !== value) {
      if (absent < 0) { absent = dictionary.length; dictionary.push(null); }
      codes[i] = absent;
      continue;
    }
    const text = typeof value === 'string' ? value : textOf(value);
    let code = index.get(text);
    if (code === undefined) {
      code = dictionary.length;
      index.set(text, code);
      dictionary.push(text);
    }
    codes[i] = code;
  }
  return { kind: 'text', codes, dictionary };
}

function textOf(value: Exclude<TypedValue, null | undefined>): string {
  if (value instanceof Date) return isoText(value.getTime());
  if (value instanceof Instant) return isoText(value.ms);
  return typeof value === 'object' ? canonicalText(value) : String(value);
}

/** JSON with sorted member names, so that equal nested values have equal texts. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return JSON.stringify(isoText(value.getTime()));
  if (value !== null && typeof value === 'object') {
    if (ArrayBuffer.isView(value)) return canonicalText(Array.from(value as unknown as ArrayLike<number>));
    const members = Object.entries(value as Record<string, unknown>).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Columns of an array of records, in the order in which their names first appear. */
export function columnsOfRows(rows: readonly unknown[], file: string): { names: string[]; values: TypedValue[][] } {
  const values = new Map<string, TypedValue[]>();
  rows.forEach((row, i) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) {
      throw new PalimpsestError('ParseError', `${file}, record ${i + 1}: a record must be an object of named values. Give an array of objects.`, { file, line: i + 1 });
    }
    for (const [name, value] of Object.entries(row)) {
      let column = values.get(name);
      if (column === undefined) { column = new Array<TypedValue>(rows.length).fill(null); values.set(name, column); }
      column[i] = value as TypedValue;
    }
  });
  return { names: [...values.keys()], values: [...values.values()] };
}
