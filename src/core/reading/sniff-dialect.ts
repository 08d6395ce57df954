/**
 * Finds delimiter, quote and newline of a delimited text by trying each delimiter on the
 * head of the file and asking which gives every record the same number of fields, more than one.
 */
import type { Dialect } from './dialect.js';

const HEAD_BYTES = 1 << 20;
const HEAD_RECORDS = 400;
const DELIMITERS = [',', '\t', ';', '|'] as const;

export function sniffDialect(bytes: Uint8Array, start: number, end: number, encoding: string, bom: boolean): Dialect {
  const stop = Math.min(end, start + HEAD_BYTES);
  const newline = sniffNewline(bytes, start, stop);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = consistency(fieldCounts(bytes, start, stop, stop === end, delimiter.charCodeAt(0), newline === 'CR' ? 13 : 10));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote: '"', newline, encoding, bom };
}

function sniffNewline(bytes: Uint8Array, start: number, stop: number): Dialect['newline'] {
  let quoted = false;
  for (let p = start; p < stop; p++) {
    if (bytes[p] === 34) quoted = !quoted;
    if (quoted) continue;
    if (bytes[p] === 10) return p > start && bytes[p - 1] === 13 ? 'CRLF' : 'LF';
    if (bytes[p] === 13 && bytes[p + 1] !== 10) return 'CR';
  }
  return 'LF';
}

/** Fields of each whole record in the head, quotes respected. */
function fieldCounts(bytes: Uint8Array, start: number, stop: number, atEnd: boolean, delimiter: number, newline: number): number[] {
  const counts: number[] = [];
  let fields = 1, quoted = false, cellStart = start, empty = true;
  for (let p = start; p < stop && counts.length < HEAD_RECORDS; p++) {
    const c = bytes[p]!;
    if (quoted) {
      if (c === 34) { if (bytes[p + 1] === 34) p++; else quoted = false; }
      continue;
    }
    if (c === 34 && p === cellStart) { quoted = true; empty = false; }
    else if (c === delimiter) { fields++; cellStart = p + 1; empty = false; }
    else if (c === newline) {
      if (!empty) counts.push(fields);
      fields = 1;
      cellStart = p + 1;
      empty = true;
    } else if (c !== 13) empty = false;
  }
  if (atEnd && !empty && counts.length < HEAD_RECORDS && !quoted) counts.push(fields);
  return counts;
}

/**
 * Share of records with the most common count, weighted by how many fields that is; 0 for one
 * field. A header that is not among them speaks against the delimiter: decimal commas do that.
 */
function consistency(counts: readonly number[]): number {
  if (counts.length === 0) return 0;
  const frequency = new Map<number, number>();
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let mode = 1, most = 0;
  for (const [count, n] of frequency) if (n > most || (n === most && count > mode)) [mode, most] = [count, n];
  const agreement = counts[0] === mode ? 1 : 0.1;
  return mode === 1 ? 0 : agreement * (most / counts.length) ** 2 * Math.log2(mode + 1);
}
