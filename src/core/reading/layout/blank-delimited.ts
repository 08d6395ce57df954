/**
 * Texts whose fields are separated by runs of white space: rewritten with tabs, where every line of the head has as
 * many fields and a column of values is among them. Words in a line are no fields.
 */
import type { DelimitedText } from '../read-delimited.js';
import { utf8 } from '../text-dictionary.js';
import { widthOf } from './find-layout.js';
import { isValueLike } from './row-evidence.js';

const HEAD_LINES = 200;

export function spreadBlanks(text: DelimitedText): DelimitedText | null {
  if (!isClean(text)) return null;
  const { bytes, start, end, dialect } = text;
  const newline = dialect.newline === 'CR' ? 13 : 10;
  const out = new Uint8Array(end - start + 16);
  let n = 0, quoted = false, lineStart = true, pending = false;
  for (let p = start; p < end; p++) {
    const c = bytes[p]!;
    if (!quoted && (c === 32 || c === 9)) { pending = !lineStart; continue; }
    if (c === newline || c === 13) { out[n++] = c; lineStart = true; pending = false; continue; }
    if (pending) { out[n++] = 9; pending = false; }
    if (c === 34) quoted = !quoted;
    out[n++] = c;
    lineStart = false;
  }
  return { ...text, bytes: out, start: 0, end: n, dialect: { ...dialect, delimiter: '\t' } };
}

function isClean({ bytes, start, end, dialect }: DelimitedText): boolean {
  const newline = dialect.newline === 'CR' ? '\r' : '\n';
  const lines = utf8(bytes.subarray(start, Math.min(end, start + 65_536))).split(newline).slice(0, HEAD_LINES);
  if (start + 65_536 < end && lines.length < HEAD_LINES) lines.pop();
  const rows = lines.map((line) => line.trim()).filter((line) => line !== '' && !/^[#%]/.test(line)).map((line) => line.match(/"[^"]*"|\S+/g) ?? []);
  const width = widthOf(rows.map((row) => row.length), 1);
  const first = rows.findIndex((row) => row.length === width);
  const records = rows.slice(first + 1);
  if (width < 2 || records.length < 3 || records.some((row) => row.length !== width)) return false;
  return Array.from({ length: width }, (_, i) => records.every((row) => isValueLike(row[i]!))).includes(true);
}
