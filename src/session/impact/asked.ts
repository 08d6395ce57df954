/** The answers of one quantity: every hybrid release is asked once; where results are large, once by each who asks. */
import { choiceText, type DataChoice } from '../../core/impact/relation/data-sql.js';
import type { ColumnChoice } from '../../core/impact/relation/shared-sql.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import type { Undefined } from '../../core/model/report.js';
import type { BoundQuantity } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';
import type { StepClock } from './step-clock.js';

/** Values of a result that is kept: there may be hundreds of hybrid releases. */
const MOST_KEPT = 1000;

export interface Asking {
  readonly signal: AbortSignal | undefined;
  /** Called with how many have been asked. */
  readonly onProgress: (done: number) => void;
}

export class Asked {
  private done = 0;
  private clock: StepClock | null = null;
  private readonly known = new Map<string, QueryResult | Undefined>();

  constructor(private readonly bound: BoundQuantity, private relation: LoadedRelation, private readonly asking: Asking) {}

  /** The same records with more marks beside them. */
  on(relation: LoadedRelation): void {
    this.relation = relation;
  }

  /** From now on this tells how long each takes. */
  timedBy(clock: StepClock): void {
    this.clock = clock;
  }

  async at(choice: DataChoice): Promise<QueryResult | Undefined> {
    const question = choiceText(choice);
    if (this.known.has(question)) return this.known.get(question)!;
    const result = await this.once(choice);
    if (!(result instanceof Map) || result.size <= MOST_KEPT) this.known.set(question, result);
    return result;
  }

  /** At once where that is a saving, else one after the other. */
  async both(one: DataChoice, other: DataChoice): Promise<readonly [QueryResult | Undefined, QueryResult | Undefined]> {
    this.asking.signal?.throwIfAborted();
    const answers = await this.bound.both?.(this.relation, [one, other], this.asking.signal) ?? null;
    if (answers === null) return [await this.at(one), await this.at(other)];
    for (const [i, choice] of [one, other].entries()) {
      this.known.set(choiceText(choice), answers[i]!);
      this.count();
    }
    return answers;
  }

  /** What is asked once only is not kept. */
  async once(choice: DataChoice): Promise<QueryResult | Undefined> {
    this.asking.signal?.throwIfAborted();
    const work = (): Promise<QueryResult | Undefined> => this.bound.ask(this.relation, choice, this.asking.signal), result = await (this.clock === null ? work() : this.clock.timed(work));
    this.count();
    return result;
  }

  /** Asks these at once where that is a saving; says whether all are known then. */
  async together(choices: readonly ColumnChoice[]): Promise<boolean> {
    this.asking.signal?.throwIfAborted();
    const open = choices.filter((hybrid) => !this.known.has(choiceText({ hybrid }))), answers = open.length === 0 ? [] : await this.bound.together?.(this.relation, open, this.asking.signal) ?? null;
    if (answers === null) return false;
    for (const [i, hybrid] of open.entries()) {
      this.known.set(choiceText({ hybrid }), answers[i]!);
      this.count();
    }
    return true;
  }

  /** Says how many there are, without another. */
  tell(): void {
    this.asking.onProgress(this.done);
  }

  /** One more answer, here or beside. */
  count(): void {
    this.asking.onProgress(++this.done);
  }
}
