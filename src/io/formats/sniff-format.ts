/** What a file is, by its first bytes; its name is not asked. */
import { PalimpsestError } from '../../core/errors.js';
import { isTar } from './tar-directory.js';
import { utf16Of } from './utf16.js';

export type Format = 'delimited' | 'json' | 'parquet' | 'arrow-file' | 'arrow-stream' | 'gzip' | 'zip' | 'tar';

export function sniffFormat(bytes: Uint8Array, end: number, file: string): Format {
  const ascii = (from: number, text: string): boolean => [...text].every((c, i) => bytes[from + i] === c.charCodeAt(0));
  // A CSV may begin with a column called PAR1: in Parquet a byte follows that no text has.
  if (end >= 5 && ascii(0, 'PAR1') && isControl(bytes[4]!)) return 'parquet';
  if (end >= 7 && ascii(0, 'ARROW1') && isControl(bytes[6]!)) return 'arrow-file';
  if (end >= 8 && bytes[0] === 0xff && bytes[1] === 0xff && bytes[2] === 0xff && bytes[3] === 0xff) return 'arrow-stream';
  if (end >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  // An archive without members begins with its end.
  if (end >= 4 && (ascii(0, 'PK\u0003\u0004') || ascii(0, 'PK\u0005\u0006'))) return 'zip';
  if (isTar(bytes, end)) return 'tar';
  if (isOldArrowStream(bytes, end)) return 'arrow-stream';
  const known = KNOWN_OTHERS.find(([magic]) => ascii(0, magic));
  if (known && end >= 4) throw new PalimpsestError('SourceError', `${file} is ${known[1]}, which is not read. ${known[2]}`, { file });
  const head = headText(bytes, end).replace(/^\s*(<!--[^]*?-->\s*)*/, '');
  if (/^<(!doctype html|html)\b/i.test(head)) {
    throw new PalimpsestError('SourceError', `${file} is a web page and not a data file. Give the address or file of the data itself.`, { file });
  }
  if (/^<\?xml\b/i.test(head)) throw new PalimpsestError('SourceError', `${file} is an XML document, which is not read. Save its table as CSV.`, { file });
  const utf16 = utf16Of(bytes, end);
  if (utf16 === null && isBinary(bytes, end)) {
    throw new PalimpsestError('SourceError', `${file} is a binary file of an unknown format. Give CSV, TSV, JSON, Parquet or Arrow.`, { file });
  }
  // Characters of UTF-16 are looked at by their lower byte; in JSON the first ones have no other.
  const [start, step] = utf16 === null ? [bytes[0] === 0xef ? 3 : 0, 1] : [(utf16.marked ? 2 : 0) + (utf16.encoding === 'utf-16be' ? 1 : 0), 2];
  for (let p = start; p < Math.min(end, 4096); p += step) {
    const c = bytes[p]!;
    if (c === 32 || c === 9 || c === 10 || c === 13) continue;
    return c === 0x5b || c === 0x7b ? 'json' : 'delimited';
  }
  return 'delimited';
}

const KNOWN_OTHERS: readonly (readonly [string, string, string])[] = [
  ['\u0089HDF', 'an HDF5 or NetCDF-4 file', 'Export its table as CSV or Parquet.'],
  ['CDF\u0001', 'a NetCDF file', 'Export its table as CSV or Parquet.'],
  ['%PDF', 'a PDF document', 'Give the data file that it describes.'],
  ['BZh', 'a bzip2 archive', 'Unpack it first.'],
  ['\u00fd7zXZ', 'an xz archive', 'Unpack it first.'],
];

/** Streams written before Arrow 0.15 begin with the length of a schema message, itself a flatbuffer, without a marker. */
function isOldArrowStream(bytes: Uint8Array, end: number): boolean {
  if (end < 64) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  const length = view.getInt32(0, true), root = view.getInt32(4, true);
  return length >= 64 && length < Math.min(end, 1 << 20) && length % 4 === 0 && root > 0 && root < 64 && root % 4 === 0;
}

function headText(bytes: Uint8Array, end: number): string {
  return String.fromCharCode(...bytes.subarray(bytes[0] === 0xef ? 3 : 0, Math.min(end, 512)));
}

function isControl(c: number): boolean {
  return c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12;
}

/** NUL or many control characters in the head. */
function isBinary(bytes: Uint8Array, end: number): boolean {
  const stop = Math.min(end, 65536);
  let control = 0;
  for (let p = 0; p < stop; p++) {
    const c = bytes[p]!;
    if (c === 0) return true;
    if (isControl(c)) control++;
  }
  return control > stop * 0.02 + 1;
}
