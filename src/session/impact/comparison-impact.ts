/** The quantities of one comparison, one after the other, over one relation in the engine; answers are kept for the whole session. */
import type { OnProgress } from '../../core/cancellation.js';
import { PalimpsestError } from '../../core/errors.js';
import { idOf, quantityFault } from '../../core/impact/query/quantity-fault.js';
import { distinctNames } from '../../core/impact/relation/distinct-names.js';
import type { QuantityImpact } from '../../core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../core/model/recipe.js';
import type { ChangeReport } from '../../core/model/report.js';
import { contentAddress } from '../../core/report/content-address.js';
import type { Database } from '../../io/database/database.js';
import { unlessAborted } from '../unless-aborted.js';
import type { DataColumn } from './bound-quantity.js';
import { ImpactRelation, type RelationPlace } from './impact-relation.js';
import type { AttributionBy } from './quantity-attributions.js';
import { IMPACT_PARTS, quantityImpact, type AnsweredQuantity, type ImpactPart } from './quantity-impact.js';

export interface ImpactOptions {
  /** Rejects the promise with the signal's reason; looked at between two hybrid releases. */
  readonly signal?: AbortSignal;
  /** Stage `impact`, in hybrid releases asked so far. */
  readonly onProgress?: OnProgress;
  /**
   * Told with what is known so far of the quantity in this place of the list: both results first, then with each part as it
   * is done, and with parts that are under way as estimates with their errors. The same shape as the answer, with
   * `unfinished`; never kept. An answer that was kept comes without. While other quantities are to come, also with each
   * whole answer.
   */
  readonly onProvisional?: (soFar: QuantityImpact, at: number) => void;
  /**
   * Time in milliseconds that each quantity may take: then parts are estimates, or are left out with a note. Without it
   * the number of hybrid releases is bounded, and the same releases have the same report.
   */
  readonly budgetMs?: number;
  /** What the change is attributed to; all five unless given. Periods and groups are left out where the records are in one or none. */
  readonly by?: readonly AttributionBy[];
  /** What is looked at beside both results; all unless given. Of large releases some is left out or is coarser, and a note says so. */
  readonly parts?: readonly ImpactPart[];
}

const ALL: readonly AttributionBy[] = ['column', 'period', 'group', 'kind', 'class'];
const KEPT = 200;

/** Answers by what they depend on: both contents, the recipe, the quantity, and what of it was asked. */
export class ImpactCache {
  private readonly answers = new Map<string, QuantityImpact>();

  async at(question: string, ask: () => Promise<AnsweredQuantity>): Promise<QuantityImpact> {
    const kept = this.answers.get(question), { impact: answer, isCut } = kept === undefined ? await ask() : { impact: kept, isCut: false };
    this.answers.delete(question);
    if (isCut || !isWhole(answer)) return answer;
    this.answers.set(question, answer);
    if (this.answers.size > KEPT) this.answers.delete(this.answers.keys().next().value!);
    return answer;
  }
}

/** What has no number may have one the next time: an engine may have been short of memory, or closed. */
function isWhole({ base, revision, attributions }: QuantityImpact): boolean {
  return typeof base === 'number' && typeof revision === 'number' && (attributions ?? []).every(({ parts }) => parts.every(({ part }) => typeof part === 'number'));
}

export class ComparisonImpact {
  private readonly relation: ImpactRelation;
  private readonly database: Database;
  private readonly columns: readonly DataColumn[];
  private readonly content: string;
  private readonly seed: number;
  private last: Promise<unknown> = Promise.resolve();

  /** `columns`: of the report, with what pairing made of them. */
  constructor(private readonly place: RelationPlace, columns: readonly DataColumn[], { base, revision, recipe: { quantities: _, ...recipe } }: Pick<ChangeReport, 'base' | 'revision' | 'recipe'>, private readonly cache: ImpactCache) {
    const names = distinctNames(columns.map(({ name }) => name));
    this.relation = new ImpactRelation(place);
    this.database = place.database;
    this.columns = columns.map((column, i) => ({ ...column, name: names[i]! }));
    this.content = contentAddress({ base: base.content, revision: revision.content, recipe });
    this.seed = recipe.seed;
  }

  /** In the order of the quantities. A query that is not exactly one SELECT is refused (`SchemaError`); one that gives no result is told as such. */
  ask(quantities: readonly QuantityRecipe[], { signal, onProgress, onProvisional, budgetMs, by = ALL, parts = IMPACT_PARTS }: ImpactOptions = {}): Promise<readonly QuantityImpact[]> {
    const fault = quantityFault(quantities);
    if (budgetMs !== undefined && !(budgetMs >= 0)) return Promise.reject(new PalimpsestError('SchemaError', `The time that quantities may take (budgetMs) must be a number of milliseconds from 0 on; ${String(budgetMs)} is none.`));
    if (fault !== null) return Promise.reject(new PalimpsestError('SchemaError', fault));
    const mine = this.last.then(async () => {
      const out: QuantityImpact[] = [];
      for (const [i, given] of quantities.entries()) {
        signal?.throwIfAborted();
        const quantity = { ...given, id: idOf(given, i) };
        const over = new AbortController();
        try {
          out.push(await this.cache.at(contentAddress({ content: this.content, quantity, by, parts }), () => quantityImpact({
            database: this.database, place: this.place, relation: this.relation, columns: this.columns, quantity, by, parts, seed: this.seed, signal, over: over.signal, onProgress: (done, note) => onProgress?.({ stage: 'impact', done, total: 0, unit: 'steps', ...(note === null ? {} : { note }) }),
            onProvisional: onProvisional === undefined ? undefined : (soFar) => { if (signal?.aborted !== true) onProvisional(soFar, i); }, budgetMs: budgetMs ?? null,
          })));
          if (i < quantities.length - 1) onProvisional?.(out[i]!, i);
        } finally {
          over.abort();
        }
      }
      return out;
    });
    this.last = mine.catch(() => undefined);
    return signal === undefined ? mine : unlessAborted(signal, mine);
  }

  /** Once nothing more is asked: what was called off may still be on its way to notice. */
  async idle(): Promise<void> {
    await this.last;
  }
}
