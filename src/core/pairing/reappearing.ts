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
    const wanted = new ValueSet(column.base, sample), missing = new Set(wanted.values), marked = new MarkedColumn(column.revision);
    for (let k = 0; k < revision.length && missing.size > 0; k++) if (wanted.marks[marked.markOf(revision[k]!)] === 1) missing.delete(column.revision[revision[k]!]!);
    let there = 0;
    for (const row of sample) if (!missing.has(column.base[row]!)) there++;
    return there >= Math.min(REAPPEARING, revision.length / base.length * REAPPEARING) * sample.length;
  });
}

/** The share of some records of one side whose whole content stands on the other; never too small, but for the sample. */
export function shareFound(columns: readonly Joined[], key: readonly Joined[], base: Int32Array, revision: Int32Array): number {
  const side = base.length <= revision.length ? 'base' : 'revision', other = side === 'base' ? 'revision' : 'base';
  const sample = lowest(key, side, side === 'base' ? base : revision, RECORDS_SAMPLED);
  let rows = side === 'base' ? revision : base;
  pulse();
  for (const column of columns) rows = holding(column[other], rows, new ValueSet(column[side], sample));
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
function holding(values: KeyPart, rows: Int32Array, wanted: ValueSet): Int32Array {
  const out = new Int32Array(rows.length), column = new MarkedColumn(values);
  let n = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    if (wanted.marks[column.markOf(row)] === 1 && wanted.values.has(values[row]!)) out[n++] = row;
  }
  return out.subarray(0, n);
}

/** A few values, asked about by many: nearly all are told apart by a mark, without a look into the set. */
class ValueSet {
  readonly marks = new Uint8Array(1 << 16);
  readonly values = new Set<number>();

  constructor(from: KeyPart, rows: Int32Array) {
    const column = new MarkedColumn(from);
    for (const row of rows) {
      this.values.add(from[row]!);
      this.marks[column.markOf(row)] = 1;
    }
  }
}

class MarkedColumn {
  private readonly bits: Int32Array;
  private readonly step: 1 | 2;

  constructor(private readonly values: KeyPart) {
    this.step = values instanceof Float64Array ? 2 : 1;
    this.bits = values instanceof Float64Array ? new Int32Array(values.buffer, values.byteOffset, values.length * 2) : values;
  }

  markOf(row: number): number {
    const x = this.values[row]!, at = row * this.step;
    // Zeros of either sign are one value, and so are all missing ones.
    return x === 0 || x !== x ? 0 : Math.imul(this.bits[at]! ^ Math.imul(this.bits[at + this.step - 1]!, 0x85ebca6b), 0x9e3779b1) >>> 16;
  }
}
