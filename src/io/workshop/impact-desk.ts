/** What a thread that paired does for a reader's quantities: the relation of both releases, marks of its records, and what models and functions read. */
import type { ModelAnswer, ModelTask } from '../../core/impact/models/model-desk.js';
import type { Chronology } from '../../core/impact/relation/chronology.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import { appliedMark, cellMark, type MarkedBy, type Marks } from '../../core/impact/relation/marks.js';
import { RecordMarker, type MarkedColumn } from '../../core/impact/relation/record-marker.js';
import { recordsOf, relationTable, sidesOf, valuesOf, type AskedColumn, type BothValues, type RelationTable } from '../../core/impact/relation/relation-table.js';
import type { ApplicationPlan } from '../../core/impact/resilience/evaluated-resilience.js';
import type { ResilienceOptions } from '../../core/impact/resilience/linear-resilience.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import { diagnosedOf, type HeldPairing, type Holdings, type OnWork, type Side } from './holdings.js';
import { HybridReader, type HybridColumns } from './hybrid-reader.js';

/** Of the comparison that asked last. */
interface Marked { readonly name: string; readonly marker: RecordMarker; readonly marks: Map<string, Uint8Array> }

export class ImpactDesk {
  private readonly marks = new WeakMap<HeldPairing, Marked>();
  private readonly readers = new WeakMap<HeldPairing, HybridReader>();

  constructor(private readonly holdings: Holdings) {}

  /** Column by column, so that a cancelled one ends soon. */
  async relation(name: string, asked: readonly AskedColumn[], onWork: OnWork): Promise<RelationTable> {
    const pairing = this.holdings.pairing(name), { sides } = pairing, records = recordsOf(pairing, sides), values: BothValues[] = [];
    for (const column of asked) {
      await lookUp(onWork, values.length, asked.length);
      values.push(valuesOf(pairing, sides, column, records));
    }
    await lookUp(onWork, values.length, asked.length);
    return relationTable(pairing, sides, asked, values);
  }

  /** In which release each record of the relation is. */
  recordSides(pairing: string): Uint8Array {
    const of = this.holdings.pairing(pairing);
    return sidesOf(recordsOf(of, of.sides));
  }

  /** When the records of the relation are. */
  chronology(pairing: string): Chronology {
    const of = this.holdings.pairing(pairing);
    return recordsOf(of, of.sides).chronology;
  }

  /** Marks the cells of some columns in the comparison `name`; `sets`: names of what kinds are told apart by. */
  async cellMarks(name: string, pairing: string, by: MarkedBy, columns: readonly MarkedColumn[], onWork: OnWork): Promise<{ readonly marks: Marks; readonly sets: readonly string[] }> {
    const { marker, marks } = this.marked(name, pairing), out = new Map<string, Uint8Array>();
    for (const column of columns) {
      await lookUp(onWork, out.size, columns.length);
      const mark = cellMark(by, column.id), data = marks.get(mark) ?? (by === 'class' ? marker.classes(column) : marker.kinds(column));
      marks.set(mark, data);
      out.set(mark, data);
    }
    return { marks: out, sets: marker.setNames };
  }

  /** Marks the records that change in some columns by when they are applied; the marks replace those of the question before. */
  appliedMarks(name: string, pairing: string, columns: readonly MarkedColumn[], options: ResilienceOptions): { readonly records: number; readonly plan: ApplicationPlan; readonly marks: Marks } {
    const { marker, marks } = this.marked(name, pairing), { records, plan, marks: made } = marker.applied(columns, options), out = new Map(made.map((data, order) => [appliedMark(order), data]));
    for (const [mark, data] of out) marks.set(mark, data);
    return { records, plan, marks: out };
  }

  /** A bundled model on one release or a hybrid of both. */
  runModel(pairing: string, asked: readonly AskedColumn[], task: ModelTask, choice: DataChoice, marks: Marks): ModelAnswer | Undefined {
    return this.readerOf(pairing).runModel(asked, task, choice, marks);
  }

  /** Groups of which a bundled model runs each by itself, and records in all. */
  modelSize(pairing: string, asked: readonly AskedColumn[], task: ModelTask): { readonly groups: number; readonly records: number } {
    return this.readerOf(pairing).modelSize(asked, task);
  }

  /** A bundled model on one group of one release. */
  modelGroup(pairing: string, asked: readonly AskedColumn[], task: ModelTask, group: number, side: Side): Figure {
    return this.readerOf(pairing).modelGroup(asked, task, group, side);
  }

  /** Columns of one release or a hybrid of both. */
  hybridColumns(pairing: string, asked: readonly AskedColumn[], choice: DataChoice, marks: Marks): HybridColumns {
    return this.readerOf(pairing).hybridColumns(asked, choice, marks);
  }

  private marked(name: string, pairing: string): Marked {
    const of = this.holdings.pairing(pairing), known = this.marks.get(of), mine = known?.name === name ? known : { name, marker: new RecordMarker(of, of.sides, diagnosedOf(of)), marks: new Map<string, Uint8Array>() };
    this.marks.set(of, mine);
    return mine;
  }

  private readerOf(pairing: string): HybridReader {
    const of = this.holdings.pairing(pairing), reader = this.readers.get(of) ?? new HybridReader(of, of.sides);
    this.readers.set(of, reader);
    return reader;
  }
}

/** Lets messages in, and says how far it is: there the work ends if a message called it off. */
async function lookUp(onWork: OnWork, done: number, total: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  onWork(done, total);
}
