/** Says what became of columns: in the thread that paired, and in one that is handed the cells. */
import { Diagnosis, type ColumnDiagnosis, type ColumnQuestion, type Marker, type Measure } from '../../core/diagnosis/diagnosis.js';
import type { FlagChange, FractionChange } from '../../core/diagnosis/flags/flag-change.js';
import type { FlagQuestion } from '../../core/diagnosis/flags/flags.js';
import { frameOf, HandedCells, type HandedColumns, type HandedFrame } from '../../core/diagnosis/handed-cells.js';
import { PairedCells, type OrderedCells } from '../../core/diagnosis/ordered-cells.js';
import type { PartTimes } from '../../core/diagnosis/parts-of-time.js';
import type { CorrelationChange } from '../../core/diagnosis/relations/correlation-change.js';
import type { CellGrid } from '../../core/pictures/picture.js';
import { diagnosedOf, type Holdings } from './holdings.js';

export class DiagnosisDesk {
  /** By the name of the comparison that asks, and only while it does. */
  private readonly diagnoses = new Map<string, { readonly of: OrderedCells; readonly diagnosis: Diagnosis }>();

  constructor(private readonly holdings: Holdings) {}

  /** Prepares the questions below, which are asked by `name`; `markers`: columns by which records are told apart beside the key. */
  openDiagnosis(name: string, pairing: string, markers: readonly Marker[]): void {
    this.start(name, new PairedCells(diagnosedOf(this.holdings.pairing(pairing)), markers));
  }

  /** What another thread needs to answer such questions too. */
  diagnosisFrame(name: string): HandedFrame {
    return frameOf(this.diagnoses.get(name)!.of);
  }

  /** Opens a diagnosis of records that another thread paired. */
  acceptDiagnosis(name: string, frame: HandedFrame): void {
    this.start(name, new HandedCells(frame));
  }

  private start(name: string, of: OrderedCells): void {
    this.diagnoses.set(name, { of, diagnosis: new Diagnosis(of, () => performance.now()) });
  }

  /** The cells that a question needs, for the other thread. */
  handColumns(name: string, { id, flag }: ColumnQuestion): HandedColumns {
    const { of } = this.diagnoses.get(name)!;
    return [...new Set([id, ...(flag === null ? [] : [flag.id])])].map((each) => ({ id: each, cells: of.cells(each) }));
  }

  /** `handed`: where another thread paired. */
  diagnose(name: string, question: ColumnQuestion, handed: HandedColumns | null = null): ColumnDiagnosis {
    const { of, diagnosis } = this.diagnoses.get(name)!;
    if (of instanceof HandedCells) of.take(handed!);
    return diagnosis.column(question);
  }

  flagChange(name: string, question: FlagQuestion): FlagChange | FractionChange | null {
    return this.diagnoses.get(name)!.diagnosis.flag(question);
  }

  correlationChange(name: string, measures: readonly Measure[]): CorrelationChange | null {
    return this.diagnoses.get(name)!.diagnosis.correlations(measures);
  }

  /** What the moments of the pictures stand in. */
  pictureGrid(name: string): CellGrid {
    return this.diagnoses.get(name)!.diagnosis.pictureGrid;
  }

  /** Gives back the order of all records, and what else the answers needed. Says how long they took. */
  closeDiagnosis(name: string): PartTimes | null {
    const open = this.diagnoses.get(name);
    this.diagnoses.delete(name);
    return open?.diagnosis.times ?? null;
  }
}
