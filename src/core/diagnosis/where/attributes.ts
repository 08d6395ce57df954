/**
 * What records can be told apart by when asking where a column changed: the parts of their key, the year,
 * month and hour of their instants, and the flags and categories of either release. Each becomes a small
 * code a record. What has too many levels to name, or only one, is none.
 */
import { pulse } from '../../pulse.js';
import { instantParts, NONE } from './instant-parts.js';

export interface WhereInput {
  readonly name: string;
  readonly kind: 'text' | 'time' | 'number';
  /** Codes into `texts` (negative is missing), instants in milliseconds, or numbers (NaN is missing): of the matched records, in the order of the key. */
  readonly values: Int32Array | Float64Array;
  readonly texts?: readonly (string | null)[];
  /** Of flags and categories: the release whose values these are. Keys have none. */
  readonly side?: 'base' | 'revision';
}

export type Part = 'value' | 'year' | 'month' | 'hour' | 'day';

export interface WhereAttribute {
  /** As a reader sees it: the column, the part of the column, or the column and the release. */
  readonly name: string;
  readonly column: string;
  readonly part: Part;
  readonly kind: 'text' | 'time' | 'number';
  readonly side: 'base' | 'revision' | null;
  /** Whether neighbouring levels may be told as one interval. */
  readonly ordered: boolean;
  /** Of texts by text, of numbers by number. */
  readonly labels: readonly string[];
  /** A level for each record; `labels.length` where it has none. */
  readonly codes: Uint16Array;
}

export const MOST_LEVELS = 400, MOST_LEVELS_OF_A_SIDE = 30;
/** Keys come first; what is beyond is left out. */
export const MOST_ATTRIBUTES = 10;

export function attributesOf(inputs: readonly WhereInput[]): WhereAttribute[] {
  const isKey = ({ side }: WhereInput): boolean => side === undefined;
  return withInputs([], [...inputs.filter(isKey), ...inputs.filter((input) => !isKey(input))]);
}

/** More attributes behind known ones, which keep their places and codes; after keys come only flags and categories. */
export function withInputs(known: readonly WhereAttribute[], inputs: readonly WhereInput[]): WhereAttribute[] {
  const found = [...known], instants = inputs.filter(({ kind, side }) => kind === 'time' && side === undefined).length, names = new Set(inputs.map(({ name }) => name));
  for (const input of inputs) {
    if (found.length >= MOST_ATTRIBUTES) break;
    pulse();
    const most = input.side === undefined ? MOST_LEVELS : MOST_LEVELS_OF_A_SIDE;
    if (input.kind === 'time') {
      if (input.side !== undefined) continue;
      const parts = instantParts(input.values as Float64Array);
      for (const part of ['year', 'month', 'hour', 'day'] as const) {
        const levels = wholeLevels(parts[part], most);
        if (levels === null) continue;
        const labels = part === 'day' ? levels.values.map((day) => new Date(day * 86_400_000).toISOString().replace(/T.*/, '')) : levels.values.map(String);
        found.push({ name: instants === 1 && !names.has(part) ? part : `${part} of ${input.name}`, column: input.name, part, kind: 'time', side: null, ordered: true, labels, codes: levels.codes });
      }
      continue;
    }
    const levels = input.kind === 'text' ? textLevels(input.values as Int32Array, input.texts ?? [], most) : numberLevels(input.values as Float64Array, most);
    if (levels === null) continue;
    const attribute: WhereAttribute = { name: input.side === undefined ? input.name : `${input.name} (${input.side})`, column: input.name, part: 'value', kind: input.kind, side: input.side ?? null, ordered: input.kind === 'number', labels: levels.labels, codes: levels.codes };
    const twin = input.side === undefined ? -1 : found.findIndex(({ column, side }) => column === input.name && side !== null && side !== input.side);
    // A flag that is the same in both releases is one attribute, of no release.
    if (twin >= 0 && alike(found[twin]!, attribute)) found[twin] = { ...attribute, name: input.name, side: null };
    else found.push(attribute);
  }
  return found.slice(0, MOST_ATTRIBUTES);
}

function alike(a: WhereAttribute, b: WhereAttribute): boolean {
  if (a.labels.length !== b.labels.length || a.labels.some((label, i) => label !== b.labels[i])) return false;
  for (let i = 0; i < a.codes.length; i++) if (a.codes[i] !== b.codes[i]) return false;
  return true;
}

function textLevels(codes: Int32Array, texts: readonly (string | null)[], most: number): { labels: string[]; codes: Uint16Array } | null {
  const used: number[] = [], seen = new Uint8Array(texts.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code < 0 || seen[code] !== 0 || texts[code] == null) continue;
    seen[code] = 1;
    used.push(code);
    if (used.length > most) return null;
  }
  if (used.length < 2) return null;
  const labels = used.map((code) => texts[code]!).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), level = new Uint16Array(texts.length).fill(labels.length), place = new Map(labels.map((label, i) => [label, i]));
  for (const code of used) level[code] = place.get(texts[code]!)!;
  const out = new Uint16Array(codes.length);
  for (let i = 0; i < out.length; i++) out[i] = codes[i]! < 0 ? labels.length : level[codes[i]!]!;
  return { labels, codes: out };
}

/** Only whole numbers name something; measured values do not. */
function numberLevels(values: Float64Array, most: number): { labels: string[]; codes: Uint16Array } | null {
  const whole = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v !== v) { whole[i] = NONE; continue; }
    whole[i] = v;
    if (whole[i] !== v || v === NONE) return null;
  }
  const levels = wholeLevels(whole, most);
  return levels === null ? null : { labels: levels.values.map(String), codes: levels.codes };
}

/** Widest range of whole numbers that is looked up by place. */
const WIDEST = 1 << 16;

/** Ascending; null where they are fewer than two or more than `most`. */
function wholeLevels(whole: Int32Array, most: number): { values: number[]; codes: Uint16Array } | null {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < whole.length; i++) {
    const v = whole[i]!;
    if (v === NONE) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (!(low < high)) return null;
  const codes = new Uint16Array(whole.length);
  if (high - low < WIDEST) {
    const place = new Uint16Array(high - low + 1), values: number[] = [];
    for (let i = 0; i < whole.length; i++) if (whole[i] !== NONE) place[whole[i]! - low] = 1;
    for (let v = low; v <= high; v++) if (place[v - low] !== 0) place[v - low] = values.push(v) - 1;
    if (values.length > most) return null;
    for (let i = 0; i < codes.length; i++) codes[i] = whole[i] === NONE ? values.length : place[whole[i]! - low]!;
    return { values, codes };
  }
  const found = new Set<number>();
  for (let i = 0; i < whole.length; i++) if (whole[i] !== NONE && (i === 0 || whole[i] !== whole[i - 1]) && found.add(whole[i]!).size > most) return null;
  const values = [...found].sort((a, b) => a - b), place = new Map(values.map((v, i) => [v, i]));
  for (let i = 0; i < codes.length; i++) codes[i] = i > 0 && whole[i] === whole[i - 1] ? codes[i - 1]! : place.get(whole[i]!) ?? values.length;
  return { values, codes };
}
