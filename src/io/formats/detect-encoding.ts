/**
 * What a text is that is not UTF-8 throughout: UTF-8 with some spoilt bytes, Windows-1252 (of which Latin-1 is a
 * part), or Mac Roman. The last two give each byte another character; what tells them is whether letters come
 * where letters stand in words, and marks where marks stand.
 */
import { MAC_ROMAN, WINDOWS_1252 } from './code-pages.js';
import { nextHigh, viewOf } from './high-bytes.js';

export type Detected = { readonly encoding: 'utf-8'; readonly spoilt: number } | { readonly encoding: 'windows-1252' | 'macintosh' };

const MOST_JUDGED = 20_000;

export function detectEncoding(bytes: Uint8Array, start: number, end: number): Detected {
  const view = viewOf(bytes);
  let sequences = 0, spoilt = 0;
  for (let p = nextHigh(view, start, end); p < end;) {
    const length = sequenceLength(bytes, p, end);
    if (length > 0) sequences++; else spoilt++;
    p = nextHigh(view, p + Math.max(1, length), end);
  }
  // In a text of single bytes hardly two high ones in a row happen to be UTF-8.
  if (sequences > 2 * spoilt) return { encoding: 'utf-8', spoilt };
  return { encoding: isMacRoman(bytes, start, end) ? 'macintosh' : 'windows-1252' };
}

/** Bytes of the well-formed sequence of UTF-8 that begins at p, or 0 (Unicode 15, table 3-7). */
export function sequenceLength(bytes: Uint8Array, p: number, end: number): number {
  const lead = bytes[p]!;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || p + length > end) return 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80, high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (bytes[p + 1]! < low || bytes[p + 1]! > high) return 0;
  for (let i = 2; i < length; i++) if (bytes[p + i]! < 0x80 || bytes[p + i]! > 0xbf) return 0;
  return length;
}

function isMacRoman(bytes: Uint8Array, start: number, end: number): boolean {
  let windows = 0, mac = 0, judged = 0;
  const view = viewOf(bytes);
  for (let p = nextHigh(view, start, end); p < end && judged < MOST_JUDGED; p = nextHigh(view, p + 1, end)) {
    const byte = bytes[p]!;
    judged++;
    const before = p > start ? bytes[p - 1]! : 32, after = p + 1 < end ? bytes[p + 1]! : 32;
    windows += fit(WINDOWS_1252[byte - 0x80]!, before, after);
    mac += fit(MAC_ROMAN[byte - 0x80]!, before, after);
  }
  return mac > windows;
}

const isLetter = (byte: number): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
const isSmall = (byte: number): boolean => byte >= 97 && byte <= 122;
/** Marks of units and of print, which stand beside letters and digits. */
const MARKS = '°µ²³±·§€£«»–—‘’“”…\u00a0';
/** Letters that the one page has where the other has a common one. */
const RARE = 'ƒªº';

/** 1: such a character stands in such a place; -1: it does not; 0: it may. */
function fit(character: string, before: number, after: number): number {
  if (/\p{Cc}/u.test(character)) return -1;
  const inWord = isLetter(before) && isLetter(after);
  if (/\p{L}/u.test(character) && !RARE.includes(character)) {
    if (isSmall(before)) return /\p{Lu}/u.test(character) ? -1 : 1;
    return isLetter(before) || isLetter(after) ? 1 : 0;
  }
  if (character === '’') return 0.5;
  return inWord ? -1 : MARKS.includes(character) ? 1 : -0.5;
}
