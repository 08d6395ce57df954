/** Where a piece of a delimited text can be cut without cutting a record. */
import type { Dialect } from './dialect.js';

/**
 * The byte after the last record of the piece [0, end), which begins with a record; 0 where no record ends in it.
 * Follows the scan's rules: a quote opens a field only at its beginning, and two quotes in it are one.
 */
export function lastRecordEnd(bytes: Uint8Array, end: number, dialect: Dialect & { readonly comment?: string }): number {
  const newline = dialect.newline === 'CR' ? 13 : 10;
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const piece = bytes.subarray(0, end);
  if (quote < 0 || !piece.includes(quote)) return piece.lastIndexOf(newline) + 1;
  const delimiter = dialect.delimiter.charCodeAt(0);
  const comment = dialect.comment ?? '';
  let last = 0;
  for (let p = 0; p < end;) {
    if (p === last && comment !== '' && startsWith(bytes, p, comment)) {
      const stop = piece.indexOf(newline, p);
      if (stop < 0) return last;
      last = p = stop + 1;
      continue;
    }
    if (bytes[p] === quote) {
      for (p++; p < end; p++) {
        if (bytes[p] !== quote) continue;
        // Whether the piece's last byte closes the field or doubles is not known.
        if (p + 1 >= end) return last;
        if (bytes[p + 1] !== quote) break;
        p++;
      }
      if (p >= end) return last;
      p++;
    }
    while (p < end && bytes[p] !== delimiter && bytes[p] !== newline) p++;
    if (p >= end) return last;
    if (bytes[p++] === newline) last = p;
  }
  return last;
}

function startsWith(bytes: Uint8Array, p: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[p + i] !== text.charCodeAt(i)) return false;
  return true;
}
