/**
 * Kinds of column from narrow to wide. A column that a cell does not fit goes to the next kind that all cells
 * allow which did not fit so far, so that most columns of text are not tried as anything else.
 */
import { parseNumberText } from './number-text.js';
import { NUMBER, TEXT, TIME } from './scan-records.js';
import { missingTextCode } from './spelling.js';
import { parseTime } from './time-text.js';
import { DATE_DAY, DATE_MONTH, LOCAL_COMMA, LOCAL_POINT, readingsOf } from './wide-cell.js';

/** What a recipe says of numbers and dates, where it says something. */
export interface LocalHints {
  readonly decimal?: '.' | ',';
  readonly thousands?: string;
  readonly dates?: 'month-first' | 'day-first';
}

const LADDER = [TIME, NUMBER, LOCAL_POINT, LOCAL_COMMA, DATE_MONTH, DATE_DAY] as const;

export function ladderOf(hints: LocalHints): readonly number[] {
  return LADDER.filter((kind) => {
    if (kind === LOCAL_POINT) return hints.decimal !== ',';
    // Where the comma is the decimal mark, 1.234 is no plain number.
    if (kind === NUMBER) return hints.decimal !== ',';
    if (kind === LOCAL_COMMA) return hints.decimal !== '.';
    return !((kind === DATE_MONTH && hints.dates === 'day-first') || (kind === DATE_DAY && hints.dates === 'month-first'));
  });
}

/** The first kind after `kind` that every misfit so far allows; TEXT allows everything. */
export function nextKind(ladder: readonly number[], kind: number, misfits: readonly string[]): number {
  const from = kind < 0 ? 0 : ladder.indexOf(kind) + 1;
  return ladder.slice(from).find((each) => misfits.every((text) => fits(each, text))) ?? TEXT;
}

function fits(kind: number, text: string): boolean {
  const trimmed = text.trim();
  if (missingTextCode(trimmed) >= 0) return true;
  if (kind === NUMBER) return !Number.isNaN(parseNumberText(trimmed));
  const { bytes, view, length } = bytesOf(trimmed);
  if (kind === TIME) return !Number.isNaN(parseTime(bytes, view, 0, length));
  return (readingsOf(kind, bytes, view, 0, length) & (kind === LOCAL_COMMA || kind === DATE_DAY ? 2 : 1)) !== 0;
}

/** A short text as padded UTF-8. */
function bytesOf(text: string): { bytes: Uint8Array; view: DataView; length: number } {
  const out: number[] = [];
  for (const c of text) {
    const point = c.codePointAt(0)!;
    if (point < 0x80) out.push(point);
    else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else out.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  const bytes = new Uint8Array(out.length + 16);
  bytes.set(out);
  return { bytes, view: new DataView(bytes.buffer), length: out.length };
}
