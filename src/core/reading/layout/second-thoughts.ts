/** What else may explain a text that its records do not keep to: asked only when reading it failed. */
import { closingQuote } from '../quoted-cell.js';
import type { DelimitedText } from '../read-delimited.js';

/** The sign of a comment in the faulty line, if no line that begins with it could be a record. */
export function middleComment({ bytes, start, end, dialect }: DelimitedText, line: number): string | null {
  const newline = dialect.newline === 'CR' ? 13 : 10, delimiter = dialect.delimiter.charCodeAt(0);
  let at = start;
  for (let n = 1; n < line && at < end; at++) if (bytes[at] === newline) n++;
  const sign = bytes[at] === 35 ? '#' : bytes[at] === 37 ? '%' : bytes[at] === 47 && bytes[at + 1] === 47 ? '//' : null;
  if (sign === null) return null;
  // Records have the width of the line before the faulty one, or of the next where that is a comment too.
  let fits = 0, width = -1;
  for (let p = start; p < end;) {
    const from = p;
    let fields = 1;
    for (; p < end && bytes[p] !== newline; p++) if (bytes[p] === delimiter) fields++;
    if (bytes[from] !== sign.charCodeAt(0)) { if (width < 0) width = fields; } else if (fields === width) fits++;
    p++;
  }
  return fits === 0 ? sign : null;
}

/** At least three cells open with a quote and none is closed where a cell ends. */
export function neverCloses({ bytes, start, end, dialect }: DelimitedText): boolean {
  const quote = dialect.quote.charCodeAt(0), delimiter = dialect.delimiter.charCodeAt(0);
  const isEdge = (c: number | undefined): boolean => c === undefined || c === delimiter || c === 10 || c === 13;
  let opened = 0;
  for (let p = start; p < end; p++) {
    if (bytes[p] !== quote || (p > start && !isEdge(bytes[p - 1]))) continue;
    opened++;
    const { at } = closingQuote(bytes, p + 1, Math.min(end, p + 4096), quote);
    if (at >= 0 && (at + 1 >= end || isEdge(bytes[at + 1])) && !spans(bytes, p, at)) return false;
  }
  return opened >= 3;
}

function spans(bytes: Uint8Array, from: number, to: number): boolean {
  for (let p = from; p < to; p++) if (bytes[p] === 10 || bytes[p] === 13) return true;
  return false;
}
