/** The table in a zip archive, unpacked and held to its checksum. */
import { PalimpsestError } from '../../core/errors.js';
import { chooseMember } from './choose-member.js';
import { notWhole, packedBytes, zipDirectory, type ZipEntry } from './zip-directory.js';

const STORED = 0, DEFLATED = 8;

export interface Unzipped { readonly name: string; readonly bytes: Uint8Array }

export async function unzipTable(bytes: Uint8Array, end: number, member: string | undefined, file: string): Promise<Unzipped> {
  const entry = chooseMember(zipDirectory(bytes, end, file), member, file, 'a zip archive');
  if (entry.encrypted) throw new PalimpsestError('SourceError', `${file} is a zip archive with a password. Unpack it.`, { file });
  return { name: entry.name, bytes: await unpacked(packedBytes(bytes, end, entry, file), entry, file) };
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
