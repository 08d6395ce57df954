/** Parquet without the engine: hyparquet and small decompressors, all offline, loaded when first needed. */
import { PalimpsestError } from '../../core/errors.js';
import { Instant, typedColumn, type TypedValue } from '../../core/reading/typed-column.js';
import type { ReadColumn } from '../../core/reading/release-table.js';

export async function readParquet(bytes: Uint8Array, end: number, file: string, onProgress?: (share: number) => void): Promise<{ columns: ReadColumn[]; records: number }> {
  const { parquetMetadata, parquetRead } = await import('hyparquet');
  const { decompress: zstd } = await import('fzstd');
  const { gunzipSync } = await import('fflate');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + end) as ArrayBuffer;
  const source = { byteLength: end, slice: (from: number, to?: number) => buffer.slice(from, to) };
  let records = 0;
  const parts = new Map<string, { at: number; data: ArrayLike<TypedValue> }[]>();
  let names: string[] = [];
  try {
    const metadata = parquetMetadata(buffer);
    records = Number(metadata.num_rows);
    names = topLevelNames(metadata.schema);
    const chunks = Math.max(1, metadata.row_groups.length * names.length);
    let seen = 0;
    await parquetRead({
      file: source, metadata, compressors: {
        ZSTD: (input: Uint8Array) => zstd(input),
        GZIP: (input: Uint8Array, length: number) => gunzipSync(input, { out: new Uint8Array(length) }),
      },
      parsers: {
        timestampFromMilliseconds: (ms: bigint) => new Instant(Number(ms)),
        timestampFromMicroseconds: (us: bigint) => new Instant(Number(us) / 1000),
        timestampFromNanoseconds: (ns: bigint) => new Instant(Number(ns / 1000n) / 1000),
        dateFromDays: (days: number) => new Instant(days * 86_400_000),
      },
      onChunk: ({ columnName, columnData, rowStart }) => {
        const list = parts.get(columnName) ?? [];
        list.push({ at: rowStart, data: columnData as ArrayLike<TypedValue> });
        parts.set(columnName, list);
        onProgress?.(++seen / chunks);
      },
    });
  } catch (cause) {
    throw new PalimpsestError('ParseError', `${file} is not a whole Parquet file, or uses a feature that is not read (${(cause as Error).message}). Download it again, or write it with snappy or zstd compression.`, { file }, cause);
  }
  return { columns: names.map((name) => typedColumn(name, assemble(parts.get(name) ?? [], records))), records };
}

function topLevelNames(schema: readonly { name: string; num_children?: number }[]): string[] {
  const names: string[] = [];
  let p = 1;
  const skip = (): void => {
    const children = schema[p++]?.num_children ?? 0;
    for (let i = 0; i < children; i++) skip();
  };
  while (p < schema.length) {
    names.push(schema[p]!.name);
    skip();
  }
  return names;
}

function assemble(parts: readonly { at: number; data: ArrayLike<TypedValue> }[], records: number): TypedValue[] {
  const out = new Array<TypedValue>(records).fill(null);
  for (const { at, data } of parts) for (let i = 0; i < data.length && at + i < records; i++) out[at + i] = data[i];
  return out;
}
