/** Marks of the records of one comparison: in which class each differing cell is, of which kind of change, and when changed records are applied. */
import { Diagnosis, type ColumnQuestion } from '../../diagnosis/diagnosis.js';
import { PairedCells, type Diagnosed } from '../../diagnosis/ordered-cells.js';
import { kindsInWords, type CellKinds } from '../../kinds/cell-kinds.js';
import type { Tolerance } from '../../model/recipe.js';
import type { Pairing } from '../../pairing/pair-releases.js';
import type { ResilienceOptions } from '../resilience/linear-resilience.js';
import { appliedMarks, type AppliedMarks } from './applied-marks.js';
import { classMark } from './class-marks.js';
import { recordsOf, sidesOf, valuesOf, type AskedColumn, type PairedSides } from './relation-table.js';

export interface MarkedColumn extends AskedColumn {
  readonly tolerance: Required<Tolerance>;
  /** As its kinds were found; null: they were not looked for. */
  readonly question: ColumnQuestion | null;
}

/** More sets of kinds are told as one. */
const MOST_SETS = 254;
const NOT_LOOKED_FOR = 'revised';
/** Of what found no place among the sets. */
export const OTHERS = 'other kinds';

/** Of one comparison: the kinds of a column are found once. */
export class RecordMarker {
  private diagnosis: { readonly of: PairedCells; readonly kinds: Diagnosis } | null = null;
  private readonly sets: string[] = [];

  constructor(private readonly pairing: Pairing, private readonly sides: PairedSides, private readonly diagnosed: Diagnosed) {}

  /** Codes of cell classes. */
  classes(column: MarkedColumn): Uint8Array {
    return classMark(valuesOf(this.pairing, this.sides, column, recordsOf(this.pairing, this.sides)), column.tolerance);
  }

  /** Places in `setNames`, plus 1. */
  kinds(column: MarkedColumn): Uint8Array {
    const out = this.classes(column).map((each) => (each === 0 ? 0 : 255)), found = column.question === null ? null : this.found(column.question);
    if (found === null) {
      const code = this.codeOf([column.base === null ? 'added' : column.revision === null ? 'removed' : NOT_LOOKED_FOR]);
      return out.map((each) => (each === 0 ? 0 : code));
    }
    const { base, revision } = recordsOf(this.pairing, this.sides), { order } = this.diagnosis!.of, codes = new Map<number, number>(), byRow = new Uint16Array(this.sides.base.records);
    for (let k = 0; k < order.base.length; k++) byRow[order.base[k]!] = found.of[k]!;
    for (let i = 0; i < out.length; i++) {
      if (out[i] === 0 || base[i]! < 0 || revision[i]! < 0) continue;
      const set = byRow[base[i]!]!, code = codes.get(set) ?? this.codeOf(found.sets[set]!);
      codes.set(set, code);
      out[i] = code;
    }
    return out;
  }

  /** Changed records of these columns by when they are applied. */
  applied(columns: readonly MarkedColumn[], options: ResilienceOptions): AppliedMarks {
    const records = recordsOf(this.pairing, this.sides);
    return appliedMarks(columns.map((column) => ({ column, values: valuesOf(this.pairing, this.sides, column, records) })), sidesOf(records), options, records.chronology);
  }

  /** Kinds that cells have in common, by their marks; the last is of what found no place. */
  get setNames(): readonly string[] {
    return this.sets;
  }

  private found(question: ColumnQuestion): CellKinds {
    if (this.diagnosis === null) {
      const of = new PairedCells(this.diagnosed, []);
      this.diagnosis = { of, kinds: new Diagnosis(of, () => 0) };
    }
    return this.diagnosis.kinds.cellKinds(question);
  }

  private codeOf(kinds: readonly string[]): number {
    const name = kindsInWords(kinds), known = this.sets.indexOf(name);
    if (known >= 0) return known + 1;
    if (this.sets.length === MOST_SETS) this.sets.push(OTHERS);
    return this.sets.length > MOST_SETS ? this.sets.length : this.sets.push(name);
  }
}
