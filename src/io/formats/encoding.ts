/** Text of any common encoding as UTF-8 with padding, by the platform's decoders. */
import { PalimpsestError } from '../../core/errors.js';
import { counted } from '../../core/format/words.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { MAC_ROMAN, pageToUtf8, WINDOWS_1252 } from './code-pages.js';
import { detectEncoding, sequenceLength } from './detect-encoding.js';
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
    const part = length > 0 ? bytes.subarray(p, p + length) : pageToUtf8(bytes.subarray(p, p + 1), WINDOWS_1252);
    out.set(part, n);
    n += part.length;
    p += Math.max(1, length);
  }
  return out.subarray(0, n);
}

function transcode(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean): Utf8Text {
  const whole = bytes.subarray(start, end);
  const encoded = encoding === 'windows-1252' ? pageToUtf8(whole, WINDOWS_1252) : encoding === 'macintosh' ? pageToUtf8(whole, MAC_ROMAN) : new TextEncoder().encode(new TextDecoder(encoding).decode(whole));
  return { ...padded(encoded), encoding, bom };
}

function padded(encoded: Uint8Array): Pick<Utf8Text, 'bytes' | 'start' | 'end'> {
  const bytes = new Uint8Array(encoded.length + PADDING);
  bytes.set(encoded);
  return { bytes, start: 0, end: encoded.length };
}

export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let p = start;
  while (p < end && (bytes.byteOffset + p) % 4 !== 0) { if (bytes[p]! > 127) return isUtf8Slow(bytes, p, end); p++; }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + p, (end - p) >> 2);
  for (let i = 0; i < words.length; i++) if ((words[i]! & 0x80808080) !== 0) return isUtf8Slow(bytes, p + 4 * i, end);
  for (p += words.length * 4; p < end; p++) if (bytes[p]! > 127) return isUtf8Slow(bytes, p, end);
  return true;
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
