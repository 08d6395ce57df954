/**
 * What a zip archive holds, by its central directory (PKWARE, APPNOTE 6.3.10, 4.3). Archives beyond 4 GB and
 * those in several parts are not read.
 */
import { PalimpsestError } from '../../core/errors.js';

export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header. */
  readonly at: number;
}

const END_OF_DIRECTORY = 0x06054b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535, END_BYTES = 22, ENTRY_BYTES = 46, LOCAL_BYTES = 30;

export function zipDirectory(bytes: Uint8Array, end: number, file: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  const last = endOfDirectory(view, end);
  if (last < 0) throw notWhole(file);
  const count = view.getUint16(last + 10, true), from = view.getUint32(last + 16, true);
  if (count === 0xffff || from === 0xffffffff) throw new PalimpsestError('SourceError', `${file} is a zip archive of the kind for more than 4 GB, which is not read. Unpack it.`, { file });
  const entries: ZipEntry[] = [];
  for (let p = from, i = 0; i < count; i++) {
    if (p + ENTRY_BYTES > last || view.getUint32(p, true) !== ENTRY) throw notWhole(file);
    const nameLength = view.getUint16(p + 28, true);
    const next = p + ENTRY_BYTES + nameLength + view.getUint16(p + 30, true) + view.getUint16(p + 32, true);
    if (next > last) throw notWhole(file);
    entries.push({
      name: nameOf(bytes.subarray(p + ENTRY_BYTES, p + ENTRY_BYTES + nameLength)), method: view.getUint16(p + 10, true), encrypted: (view.getUint16(p + 8, true) & 1) === 1,
      crc: view.getUint32(p + 16, true), packed: view.getUint32(p + 20, true), size: view.getUint32(p + 24, true), at: view.getUint32(p + 42, true),
    });
    p = next;
  }
  return entries;
}

/** The packed bytes of a member. */
export function packedBytes(bytes: Uint8Array, end: number, entry: ZipEntry, file: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  if (entry.at + LOCAL_BYTES > end || view.getUint32(entry.at, true) !== LOCAL) throw notWhole(file);
  const from = entry.at + LOCAL_BYTES + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > end) throw notWhole(file);
  return bytes.subarray(from, from + entry.packed);
}

export function notWhole(file: string, cause?: unknown): PalimpsestError {
  return new PalimpsestError('ParseError', `${file} is not a whole zip archive. Download it again.`, { file }, cause);
}

/** Names are UTF-8 in all archives of our time; older ones are told apart well enough. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}

function endOfDirectory(view: DataView, end: number): number {
  for (let p = end - END_BYTES; p >= 0 && p >= end - END_BYTES - LONGEST_COMMENT; p--) {
    if (view.getUint32(p, true) === END_OF_DIRECTORY) return p;
  }
  return -1;
}
