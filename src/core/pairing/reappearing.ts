/**
 * Whether what base holds is still there in revision, asked of a sample before all records are
 * matched by their content: releases that were revised as a whole are told so in two passes.
 */
import type { Joined } from '../keys/joined-column.js';
import type { KeyPart } from '../keys/key-hash.js';
import { hashRecords } from '../keys/record-hash.js';
import { pulse } from '../pulse.js';

const SAMPLE = 2000;
/** Enough to tell one record in ten from one in five. */
const RECORDS_SAMPLED = 500;
const REAPPEARING = 0.8;

/** Columns whose values of base are still there in revision: a column that was revised as a whole cannot be asked. */
export function reappearing<T extends { readonly column: Joined }>(columns: readonly T[], sample: Int32Array, base: Int32Array, revision: Int32Array): T[] {
  return columns.filter(({ column }) => {
    pulse();
    const { marks, values } = wantedValues(column.base, sample), { revision: others } = column;
    const needed = Math.min(REAPPEARING, revision.length / base.length * REAPPEARING) * sample.length;
    let there = 0;
    // Once enough records of the sample are accounted for, the rest cannot change the answer.
    visitMarked(others, revision, marks, (row) => {
      const records = values.get(others[row]!);
      if (records === undefined) return true;
      values.delete(others[row]!);
      there += records;
      return there < needed;
    });
    return there >= needed;
  });
}

/** The share of some records of one side whose whole content stands on the other; never too small, but for the sample. */
export function shareFound(columns: readonly Joined[], key: readonly Joined[], base: Int32Array, revision: Int32Array): number {
  const side = base.length <= revision.length ? 'base' : 'revision', other = side === 'base' ? 'revision' : 'base';
  const sample = lowest(key, side, side === 'base' ? base : revision, RECORDS_SAMPLED);
  let rows = side === 'base' ? revision : base;
  pulse();
  for (const column of columns) rows = holding(column[other], rows, wantedValues(column[side], sample));
  const open = new Set(hashRecords(columns, other, rows));
  let found = 0;
  for (const hash of hashRecords(columns, side, sample)) if (open.has(hash)) found++;
  return sample.length === 0 ? 0 : found / sample.length;
}

/** About `size` of the rows, those whose keys hash lowest. */
export function lowest(key: readonly Joined[], side: 'base' | 'revision', rows: Int32Array, size = SAMPLE): Int32Array {
  if (rows.length <= size) return rows;
  const hashes = hashRecords(key, side, rows), limit = (size / rows.length) * 2 ** 32;
  return rows.filter((_, k) => (hashes[k]! >>> 0) < limit);
}

/** The rows whose value is one of the wanted. */
function holding(values: KeyPart, rows: Int32Array, wanted: Wanted): Int32Array {
  const out = new Int32Array(rows.length);
  let n = 0;
  visitMarked(values, rows, wanted.marks, (row) => { if (wanted.values.has(values[row]!)) out[n++] = row; return true; });
  return out.subarray(0, n);
}

/** A few values, asked about by many: nearly all are told apart by a mark, without a look into the set. */
interface Wanted { readonly marks: Uint8Array; /** How many of the rows hold each. */ readonly values: Map<number, number> }

function wantedValues(from: KeyPart, rows: Int32Array): Wanted {
  const marks = new Uint8Array(1 << 16), values = new Map<number, number>();
  for (const row of rows) {
    values.set(from[row]!, (values.get(from[row]!) ?? 0) + 1);
    marks[markOf(from, row)] = 1;
  }
  return { marks, values };
}

const ZERO_OR_MISSING = 0;

function markOfWord(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 16;
}

function markOf(values: KeyPart, row: number): number {
  const x = values[row]!;
  if (!(values instanceof Float64Array)) return markOfWord(x);
  // Zeros of either sign are one value, and so are all missing ones.
  if (x === 0 || x !== x) return ZERO_OR_MISSING;
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  return markOfWord(bits[2 * row]! ^ Math.imul(bits[2 * row + 1]!, 0x85ebca6b));
}

/** Calls back with the rows whose values bear a mark, until told that it is enough; numbers and indexes each in a loop of their own, which keeps both fast. */
function visitMarked(values: KeyPart, rows: Int32Array, marks: Uint8Array, visit: (row: number) => boolean): void {
  if (values instanceof Float64Array) {
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!, x = values[row]!;
      const mark = x === 0 || x !== x ? ZERO_OR_MISSING : markOfWord(bits[2 * row]! ^ Math.imul(bits[2 * row + 1]!, 0x85ebca6b));
      if (marks[mark] === 1 && !visit(row)) return;
    }
    return;
  }
  for (let k = 0; k < rows.length; k++) if (marks[markOfWord(values[rows[k]!]!)] === 1 && !visit(rows[k]!)) return;
}
