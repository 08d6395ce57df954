/** The first lines of a delimited text as rows of cells, for deciding what each line is. */
import { PalimpsestError } from '../../errors.js';
import type { DelimitedText } from '../read-delimited.js';
import { readCell } from '../read-cell.js';
import { utf8 } from '../text-dictionary.js';

export interface HeadRow {
  readonly cells: readonly string[];
  /** Byte of its first cell, and of the line after it. */
  readonly at: number;
  readonly next: number;
  /** Counted from 1. */
  readonly line: number;
  readonly afterBlank: boolean;
  /** The whole line, for a comment; such a line has no cells. */
  readonly comment: string | null;
}

export const COLUMN_LIMIT = 100_000;
const MOST_ROWS = 250;
const MOST_CELLS = 300_000;
/** These begin a comment where the first line of a file begins with them. */
const SIGNS = ['#', '%', '//'] as const;

/** The sign with which the first line begins, if it is one of comments. */
export function leadingSign({ bytes, start, end }: DelimitedText): string {
  let p = start;
  while (p < end && (bytes[p] === 10 || bytes[p] === 13)) p++;
  return SIGNS.find((sign) => [...sign].every((c, i) => p + i < end && bytes[p + i] === c.charCodeAt(0))) ?? '';
}

/** `everywhere`: comments also stand between records; else only before them. */
export function splitHead(text: DelimitedText, sign: string, everywhere: boolean): HeadRow[] {
  const { bytes, start, end, dialect, file } = text;
  const delimiter = dialect.delimiter.charCodeAt(0), newline = dialect.newline === 'CR' ? 13 : 10;
  const rows: HeadRow[] = [];
  let p = start, line = 1, cells = 0, afterBlank = false, seenRow = false;
  while (p < end && rows.length < MOST_ROWS && (cells < MOST_CELLS || rows.length < 4)) {
    if (bytes[p] === newline) { p++; line++; afterBlank = true; continue; }
    if (bytes[p] === 13 && bytes[p + 1] === 10) { p += 2; line++; afterBlank = true; continue; }
    const at = p;
    if (sign !== '' && (everywhere || !seenRow) && [...sign].every((c, i) => bytes[p + i] === c.charCodeAt(0))) {
      while (p < end && bytes[p] !== newline) p++;
      rows.push({ cells: [], at, next: Math.min(p + 1, end), line, afterBlank, comment: utf8(bytes.subarray(at, p)).trimEnd() });
      p++;
    } else {
      seenRow = true;
      const row: string[] = [];
      for (;;) {
        const cell = readCell(text, p, delimiter, line);
        row.push(cell.text);
        p = cell.next;
        if (row.length > COLUMN_LIMIT) {
          throw new PalimpsestError('SchemaError', `${file}, line ${line}: the line has more than ${COLUMN_LIMIT.toLocaleString('en')} columns, which is more than can be compared. Check the delimiter, or transpose the table.`, { file, line });
        }
        if (cell.last) break;
      }
      cells += row.length;
      rows.push({ cells: row, at, next: p, line, afterBlank, comment: null });
    }
    for (let q = at; q < p && q < end; q++) if (bytes[q] === newline) line++;
    afterBlank = false;
  }
  return rows;
}
