/**
 * How far a measure goes by a flag: the share of a column's missing or changed cells that its classes account for. Used
 * where names do not tell which measures a flag speaks of.
 */
import type { FlagLevels } from './flag-levels.js';

export interface FlagBehaviour {
  /** Cramér's V of the flag's class with whether the value is missing in the base, in the revision, and whether it changed; 0 where that does not vary. */
  readonly missingBase: number;
  readonly missingRevision: number;
  readonly changed: number;
}

/** What a flag of a measure reaches in one of the three. */
export const GOES_BY = 0.5;
/** Fewer records on either side prove nothing. */
const LEAST = 20;

/** Change is held to the flag and how it changed; missing values to the flag of their own release. */
export function flagBehaviour({ levels, base: before, revision: after }: FlagLevels, base: Float64Array, revision: Float64Array): FlagBehaviour {
  const wide = levels.length + 1, inBase = new Uint32Array(2 * wide), inRevision = new Uint32Array(2 * wide), moved = new Uint32Array(2 * wide * wide);
  for (let i = 0; i < base.length; i++) {
    const x = base[i]!, y = revision[i]!, a = before[i]!, b = after[i]!;
    inBase[2 * a + (x === x ? 0 : 1)]!++;
    inRevision[2 * b + (y === y ? 0 : 1)]!++;
    moved[2 * (a * wide + b) + (x === y || (x !== x && y !== y) ? 0 : 1)]!++;
  }
  return { missingBase: association(inBase), missingRevision: association(inRevision), changed: association(moved) };
}

export function goesBy({ missingBase, missingRevision, changed }: FlagBehaviour): boolean {
  return Math.max(missingBase, missingRevision, changed) >= GOES_BY;
}

/** Cramér's V of a table of classes by no and yes. */
function association(table: Uint32Array): number {
  let no = 0, yes = 0;
  for (let k = 0; k < table.length; k += 2) { no += table[k]!; yes += table[k + 1]!; }
  if (Math.min(no, yes) < LEAST) return 0;
  let chi = 0;
  for (let k = 0; k < table.length; k += 2) {
    const of = table[k]! + table[k + 1]!;
    if (of === 0) continue;
    const expected = (of * yes) / (no + yes), d = table[k + 1]! - expected;
    chi += (d * d) / expected + (d * d) / (of - expected);
  }
  return Math.sqrt(chi / (no + yes));
}
