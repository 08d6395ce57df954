/** One cell of a delimited text at a time: for headers and for showing texts, not for speed. */
import { PalimpsestError } from '../errors.js';
import type { DelimitedText } from './read-delimited.js';
import { closingQuote } from './quoted-cell.js';
import { utf8 } from './text-dictionary.js';

/** One cell from p: its text, where the next begins, and whether its record ends. `line` is for the sentence of a fault. */
export function readCell(text: Pick<DelimitedText, 'bytes' | 'end' | 'dialect' | 'file'>, p: number, delimiter: number, line = 1): { text: string; next: number; last: boolean } {
  const { bytes, end, dialect, file } = text;
  const newline = dialect.newline === 'CR' ? 13 : 10;
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const where = line === 1 ? 'in the header' : 'here';
  let content: Uint8Array;
  if (bytes[p] === quote && p < end) {
    const { at, doubled } = closingQuote(bytes, p + 1, end, quote);
    if (at < 0) throw new PalimpsestError('ParseError', `${file}, line ${line}: a quoted field opens ${where} and is never closed. Close the quote, or double it inside the field.`, { file, line });
    content = bytes.subarray(p + 1, at);
    if (doubled) content = content.filter((c, i) => c !== quote || leadsPair(content, i, quote));
    p = at + 1;
    if (newline === 10 && bytes[p] === 13) p++;
    if (p < end && bytes[p] !== delimiter && bytes[p] !== newline) throw new PalimpsestError('ParseError', `${file}, line ${line}: text follows a closing quote${line === 1 ? ' in the header. Double the quotes that belong to the name.' : '. Double the quotes that belong to the field.'}`, { file, line });
  } else {
    const from = p;
    while (p < end && bytes[p] !== delimiter && bytes[p] !== newline) p++;
    const to = newline === 10 && p > from && bytes[p - 1] === 13 && bytes[p] !== delimiter ? p - 1 : p;
    content = bytes.subarray(from, to);
  }
  const last = p >= end || bytes[p] !== delimiter;
  return { text: utf8(content), next: Math.min(p + 1, end), last };
}

/** Of two quotes in a row the first stays. */
function leadsPair(content: Uint8Array, i: number, quote: number): boolean {
  let before = 0;
  while (i - before > 0 && content[i - before - 1] === quote) before++;
  return before % 2 === 0;
}
