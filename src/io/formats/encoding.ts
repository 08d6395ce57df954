/** Text of any common encoding as UTF-8 with padding, by the platform's decoders. */
import { PalimpsestError } from '../../core/errors.js';

export interface Utf8Text {
  /** Reaches at least PADDING bytes beyond `end`. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly encoding: string;
  readonly bom: boolean;
}

/** The scan reads whole words, so buffers reach a little beyond their content. */
export const PADDING = 16;

/** As `toUtf8`, but takes text without a mark for UTF-8 unseen: the caller asks `isUtf8` when a text looks wrong. */
export function assumeUtf8(bytes: Uint8Array, end: number): Utf8Text {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked && end >= 2) return toUtf8(bytes, end);
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
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8Or1252(bytes, 3, end, true);
  if (end >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return transcode(bytes, 2, end, 'utf-16le', true);
  if (end >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return transcode(bytes, 2, end, 'utf-16be', true);
  return utf8Or1252(bytes, 0, end, false);
}

function utf8Or1252(bytes: Uint8Array, start: number, end: number, bom: boolean): Utf8Text {
  if (isUtf8(bytes, start, end)) return { bytes, start, end, encoding: 'utf-8', bom };
  return transcode(bytes, start, end, 'windows-1252', bom);
}

function transcode(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean): Utf8Text {
  const whole = bytes.subarray(start, end);
  const encoded = encoding === 'windows-1252' ? windows1252(whole) : new TextEncoder().encode(new TextDecoder(encoding).decode(whole));
  const padded = new Uint8Array(encoded.length + PADDING);
  padded.set(encoded);
  return { bytes: padded, start: 0, end: encoded.length, encoding, bom };
}

export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let p = start;
  while (p < end && (bytes.byteOffset + p) % 4 !== 0) { if (bytes[p]! > 127) return isUtf8Slow(bytes, p, end); p++; }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + p, (end - p) >> 2);
  for (let i = 0; i < words.length; i++) if ((words[i]! & 0x80808080) !== 0) return isUtf8Slow(bytes, p + 4 * i, end);
  for (p += words.length * 4; p < end; p++) if (bytes[p]! > 127) return isUtf8Slow(bytes, p, end);
  return true;
}

/** 0x80 to 0x9F; not left to the platform, because Node takes them for control characters. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

function windows1252(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 3);
  let n = 0;
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]!;
    const point = c >= 0x80 && c < 0xa0 ? WINDOWS_1252[c - 0x80]! : c;
    if (point < 0x80) out[n++] = point;
    else if (point < 0x800) { out[n++] = 0xc0 | (point >> 6); out[n++] = 0x80 | (point & 63); }
    else { out[n++] = 0xe0 | (point >> 12); out[n++] = 0x80 | ((point >> 6) & 63); out[n++] = 0x80 | (point & 63); }
  }
  return out.subarray(0, n);
}

const CHUNK = 1 << 22;

function isUtf8Slow(bytes: Uint8Array, start: number, end: number): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let p = start; p < end; p += CHUNK) decoder.decode(bytes.subarray(p, Math.min(end, p + CHUNK)), { stream: p + CHUNK < end });
    return true;
  } catch {
    return false;
  }
}
