/** Which of its two orders a UTF-16 text is in, by its mark or, without one, by where its zeros stand. */

export interface Utf16 { readonly encoding: 'utf-16le' | 'utf-16be'; readonly marked: boolean }

const HEAD_BYTES = 4096;

export function utf16Of(bytes: Uint8Array, end: number): Utf16 | null {
  if (end < 2) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', marked: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', marked: true };
  return unmarked(bytes, end);
}

/** Delimiters, digits and line ends have a zero byte in UTF-16, always the same one of the two; no other text has any. */
function unmarked(bytes: Uint8Array, end: number): Utf16 | null {
  const stop = Math.min(end, HEAD_BYTES) & ~1;
  const zeros = [0, 0];
  for (let p = 0; p < stop; p++) if (bytes[p] === 0) zeros[p & 1]!++;
  const [even, odd] = zeros as [number, number];
  if (end % 2 !== 0 || stop < 4 || Math.min(even, odd) > 0 || Math.max(even, odd) < Math.max(2, stop / 10)) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, stop));
  return /[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/.test(head.slice(0, -1)) ? null : { encoding, marked: false };
}
