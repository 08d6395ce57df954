/**
 * Which matched columns differ at all. Cells are looked at one by one only until the first
 * difference; columns without one are never loaded into the engine.
 */
import type { Joined, JoinedNumbers } from '../keys/joined-column.js';
import type { Spelling } from '../model/column-table.js';
import type { Match } from '../keys/match-records.js';

/** Null where the column holds equal cells in every matched record, and then what is known of them. */
export interface UnchangedColumn {
  /** Finite numbers among the matched records; 0 for texts. */
  readonly finite: number;
  /** All of them are equal. */
  readonly constant: boolean;
}

export function compareJoined(column: Joined, match: Match): UnchangedColumn | null {
  return column.kind === 'text' ? compareTexts(column.base, column.revision, column.spelling, match) : compareNumbers(column, match);
}

function compareTexts(base: Int32Array, revision: Int32Array, spelling: { base: Int32Array; revision: Int32Array } | null, match: Match): UnchangedColumn | null {
  const { base: rows, revision: others } = match;
  for (let k = 0; k < rows.length; k++) if (base[rows[k]!] !== revision[others[k]!]) return null;
  if (spelling !== null) for (let k = 0; k < rows.length; k++) if (spelling.base[rows[k]!] !== spelling.revision[others[k]!]) return null;
  return { finite: 0, constant: false };
}

function compareNumbers(column: JoinedNumbers, match: Match): UnchangedColumn | null {
  const { base, revision } = column;
  const { base: rows, revision: others } = match;
  let finite = 0, low = Infinity, high = -Infinity;
  for (let k = 0; k < rows.length; k++) {
    const x = base[rows[k]!]!, y = revision[others[k]!]!;
    if (x !== y && (x === x || y === y)) return null;
    if (x - x === 0) {
      finite++;
      if (x < low) low = x;
      if (x > high) high = x;
    }
  }
  if (column.spelling !== null && !sameSpelling(column.spelling, match)) return null;
  return { finite, constant: low === high };
}

function sameSpelling(spelling: { base: Spelling; revision: Spelling }, match: Match): boolean {
  const { base, revision } = spelling;
  if (base.mode === 'byte' && revision.mode === 'byte') {
    for (let k = 0; k < match.base.length; k++) if (base.codes[match.base[k]!] !== revision.codes[match.revision[k]!]) return false;
    return true;
  }
  const b = spellingReader(spelling.base), r = spellingReader(spelling.revision);
  if (b.wide !== r.wide) return false;
  for (let k = 0; k < match.base.length; k++) {
    const i = match.base[k]!, j = match.revision[k]!;
    if (b.first(i) !== r.first(j) || (b.wide && b.second(i) !== r.second(j))) return false;
  }
  return true;
}

/** Uniform access to a spelling: one code, or two lanes, a record. */
export function spellingReader(spelling: Spelling): { wide: boolean; first: (i: number) => number; second: (i: number) => number } {
  if (spelling.mode === 'constant') return { wide: false, first: () => spelling.code, second: () => 0 };
  if (spelling.mode === 'byte') return { wide: false, first: (i) => spelling.codes[i]!, second: () => 0 };
  return { wide: true, first: (i) => spelling.lanes[2 * i]!, second: (i) => spelling.lanes[2 * i + 1]! };
}
