/**
 * What each of the first lines of a delimited text is: preamble, comment, names, units, or the first record.
 *
 *   lines of the head -> width of a record -> the row of names, if there is one -> rows below it that belong to it
 *
 * A record is never taken for names, nor names for a record, on thin evidence: where nothing speaks, the first row
 * that is as wide as the records holds the names. A recipe decides over everything that is found.
 */
import { PalimpsestError } from '../../errors.js';
import { counted } from '../../format/words.js';
import type { ReadingRecipe } from '../../model/recipe.js';
import type { ByteSource } from '../byte-source.js';
import type { DelimitedText } from '../read-delimited.js';
import { describeBody, isAbsent, isData, isValueLike, weigh } from './row-evidence.js';
import { leadingSign, splitHead, type HeadRow } from './split-head.js';
import { isNameRow, isUnitRow } from './unit-row.js';

export { COLUMN_LIMIT } from './split-head.js';

export interface Layout {
  /** As they stand in the file; null: the file has none. */
  readonly names: readonly string[] | null;
  readonly units: readonly (string | null)[] | null;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Fields of a record. */
  readonly fields: number;
  /** Lines between the records that begin with this are comments; empty: none are. */
  readonly comment: string;
  /** Lines before the header, comments included. */
  readonly preamble: readonly string[];
  /** 0: no header. */
  readonly headerLine: number;
  readonly headerRows: number;
  readonly notes: readonly string[];
}

const MOST_NAME_ROWS = 4;

export function findLayout(text: DelimitedText, recipe: ReadingRecipe): Layout {
  const given = recipe.comment;
  const sign = given ?? leadingSign(text);
  const everywhere = given !== undefined && given !== '';
  let lines = splitHead(text, sign, everywhere);
  const leading = lines.findIndex((line) => line.comment === null);
  // One line alone may be a header whose first name begins with the sign; two are comments.
  const known = everywhere || leading >= 2 || (leading < 0 && lines.length >= 2);
  if (known && !everywhere) lines = commentsBetween(text, sign, lines);
  const rows = lines.filter((line) => line.comment === null);
  const last = lines.findLast((line) => line.comment !== null && line.line < (rows[0]?.line ?? Infinity)) ?? null;
  if (lines.length === 0) throw new PalimpsestError('ParseError', `${text.file} is empty: there is no header line. Choose the file that holds the data.`, { file: text.file, line: 1 });
  const fields = widthOf(rows.map((row) => row.cells.length), last === null ? 0 : uncomment(text, last, sign).length);
  const found = recipe.headerLine !== undefined ? givenHeader(text, rows, recipe.headerLine) : findHeader(text, rows, fields, last, sign);
  const names: (readonly string[])[] = found.header === null ? [] : [found.header.cells];
  let next = found.next, unit: HeadRow | null = null, nameRows = names.length;
  const below = rows.filter((row) => row.at >= next);
  if (found.header !== null) {
    for (const [i, row] of below.entries()) {
      const more = recipe.headerRows !== undefined ? nameRows < recipe.headerRows : nameRows < MOST_NAME_ROWS && row.cells.length === found.header.cells.length;
      const body = describeBody(below.slice(i + 1), fields);
      const wide = row.cells.length >= Math.min(fields, found.header.cells.length) - 1;
      if (unit === null && recipe.unitRow !== false && (recipe.unitRow === true ? !(recipe.headerRows !== undefined && more) : wide && body.rows.length > 0 && isUnitRow(row, body))) { unit = row; next = row.next; }
      else if (more && (recipe.headerRows !== undefined || (body.rows.length > 1 && isNameRow(row, body)))) { names.push(row.cells); nameRows++; next = row.next; }
      else break;
    }
  }
  const preambleEnd = found.header?.at ?? next;
  const preamble = lines.filter((line) => line.at < preambleEnd).map((line) => line.comment ?? line.cells.join(text.dialect.delimiter));
  const records = rows.filter((row) => row.at >= next);
  const width = records.length === 0 ? Math.max(fields, 1) : fields;
  const joined = names.length === 0 ? null : joinNames(names);
  const layout = {
    names: joined, units: unit === null ? null : Array.from({ length: Math.max(width, joined?.length ?? 0) }, (_, i) => unitText(unit.cells[i] ?? '')),
    bodyStart: next, bodyEnd: bodyEnd(text, next, width), fields: records.length === 0 ? joined?.length ?? width : width,
    comment: known ? sign : '', preamble, headerLine: found.header?.line ?? 0, headerRows: names.length,
  };
  return { ...layout, notes: layoutNotes(layout, text, unit) };
}

/** Comments also between records, unless most records begin with the sign. */
function commentsBetween(text: DelimitedText, sign: string, before: HeadRow[]): HeadRow[] {
  const lines = splitHead(text, sign, true);
  const rows = before.filter((line) => line.comment === null);
  const marked = rows.filter((row) => row.cells[0]!.startsWith(sign) && row.cells.length === rows[0]!.cells.length && row.cells.length > 1).length;
  return marked * 2 > rows.length ? before : lines;
}

/** The cells of a commented header. */
function uncomment(text: DelimitedText, line: HeadRow, sign: string): string[] {
  const bare = line.comment!;
  const body = bare.startsWith(`${sign} `) ? bare.slice(sign.length).trimStart() : bare;
  const { quote, delimiter } = text.dialect;
  return body.split(delimiter).map((cell) => (quote !== '' && cell.length >= 2 && cell.startsWith(quote) && cell.endsWith(quote) ? cell.slice(1, -1).replaceAll(quote + quote, quote) : cell));
}

/** The number of fields that most lines have, above one if any line has more; of two that are as common the larger, but where each occurs once, that of the first line. */
export function widthOf(counts: readonly number[], fallback: number): number {
  const frequency = new Map<number, number>();
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let width = 0, most = 0;
  for (const [count, n] of frequency) if (count > 1 && (n > most || (n === most && count > width))) [width, most] = [count, n];
  if (most === 1 && counts[0]! > 1) return counts[0]!;
  return width > 0 ? width : counts.length > 0 ? 1 : Math.max(1, fallback);
}

interface Found { readonly header: { readonly cells: readonly string[]; readonly at: number; readonly line: number } | null; readonly next: number }

function givenHeader(text: DelimitedText, rows: readonly HeadRow[], line: number): Found {
  if (line === 0) return { header: null, next: rows[0]?.at ?? text.end };
  const row = rows.find((each) => each.line >= line);
  if (row === undefined) throw new PalimpsestError('SchemaError', `${text.file}: the recipe says that the header stands in line ${line}, which is not among the first lines. Correct headerLine in the reading part of the recipe.`, { file: text.file, line });
  return { header: row, next: row.next };
}

function findHeader(text: DelimitedText, rows: readonly HeadRow[], fields: number, last: HeadRow | null, sign: string): Found {
  const first = pastTitle(rows, rows.findIndex((row) => row.cells.length === fields), fields);
  const top = rows[first < 0 ? 0 : first];
  const commented = last === null ? null : { cells: uncomment(text, last, sign), at: last.at, line: last.line };
  if (commented !== null && top === undefined && commented.cells.length === 1) {
    throw new PalimpsestError('ParseError', `${text.file} holds comments alone: there is no header and no record. Choose the file that holds the data.`, { file: text.file });
  }
  if (top === undefined) return commented === null ? { header: null, next: text.end } : { header: commented, next: text.end };
  const body = bodyBelow(rows, first, fields);
  const topIsData = isData(top, body) || (body.rows.length === 0 && fields === top.cells.length && top.cells.every((cell) => isValueLike(cell.trim())));
  // Names in the last comment line, over records.
  if (commented !== null && first <= 0 && commented.cells.length === fields && fields > 1 && (topIsData || weigh(top, body).names === 0) && !commented.cells.every((cell) => isValueLike(cell.trim()))) return { header: commented, next: top.at };
  // A header that is shorter or longer than the records stands right above them.
  const above = first > 0 ? rows[first - 1]! : null;
  if (above !== null && above.cells.length > 1 && above.cells.length * 2 >= fields && !top.afterBlank && above.cells.every((cell, i) => !isValueLike(cell.trim()) && (cell.trim() !== '' || i > 0)) && weigh(top, body).names === 0 && rows.length - first >= 2) {
    return { header: above, next: above.next };
  }
  const block = laterBlock(rows, first, fields);
  if (block !== null) return { header: block, next: block.next };
  return topIsData ? { header: null, next: top.at } : { header: top, next: top.next };
}

/** A title that a spreadsheet filled up with delimiters is as wide as a record: one cell, and nothing beside it. Names must stand below. */
function pastTitle(rows: readonly HeadRow[], first: number, fields: number): number {
  const filled = (row: HeadRow): number => row.cells.filter((cell) => cell.trim() !== '').length;
  if (first < 0 || fields < 3 || filled(rows[first]!) > 1) return first;
  const next = rows.findIndex((row, i) => i > first && filled(row) > 1);
  if (next < 0 || next - first > 10 || rows[next]!.cells.length !== fields) return first;
  const evidence = weigh(rows[next]!, bodyBelow(rows, next, fields));
  return evidence.names > evidence.alike && evidence.values === 0 ? next : first;
}

/** The rows that tell of what kind the fields are: without those that may still belong to the header. */
function bodyBelow(rows: readonly HeadRow[], at: number, fields: number): ReturnType<typeof describeBody> {
  const below = rows.slice(at + 1).filter((row) => row.cells.length === fields || row.cells.length > 1);
  return describeBody(below.length >= 7 ? below.slice(3) : below, fields);
}

/** A header after a blank line, where the lines above it are pairs of words and no records. */
function laterBlock(rows: readonly HeadRow[], first: number, fields: number): HeadRow | null {
  for (let i = Math.min(rows.length - 2, 60); i > first && first >= 0; i--) {
    const cells = rows[i]!.cells.map((cell) => cell.trim());
    // Only names that are whole, different and none of them a value hide what stands above them.
    if (!rows[i]!.afterBlank || cells.length !== fields || new Set(cells).size < fields || cells.some((cell) => cell === '' || isValueLike(cell))) continue;
    const body = bodyBelow(rows, i, fields), evidence = weigh(rows[i]!, body);
    if (evidence.names >= 2 && evidence.values === 0 && evidence.alike === 0 && body.rows.length >= 2 && rows.slice(first, i).every((row) => row.cells.length !== fields || !isData(row, body))) return rows[i]!;
  }
  return null;
}

/** Parts from above to below; a name over several columns stands once, before the first. */
function joinNames(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length === 1) return [...rows[0]!];
  const join = (fill: boolean): string[] => {
    const upper = rows.map((row, r) => {
      let before = '';
      return Array.from({ length: width }, (_, i) => {
        const text = (row[i] ?? '').trim();
        if (text !== '') before = text;
        return fill && r < rows.length - 1 ? before : text;
      });
    });
    return Array.from({ length: width }, (_, i) => upper.map((row) => row[i]!).filter((text, r, all) => text !== '' && text !== all[r - 1]).join(' '));
  };
  const plain = join(false);
  return new Set(plain).size === plain.length ? plain : join(true);
}

function unitText(text: string): string | null {
  const trimmed = text.trim();
  const bare = /^\[(.*)\]$|^\((.*)\)$/.exec(trimmed);
  const unit = bare ? (bare[1] ?? bare[2] ?? '').trim() : trimmed;
  return unit === '' || unit === '-' || unit === '--' || isAbsent(unit) ? null : unit;
}

/** Lines at the end that hold nothing but delimiters, three or more, are left by spreadsheets; a 0x1A by older systems. */
function bodyEnd({ bytes, end, dialect }: DelimitedText, from: number, fields: number): number {
  let stop = end;
  if (stop > from && bytes[stop - 1] === 0x1a) stop--;
  if (fields < 2) return stop;
  const delimiter = dialect.delimiter.charCodeAt(0);
  stop = beforeBlankLines(bytes, from, stop, delimiter);
  let lines = 0, marks = 0, cut = stop;
  for (let p = stop - 1; p >= from; p--) {
    const c = bytes[p]!;
    if (c === 10 || c === 13) { if (marks > 0) { lines++; cut = p + 1; } marks = 0; } else if (c === delimiter) marks++; else break;
  }
  return lines >= 3 ? cut : stop;
}

const TAIL_BYTES = 1 << 16;

/** The same of a text that is not in memory. */
export function bodyEndOf(source: ByteSource, text: DelimitedText, from: number, fields: number): number {
  const tail = Math.max(from, source.size - TAIL_BYTES);
  return tail + bodyEnd({ ...text, bytes: source.read(tail, source.size), end: source.size - tail }, 0, fields);
}

export const BLANK_END = 'Lines of delimiters or white space alone at the end of the file are left out.';

/** Where the lines at the end begin that hold white space and nothing else; the end, where there are none. */
export function beforeBlankLines(bytes: Uint8Array, from: number, end: number, delimiter: number): number {
  let p = end, white = false;
  for (; p > from; p--) {
    const c = bytes[p - 1]!;
    if ((c === 32 || c === 9) && c !== delimiter) white = true;
    else if (c !== 10 && c !== 13) break;
  }
  // White space after the last cell is the cell's.
  while (p < end && bytes[p] !== 10 && bytes[p] !== 13) p++;
  return white ? Math.min(end, p + (bytes[p] === 13 && bytes[p + 1] === 10 ? 2 : 1)) : end;
}

function layoutNotes(layout: Omit<Layout, 'notes'>, text: DelimitedText, unit: HeadRow | null): string[] {
  const notes: string[] = [];
  const { preamble, headerLine, headerRows, names, fields } = layout;
  if (preamble.length > 0) notes.push(`${counted(preamble.length, 'line')} before the ${names === null ? 'records' : 'header'} ${preamble.length === 1 ? 'was' : 'were'} taken for a preamble; the ${names === null ? 'records begin' : `header is line ${headerLine}`}${names === null ? ' after it' : ''}.`);
  if (names === null) notes.push(`The file has no header: its first line is a record like the others. Its columns are called “column 1” to “column ${fields}”.`);
  if (headerRows > 1) notes.push(`The names stand in ${headerRows} lines and were joined.`);
  if (unit !== null) notes.push(`Line ${unit.line} holds units and was taken as such.`);
  if (layout.bodyEnd < text.end - 2) notes.push(BLANK_END);
  return notes;
}
