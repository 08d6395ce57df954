/** Text of any common encoding as UTF-8 with padding, by the platform's decoders. */

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
  const encoded = new TextEncoder().encode(new TextDecoder(encoding).decode(bytes.subarray(start, end)));
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
