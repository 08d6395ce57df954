/** The table in a zip archive: the member that the recipe names, or the only one that can be a table. */
import { PalimpsestError } from '../../core/errors.js';
import { listed } from '../../core/format/words.js';
import { notWhole, packedBytes, zipDirectory, type ZipEntry } from './zip-directory.js';

const TABLES = /\.(csv|tsv|tab|txt|dat|json|ndjson|jsonl|parquet|arrow|arrows|feather|ipc)(\.gz)?$|(^|\/)[^./]+$/i;
const STORED = 0, DEFLATED = 8;
/** What archivers of some systems add of their own. */
const HIDDEN = /(^|\/)(__MACOSX\/|\.[^/]+$|Thumbs\.db$)/;

export interface Unzipped { readonly name: string; readonly bytes: Uint8Array }

export async function unzipTable(bytes: Uint8Array, end: number, member: string | undefined, file: string): Promise<Unzipped> {
  const entries = zipDirectory(bytes, end, file).filter((entry) => !entry.name.endsWith('/') && !HIDDEN.test(entry.name));
  const entry = choose(entries, member, file);
  if (entry.encrypted) throw new PalimpsestError('SourceError', `${file} is a zip archive with a password. Unpack it.`, { file });
  return { name: entry.name, bytes: await unpacked(packedBytes(bytes, end, entry, file), entry, file) };
}

function choose(entries: readonly ZipEntry[], member: string | undefined, file: string): ZipEntry {
  if (member !== undefined) {
    const found = entries.find((entry) => entry.name === member) ?? only(entries.filter((entry) => entry.name.endsWith(`/${member}`)));
    if (found !== null) return found;
    throw new PalimpsestError('SchemaError', `${file} has no member “${member}”, which the recipe names. It holds ${names(entries)}.`, { file });
  }
  if (entries.some((entry) => entry.name === '[Content_Types].xml') && entries.some((entry) => entry.name.startsWith('xl/'))) {
    throw new PalimpsestError('SourceError', `${file} is an Excel workbook, which is not read: open it there and save its table as CSV.`, { file });
  }
  const tables = entries.filter((entry) => TABLES.test(entry.name));
  const found = only(entries) ?? only(tables) ?? only(tables.filter((entry) => !/(^|\/)(readme|licen[cs]e|notes?|changelog|citation)[^/]*$/i.test(entry.name)));
  if (found !== null) return found;
  if (entries.length === 0) throw new PalimpsestError('SourceError', `${file} is a zip archive without a file in it. Choose the one that holds the data.`, { file });
  throw new PalimpsestError('SourceError', `${file} is a zip archive with ${names(tables.length > 0 ? tables : entries)}. Unpack it, or name the one to read as “member” in the reading part of the recipe.`, { file });
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? list[0]! : null;
}

function names(entries: readonly ZipEntry[]): string {
  return entries.length === 0 ? 'no file' : listed(entries.map((entry) => `“${entry.name}”`), 6);
}

async function unpacked(packed: Uint8Array, entry: ZipEntry, file: string): Promise<Uint8Array> {
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new PalimpsestError('SourceError', `${file} packs “${entry.name}” in a way that is not read (method ${entry.method}). Unpack it.`, { file });
  }
  let bytes = packed;
  if (entry.method === DEFLATED) {
    try {
      const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    } catch (cause) {
      throw notWhole(file, cause);
    }
  }
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw notWhole(file);
  return bytes;
}

let table: Uint32Array | null = null;

/** ISO 3309, as zip and gzip use it. */
export function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, i) => {
    let c = i;
    for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
