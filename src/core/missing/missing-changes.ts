/**
 * Which missing code became which, counted over the matched records: the check of every claim
 * that a code was replaced. Cells missing on both sides are no change of value, however they are
 * written; here is told how they are written.
 */
import type { Values } from '../model/column-table.js';
import { spellingReader } from '../compare/compare-joined.js';
import { hashCell, SECOND_LANE } from '../reading/cell-hash.js';
import { MISSING_FIRST, MISSING_TEXTS, SENTINEL_FIRST, TYPED } from '../reading/spelling.js';
import { pulse } from '../pulse.js';

export interface MissingChange {
  /** As written, codes without their decimals; empty for blank cells. */
  readonly from: string;
  readonly to: string;
  /** Matched cells that are missing on both sides, written so. */
  readonly cells: number;
  /** Matched cells written `from` in base, missing in revision in whatever way. */
  readonly of: number;
}

export interface MissingSide {
  readonly values: Values;
  /** For text: entries of the dictionary that are missing. */
  readonly absent: Uint8Array | null;
  /** Numeric codes that were applied, in their order. */
  readonly codes: readonly number[];
  /** Texts that were taken for missing. */
  readonly texts: readonly string[];
}

const OTHER = '…', NOTHING = '';
const MOST_CHANGES = 20;

export function missingChanges(base: MissingSide, revision: MissingSide, match: { readonly base: Int32Array; readonly revision: Int32Array }): MissingChange[] {
  pulse();
  const b = missingReader(base), r = missingReader(revision);
  const pairs = new Map<string, Map<string, number>>();
  for (let k = 0; k < match.base.length; k++) {
    const from = b(match.base[k]!);
    if (from === null) continue;
    const to = r(match.revision[k]!);
    if (to === null) continue;
    let row = pairs.get(from);
    if (row === undefined) pairs.set(from, (row = new Map()));
    row.set(to, (row.get(to) ?? 0) + 1);
  }
  const found = [...pairs].flatMap(([from, row]) => {
    const of = [...row.values()].reduce((sum, n) => sum + n, 0);
    return [...row].filter(([to]) => to !== from && from !== OTHER && to !== OTHER).map(([to, cells]): MissingChange => ({ from, to, cells, of }));
  });
  return found.sort((a, b) => b.cells - a.cells || compare(a.from, b.from) || compare(a.to, b.to)).slice(0, MOST_CHANGES);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How the missing cell of a record is written, or null where it holds a value. */
function missingReader({ values, absent, codes, texts }: MissingSide): (row: number) => string | null {
  if (values.kind === 'text') {
    const labels = values.dictionary.map((text, i) => (absent?.[i] === 1 || text === null ? label(text ?? '', codes) : null));
    return (row) => labels[values.codes[row]!]!;
  }
  const { values: numbers, spelling } = values;
  const { wide, first, second } = spellingReader(spelling);
  const named = wide ? namesByHash(codes, texts) : null;
  return (row) => {
    const x = numbers[row]!;
    if (x === x) return null;
    return named === null ? nameOfSpelling(first(row), codes) : named.get(`${first(row) | 0},${second(row) | 0}`) ?? OTHER;
  };
}

function nameOfSpelling(spelt: number, codes: readonly number[]): string {
  if (spelt === TYPED) return NOTHING;
  if (spelt >= SENTINEL_FIRST) return String(codes[Math.floor((spelt - SENTINEL_FIRST) / 8)] ?? OTHER);
  return label(MISSING_TEXTS[spelt - MISSING_FIRST] ?? OTHER, codes);
}

function label(text: string, codes: readonly number[]): string {
  const trimmed = text.trim();
  return trimmed !== '' && codes.includes(Number(trimmed)) ? String(Number(trimmed)) : trimmed;
}

/** In columns with hashed spellings: the hashes of everything missing is known to be written as. */
function namesByHash(codes: readonly number[], texts: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const add = (text: string, name: string): void => {
    const bytes = new Uint8Array(text.length + 8);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const one = hashCell(new DataView(bytes.buffer), 0, text.length);
    names.set(`${one | 0},${SECOND_LANE[0]! | 0}`, name);
  };
  for (const text of [...MISSING_TEXTS, ...texts]) if (isAscii(text)) add(text, text.trim());
  for (const code of codes) for (const text of [String(code), ...[1, 2, 3, 4, 5, 6].map((decimals) => (Math.abs(code) < 1e15 ? code.toFixed(decimals) : String(code)))]) if (Number(text) === code) add(text, String(code));
  return names;
}

function isAscii(text: string): boolean {
  return [...text].every((c) => c.charCodeAt(0) < 128);
}
