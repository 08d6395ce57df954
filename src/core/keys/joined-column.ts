/**
 * A column of both releases in comparable form: numbers and instants as they are, texts as
 * indexes into one common list. Equal index, equal value; equal spelling, equal text.
 */
import type { NumericValues, Spelling, TextValues } from '../model/column-table.js';
import type { ColumnType } from '../model/report.js';
import { parseNumberText } from '../reading/number-text.js';

export interface JoinedNumbers {
  readonly kind: 'number' | 'time';
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Null where one side has no text of its own: then equal values are the same cell. */
  readonly spelling: { readonly base: Spelling; readonly revision: Spelling } | null;
}

export interface JoinedTexts {
  readonly kind: 'text';
  /** Index of the value in `texts`; -1 is missing. */
  readonly base: Int32Array;
  readonly revision: Int32Array;
  /** Index of the text as written, or null where every value is written in one way. */
  readonly spelling: { readonly base: Int32Array; readonly revision: Int32Array } | null;
  readonly texts: readonly string[];
}

export type Joined = JoinedNumbers | JoinedTexts;

/** `typed`: values of exactly one side have no text of their own. */
export function joinNumbers(base: NumericValues, revision: NumericValues, typed: boolean): JoinedNumbers {
  return {
    kind: base.kind === revision.kind ? base.kind : holdsNothing(base.values) ? revision.kind : base.kind, base: base.values, revision: revision.values,
    spelling: joinedSpelling(base, revision, typed),
  };
}

export function joinedSpelling(base: NumericValues, revision: NumericValues, typed: boolean): JoinedNumbers['spelling'] {
  const b = base.spelling, r = revision.spelling;
  return typed || (b.mode === 'constant' && r.mode === 'constant' && b.code === r.code) ? null : { base: b, revision: r };
}

function holdsNothing(values: Float64Array): boolean {
  return values.every(Number.isNaN);
}

interface Side { readonly text: TextValues; readonly absent: Uint8Array; readonly typed: boolean }

export function joinTexts(base: Side, revision: Side, type: ColumnType): JoinedTexts {
  const raw = new Map<string, number>();
  const values = new Map<string, number>();
  const texts: string[] = [];
  let plain = true;
  const number = (side: Side): { value: Int32Array; written: Int32Array } => {
    const value = new Int32Array(side.text.dictionary.length), written = new Int32Array(side.text.dictionary.length);
    side.text.dictionary.forEach((text, i) => {
      written[i] = indexIn(raw, text ?? '\u0000');
      if (side.absent[i]) { value[i] = -1; return; }
      const normal = normalText(text!, type);
      if (normal !== text) plain = false;
      let at = values.get(normal);
      if (at === undefined) {
        at = texts.length;
        texts.push(normal);
        values.set(normal, at);
      }
      value[i] = at;
    });
    if (count(value, -1) > 1) plain = false;
    return { value, written };
  };
  const b = number(base), r = number(revision);
  const missing = new Set([...base.text.dictionary.filter((_, i) => base.absent[i]), ...revision.text.dictionary.filter((_, i) => revision.absent[i])]);
  const spelt = (!plain || missing.size > 1) && base.typed === revision.typed;
  return {
    kind: 'text', texts,
    base: remap(base.text.codes, b.value), revision: remap(revision.text.codes, r.value),
    spelling: spelt ? { base: remap(base.text.codes, b.written), revision: remap(revision.text.codes, r.written) } : null,
  };
}

/** What makes two texts the same value: white space around, line ends and Unicode form do not count; in mixed columns numbers are numbers. */
export function normalText(text: string, type: ColumnType): string {
  const whole = text.trim().normalize('NFC');
  // A file converted from CRLF to LF is converted inside its quoted cells too.
  const trimmed = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  if (type !== 'mixed') return trimmed;
  const number = parseNumberText(trimmed);
  return Number.isNaN(number) ? trimmed : String(number + 0);
}

function indexIn(map: Map<string, number>, text: string): number {
  let at = map.get(text);
  if (at === undefined) { at = map.size; map.set(text, at); }
  return at;
}

function count(values: Int32Array, wanted: number): number {
  let n = 0;
  for (const value of values) if (value === wanted) n++;
  return n;
}

function remap(codes: Int32Array, to: Int32Array): Int32Array {
  if (to.every((code, i) => code === i)) return codes;
  const out = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) out[i] = to[codes[i]!]!;
  return out;
}
