/** Bytes to a settled-able table: format, encoding and dialect found, columns typed. */
import { PalimpsestError } from '../../core/errors.js';
import type { ReportSource } from '../../core/model/report.js';
import { readDelimited, rereadColumns, type DelimitedTable, type DelimitedText } from '../../core/reading/read-delimited.js';
import { ReleaseTable, type ReadColumn, type Reread } from '../../core/reading/release-table.js';
import { NUMBER, TEXT, TIME } from '../../core/reading/scan-records.js';
import { sniffDialect } from '../../core/reading/sniff-dialect.js';
import { uniqueNames } from '../../core/reading/header.js';
import { columnsOfRows, typedColumn } from '../../core/reading/typed-column.js';
import { assumeUtf8, isUtf8, toUtf8, type Utf8Text } from '../formats/encoding.js';
import { readArrow } from '../formats/read-arrow.js';
import { readJson } from '../formats/read-json.js';
import { readParquet } from '../formats/read-parquet.js';
import { sniffFormat } from '../formats/sniff-format.js';
import { gunzip, type LoadedBytes } from './load-input.js';
import { delimitedTexts, typedTexts, type CellTexts } from './cell-texts.js';

export interface OpenTable {
  readonly table: ReleaseTable;
  readonly texts: CellTexts;
  readonly format: ReportSource['format'];
  readonly dialect: Readonly<Record<string, string | number | boolean>> | null;
  readonly notes: readonly string[];
}

export async function openTable(loaded: LoadedBytes, name: string, onProgress: (done: number, total: number) => void): Promise<OpenTable> {
  if (loaded.end === 0) throw new PalimpsestError('ParseError', `${name} is empty: it holds no bytes. Choose the file that holds the data.`, { file: name });
  const format = sniffFormat(loaded.bytes, loaded.end, name);
  switch (format) {
    case 'gzip': {
      const inner = await openTable(await gunzip(loaded, name), name, onProgress);
      return { ...inner, dialect: { ...inner.dialect, compression: 'gzip' } };
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
    default: return openDelimited(loaded, name, onProgress);
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

function openDelimited(loaded: LoadedBytes, name: string, onProgress: (done: number, total: number) => void): OpenTable {
  const attempt = (utf8: Utf8Text): { text: DelimitedText; read: DelimitedTable } => {
    const dialect = sniffDialect(utf8.bytes, utf8.start, utf8.end, utf8.encoding, utf8.bom);
    const text: DelimitedText = { bytes: utf8.bytes, start: utf8.start, end: utf8.end, dialect, file: name, onProgress: (done) => onProgress(done, utf8.end) };
    return { text, read: readDelimited(text) };
  };
  const assumed = assumeUtf8(loaded.bytes, loaded.end);
  let { text, read } = attempt(assumed);
  if (holdsIllFormed(read) && !isUtf8(assumed.bytes, assumed.start, assumed.end)) ({ text, read } = attempt(toUtf8(loaded.bytes, loaded.end)));
  const { dialect } = text;
  const columns = read.columns.map((column, i): ReadColumn => ({ name: read.names[i]!, values: column.values, missingTexts: column.missingTexts, declared: null, notes: [] }));
  const quiet: DelimitedText = { bytes: text.bytes, start: text.start, end: text.end, dialect, file: name };
  const reread: Reread = (wanted) => {
    const readings = new Map([...wanted].map(([column, { as, missing, wide }]) => [column, { kind: as === 'text' ? TEXT : as === 'time' ? TIME : NUMBER, wide, ...(missing.length > 0 ? { extra: new Set(missing) } : {}) }]));
    const again = rereadColumns(quiet, read.bodyStart, read.names.length, readings, read.records);
    return new Map([...again].flatMap(([column, raw]) => (raw === null ? [] : [[column, raw]])));
  };
  return {
    table: new ReleaseTable(columns, read.records, reread),
    texts: delimitedTexts(quiet, read.offsets),
    format: dialect.delimiter === '\t' ? 'tsv' : 'csv',
    dialect: { delimiter: dialect.delimiter, quote: dialect.quote, newline: dialect.newline, encoding: dialect.encoding, bom: dialect.bom },
    notes: read.notes,
  };
}
