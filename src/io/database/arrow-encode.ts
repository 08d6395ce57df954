/** Typed columns as Arrow IPC streams, a slice of rows at a time. */
import { Field, Float64, Int32, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Uint8 as ArrowUint8, type DataType } from 'apache-arrow';
import type { EngineTable, EngineTableColumn } from './database.js';

const TYPES = { DOUBLE: () => new Float64(), INTEGER: () => new Int32(), UTINYINT: () => new ArrowUint8() } as const;

/** One whole IPC stream with the rows [from, to). */
export function encodeRows(table: EngineTable, from: number, to: number): Uint8Array {
  const fields = table.columns.map((column) => new Field(column.name, TYPES[column.type](), false));
  const children = table.columns.map((column, i) => slice(column, fields[i]!.type, from, to));
  const schema = new Schema(fields);
  const data = makeData({ type: new Struct(fields), length: to - from, nullCount: 0, children });
  return RecordBatchStreamWriter.writeAll([new RecordBatch(schema, data)]).toUint8Array(true);
}

/** Each child gets a buffer view of its own rows. */
function slice(column: EngineTableColumn, type: DataType, from: number, to: number): ReturnType<typeof makeData> {
  return makeData({ type, length: to - from, nullCount: 0, data: column.data.subarray(from, to) } as never);
}
