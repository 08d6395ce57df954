/** Arrow IPC, stream and file, and Arrow tables of any copy of the library. */
import { PalimpsestError } from '../../core/errors.js';
import { Instant, typedColumn, type TypedValue } from '../../core/reading/typed-column.js';
import type { ReadColumn } from '../../core/reading/release-table.js';

export interface ArrowTable { readonly columns: ReadColumn[]; readonly records: number }

export async function readArrow(bytes: Uint8Array, end: number, file: string): Promise<ArrowTable> {
  const { tableFromIPC } = await import('apache-arrow');
  try {
    const table = tableFromIPC(bytes.subarray(0, end));
    if (table.schema.fields.length === 0) throw new Error('no schema');
    return columnsOf(table);
  } catch (cause) {
    throw new PalimpsestError('ParseError', `${file} is not a whole Arrow IPC file or stream, or is compressed (${(cause as Error).message}). Write it again without compression.`, { file }, cause);
  }
}

interface VectorLike { readonly length: number; get(index: number): unknown; readonly data: readonly ChunkLike[] }
interface ChunkLike { readonly length: number; readonly offset: number; readonly nullCount: number; readonly values: unknown; readonly nullBitmap?: Uint8Array }
interface TableLike { readonly numRows: number; readonly schema: { readonly fields: readonly { readonly name: string; readonly type: unknown }[] }; getChildAt(index: number): unknown }

/** Recognises tables by shape, never by `instanceof`: the page may hold another copy of Arrow. */
export function columnsOf(table: TableLike): ArrowTable {
  const columns = table.schema.fields.map((field, i) => typedColumn(field.name, valuesOf(table.getChildAt(i) as VectorLike, String(field.type))));
  return { columns, records: table.numRows };
}

function valuesOf(vector: VectorLike, type: string): ArrayLike<TypedValue> {
  if (/^(Float64|Float32|Int8|Int16|Int32|Uint8|Uint16|Uint32)$/.test(type)) return plainNumbers(vector);
  const unit = /^Timestamp<(SECOND|MILLISECOND|MICROSECOND|NANOSECOND)/.exec(type);
  if (unit) return integers(vector, (value) => new Instant(toMs(value, unit[1]!)));
  if (/^Date(32)?<DAY>/.test(type)) return plainNumbers(vector, (days) => new Instant(days * 86_400_000));
  if (/^Date(64)?<MILLISECOND>/.test(type)) return collect(vector, (value) => new Instant(Number(value instanceof Date ? value.getTime() : value)));
  return collect(vector, (value) => plain(value) as TypedValue);
}

/** Lists and structs inside a cell as plain arrays and objects. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date || ArrayBuffer.isView(value)) return value;
  const { toJSON } = value as { toJSON?: () => unknown };
  if (typeof toJSON === 'function') return plain(toJSON.call(value));
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

function toMs(value: bigint, unit: string): number {
  if (unit === 'SECOND') return Number(value) * 1000;
  if (unit === 'MILLISECOND') return Number(value);
  return unit === 'MICROSECOND' ? Number(value) / 1000 : Number(value / 1000n) / 1000;
}

/** Numbers straight from the chunks' buffers; missing where the bitmap says so. */
function plainNumbers(vector: VectorLike, make: (x: number) => TypedValue = (x) => x): ArrayLike<TypedValue> {
  const out = new Array<TypedValue>(vector.length).fill(null);
  let at = 0;
  for (const chunk of vector.data) {
    const values = chunk.values as ArrayLike<number>;
    for (let i = 0; i < chunk.length; i++, at++) if (isValid(chunk, i)) out[at] = make(values[i]!);
  }
  return out;
}

function integers(vector: VectorLike, make: (x: bigint) => TypedValue): ArrayLike<TypedValue> {
  const out = new Array<TypedValue>(vector.length).fill(null);
  let at = 0;
  for (const chunk of vector.data) {
    const values = chunk.values as BigInt64Array | Int32Array;
    const wide = values instanceof BigInt64Array ? values : new BigInt64Array(values.buffer, values.byteOffset, values.length >> 1);
    for (let i = 0; i < chunk.length; i++, at++) if (isValid(chunk, i)) out[at] = make(wide[i]!);
  }
  return out;
}

function isValid(chunk: ChunkLike, i: number): boolean {
  if (chunk.nullCount === 0 || chunk.nullBitmap === undefined || chunk.nullBitmap.length === 0) return true;
  const bit = chunk.offset + i;
  return ((chunk.nullBitmap[bit >> 3]! >> (bit & 7)) & 1) === 1;
}

function collect(vector: VectorLike, make: (value: unknown) => TypedValue): ArrayLike<TypedValue> {
  const out = new Array<TypedValue>(vector.length);
  for (let i = 0; i < vector.length; i++) {
    const value = vector.get(i);
    out[i] = value === null || value === undefined ? null : make(value);
  }
  return out;
}
