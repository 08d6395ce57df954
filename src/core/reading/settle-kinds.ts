/** Scans until every column has a kind that all its cells fit. */
import type { NumericValues } from '../model/column-table.js';
import { calledNumber, giveUp } from '../model/spill.js';
import { nextKind } from './column-ladder.js';
import { ColumnSink } from './column-sink.js';
import type { ColumnReading, RawColumn } from './read-delimited.js';
import { SKIP, TEXT, type ScanTask } from './scan-records.js';
import { scanText, type RecordMarks, type StreamedText } from './scan-text.js';
import { MISSING_TEXTS } from './spelling.js';

export interface Settled {
  readonly columns: RawColumn[];
  readonly readings: ColumnReading[];
  readonly records: number;
  readonly offsets: Uint32Array;
  readonly marks: RecordMarks | null;
  readonly trailing: number;
  readonly comments: number;
}

export function settleKinds(task: Omit<ScanTask, 'sinks'> & StreamedText, start: readonly ColumnReading[], ladder: readonly number[], expected: number, limit: number): Settled {
  const readings = [...start];
  const misfits = readings.map((): string[] => []);
  const columns: (RawColumn | undefined)[] = readings.map(() => undefined);
  let scanned: Omit<Settled, 'columns' | 'readings'> = { records: 0, offsets: new Uint32Array(0), marks: null, trailing: 0, comments: 0 };
  // Columns that go to a store need room for a piece alone.
  const room = task.rest?.spill && limit === Infinity ? 0 : null;
  for (let pass = 0; columns.includes(undefined) || pass === 0; pass++) {
    const sinks = readings.map((reading, i) => columns[i] ? new ColumnSink(SKIP, false, 0) : new ColumnSink(reading.kind, reading.wide, room ?? (pass === 0 ? expected : scanned.records)));
    scanned = scanText({ ...task, sinks, limit });
    sinks.forEach((sink, i) => {
      if (columns[i]) return;
      const reading = readings[i]!;
      if (sink.failed) {
        misfits[i]!.push(sink.misfit);
        readings[i] = { kind: nextKind(ladder, reading.kind, misfits[i]!), wide: false };
      } else if (sink.needsWide) readings[i] = { ...reading, wide: true };
      else {
        const column = finishColumn(sink, scanned.records);
        if (limit === Infinity && isPunctuationOnly(column, scanned.records)) {
          readings[i] = { kind: TEXT, wide: false };
          giveUp(column.values, task.rest?.spill ?? null);
        }
        else columns[i] = column;
      }
    });
  }
  return { columns: columns as RawColumn[], readings, ...scanned };
}

const PUNCTUATION = /^[^\p{L}\p{N}]+$/u;

/** Dashes and dots mean missing among numbers; where they outnumber them they are what the column says. */
function isPunctuationOnly({ values, missingTexts }: RawColumn, records: number): boolean {
  let marks = 0, absent = 0;
  for (const [text, count] of missingTexts) { absent += count; if (PUNCTUATION.test(text)) marks += count; }
  return values.kind !== 'text' && marks > 0 && (records - absent) * 4 < marks;
}

export function finishColumn(sink: ColumnSink, records: number): RawColumn {
  const missingTexts = new Map<string, number>();
  sink.missing.forEach((count, i) => { if (count > 0) missingTexts.set(MISSING_TEXTS[i]!, count); });
  for (const [text, count] of sink.extraMissing) missingTexts.set(text, count);
  const values = sink.finish(records);
  const rest = { missingTexts, proof: sink.proof, zoned: sink.zoned || (values.kind === 'time' && saysZulu(values)) };
  // A column without a value is no more a time than a number; it is called a number.
  return { values: values.kind === 'time' && holdsNothing(values) ? calledNumber(values) : values, ...rest };
}

function holdsNothing({ values }: NumericValues): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) return false;
  return true;
}

/** Whether a spelling code is that of a time with a Z: those of date-times are odd then (see `time-text.ts`). */
function saysZulu({ spelling }: NumericValues): boolean {
  if (spelling.mode === 'wide') return false;
  if (spelling.mode === 'constant') return isZulu(spelling.code);
  const seen = new Uint8Array(256);
  for (let i = 0; i < spelling.codes.length; i++) seen[spelling.codes[i]!] = 1;
  return seen.some((there, code) => there === 1 && isZulu(code));
}

function isZulu(code: number): boolean {
  return code >= 72 && code < 72 + 112 && code % 2 === 1;
}
