/**
 * Writes a small Parquet file: one row group, one plain uncompressed page a column, optional doubles and
 * UTF-8 texts; metadata in the compact protocol of Thrift. Made independently of what reads it, and where no
 * other writer runs in a browser.
 */
export function writeParquet(columns: Readonly<Record<string, readonly (string | number | null)[]>>): Uint8Array {
  const out = new Bytes().text('PAR1');
  const rows = Object.values(columns)[0]?.length ?? 0;
  const chunks = Object.entries(columns).map(([name, values]) => {
    const text = values.some((value) => typeof value === 'string');
    const page = pageOf(values, text), at = out.length;
    const header = struct([[1, I32, 0], [2, I32, page.length], [3, I32, page.length], [5, STRUCT, struct([[1, I32, rows], [2, I32, 0], [3, I32, 3], [4, I32, 3]])]]);
    out.add(header).add(page);
    return { name, text, at, size: header.length + page.length };
  });
  const schema = [struct([[4, BINARY, 'schema'], [5, I32, chunks.length]]), ...chunks.map(({ name, text }) => struct([[1, I32, text ? 6 : 5], [3, I32, 1], [4, BINARY, name], ...(text ? [[6, I32, 0] as const] : [])]))];
  const total = chunks.reduce((sum, { size }) => sum + size, 0);
  const groups = rows === 0 ? [] : [struct([[1, LIST, list(STRUCT, chunks.map(({ name, text, at, size }) => struct([[2, I64, at], [3, STRUCT, struct([
    [1, I32, text ? 6 : 5], [2, LIST, list(I32, [new Bytes().zigzag(0).bytes, new Bytes().zigzag(3).bytes])], [3, LIST, list(BINARY, [new Bytes().sized(name).bytes])],
    [4, I32, 0], [5, I64, rows], [6, I64, size], [7, I64, size], [9, I64, at]])]])))], [2, I64, total], [3, I64, rows]])];
  const footer = struct([[1, I32, 1], [2, LIST, list(STRUCT, schema)], [3, I64, rows], [4, LIST, list(STRUCT, groups)]]);
  return out.add(footer).fixed(footer.length).text('PAR1').bytes;
}

/** Definition levels as one bit-packed run, then the values that are there. */
function pageOf(values: readonly (string | number | null)[], text: boolean): Uint8Array {
  const groups = Math.ceil(values.length / 8);
  const levels = new Bytes().varint((groups << 1) | 1);
  for (let g = 0; g < groups; g++) levels.add([values.slice(8 * g, 8 * g + 8).reduce<number>((bits, value, i) => bits | (value === null ? 0 : 1 << i), 0)]);
  const page = new Bytes().fixed(levels.length).add(levels.bytes);
  for (const value of values) {
    if (value === null) continue;
    if (text) { const bytes = new TextEncoder().encode(String(value)); page.fixed(bytes.length).add(bytes); }
    else page.add(new Uint8Array(Float64Array.of(value as number).buffer));
  }
  return page.bytes;
}

const I32 = 5, I64 = 6, BINARY = 8, LIST = 9, STRUCT = 12;
type Field = readonly [id: number, type: number, value: number | string | Uint8Array];

function struct(fields: readonly Field[]): Uint8Array {
  const out = new Bytes();
  let last = 0;
  for (const [id, type, value] of fields) {
    out.add([((id - last) << 4) | type]);
    last = id;
    if (typeof value === 'number') out.zigzag(value);
    else if (typeof value === 'string') out.sized(value);
    else out.add(value);
  }
  return out.add([0]).bytes;
}

function list(type: number, items: readonly Uint8Array[]): Uint8Array {
  const out = new Bytes();
  if (items.length < 15) out.add([(items.length << 4) | type]);
  else out.add([0xf0 | type]).varint(items.length);
  for (const item of items) out.add(item);
  return out.bytes;
}

class Bytes {
  private readonly list: number[] = [];
  get length(): number { return this.list.length; }
  get bytes(): Uint8Array { return Uint8Array.from(this.list); }
  add(more: Uint8Array | readonly number[]): this { for (const byte of more) this.list.push(byte); return this; }
  text(text: string): this { return this.add(new TextEncoder().encode(text)); }
  sized(text: string): this { const bytes = new TextEncoder().encode(text); return this.varint(bytes.length).add(bytes); }
  fixed(value: number): this { return this.add([value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24]); }
  varint(value: number): this { for (; value > 127; value = Math.floor(value / 128)) this.list.push((value % 128) | 128); this.list.push(value); return this; }
  zigzag(value: number): this { return this.varint(value * 2); }
}
