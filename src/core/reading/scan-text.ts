/**
 * The scan of a text that is not in memory: piece by piece, each cut after its last record. Of the records' offsets
 * one in so many is kept; the others are found again from there.
 */
import type { Spill } from '../model/spill.js';
import { PalimpsestError } from '../errors.js';
import type { ByteSource } from './byte-source.js';
import { ColumnSink } from './column-sink.js';
import { lastRecordEnd } from './record-end.js';
import { scanRecords, SKIP, type ScanResult, type ScanTask } from './scan-records.js';

/** A text of which `bytes` may hold the head alone. */
export interface StreamedText {
  /** Gives the rest; absent where `bytes` are all. Offsets are the same in both. */
  readonly rest?: Rest;
}

export interface Rest {
  readonly source: ByteSource;
  /** The byte after the last record. */
  readonly end: number;
  readonly pieceBytes: number;
  /** Where columns go as they are read, if they are not to stay in memory. */
  readonly spill: Spill | null;
}

export interface RecordMarks { readonly step: number; readonly at: readonly number[] }

export interface TextScan extends ScanResult {
  /** Offsets of every `step`th record; null where `offsets` has all. */
  readonly marks: RecordMarks | null;
}

export const MARK_STEP = 64;
/** A longer record is taken for a quote that is never closed. */
const LONGEST_RECORD = 512 << 20;

export function scanText(task: ScanTask & StreamedText): TextScan {
  const { rest } = task;
  if (rest === undefined || (task.limit !== undefined && task.limit !== Infinity)) return { ...scanRecords(task), marks: null };
  const marks: number[] = [];
  let records = 0, trailing = 0, comments = 0;
  for (let at = task.start; at < rest.end;) {
    const { bytes, stop } = piece(task, rest, at);
    const scanned = scanRecords({
      ...task, bytes, start: 0, end: stop, first: rest.spill === null ? records : 0, onProgress: (done) => task.onProgress?.(at + done),
      linesBefore: () => linesIn(rest.source, at, task.dialect.newline === 'CR' ? 13 : 10),
    });
    for (let k = (MARK_STEP - (records % MARK_STEP)) % MARK_STEP; k < scanned.records; k += MARK_STEP) marks.push(at + scanned.offsets[k]!);
    if (rest.spill !== null) for (const sink of task.sinks) sink.drain(rest.spill, scanned.records);
    records += scanned.records;
    trailing += scanned.trailing;
    comments += scanned.comments;
    at += stop;
  }
  return { records, offsets: new Uint32Array(0), trailing, comments, marks: { step: MARK_STEP, at: marks } };
}

function piece(task: ScanTask, { source, end, pieceBytes }: Rest, at: number): { bytes: Uint8Array; stop: number } {
  for (let size = pieceBytes; ; size *= 2) {
    const to = Math.min(end, at + size);
    const bytes = source.read(at, to);
    const stop = to === end ? to - at : lastRecordEnd(bytes, to - at, task.dialect);
    if (stop > 0) return { bytes, stop };
    if (size >= LONGEST_RECORD) {
      const line = linesIn(source, at, task.dialect.newline === 'CR' ? 13 : 10) + 1;
      throw new PalimpsestError('ParseError', `${task.file}, line ${line}: the record that begins here does not end within ${LONGEST_RECORD >> 20} MB. Close the quote that opens in it, or check the line ends.`, { file: task.file, line });
    }
  }
}

const COUNT_BYTES = 1 << 24;

/** Line ends before a byte: the rare path of an error sentence. */
function linesIn(source: ByteSource, before: number, newline: number): number {
  let lines = 0;
  for (let at = 0; at < before; at += COUNT_BYTES) {
    const to = Math.min(before, at + COUNT_BYTES), bytes = source.read(at, to);
    for (let p = 0; p < to - at; p++) if (bytes[p] === newline) lines++;
  }
  return lines;
}

/** The bytes that hold a record, found from the mark before it, and where in them it begins. */
export function recordAt({ source, end }: Rest, marks: RecordMarks, text: Pick<ScanTask, 'dialect' | 'file'>, columns: number, record: number): { bytes: Uint8Array; start: number; end: number; at: number } {
  const mark = Math.floor(record / marks.step), from = marks.at[mark]!, to = marks.at[mark + 1] ?? end;
  const bytes = source.read(from, to);
  const { offsets } = scanRecords({ ...text, bytes, start: 0, end: to - from, sinks: Array.from({ length: columns }, () => new ColumnSink(SKIP, false, 0)), limit: (record % marks.step) + 1 });
  return { bytes, start: 0, end: to - from, at: offsets[record % marks.step]! };
}
