/**
 * The columns of one release as its thread holds them, with what each was told. Told again what it
 * was told before, a column stays as it is; told otherwise, it is brought back to how it was read
 * and told anew. So a revised recipe costs only the columns that it concerns.
 */
import { isIdle } from '../core/align/plan-reading.js';
import type { ColumnInfo, ColumnInstruction } from '../core/model/release.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import type { Side } from '../io/workshop/holdings.js';

interface Told { readonly instruction: ColumnInstruction; readonly words: string; readonly became: ColumnInfo }

export class SideColumns {
  /** What the thread's columns went through; null: not known, for a step broke off. */
  private readonly held: (readonly Told[] | null)[];
  private told: (readonly Told[])[];
  private readonly summaries: ({ readonly state: string; readonly info: ColumnInfo } | null)[];
  /** Columns whose values moved to the other thread. */
  private readonly away = new Set<number>();

  constructor(private readonly thread: WorkshopClient, private readonly side: Side, private readonly asRead: readonly ColumnInfo[]) {
    this.held = asRead.map(() => []);
    this.told = asRead.map(() => []);
    this.summaries = asRead.map(() => null);
  }

  /** A new plan begins with every column as it was read. */
  begin(): void {
    this.told = this.asRead.map(() => []);
  }

  /** What columns were told, as a text: equal texts, equal columns. */
  state(column: number): string {
    return this.told[column]!.map((each) => each.words).join('\n');
  }

  /** One instruction a column; what all columns are then. */
  async tell(plan: readonly ColumnInstruction[]): Promise<readonly ColumnInfo[]> {
    if (!isIdle(plan)) {
      const next = plan.flatMap((instruction, i): number[] => {
        const told = this.told[i]!;
        if (told.length === 0 && isIdle([instruction])) return [];
        const known = this.follows(i) ? this.held[i]![told.length] : undefined;
        if (known?.words !== JSON.stringify(instruction)) return [i];
        this.told[i] = [...told, known];
        return [];
      });
      await this.replay(next.filter((i) => this.away.has(i) || !this.follows(i) || this.held[i]!.length > this.told[i]!.length));
      await this.settle(next, (i) => plan[i]!);
    }
    return this.told.map((told, i) => told.at(-1)?.became ?? this.asRead[i]!);
  }

  /** Columns with their summaries, once all has been told. */
  async finish(): Promise<readonly ColumnInfo[]> {
    await this.replay(this.told.flatMap((told, i) => (this.follows(i) && this.held[i]!.length === told.length ? [] : [i])));
    const wanted = this.asRead.flatMap((_, i) => (this.summaries[i]?.state === this.state(i) ? [] : [i]));
    const found = wanted.length > 0 ? await this.thread.call('summarise', [this.side, wanted]) : [];
    wanted.forEach((column, i) => { this.summaries[column] = { state: this.state(column), info: found[i]! }; });
    return this.summaries.map((each) => each!.info);
  }

  /** Its values moved to the other thread. */
  isAway(column: number): boolean {
    return this.away.has(column);
  }

  /** Has all columns in this thread as they were read; what they were told has to be told again. */
  async asAtFirst(): Promise<void> {
    this.begin();
    await this.replay(this.held.flatMap((held, i) => (this.away.has(i) || held?.length !== 0 ? [i] : [])));
  }

  left(columns: readonly number[]): void {
    for (const i of columns) this.away.add(i);
  }

  /** The thread's column went through what was told, and perhaps more. */
  private follows(i: number): boolean {
    const held = this.held[i]!;
    return held !== null && this.told[i]!.every((each, k) => held[k] === each);
  }

  /** Takes columns from the beginning to what they were told by now. */
  private async replay(columns: readonly number[]): Promise<void> {
    if (columns.length === 0) return;
    const told = new Map(columns.map((i) => [i, this.told[i]!]));
    for (const i of columns) this.held[i] = null;
    await this.thread.call('restore', [this.side, columns]);
    for (const i of columns) {
      this.held[i] = [];
      this.told[i] = [];
      this.away.delete(i);
    }
    for (let round = 0; [...told.values()].some((each) => each.length > round); round++) {
      await this.settle(columns.filter((i) => told.get(i)!.length > round), (i) => told.get(i)![round]!.instruction);
    }
  }

  private async settle(columns: readonly number[], instructionOf: (column: number) => ColumnInstruction): Promise<void> {
    if (columns.length === 0) return;
    const asked = new Set(columns);
    const before = new Map(columns.map((i) => [i, this.told[i]!]));
    for (const i of columns) this.held[i] = null;
    const infos = await this.thread.call('settle', [this.side, this.asRead.map((_, i) => (asked.has(i) ? instructionOf(i) : null))]);
    [...asked].sort((a, b) => a - b).forEach((column, i) => {
      const instruction = instructionOf(column);
      this.told[column] = this.held[column] = [...before.get(column)!, { instruction, words: JSON.stringify(instruction), became: infos[i]! }];
    });
  }
}
