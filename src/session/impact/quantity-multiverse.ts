/** Whether the conclusion holds under the reader's other ways of analysing: each is bound and run on both releases. */
import { counted } from '../../core/format/words.js';
import { multiverse, type Multiverse, type Specification, type SpecifiedResult } from '../../core/impact/multiverse.js';
import { commonKeys, meanOver, type QueryResult } from '../../core/impact/query/query-result.js';
import { neighbours, specify } from '../../core/impact/query/specify.js';
import type { HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { QuantityRecipe } from '../../core/model/recipe.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import { tried } from './ask-query.js';
import { bindQuantity } from './bind-quantity.js';
import type { DataColumn } from './bound-quantity.js';
import type { ImpactRelation, RelationPlace } from './impact-relation.js';

export interface MultiverseTask {
  readonly place: RelationPlace;
  readonly relation: ImpactRelation;
  readonly columns: readonly DataColumn[];
  readonly quantity: QuantityRecipe;
  readonly rows: number;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** Called once for each release under each specification. */
  readonly onAsked: () => void;
}

/** Records in all that specifications may be asked of, and how many there are at least and at most. */
const RECORDS = 60_000_000, LEAST = 8, MOST = 500;
/** Of a function, each of which starts a sandbox of its own. */
const MOST_OF_FUNCTIONS = 60;
const BASE: HybridChoice = { of: 'columns', ids: new Set(), records: false };

/** Columns that the specifications read, so that they are loaded together: those of each option by itself. */
export async function multiverseColumns({ place, columns, quantity, seed, signal }: Pick<MultiverseTask, 'place' | 'columns' | 'quantity' | 'seed' | 'signal'>): Promise<readonly DataColumn[]> {
  const read = new Map<string, DataColumn>();
  for (const each of neighbours(quantity).slice(1)) {
    const own = new AbortController();
    try {
      const bound = await bindQuantity(place, columns, specify(quantity, each), { seed, signal, over: own.signal });
      if (!('status' in bound)) for (const column of bound.columns) read.set(column.id, column);
    } finally {
      own.abort();
    }
  }
  return [...read.values()];
}

/** How often a quantity is asked at most. */
export function multiverseEvaluations(quantity: QuantityRecipe, rows: number): number {
  return 2 * Math.min(mostSpecifications(quantity, rows), (quantity.choices ?? []).reduce((product, { options }) => product * options.length, 1));
}

function mostSpecifications(quantity: QuantityRecipe, rows: number): number {
  return Math.max(LEAST, Math.min('javascript' in quantity ? MOST_OF_FUNCTIONS : MOST, Math.floor(RECORDS / (2 * Math.max(1, rows)))));
}

export async function quantityMultiverse(task: MultiverseTask): Promise<{ readonly multiverse: Multiverse; readonly notes: readonly string[] }> {
  const { quantity: { choices = [], tolerance = null, threshold = null }, seed, signal, rows } = task, most = mostSpecifications(task.quantity, rows);
  let last: { readonly of: string; readonly answers: Promise<BothResults> } | null = null;
  const both = (specification: Specification): Promise<BothResults> => {
    const of = specification.join();
    if (last?.of !== of) last = { of, answers: askBoth(task, specification) };
    return last.answers;
  };
  const found = await multiverse({ choices, tolerance, threshold, evaluate: async (specification, release) => (await both(specification))[release] }, { most, seed, ...(signal ? { signal } : {}) });
  return { multiverse: found, notes: found.drawn === undefined ? [] : [`Of ${counted(found.possible, 'specification')} ${found.drawn.specifications} were drawn by lot: all would take too long.`] };
}

type BothResults = Readonly<Record<'base' | 'revision', SpecifiedResult>>;

/** What runs for one specification alone ends with it. */
async function askBoth(task: MultiverseTask, specification: Specification): Promise<BothResults> {
  const own = new AbortController();
  try {
    return await askWithin(task, specification, own.signal);
  } finally {
    own.abort();
  }
}

async function askWithin({ place, relation, columns, quantity, seed, signal, onAsked }: MultiverseTask, specification: Specification, over: AbortSignal): Promise<BothResults> {
  const bound = await bindQuantity(place, columns, specify(quantity, specification), { seed, signal, over });
  if ('status' in bound) return { base: { value: bound }, revision: { value: bound } };
  const loaded = await tried(signal, () => relation.load(bound.columns, signal));
  if ('status' in loaded) return { base: { value: loaded }, revision: { value: loaded } };
  const whole: HybridChoice = { of: 'columns', ids: new Set(bound.columns.map(({ id }) => id)), records: true };
  const base = await bound.ask(loaded, { hybrid: BASE }, signal);
  onAsked();
  const revision = await bound.ask(loaded, { hybrid: whole }, signal);
  onAsked();
  return bound.is === 'value' ? { base: { value: meanOver([''], base) }, revision: { value: meanOver([''], revision) } } : severalValues(base, revision, bound.is === 'groups');
}

/** Several values stand for by their mean over what both releases have, as they do in the rest of the report. */
function severalValues(base: QueryResult | Undefined, revision: QueryResult | Undefined, ranked: boolean): BothResults {
  const keys = base instanceof Map && revision instanceof Map ? commonKeys(base, revision) : [];
  const told = (result: QueryResult | Undefined): SpecifiedResult => ({ value: meanOver(keys, result), ...(ranked && result instanceof Map ? { groups: Object.fromEntries([...result].map(([key, value]): [string, Figure] => [String(key), value])) } : {}) });
  return { base: told(base), revision: told(revision) };
}
