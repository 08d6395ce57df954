/**
 * How far two columns hold the same cells on the same records, beyond what chance would give.
 * Constants, flags and mostly empty columns agree by chance: their agreement counts for little.
 */
import type { Cell } from './column-content.js';

/** A column on the common records of both samples, as numbers that are equal where the cells are; 0 is missing. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly counts: ReadonlyMap<number, number>;
  readonly present: number;
}

export interface Agreement {
  /** Records where at least one side has a value. */
  readonly filled: number;
  readonly equal: number;
  /** Records where exactly one side has a value. */
  readonly oneSided: number;
  /** Of the filled ones. */
  readonly share: number;
  /** Agreement where both have a value, less what chance gives: 1 all, 0 chance, as Cohen's kappa. */
  readonly beyondChance: number;
  /** How improbable the equal cells are, in bits: rare values speak, common ones do not. */
  readonly bits: number;
  /** Distinct values among the equal cells. */
  readonly distinct: number;
}

/** Gives equal cells of all columns equal numbers. */
export class CellCoder {
  private readonly numbers = new Map<Cell | boolean, number>();

  /** Instants and numbers are never equal: `time` keeps them apart. */
  code(cells: readonly Cell[], rows: readonly number[], time: boolean): CodedColumn {
    const codes = new Int32Array(rows.length);
    const counts = new Map<number, number>();
    let present = 0;
    rows.forEach((row, i) => {
      const cell = cells[row]!;
      if (cell === null) return;
      const name = time ? `\u0000${String(cell)}` : cell;
      let code = this.numbers.get(name);
      if (code === undefined) { code = this.numbers.size + 1; this.numbers.set(name, code); }
      codes[i] = code;
      present++;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    });
    return { codes, counts, present };
  }
}

export function agreementOf(base: CodedColumn, revision: CodedColumn): Agreement {
  let equal = 0, both = 0, filled = 0, bits = 0;
  const seen = new Set<number>();
  for (let i = 0; i < base.codes.length; i++) {
    const b = base.codes[i]!, r = revision.codes[i]!;
    if (b === 0 && r === 0) continue;
    filled++;
    if (b === 0 || r === 0) continue;
    both++;
    if (b !== r) continue;
    equal++;
    seen.add(b);
    bits -= Math.log2(revision.counts.get(b)! / revision.present);
  }
  const share = filled === 0 ? 0 : equal / filled;
  // What chance gives costs more to work out than most pairs are worth.
  if (both === 0 || equal * 10 < both) return { filled, equal, oneSided: filled - both, share, beyondChance: 0, bits, distinct: seen.size };
  let chance = 0;
  for (const [code, count] of base.counts) chance += (count / base.present) * ((revision.counts.get(code) ?? 0) / revision.present);
  const beyond = chance >= 1 ? 0 : Math.max(0, (equal / both - chance) / (1 - chance));
  // Cells that are missing on one side only are not reproduced.
  return { filled, equal, oneSided: filled - both, share, beyondChance: beyond * (both / filled), bits, distinct: seen.size };
}

/** How often one candidate has the cell of a column and the other has not. */
export function duel(column: CodedColumn, one: CodedColumn, other: CodedColumn): { readonly wins: number; readonly losses: number } {
  let wins = 0, losses = 0;
  for (let i = 0; i < column.codes.length; i++) {
    const here = column.codes[i]!, first = one.codes[i] === here, second = other.codes[i] === here;
    if (first && !second) wins++;
    else if (second && !first) losses++;
  }
  return { wins, losses };
}
