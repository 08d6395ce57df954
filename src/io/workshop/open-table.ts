/** Bytes to a settled-able table: format, encoding and dialect found, columns typed. */
import { isPalimpsestError, PalimpsestError } from '../../core/errors.js';
import type { Spill } from '../../core/model/spill.js';
import type { ReportSource } from '../../core/model/report.js';
import type { DerivedTime, ReadingRecipe } from '../../core/model/recipe.js';
import type { DelimitedTable } from '../../core/reading/read-delimited.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { isGuesswork, readText } from '../../core/reading/read-text.js';
import { ReleaseTable, type ReadColumn } from '../../core/reading/release-table.js';
import { releaseColumns, rereadIn } from '../../core/reading/release-columns.js';
import { dialectOf } from '../../core/reading/layout/dialect-of.js';
import { derivedColumn } from '../../core/keys/derived-column.js';
import { uniqueNames } from '../../core/reading/header.js';
import { columnsOfRows, typedColumn } from '../../core/reading/typed-column.js';
import { assumeUtf8, decodeAs, isUtf8, isUtf8Source, mayBeUtf8, toUtf8, type Utf8Text } from '../formats/encoding.js';
import { readArrow } from '../formats/read-arrow.js';
import { readJson } from '../formats/read-json.js';
import { readParquet } from '../formats/read-parquet.js';
import { sniffFormat } from '../formats/sniff-format.js';
import { tableInTar } from '../formats/tar-directory.js';
import { unzipTable } from '../formats/unzip.js';
import { gunzip, padded, wholeOf, type LoadedBytes } from './load-input.js';
import { READING_LIMITS, type ReadingLimits } from './platform.js';
import { delimitedTexts, typedTexts, withDerivedTexts, type CellTexts } from './cell-texts.js';

export interface OpenTable {
  readonly table: ReleaseTable;
  readonly texts: CellTexts;
  readonly format: ReportSource['format'];
  readonly dialect: Readonly<Record<string, string | number | boolean>> | null;
  readonly notes: readonly string[];
  /** Lines above the header of a text, and the name of the file that was read where it stood in an archive. */
  readonly preamble?: readonly string[];
  readonly member?: string;
}

/** How a large text is read; see `platform.ts`. */
export interface LargeText { readonly limits: ReadingLimits; readonly spill: Spill | null }
const WITHOUT_STORE: LargeText = { limits: READING_LIMITS, spill: null };

export async function openTable(head: LoadedBytes, name: string, reading: ReadingRecipe, onProgress: (done: number, total: number) => void, large: LargeText = WITHOUT_STORE): Promise<OpenTable> {
  if (head.end === 0) throw new PalimpsestError('ParseError', `${name} is empty: it holds no bytes. Choose the file that holds the data.`, { file: name });
  const format = sniffFormat(head.bytes, head.end, name);
  if (format === 'delimited') return openDelimited(head, name, reading, onProgress, large);
  const loaded = wholeOf(head, name);
  switch (format) {
    case 'gzip': {
      const inner = await openTable(await gunzip(loaded, name), name, reading, onProgress, large);
      return { ...inner, dialect: { ...inner.dialect, compression: 'gzip' } };
    }
    case 'zip': {
      const member = await unzipTable(loaded.bytes, loaded.end, reading.member, name);
      const inner = await openTable(padded(member.bytes), `${name}/${member.name}`, reading, onProgress, large);
      return { ...inner, member: member.name, dialect: { ...inner.dialect, compression: 'zip', member: member.name } };
    }
    case 'tar': {
      const member = tableInTar(loaded.bytes, loaded.end, reading.member, name);
      const inner = await openTable(padded(member.bytes), `${name}/${member.name}`, reading, onProgress, large);
      return { ...inner, member: member.name, dialect: { ...inner.dialect, archive: 'tar', member: member.name } };
    }
    case 'parquet': {
      const { columns, records } = await readParquet(loaded.bytes, loaded.end, name, (share) => onProgress(Math.round(share * loaded.end), loaded.end));
      return typedTable(columns, records, 'parquet');
    }
    case 'arrow-file': case 'arrow-stream': {
      const { columns, records } = await readArrow(loaded.bytes, loaded.end, name);
      return typedTable(columns, records, 'arrow');
    }
    case 'json': {
      const text = toUtf8(loaded.bytes, loaded.end);
      const { columns, records, format: found } = readJson(new TextDecoder().decode(text.bytes.subarray(text.start, text.end)), name);
      return typedTable(columns, records, found);
    }
  }
}

export function openRows(rows: readonly Readonly<Record<string, unknown>>[], name: string): OpenTable {
  const { names, values } = columnsOfRows(rows, name);
  return typedTable(names.map((each, i) => typedColumn(each, values[i]!)), rows.length, 'table');
}

/** Columns of an Arrow table that was given as such. */
export function openColumns(columns: readonly ReadColumn[], records: number): OpenTable {
  return typedTable(columns, records, 'table');
}

function typedTable(columns: readonly ReadColumn[], records: number, format: ReportSource['format']): OpenTable {
  const { names, notes } = uniqueNames(columns.map((column) => column.name));
  const named = columns.map((column, i) => ({ ...column, name: names[i]! }));
  const table = new ReleaseTable(named, records, () => new Map());
  return { table, texts: typedTexts(named.map((column) => column.values)), format, dialect: null, notes };
}

/** With the times that the recipe makes of other columns. */
export function withDerivedTimes(open: OpenTable, side: 'base' | 'revision', derive: readonly DerivedTime[]): OpenTable {
  if (derive.length === 0) return open;
  const { table } = open, own = table.width;
  for (const each of derive) {
    const names = Array.from({ length: table.width }, (_, i) => table.nameOf(i));
    table.add(derivedColumn(each, side, names, (position) => table.values(position), table.records));
  }
  return { ...open, texts: withDerivedTexts(open.texts, own, derive.map((_, i) => table.values(own + i))) };
}

/** Decoding leaves this where bytes are not UTF-8; few texts need to be looked at, for they are distinct ones. */
const REPLACEMENT = '\uFFFD';

function holdsIllFormed({ names, columns }: DelimitedTable): boolean {
  return names.some((name) => name.includes(REPLACEMENT))
    || columns.some(({ values }) => values.kind === 'text' && values.dictionary.some((text) => text !== null && text.includes(REPLACEMENT)));
}

/** A large UTF-8 text is read piece by piece; one in another encoding, or that has to be guessed at, is brought in as a whole. */
function openDelimited(head: LoadedBytes, name: string, recipe: ReadingRecipe, onProgress: (done: number, total: number) => void, large: LargeText): OpenTable {
  const { read, note } = (head.source && readLarge(head, head.source, name, recipe, onProgress, large)) ?? readWhole(wholeOf(head, name), name, recipe, onProgress);
  return {
    table: new ReleaseTable(releaseColumns(read), read.records, rereadIn(read, recipe), read.body.rest?.spill ?? null),
    texts: delimitedTexts(read.body, read),
    format: read.body.dialect.delimiter === '\t' ? 'tsv' : 'csv',
    dialect: dialectOf(read),
    notes: note === undefined ? read.notes : [note, ...read.notes],
    preamble: read.layout.preamble,
  };
}

/** `note`: what is to be said of how the text was decoded. */
interface Decoded { readonly read: DelimitedTable; readonly note: string | undefined }

function readWhole(loaded: LoadedBytes, name: string, recipe: ReadingRecipe, onProgress: (done: number, total: number) => void): Decoded {
  const attempt = (utf8: Utf8Text): DelimitedTable => readText({ ...utf8, file: name, onProgress: (done) => onProgress(done, utf8.end) }, recipe);
  const given = recipe.encoding;
  const seen = given === undefined ? assumeUtf8(loaded.bytes, loaded.end) : decodeAs(given, loaded.bytes, loaded.end, name);
  const assumed = given === undefined && !mayBeUtf8(seen) ? toUtf8(loaded.bytes, loaded.end) : seen;
  const read = attempt(assumed);
  if (given !== undefined || !holdsIllFormed(read) || isUtf8(assumed.bytes, assumed.start, assumed.end)) return { read, note: assumed.note };
  const decoded = toUtf8(loaded.bytes, loaded.end);
  return { read: attempt(decoded), note: decoded.note };
}

/** A text with a fault is looked at as a whole up to here, for what else may explain it. */
const WORTH_ANOTHER_LOOK = 1.2e9;

/** Null where the text has to be read as a whole. */
function readLarge(head: LoadedBytes, source: ByteSource, name: string, recipe: ReadingRecipe, onProgress: (done: number, total: number) => void, large: LargeText): Decoded | null {
  const utf8 = assumeUtf8(head.bytes, head.end);
  if (utf8.encoding !== 'utf-8' || (recipe.encoding !== undefined && recipe.encoding.toLowerCase() !== 'utf-8')) return null;
  if (recipe.encoding === undefined && !mayBeUtf8(utf8)) return null;
  const rest = { source, end: source.size, pieceBytes: large.limits.pieceBytes, spill: source.size > large.limits.spillBytes ? large.spill : null };
  const text = { ...utf8, file: name, rest, onProgress: (done: number) => onProgress(done, source.size) };
  if (isGuesswork(text, recipe)) return null;
  try {
    const read = readText(text, recipe);
    return recipe.encoding === undefined && holdsIllFormed(read) && !isUtf8Source(source) ? null : { read, note: undefined };
  } catch (error) {
    if (isPalimpsestError(error, 'ParseError') && source.size <= WORTH_ANOTHER_LOOK) return null;
    throw error;
  }
}
