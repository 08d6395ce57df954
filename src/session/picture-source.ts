/**
 * Asks the thread that paired for what views draw from. One question is under way at a time; those that wait are
 * dropped when their asker gives up, so that a moving brush leaves no queue behind. Answers are kept for a while.
 */
import type { Tolerance } from '../core/model/recipe.js';
import type { PictureAnswer, PictureQuestion } from '../core/pictures/picture.js';
import type { ColumnQuestion } from '../core/diagnosis/diagnosis.js';
import { wantedOfColumns, type SelectionClause } from '../core/selection/clause.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';

export interface PictureOf {
  readonly thread: WorkshopClient;
  readonly pairing: string;
  /** Of the comparison, whose tolerances hold. */
  readonly name: string;
  readonly tolerances: readonly (readonly [id: string, Required<Tolerance>])[];
  /** As the kinds of each column were found. */
  readonly questions: readonly ColumnQuestion[];
}

const KEPT = 96;

export class PictureSource {
  private readonly answers = new Map<string, unknown>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly of: PictureOf) {}

  async ask<Q extends PictureQuestion>(question: Q, signal?: AbortSignal): Promise<PictureAnswer<Q>> {
    const asked = JSON.stringify(question);
    signal?.throwIfAborted();
    if (this.answers.has(asked)) return this.keep(asked, this.answers.get(asked)) as PictureAnswer<Q>;
    const answer = await this.inTurn(() => (this.answers.has(asked) ? Promise.resolve(this.answers.get(asked)) : this.of.thread.call('picture', [this.of.name, this.of.pairing, this.of.tolerances, question, this.explaining(question.clauses)])), signal);
    this.keep(asked, answer);
    signal?.throwIfAborted();
    return answer as PictureAnswer<Q>;
  }

  /** Base rows of the matched records that clauses leave, ascending. */
  rows(clauses: readonly SelectionClause[], signal?: AbortSignal): Promise<Int32Array> {
    return this.inTurn(() => this.of.thread.call('selectedRows', [this.of.name, this.of.pairing, this.of.tolerances, clauses, this.explaining(clauses)]), signal);
  }

  /** Of the columns that clauses of kinds speak of. */
  private explaining(clauses: readonly SelectionClause[]): readonly ColumnQuestion[] {
    const ids = new Set(clauses.flatMap((clause) => (clause.field === 'kinds' && clause.kind === 'points' ? [...wantedOfColumns(clause).keys()] : [])));
    return ids.size === 0 ? [] : this.of.questions.filter(({ id }) => ids.has(id));
  }

  private inTurn<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const mine = this.last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }

  private keep(asked: string, answer: unknown): unknown {
    this.answers.delete(asked);
    this.answers.set(asked, answer);
    if (this.answers.size > KEPT) this.answers.delete(this.answers.keys().next().value!);
    return answer;
  }
}
