/**
 * A derived quantity as impact sees it: a function of a hybrid release, whoever computes it. What it cannot compute is
 * a status; a thrown error is a fault of the machinery and goes through to the caller.
 */
import type { Cancellation } from '../cancellation.js';
import type { Figure } from '../model/report.js';

export type Answer = Figure | Promise<Figure>;

export interface Run {
  readonly signal?: Cancellation;
  /** Evaluations done, and how many there will be at most. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** NaN and infinities are no results: models return them, reports must not. */
export function settled(figure: Figure): Figure {
  if (typeof figure !== 'number' || figure - figure === 0) return figure;
  return { status: 'undefined', reason: figure !== figure ? 'the result is not a number' : 'the result is infinite' };
}

/** `revision - base`, or why one of them is missing, or both. */
export function changeOf(base: Figure, revision: Figure): Figure {
  if (typeof base !== 'number' && typeof revision !== 'number' && base.reason === revision.reason) return base;
  if (typeof base !== 'number') return { status: base.status, reason: `base: ${base.reason}` };
  if (typeof revision !== 'number') return { status: revision.status, reason: `revision: ${revision.reason}` };
  return settled(revision - base);
}

/** The change in shares of the size of the base. */
export function relativeChange(base: Figure, revision: Figure): Figure {
  const change = changeOf(base, revision);
  if (typeof change !== 'number') return change;
  return base === 0 ? { status: 'undefined', reason: 'the result of the base is 0' } : settled(change / Math.abs(base as number));
}

/** Asks once a question: answers are kept by their question, counted, told, and can be called off between two. */
export class Evaluations<Question> {
  private readonly answers = new Map<Question, Figure>();

  /** `total`: how many there will be at most. */
  constructor(private readonly evaluate: (question: Question) => Answer, private readonly run: Run = {}, public total = 0) {}

  async at(question: Question): Promise<Figure> {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    this.run.signal?.throwIfAborted();
    const answer = settled(await this.evaluate(question));
    this.run.signal?.throwIfAborted();
    this.answers.set(question, answer);
    this.run.onProgress?.(this.answers.size, Math.max(this.total, this.answers.size));
    return answer;
  }

  get count(): number {
    return this.answers.size;
  }

  has(question: Question): boolean {
    return this.answers.has(question);
  }
}
