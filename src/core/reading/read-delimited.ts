/**
 * Reads a delimited text into typed columns. Types are inferred over all records: each column
 * starts at the narrowest kind that the head of the file allows (time, number, text) and is
 * read again, alone, as the next wider kind when a later cell does not fit. Nothing is lost
 * to a wrong guess.
 */
import { counted } from '../format/words.js';
import type { Values } from '../model/column-table.js';
import type { ReadingRecipe } from '../model/recipe.js';
import { ladderOf } from './column-ladder.js';
import { ColumnSink } from './column-sink.js';
import type { Dialect } from './dialect.js';
import { dropUnnamed } from './layout/drop-unnamed.js';
import { BLANK_END, bodyEndOf, findLayout, type Layout } from './layout/find-layout.js';
import { uniqueNames } from './header.js';
import { proveColumns } from './prove-columns.js';
import type { DateOrder } from './prove-columns.js';
import { lastRecordEnd } from './record-end.js';
import { SKIP } from './scan-records.js';
import { scanText, type RecordMarks, type StreamedText } from './scan-text.js';
import { finishColumn, settleKinds } from './settle-kinds.js';
import { MISSING_FIRST } from './spelling.js';
import type { WideProof } from './wide-cell.js';

export interface DelimitedText extends StreamedText {
  /** UTF-8, with at least 8 bytes of padding beyond `end`. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  readonly file: string;
  readonly onProgress?: (bytes: number) => void;
}

export interface RawColumn {
  readonly values: Values;
  readonly missingTexts: ReadonlyMap<string, number>;
  /** What the cells prove of local numbers and dates. */
  readonly proof?: WideProof | null;
  /** Times state their zone or offset. */
  readonly zoned?: boolean;
}

export interface DelimitedTable {
  readonly names: readonly string[];
  readonly units: readonly (string | null)[] | null;
  readonly notes: readonly string[];
  readonly columns: readonly RawColumn[];
  /** How each column was read, the order of its dates where it has one, and what is to be said of it. */
  readonly readings: readonly ColumnReading[];
  readonly dates: readonly (DateOrder | null)[];
  readonly columnNotes: readonly (readonly string[])[];
  readonly records: number;
  readonly offsets: Uint32Array;
  /** Where the text is not in memory: offsets of some records. */
  readonly marks: RecordMarks | null;
  readonly bodyStart: number;
  /** Fields of a record in the file; columns that were dropped or are absent make it differ from the columns. */
  readonly fields: number;
  readonly layout: Layout;
  /** The text as its records were read. */
  readonly body: DelimitedText;
}

/** How one column is read. `extra` are texts that mean missing besides the known ones. */
export interface ColumnReading { readonly kind: number; readonly wide: boolean; readonly extra?: ReadonlySet<string> }

const HEAD_RECORDS = 2000;

export function readDelimited(given: DelimitedText, recipe: ReadingRecipe = {}): DelimitedTable {
  const text = given.rest === undefined ? given : { ...given, end: given.start + headEnd(given) };
  const layout = findLayout(text, recipe);
  const { bodyStart, fields } = layout;
  const { comment: _, ...plain } = text.dialect;
  const dialect = layout.comment === '' ? plain : { ...plain, comment: layout.comment };
  const rest = text.rest && { ...text.rest, end: bodyEndOf(text.rest.source, { ...text, dialect }, bodyStart, fields) };
  const body: DelimitedText = { ...text, dialect, ...(rest ? { rest } : {}), end: rest ? text.end : layout.bodyEnd };
  const task = { ...body, start: bodyStart, named: layout.names?.length ?? fields };
  const ladder = ladderOf(recipe);
  const head = settleKinds(task, Array.from({ length: fields }, () => ({ kind: ladder[0]!, wide: false })), ladder, 0, HEAD_RECORDS);
  const perRecord = head.records > 0 ? (head.offsets[head.records - 1]! - bodyStart) / head.records : 1;
  const expected = head.records < HEAD_RECORDS ? head.records : Math.ceil((((rest?.end ?? body.end) - bodyStart) / Math.max(1, perRecord)) * 1.02) + 16;
  const whole = settleKinds(task, head.readings, ladder, expected, Infinity);
  const { records } = whole;
  const absent = Math.max(0, (layout.names?.length ?? 0) - fields);
  const raw = [...(layout.names ?? []), ...new Array<string>(Math.max(0, fields - (layout.names?.length ?? 0))).fill('')];
  const columns = [...whole.columns, ...Array.from({ length: absent }, () => absentColumn(records))];
  const kept = dropUnnamed(raw, columns, records);
  const { names, notes } = uniqueNames(raw.slice(0, kept.columns));
  const proven = proveColumns(names, columns.slice(0, kept.columns), whole.readings, body.dialect.delimiter, recipe);
  const again = rereadColumns({ ...body, onProgress: () => undefined }, bodyStart, fields, new Map([...proven.reread].map(([i, kind]) => [i, { kind, wide: false }])), records);
  return {
    names, units: layout.units?.slice(0, kept.columns) ?? null, layout, body, records, bodyStart, fields, offsets: whole.offsets, marks: whole.marks,
    columns: columns.slice(0, kept.columns).map((column, i) => again.get(i) ?? column),
    readings: Array.from({ length: kept.columns }, (__, i) => (again.get(i) ? { kind: proven.reread.get(i)!, wide: false } : whole.readings[i] ?? { kind: SKIP, wide: false })),
    dates: proven.dates, columnNotes: proven.notes,
    notes: [...layout.notes, ...(rest && rest.end < rest.source.size - 2 ? [BLANK_END] : []), ...(layout.names === null ? [] : mismatchNotes(layout.names.length, fields, notes)), ...kept.notes, ...bodyNotes(whole, layout.comment)],
  };
}

/** The head of a larger text ends with its last whole record, or line where quotes before the records mislead. */
function headEnd({ bytes, start, end, dialect }: DelimitedText): number {
  const head = bytes.subarray(start), length = end - start;
  const cut = lastRecordEnd(head, length, dialect);
  return cut * 2 > length ? cut : head.subarray(0, length).lastIndexOf(dialect.newline === 'CR' ? 13 : 10) + 1;
}

/** Says in one sentence what many “has no name” would say, where the header is short. */
function mismatchNotes(named: number, fields: number, notes: readonly string[]): string[] {
  if (named > fields) return [`The header names ${named} columns and every record has ${fields} fields: the last ${counted(named - fields, 'column')} hold nothing.`, ...notes];
  if (named < fields) return [`The header names ${named} columns and every record has ${fields} fields: the names may stand over the wrong values.`, ...notes];
  return [...notes];
}

function bodyNotes({ trailing, comments }: { trailing: number; comments: number }, comment: string): string[] {
  return [
    ...(comments > 0 ? [`${counted(comments, 'comment line')} between the records, beginning with “${comment}”, ${comments === 1 ? 'was' : 'were'} left out.`] : []),
    ...(trailing > 0 ? [`${counted(trailing, 'record')} end${trailing === 1 ? 's' : ''} with delimiters that close no field; nothing stands between them.`] : []),
  ];
}

/** A column that the header names and no record has. */
function absentColumn(records: number): RawColumn {
  return { values: { kind: 'number', values: new Float64Array(records).fill(NaN), spelling: { mode: 'constant', code: MISSING_FIRST } }, missingTexts: new Map([['', records]]) };
}

/** Reads some columns again in another way; the others are skipped. A column that does not fit comes back null. */
export function rereadColumns(text: DelimitedText, bodyStart: number, columns: number, wanted: ReadonlyMap<number, ColumnReading>, records: number): Map<number, RawColumn | null> {
  const out = new Map<number, RawColumn | null>();
  if (wanted.size === 0) return out;
  const sinks = Array.from({ length: columns }, (_, i) => {
    const reading = wanted.get(i);
    return reading ? new ColumnSink(reading.kind, reading.wide, text.rest?.spill ? 0 : records, reading.extra) : new ColumnSink(SKIP, false, 0);
  });
  scanText({ ...text, start: bodyStart, sinks });
  for (const i of wanted.keys()) out.set(i, sinks[i]!.failed || sinks[i]!.needsWide ? null : finishColumn(sinks[i]!, records));
  return out;
}
