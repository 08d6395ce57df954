/** Columns as a pairing holds them, made by hand: one value a record, the same on both sides unless told. */
import type { Joined, JoinedNumbers, JoinedTexts } from '../../../src/core/keys/joined-column.js';

export function texts(base: readonly (string | null)[], revision: readonly (string | null)[] = base): JoinedTexts {
  const all = [...new Set([...base, ...revision].flatMap((text) => text ?? []))], codes = (of: readonly (string | null)[]): Int32Array => Int32Array.from(of, (text) => (text === null ? -1 : all.indexOf(text)));
  return { kind: 'text', base: codes(base), revision: codes(revision), spelling: null, texts: all };
}

export function numbers(base: readonly (number | null)[], revision: readonly (number | null)[] = base, kind: JoinedNumbers['kind'] = 'number'): JoinedNumbers {
  const values = (of: readonly (number | null)[]): Float64Array => Float64Array.from(of, (value) => value ?? NaN);
  return { kind, base: values(base), revision: values(revision), spelling: null };
}

export function times(base: readonly (string | null)[], revision: readonly (string | null)[] = base): JoinedNumbers {
  const ms = (of: readonly (string | null)[]): (number | null)[] => of.map((text) => (text === null ? null : Date.parse(text)));
  return numbers(ms(base), ms(revision), 'time');
}

/** Every record with itself. */
export function paired(records: number): { readonly base: Int32Array; readonly revision: Int32Array } {
  const rows = Int32Array.from({ length: records }, (_, i) => i);
  return { base: rows, revision: rows.slice() };
}

/** The same pairs, with the records of each side in another order. */
export function shuffled<T extends Joined>(column: T, base: readonly number[], revision: readonly number[]): T {
  const moved = <V extends Float64Array | Int32Array>(values: V, to: readonly number[]): V => { const out = values.slice() as V; to.forEach((row, i) => { out[row] = values[i]!; }); return out; };
  return { ...column, base: moved(column.base, base), revision: moved(column.revision, revision) };
}
