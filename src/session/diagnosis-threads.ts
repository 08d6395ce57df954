/** The threads that say what became of columns: the one that paired, and one that helps it. Opened by the first question. */
import type { ColumnDiagnosis, ColumnQuestion, Marker, Measure } from '../core/diagnosis/diagnosis.js';
import type { FlagQuestion } from '../core/diagnosis/flags/flags.js';
import { buffersOfHanded, type HandedColumns } from '../core/diagnosis/handed-cells.js';
import { addTimes, type PartTimes } from '../core/diagnosis/parts-of-time.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import type { Workshop } from '../io/workshop/workshop.js';

interface At {
  readonly thread: WorkshopClient;
  /** Null where there is none that has nothing to do. */
  readonly helper: WorkshopClient | null;
  /** By which the thread knows the pairing. */
  readonly pairing: string;
  /** Of the comparison that asks. */
  readonly name: string;
  readonly markers: readonly Marker[];
  readonly signal: AbortSignal | undefined;
}

type Asked = 'diagnose' | 'flagChange' | 'correlationChange';

export class DiagnosisThreads {
  private opening: Promise<void> | null = null;
  private helping: Promise<void> | null = null;

  constructor(private readonly at: At) {}

  async ask<M extends Asked>(method: M, question: ColumnQuestion | FlagQuestion | readonly Measure[]): Promise<Awaited<ReturnType<Workshop[M]>>> {
    const { thread, name } = this.at;
    await this.open();
    return thread.call(method, [name, question]);
  }

  /** What the moments of all columns stand in; after a first answer. */
  pictureGrid(): Promise<Awaited<ReturnType<Workshop['pictureGrid']>>> {
    return this.at.thread.call('pictureGrid', [this.at.name]);
  }

  /** What the helper needs for a question. It is sent for before the thread takes up its own next question. */
  async hand(question: ColumnQuestion): Promise<HandedColumns> {
    const { thread, name } = this.at;
    await this.open();
    this.helping ??= this.openHelper();
    const [handed] = await Promise.all([thread.call('handColumns', [name, question]), this.helping]);
    return handed;
  }

  async askHelper(question: ColumnQuestion, handed: HandedColumns): Promise<ColumnDiagnosis> {
    const { helper, name, signal } = this.at;
    signal?.throwIfAborted();
    return helper!.call('diagnose', [name, question, handed], { transfer: buffersOfHanded(handed) });
  }

  /** Gives back what the threads keep for the questions, and says what these took. */
  async close(): Promise<PartTimes> {
    const { thread, helper, name } = this.at, opened = [...(this.opening === null ? [] : [thread]), ...(this.helping === null ? [] : [helper!])];
    return addTimes((await Promise.all(opened.map((each) => each.call('closeDiagnosis', [name])))).flatMap((times) => times ?? []));
  }

  private async open(): Promise<void> {
    const { thread, pairing, name, markers, signal } = this.at;
    // The thread may be another comparison's too and outlive this one.
    signal?.throwIfAborted();
    await (this.opening ??= thread.call('openDiagnosis', [name, pairing, markers]));
    signal?.throwIfAborted();
  }

  private async openHelper(): Promise<void> {
    const { thread, helper, name } = this.at, frame = await thread.call('diagnosisFrame', [name]);
    await helper!.call('acceptDiagnosis', [name, frame], { transfer: frameBuffers(frame) });
  }
}

function frameBuffers({ order: { time, group }, attributes }: Awaited<ReturnType<Workshop['diagnosisFrame']>>): ArrayBuffer[] {
  const buffers = [time?.buffer, group?.buffer, ...attributes.map(({ codes }) => codes.buffer)].flatMap((buffer) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  return [...new Set(buffers)];
}
