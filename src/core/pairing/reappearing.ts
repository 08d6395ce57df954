/**
 * Whether what base holds is still there in revision, asked of a sample before all records are
 * matched by their content: releases that were revised as a whole are told so in two passes.
 */
import type { Joined } from '../keys/joined-column.js';
import { hashRecords } from '../keys/record-hash.js';

const SAMPLE = 2000;
const REAPPEARING = 0.8;

/** Columns whose values of base are still there in revision: a column that was revised as a whole cannot be asked. */
export function reappearing<T extends { readonly column: Joined }>(columns: readonly T[], key: readonly Joined[], base: Int32Array, revision: Int32Array): T[] {
  const sample = lowest(key, 'base', base);
  return columns.filter(({ column }) => {
    const wanted = new Set<number>();
    for (const row of sample) wanted.add(column.base[row]!);
    const missing = new Set(wanted);
    for (let k = 0; k < revision.length && missing.size > 0; k++) missing.delete(column.revision[revision[k]!]!);
    let there = 0;
    for (const row of sample) if (!missing.has(column.base[row]!)) there++;
    return there >= Math.min(REAPPEARING, revision.length / base.length * REAPPEARING) * sample.length;
  });
}

/** The share of a sample of the side with fewer records whose whole content stands on the other; never too small, but for the sample. */
export function shareFound(columns: readonly Joined[], key: readonly Joined[], base: Int32Array, revision: Int32Array): number {
  const side = base.length <= revision.length ? 'base' : 'revision', rows = { base, revision };
  const sample = lowest(key, side, rows[side]), other = side === 'base' ? 'revision' : 'base';
  const wanted = hashRecords(columns, side, sample), open = new Set(wanted);
  for (const hash of hashRecords(columns, other, rows[other])) open.delete(hash);
  let found = 0;
  for (const hash of wanted) if (!open.has(hash)) found++;
  return sample.length === 0 ? 0 : found / sample.length;
}

/** At most about `SAMPLE` of the rows, those whose keys hash lowest. */
export function lowest(key: readonly Joined[], side: 'base' | 'revision', rows: Int32Array): Int32Array {
  if (rows.length <= SAMPLE) return rows;
  const hashes = hashRecords(key, side, rows), limit = (SAMPLE / rows.length) * 2 ** 32;
  return rows.filter((_, k) => (hashes[k]! >>> 0) < limit);
}
