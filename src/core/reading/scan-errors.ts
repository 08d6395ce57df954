/** Faults in a delimited text, each as a sentence that names file, line and remedy. */
import { PalimpsestError } from '../errors.js';
import type { ScanTask } from './scan-records.js';

type Place = Pick<ScanTask, 'bytes' | 'end' | 'dialect' | 'file' | 'named' | 'linesBefore'>;

/** Line of a byte, counted from 1: the rare path of an error sentence. */
function lineOf(task: Place, at: number): number {
  const newline = task.dialect.newline === 'CR' ? 13 : 10;
  let line = 1 + (task.linesBefore?.() ?? 0);
  for (let p = 0; p < at && p < task.end; p++) if (task.bytes[p] === newline) line++;
  return line;
}

function whose(task: Place, columns: number): string {
  return task.named === undefined || task.named === columns ? "the header's" : "the other records'";
}

export function tooManyFields(task: Place, at: number, columns: number): PalimpsestError {
  const line = lineOf(task, at - 1);
  return new PalimpsestError('ParseError',
    `${task.file}, line ${line}: the record has more fields than ${whose(task, columns)} ${columns}. Quote fields that hold the delimiter “${task.dialect.delimiter}”, or name the missing columns.`,
    { file: task.file, line });
}

export function tooFewFields(task: Place, at: number, found: number, columns: number): PalimpsestError {
  const line = lineOf(task, at);
  return new PalimpsestError('ParseError',
    `${task.file}, line ${line}: the record has ${found} of the ${columns} fields that ${whose(task, columns) === "the header's" ? 'the header names' : 'the other records have'}. Complete the line, or remove it.`,
    { file: task.file, line });
}

export function unterminated(task: Place, at: number): PalimpsestError {
  const line = lineOf(task, at);
  return new PalimpsestError('ParseError',
    `${task.file}, line ${line}: a quoted field opens here and is never closed. Close the quote, or double it inside the field.`,
    { file: task.file, line });
}

export function textAfterQuote(task: Place, at: number): PalimpsestError {
  const line = lineOf(task, at);
  return new PalimpsestError('ParseError',
    `${task.file}, line ${line}: text follows a closing quote. Double the quotes that belong to the field.`,
    { file: task.file, line });
}
