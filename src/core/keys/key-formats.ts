/**
 * Key columns whose values are written differently in the two releases. A rule is taken only
 * where the values as they are hardly meet, it makes them meet clearly better, and it is
 * one-to-one: no two keys of one release become the same.
 */
import type { KeyRule } from '../model/recipe.js';
import type { ColumnType } from '../model/report.js';
import type { DateOrder } from './date-forms.js';
import { dateOrders, keyForms } from './key-rules.js';
import type { Joined, JoinedTexts } from './joined-column.js';

export interface KeyForm {
  readonly rule: KeyRule;
  readonly joined: Joined;
  readonly type: ColumnType;
}

const POOR = 0.8, GAIN = 0.2;
/** Texts beyond these are sentences or too many to be worth it. */
const LONGEST = 200;

/** The form under which a column's keys meet, or null where they are to be taken as they are. `wanted`: the rule that the recipe names. */
export function keyForm(column: Joined, wanted: KeyRule | null = null): KeyForm | null {
  if (wanted === 'exact') return exactForm(column);
  if (column.kind !== 'text') return null;
  const seen = { base: present(column.base, column.texts.length), revision: present(column.revision, column.texts.length) };
  if (wanted !== null) return wanted === 'trimmed' ? null : formUnder(column, seen, wanted)?.form ?? null;
  const asWritten = shared(seen.base, seen.revision);
  if (asWritten >= POOR || column.texts.some((text) => text.length > LONGEST)) return null;
  for (const rule of ['folded', 'number', 'date'] as const) {
    const found = formUnder(column, seen, rule);
    if (found !== null && found.shared >= Math.max(asWritten + GAIN, 1 - 0.5 * (1 - asWritten))) return found.form;
  }
  return null;
}

interface Seen { readonly base: Uint8Array; readonly revision: Uint8Array }

/** Where day and month can be told apart by the other release alone, the order under which the two meet is taken, if it is plain. */
function formUnder(column: JoinedTexts, seen: Seen, rule: KeyRule): { form: KeyForm; shared: number } | null {
  if (rule !== 'date') return formOf(column, seen, rule);
  const found = dateOrders(column.texts).flatMap((order) => formOf(column, seen, rule, order) ?? []).sort((a, b) => b.shared - a.shared);
  return found.length < 2 || found[0]!.shared >= found[1]!.shared + GAIN || found[1]!.shared === found[0]!.shared && !hasOrder(column.texts) ? found[0] ?? null : null;
}

function hasOrder(texts: readonly string[]): boolean {
  return keyForms(texts, 'date', 'month-first').some((form, i) => form !== keyForms([texts[i]!], 'date', 'day-first')[0]);
}

function formOf(column: JoinedTexts, seen: Seen, rule: KeyRule, order?: DateOrder): { form: KeyForm; shared: number } | null {
  const forms = keyForms(column.texts, rule, order);
  const index = new Map<string, number>(), to = new Int32Array(forms.length);
  forms.forEach((form, i) => { if (!index.has(form)) index.set(form, index.size); to[i] = index.get(form)!; });
  const taken = { base: new Uint8Array(index.size), revision: new Uint8Array(index.size) };
  for (const side of ['base', 'revision'] as const) {
    for (let i = 0; i < to.length; i++) {
      if (!seen[side][i]) continue;
      if (taken[side][to[i]!]) return null;
      taken[side][to[i]!] = 1;
    }
  }
  const texts = [...index.keys()];
  const codes = (values: Int32Array): Int32Array => values.map((code) => (code < 0 ? -1 : to[code]!));
  const joined: JoinedTexts = { kind: 'text', texts, base: codes(column.base), revision: codes(column.revision), spelling: null };
  return { form: { rule, ...asValues(joined, rule) }, shared: shared(taken.base, taken.revision) };
}

/** Forms that are all numbers or all instants are taken as such, so that calendars and times are recognised. */
function asValues(joined: JoinedTexts, rule: KeyRule): { joined: Joined; type: ColumnType } {
  if (rule !== 'number' && rule !== 'date') return { joined, type: 'text' };
  const numbers = joined.texts.map((text) => (rule === 'number' ? text : text.startsWith('@') ? text.slice(1) : 'x')).map((text) => (/^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : NaN));
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return { joined, type: 'text' };
  const values = (codes: Int32Array): Float64Array => Float64Array.from(codes, (code) => (code < 0 ? NaN : numbers[code]!));
  const kind = rule === 'number' ? 'number' : 'time';
  return { joined: { kind, base: values(joined.base), revision: values(joined.revision), spelling: null }, type: kind };
}

/** Keys are the same only where they are written alike. */
function exactForm(column: Joined): KeyForm | null {
  if (column.spelling === null) return null;
  if (column.kind === 'text') {
    const { base, revision } = column.spelling;
    return { rule: 'exact', type: 'text', joined: { kind: 'text', texts: column.texts, base, revision, spelling: null } };
  }
  const index = new Map<string, number>();
  const codes = (side: 'base' | 'revision'): Int32Array => {
    const spelling = column.spelling![side];
    return Int32Array.from(column[side], (x, i) => {
      if (x !== x) return -1;
      const written = spelling.mode === 'constant' ? spelling.code : spelling.mode === 'byte' ? spelling.codes[i]! : `${spelling.lanes[2 * i]!},${spelling.lanes[2 * i + 1]!}`;
      const name = `${x} ${written}`;
      let code = index.get(name);
      if (code === undefined) { code = index.size; index.set(name, code); }
      return code;
    });
  };
  const base = codes('base'), revision = codes('revision');
  return { rule: 'exact', type: 'text', joined: { kind: 'text', base, revision, spelling: null, texts: [...index.keys()] } };
}

function present(codes: Int32Array, size: number): Uint8Array {
  const seen = new Uint8Array(size);
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) seen[codes[i]!] = 1;
  return seen;
}

/** Share of the values of the side with fewer that the other has too. */
function shared(base: Uint8Array, revision: Uint8Array): number {
  let b = 0, r = 0, both = 0;
  for (let i = 0; i < base.length; i++) {
    b += base[i]!;
    r += revision[i]!;
    both += base[i]! & revision[i]!;
  }
  return Math.min(b, r) === 0 ? 1 : both / Math.min(b, r);
}
