/** The quality flags of one pairing: what each says of its measure, in classes or as a fraction. */
import { cellChange } from '../cell-change.js';
import type { Cells } from '../diagnosis.js';
import type { Tolerance } from '../../model/recipe.js';
import { flagChange, fractionChange, type FlagChange, type FractionChange } from './flag-change.js';
import { flagLevels, type FlagCells, type FlagLevels } from './flag-levels.js';
import { filledFlags, flagConvention, type FlagConvention } from './flag-meaning.js';

export interface FlagQuestion {
  readonly flag: { readonly id: string; readonly name: string };
  readonly measure: { readonly id: string; readonly name: string };
  /** Of the measure. */
  readonly tolerance: Required<Tolerance>;
}

interface Read { readonly levels: FlagLevels; readonly convention: FlagConvention | null }

export class Flags {
  private readonly known = new Map<string, Read | null>();

  /** `stepMs`: usual distance of records, which decides between a class and a fraction. */
  constructor(private readonly cells: (id: string) => Cells, private readonly stepMs: number | null) {}

  change({ flag, measure, tolerance }: FlagQuestion): FlagChange | FractionChange | null {
    const read = this.read(flag), values = this.cells(measure.id);
    if (read?.convention?.is === 'fraction') {
      const fractions = this.cells(flag.id);
      return fractions.kind === 'number' ? fractionChange(flag.name, measure.name, fractions.base, fractions.revision) : null;
    }
    if (read === null || !read.levels.classes || values.kind === 'text') return null;
    return flagChange({ flag: flag.name, measure: measure.name, levels: read.levels, convention: read.convention, base: values.base, revision: values.revision, changed: cellChange(values, tolerance).changed });
  }

  /** Per record and side, whether the flag says that the value was filled; null where its meaning is not certain. */
  filled(flag: FlagQuestion['flag']): { base: Uint8Array; revision: Uint8Array } | null {
    const read = this.read(flag);
    if (read === null) return null;
    const base = filledFlags(read.convention, read.levels.levels, read.levels.base), revision = filledFlags(read.convention, read.levels.levels, read.levels.revision);
    return base === null || revision === null ? null : { base, revision };
  }

  private read(flag: FlagQuestion['flag']): Read | null {
    const known = this.known.get(flag.id);
    if (known !== undefined) return known;
    const cells = this.cells(flag.id), levels = cells.kind === 'time' ? null : flagLevels(flagCells(cells, 'base'), flagCells(cells, 'revision'));
    const read = levels === null ? null : { levels, convention: flagConvention({ name: flag.name, levels: levels.levels, stepMs: this.stepMs }) };
    this.known.set(flag.id, read);
    return read;
  }
}

function flagCells(cells: Cells, side: 'base' | 'revision'): FlagCells {
  return cells.kind === 'text' ? { kind: 'text', values: cells[side], texts: cells.texts } : { kind: 'number', values: cells[side] };
}
