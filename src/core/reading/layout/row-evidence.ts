/**
 * What speaks for a row being names and what for its being data: names stand over columns of values and are
 * none themselves; data look like the rows below them.
 */
import { missingTextCode } from '../spelling.js';
import type { HeadRow } from './split-head.js';

const NUMBER_LIKE = /^[+-]?(?:\d[\d.,' \u00a0\u202f]*|[.,]\d+)(?:[eE][+-]?\d+)?%?$/;
const TIME_LIKE = /^[+-]?\d{1,6}[-/.](?:\d{1,2}|[A-Za-z]{3,9})(?:[-/.]\d{1,4})?(?:[T ,]+\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2}.*)?$|^\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4}|^-?inf(?:inity)?$/i;
const TRUTH = /^(?:true|false)$/i;

export function isAbsent(text: string): boolean {
  return text === '' || missingTextCode(text) >= 0;
}

/** Numbers, dates, clocks and truth values: what no one calls a column, years and depths aside. */
export function isValueLike(text: string): boolean {
  return NUMBER_LIKE.test(text) || TIME_LIKE.test(text) || TRUTH.test(text);
}

/** For each field: whether the rows hold values there, or text, or nothing. */
export type FieldKind = 'value' | 'text' | 'empty';

export interface Body {
  readonly kinds: readonly FieldKind[];
  /** Texts of each text field, and how many of them have each form. */
  readonly texts: readonly (ReadonlySet<string> | null)[];
  readonly forms: readonly (ReadonlyMap<string, number> | null)[];
  readonly rows: readonly HeadRow[];
}

export function describeBody(rows: readonly HeadRow[], fields: number): Body {
  const kinds: FieldKind[] = [], texts: (ReadonlySet<string> | null)[] = [], forms: (ReadonlyMap<string, number> | null)[] = [];
  for (let i = 0; i < fields; i++) {
    let values = 0, others = 0, lastIsValue = false;
    const seen = new Set<string>(), form = new Map<string, number>();
    for (const { cells } of rows) {
      const text = (cells[i] ?? '').trim();
      if (isAbsent(text)) continue;
      lastIsValue = isValueLike(text);
      if (lastIsValue) values++;
      else { others++; seen.add(text); form.set(formOf(text), (form.get(formOf(text)) ?? 0) + 1); }
    }
    const share = values / (values + others);
    const kind = values + others === 0 ? 'empty' : share >= 0.8 || (rows.length <= 8 && share >= 0.5 && lastIsValue) ? 'value' : 'text';
    kinds.push(kind);
    texts.push(kind === 'text' ? seen : null);
    forms.push(kind === 'text' ? form : null);
  }
  return { kinds, texts, forms, rows };
}

/** Letters, digits and marks in their order, runs as one. */
function formOf(text: string): string {
  return text.replace(/\p{Lu}+/gu, 'A').replace(/\p{L}+/gu, (run) => (run.startsWith('A') && run.length === 1 ? 'A' : 'a')).replace(/\d+/g, '9').replace(/\s+/g, ' ');
}

export interface Evidence {
  /** Text over values: a name. */
  readonly names: number;
  /** Values over values: data, or years and depths as names. */
  readonly values: number;
  /** Text that stands again below, or has the form of what does; and other text. */
  readonly alike: number;
  readonly other: number;
}

export function weigh(row: HeadRow, body: Body): Evidence {
  let names = 0, values = 0, alike = 0, other = 0;
  body.kinds.forEach((kind, i) => {
    const text = (row.cells[i] ?? '').trim();
    if (text === '' || kind === 'empty' || (kind === 'value' && isAbsent(text))) return;
    if (kind === 'value') { if (isValueLike(text) && !isDateOverNumbers(text, i, body)) values++; else names++; return; }
    if (body.texts[i]!.has(text) || (body.rows.length >= 3 && (body.forms[i]!.get(formOf(text)) ?? 0) >= body.rows.length * 0.6)) alike++; else other++;
  });
  return { names, values, alike, other };
}

/** A date over numbers is the name of a day's column. */
function isDateOverNumbers(text: string, field: number, { rows }: Body): boolean {
  return !NUMBER_LIKE.test(text) && TIME_LIKE.test(text) && rows.every(({ cells }) => { const cell = (cells[field] ?? '').trim(); return isAbsent(cell) || NUMBER_LIKE.test(cell); });
}

/** Whether a row is a record like those below it, and no header. */
export function isData(row: HeadRow, body: Body): boolean {
  const { names, values, alike, other } = weigh(row, body);
  if (names > 0 || values === 0 || countsUp(row, body)) return false;
  return values > 1 || other === 0 || alike > 0;
}

/** Years, months or depths as names: whole numbers that ascend by one step, years, or at least four numbers that ascend; the rows below do not. */
function countsUp(row: HeadRow, body: Body): boolean {
  const at = body.kinds.flatMap((kind, i) => (kind === 'value' && NUMBER_LIKE.test((row.cells[i] ?? '').trim()) ? [i] : []));
  if (at.length < 2 || at.length < body.kinds.filter((kind) => kind === 'value').length - 1) return false;
  const numbers = (each: HeadRow): number[] => at.map((i) => Number((each.cells[i] ?? '').trim()));
  const ascends = (list: readonly number[]): boolean => list.every((x, i) => i === 0 || x > list[i - 1]!);
  const own = numbers(row);
  const steps = own.slice(1).map((x, i) => x - own[i]!);
  const years = own.every((x) => Number.isInteger(x) && x >= 1800 && x <= 2200);
  const even = own.length >= 3 && own.every(Number.isInteger) && steps.every((step) => step === steps[0] && step > 0);
  if (!ascends(own) || !(years || even || own.length >= 4)) return false;
  const likeYears = (each: HeadRow): boolean => numbers(each).every((x) => Number.isInteger(x) && x >= 1800 && x <= 2200);
  // Years one after another, over what are no years, are names whatever the values below do.
  if (years && steps.every((step) => step === steps[0]) && body.rows.length > 0 && !body.rows.some(likeYears)) return true;
  const below = body.rows.filter((each) => ascends(numbers(each))).length;
  return body.rows.length > 0 && below <= body.rows.length * 0.5 && !(years && body.rows.every(likeYears));
}
