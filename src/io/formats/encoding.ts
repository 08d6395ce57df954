/** Text of any common encoding as UTF-8 with padding, by the platform's decoders. */
import { PalimpsestError } from '../../core/errors.js';
import { counted } from '../../core/format/words.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { MAC_ROMAN, pageToUtf8, WINDOWS_1252 } from './code-pages.js';
import { detectEncoding, sequenceLength } from './detect-encoding.js';
import { nextHigh, viewOf } from './high-bytes.js';
import { utf16Of } from './utf16.js';

export interface Utf8Text {
  /** Reaches at least PADDING bytes beyond `end`. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly encoding: string;
  readonly bom: boolean;
  /** What a reader should know of how it was decoded. */
  readonly note?: string;
}

/** The scan reads whole words, so buffers reach a little beyond their content. */
export const PADDING = 16;

/** As `toUtf8`, but takes what is not UTF-16 for UTF-8 unseen: the caller asks `isUtf8` when a text looks wrong. */
export function assumeUtf8(bytes: Uint8Array, end: number): Utf8Text {
  if (utf16Of(bytes, end) !== null) return toUtf8(bytes, end);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { bytes, start: bom ? 3 : 0, end, encoding: 'utf-8', bom };
}

/** Text in an encoding that was given by name. */
export function decodeAs(encoding: string, bytes: Uint8Array, end: number, file: string): Utf8Text {
  let label: string;
  try {
    label = new TextDecoder(encoding).encoding;
  } catch (cause) {
    throw new PalimpsestError('SchemaError', `${file}: the recipe names an encoding “${encoding}” that is not known. Give one such as utf-8, utf-16le, windows-1252 or macintosh.`, { file }, cause);
  }
  if (label === 'utf-8') return { ...assumeUtf8(bytes, end), encoding: label };
  const mark = (label === 'utf-16le' && bytes[0] === 0xff && bytes[1] === 0xfe) || (label === 'utf-16be' && bytes[0] === 0xfe && bytes[1] === 0xff);
  return transcode(bytes, mark ? 2 : 0, end, label, mark);
}

export function toUtf8(bytes: Uint8Array, end: number): Utf8Text {
  const utf16 = utf16Of(bytes, end);
  if (utf16 !== null) return transcode(bytes, utf16.marked ? 2 : 0, end, utf16.encoding, utf16.marked);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = bom ? 3 : 0;
  if (isUtf8(bytes, start, end)) return { bytes, start, end, encoding: 'utf-8', bom };
  const detected = detectEncoding(bytes, start, end);
  if (detected.encoding !== 'utf-8') return transcode(bytes, start, end, detected.encoding, bom);
  const note = `${counted(detected.spoilt, 'byte')} ${detected.spoilt === 1 ? 'is' : 'are'} not UTF-8 as the rest is, and ${detected.spoilt === 1 ? 'was' : 'were'} taken for Windows-1252.`;
  return { ...padded(mended(bytes.subarray(start, end))), encoding: 'utf-8', bom, note };
}

/** UTF-8 whose spoilt bytes stay apart: each becomes the character that it is in Windows-1252. */
function mended(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 3);
  let n = 0;
  for (let p = 0; p < bytes.length;) {
    const length = bytes[p]! < 0x80 ? 1 : sequenceLength(bytes, p, bytes.length);
    const part = length > 0 ? bytes.subarray(p, p + length) : mend(bytes[p]!);
    out.set(part, n);
    n += part.length;
    p += Math.max(1, length);
  }
  return out.subarray(0, n);
}

function mend(byte: number): Uint8Array {
  const { bytes, end } = pageToUtf8(Uint8Array.of(byte), WINDOWS_1252);
  return bytes.subarray(0, end);
}

const PAGES: Readonly<Record<string, string>> = { 'windows-1252': WINDOWS_1252, macintosh: MAC_ROMAN };

function transcode(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean): Utf8Text {
  const whole = bytes.subarray(start, end), page = PAGES[encoding];
  if (page !== undefined) return { ...pageToUtf8(whole, page, PADDING), start: 0, encoding, bom };
  return { ...padded(new TextEncoder().encode(new TextDecoder(encoding).decode(whole))), encoding, bom };
}

function padded(encoded: Uint8Array): Pick<Utf8Text, 'bytes' | 'start' | 'end'> {
  const bytes = new Uint8Array(encoded.length + PADDING);
  bytes.set(encoded);
  return { bytes, start: 0, end: encoded.length };
}

const HEAD_BYTES = 1 << 20;

/** Whether the head of a text could be UTF-8; a look that costs nothing, where reading in vain costs as much as reading. */
export function mayBeUtf8({ bytes, start, end }: Pick<Utf8Text, 'bytes' | 'start' | 'end'>): boolean {
  let stop = end;
  if (end - start > HEAD_BYTES) {
    // No sequence is cut where no byte that continues one follows.
    stop = start + HEAD_BYTES;
    for (let i = 0; i < 3 && (bytes[stop]! & 0xc0) === 0x80; i++) stop--;
  }
  return isUtf8(bytes, start, stop);
}

export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  const high = nextHigh(viewOf(bytes), start, end);
  return high === end || isUtf8Slow(bytes, high, end);
}

const CHUNK = 1 << 22;

/** As `isUtf8`, of a text that is not in memory. */
export function isUtf8Source(source: ByteSource): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < source.size; at += CHUNK) {
      const to = Math.min(source.size, at + CHUNK);
      decoder.decode(source.read(at, to).subarray(0, to - at), { stream: to < source.size });
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function isUtf8Slow(bytes: Uint8Array, start: number, end: number): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let p = start; p < end; p += CHUNK) decoder.decode(bytes.subarray(p, Math.min(end, p + CHUNK)), { stream: p + CHUNK < end });
    return true;
  } catch {
    return false;
  }
}
