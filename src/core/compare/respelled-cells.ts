/** Which matched cells have equal values but were written differently. */
import type { Joined } from '../keys/joined-column.js';
import type { Match } from '../keys/match-records.js';
import { spellingReader } from './compare-joined.js';

/** 1 where texts of equal values differ, one entry a matched record; null where none do. */
export function respelledCells(column: Joined, match: Pick<Match, 'base' | 'revision'>): Uint8Array | null {
  if (column.spelling === null) return null;
  const rows = match.base.length;
  const flags = new Uint8Array(rows);
  const { base, revision } = column;
  const written = column.kind === 'text'
    ? { base: indexReader(column.spelling.base), revision: indexReader(column.spelling.revision) }
    : { base: spellingReader(column.spelling.base), revision: spellingReader(column.spelling.revision) };
  const wide = written.base.wide || written.revision.wide;
  let some = false;
  for (let k = 0; k < rows; k++) {
    const i = match.base[k]!, j = match.revision[k]!;
    const x = base[i]!, y = revision[j]!;
    if (x !== y && (x === x || y === y)) continue;
    if (written.base.first(i) === written.revision.first(j) && (!wide || written.base.second(i) === written.revision.second(j))) continue;
    flags[k] = 1;
    some = true;
  }
  return some ? flags : null;
}

function indexReader(codes: Int32Array): ReturnType<typeof spellingReader> {
  return { wide: false, first: (i) => codes[i]!, second: () => 0 };
}
