/** Bytes to a settled-able table: format, encoding and dialect found, columns typed. */
import { PalimpsestError } from '../../core/errors.js';
import type { ReportSource } from '../../core/model/report.js';
import type { ReadingRecipe } from '../../core/model/recipe.js';
import type { DelimitedTable } from '../../core/reading/read-delimited.js';
import { readText } from '../../core/reading/read-text.js';
import { ReleaseTable, type ReadColumn } from '../../core/reading/release-table.js';
import { releaseColumns, rereadIn } from '../../core/reading/release-columns.js';
import { dialectOf } from '../../core/reading/layout/dialect-of.js';
import { uniqueNames } from '../../core/reading/header.js';
import { columnsOfRows, typedColumn } from '../../core/reading/typed-column.js';
import { assumeUtf8, decodeAs, isUtf8, toUtf8, type Utf8Text } from '../formats/encoding.js';
import { readArrow } from '../formats/read-arrow.js';
import { readJson } from '../formats/read-json.js';
import { readParquet } from '../formats/read-parquet.js';
import { sniffFormat } from '../formats/sniff-format.js';
import { unzipTable } from '../formats/unzip.js';
import { gunzip, padded, type LoadedBytes } from './load-input.js';
import { delimitedTexts, typedTexts, type CellTexts } from './cell-texts.js';

export interface OpenTable {
  readonly table: ReleaseTable;
  readonly texts: CellTexts;
  readonly format: ReportSource['format'];
  readonly dialect: Readonly<Record<string, string | number | boolean>> | null;
  readonly notes: readonly string[];
}

export async function openTable(loaded: LoadedBytes, name: string, reading: ReadingRecipe, onProgress: (done: number, total: number) => void): Promise<OpenTable> {
  if (loaded.end === 0) throw new PalimpsestError('ParseError', `${name} is empty: it holds no bytes. Choose the file that holds the data.`, { file: name });
  const format = sniffFormat(loaded.bytes, loaded.end, name);
  switch (format) {
    case 'gzip': {
      const inner = await openTable(await gunzip(loaded, name), name, reading, onProgress);
      return { ...inner, dialect: { ...inner.dialect, compression: 'gzip' } };
    }
    case 'zip': {
      const member = await unzipTable(loaded.bytes, loaded.end, reading.member, name);
      const inner = await openTable(padded(member.bytes), `${name}/${member.name}`, reading, onProgress);
      return { ...inner, dialect: { ...inner.dialect, compression: 'zip', member: member.name } };
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
    default: return openDelimited(loaded, name, reading, onProgress);
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

/** Decoding leaves this where bytes are not UTF-8; few texts need to be looked at, for they are distinct ones. */
const REPLACEMENT = '\uFFFD';

function holdsIllFormed({ names, columns }: DelimitedTable): boolean {
  return names.some((name) => name.includes(REPLACEMENT))
    || columns.some(({ values }) => values.kind === 'text' && values.dictionary.some((text) => text !== null && text.includes(REPLACEMENT)));
}

function openDelimited(loaded: LoadedBytes, name: string, recipe: ReadingRecipe, onProgress: (done: number, total: number) => void): OpenTable {
  const attempt = (utf8: Utf8Text): DelimitedTable => readText({ ...utf8, file: name, onProgress: (done) => onProgress(done, utf8.end) }, recipe);
  const given = recipe.encoding;
  const assumed = given === undefined ? assumeUtf8(loaded.bytes, loaded.end) : decodeAs(given, loaded.bytes, loaded.end, name);
  let read = attempt(assumed), note = assumed.note;
  if (given === undefined && holdsIllFormed(read) && !isUtf8(assumed.bytes, assumed.start, assumed.end)) {
    const decoded = toUtf8(loaded.bytes, loaded.end);
    [read, note] = [attempt(decoded), decoded.note];
  }
  return {
    table: new ReleaseTable(releaseColumns(read), read.records, rereadIn(read, recipe)),
    texts: delimitedTexts(read.body, read.offsets),
    format: read.body.dialect.delimiter === '\t' ? 'tsv' : 'csv',
    dialect: dialectOf(read),
    notes: note === undefined ? read.notes : [note, ...read.notes],
  };
}
