/** What models and functions read of one pairing, beside the tables of the engine: columns of hybrid releases. */
import { ModelDesk, type ModelAnswer, type ModelTask } from '../../core/impact/models/model-desk.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import { RelationArrays } from '../../core/impact/relation/hybrid-records.js';
import type { Marks } from '../../core/impact/relation/marks.js';
import { relationTable, type AskedColumn, type PairedSides } from '../../core/impact/relation/relation-table.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { Pairing } from '../../core/pairing/pair-releases.js';
import type { Side } from './holdings.js';

/** Records of a hybrid release, and its columns in the order that they were asked in; NaN and null are missing. */
export interface HybridColumns {
  readonly records: number;
  readonly columns: readonly (Float64Array | readonly (string | null)[])[];
}

export class HybridReader {
  /** One of each: they hold columns of both releases. */
  private model: { readonly of: string; readonly desk: ModelDesk } | null = null;
  private arrays: { readonly of: string; readonly arrays: RelationArrays } | null = null;

  constructor(private readonly pairing: Pairing, private readonly sides: PairedSides) {}

  runModel(asked: readonly AskedColumn[], task: ModelTask, choice: DataChoice, marks: Marks): ModelAnswer | Undefined {
    return this.modelDesk(asked, task).answer(choice, marks);
  }

  modelSize(asked: readonly AskedColumn[], task: ModelTask): { readonly groups: number; readonly records: number } {
    const { groups, records } = this.modelDesk(asked, task);
    return { groups, records };
  }

  modelGroup(asked: readonly AskedColumn[], task: ModelTask, group: number, side: Side): Figure {
    return this.modelDesk(asked, task).groupAnswer(group, side);
  }

  private modelDesk(asked: readonly AskedColumn[], task: ModelTask): ModelDesk {
    const of = JSON.stringify([asked, task]);
    if (this.model?.of !== of) this.model = { of, desk: new ModelDesk(relationTable(this.pairing, this.sides, asked), task) };
    return this.model.desk;
  }

  hybridColumns(asked: readonly AskedColumn[], choice: DataChoice, marks: Marks): HybridColumns {
    const of = JSON.stringify(asked);
    if (this.arrays?.of !== of) this.arrays = { of, arrays: new RelationArrays(relationTable(this.pairing, this.sides, asked)) };
    const { arrays } = this.arrays, hybrid = arrays.hybrid(choice, marks);
    return { records: hybrid.places.length, columns: arrays.table.of.map(({ id, kind }) => (kind === 'text' ? hybrid.texts(id) : hybrid.numbers(id))) };
  }
}
