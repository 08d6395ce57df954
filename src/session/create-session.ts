/** A session over an environment: one engine, two reading threads per comparison, which go on to the next one where they read little. */
import { unlessAborted } from './unless-aborted.js';
import { isPalimpsestError, PalimpsestError } from '../core/errors.js';
import { broughtResults, RESULTS_QUERY } from '../core/impact/report/brought-results.js';
import type { QuantityImpact } from '../core/impact/report/quantity-impact.js';
import type { QuantityBasics, Recipe } from '../core/model/recipe.js';
import { identifier } from '../core/sql/identifier.js';
import type { Database } from '../io/database/database.js';
import type { SourceInput } from '../io/sources/source.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import { WorkshopClient } from '../io/workshop/protocol.js';
import { compareReleases, type Paired, type Standing } from './compare-releases.js';
import type { Comparison, RecordQuery } from './comparison.js';
import type { Environment } from './environment.js';
import { ImpactCache } from './impact/comparison-impact.js';
import { impactSchema, marksSchema } from './impact/impact-relation.js';
import { DEFAULT_LIMITS } from './limits.js';
import { batchSchema } from './matched-cells.js';
import { ReadingThreads } from './reading-threads.js';
import type { CompareOptions, Session } from './session.js';
import { Uses } from './uses.js';

export function createSession(environment: Environment): Session {
  return new EnvironmentSession(environment);
}

class EnvironmentSession implements Session {
  private opening: Promise<Database> | null = null;
  private readonly running = new Set<(reason: unknown) => void>();
  private readonly impacts = new ImpactCache();
  private readonly shared = new Uses<Shared>((shared) => this.end(shared));
  private readonly threads: ReadingThreads;
  private named = 0;
  private closed = false;

  constructor(private readonly environment: Environment) {
    this.threads = new ReadingThreads(() => environment.startWorkshop());
  }

  async ready(): Promise<void> {
    await this.database();
  }

  async compare(base: SourceInput, revision: SourceInput, recipe: Recipe = {}, options: CompareOptions = {}): Promise<Comparison> {
    const { findDictionaries = true } = options;
    const input = async (source: SourceInput, name: string): Promise<WorkerInput> => {
      const resolved = await this.environment.resolve(source, name);
      return findDictionaries ? this.withBeside(resolved) : resolved;
    };
    const inputs = (): Promise<[WorkerInput, WorkerInput]> => Promise.all([input(base, 'base'), input(revision, 'revision')]);
    return this.make(inputs, recipe, options, null, { last: Promise.resolve() });
  }

  async results(base: SourceInput, revision: SourceInput, { key, ...quantity }: QuantityBasics & { readonly key?: readonly string[] }, options: Pick<CompareOptions, 'signal' | 'onProgress'> = {}): Promise<QuantityImpact> {
    const comparison = await this.compare(base, revision, key === undefined ? {} : { key }, { ...options, findDictionaries: false });
    try {
      const [told] = await comparison.impact([{ ...quantity, sql: RESULTS_QUERY }], { ...options, parts: [] });
      return broughtResults(told!);
    } finally {
      await comparison.dispose();
    }
  }

  private async make(inputs: () => Promise<[WorkerInput, WorkerInput]>, recipe: Recipe, options: CompareOptions, earlier: Standing | null, turn: Turn): Promise<Comparison> {
    if (this.closed) throw new PalimpsestError('EngineError', 'The session was closed. Open another one.');
    const { signal, onProgress = () => undefined } = options;
    signal?.throwIfAborted();
    const stop = new AbortController();
    const ending = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const schema = `comparison_${++this.named}`;
    let used: ReadonlySet<Shared> = new Set<Shared>([schema, ...(earlier ? sharedOf(earlier) : [])]);
    this.shared.take(used);
    const started: WorkshopClient[] = [];
    const startThread = (): WorkshopClient => {
      const thread = this.threads.start();
      started.push(thread);
      this.shared.take([thread]);
      used = new Set([...used, thread]);
      return thread;
    };
    const end = (): void => { for (const thread of started) thread.end(ending.reason); };
    const close = (reason: unknown): void => stop.abort(reason);
    ending.addEventListener('abort', end, { once: true });
    this.running.add(close);
    const work = afterTurn(turn, ending, async () => {
      const [base, revision] = await inputs();
      return compareReleases({ base, revision, recipe, startThread, database: () => this.database(), openSandbox: this.environment.openSandbox, schema, limits: { ...DEFAULT_LIMITS, ...this.environment.limits }, signal: ending, onProgress, earlier, impacts: this.impacts, runQuantities: options.runQuantities ?? true });
    });
    try {
      const compared = await unlessAborted(ending, work);
      ending.removeEventListener('abort', end);
      const report = deepFreeze(compared.report), { standing } = compared;
      const kept = new Set([schema, ...sharedOf(standing)]);
      this.shared.take(kept);
      void this.shared.give(used);
      // Not the caller's signal: that ends with the promise. The session's own end must reach the threads later too.
      stop.signal.addEventListener('abort', () => { for (const each of kept) if (each instanceof WorkshopClient) each.end(stop.signal.reason); }, { once: true });
      const disposed = new AbortController();
      const dispose = async (): Promise<void> => {
        if (!this.running.delete(close)) return;
        disposed.abort();
        await compared.impact.idle();
        await this.shared.give(kept);
      };
      return {
        id: report.id, report: () => report, dispose,
        records: (query: RecordQuery, each = {}) => compared.records.page(query, each.signal),
        picture: (question, each = {}) => compared.pictures.ask(question, each.signal),
        impact: (quantities, each = {}) => {
          if (!this.running.has(close)) return Promise.reject(new PalimpsestError('EngineError', 'The comparison was disposed of.'));
          return compared.impact.ask(quantities, { ...each, signal: AbortSignal.any([...(each.signal ? [each.signal] : []), disposed.signal, stop.signal]) });
        },
        revise: (again, each = {}) => {
          if (!this.running.has(close)) return Promise.reject(new PalimpsestError('EngineError', 'The comparison was disposed of.'));
          return this.make(inputs, again, each, standing, turn);
        },
      };
    } catch (error) {
      this.running.delete(close);
      // What was refused leaves its threads to whatever is compared next.
      const left = !ending.aborted && isRefusal(error) ? started : [];
      if (left.length > 0) ending.removeEventListener('abort', end);
      stop.abort(error);
      // A step that still runs in a shared thread ends first.
      const others = [...used].filter((each) => !left.some((thread) => thread === each));
      void work.catch(() => undefined).then(() => this.shared.give(others));
      await this.shared.give(left);
      if (signal?.aborted) throw signal.reason;
      throw error;
    }
  }

  /** Named dictionaries stand for those that lie beside the data. */
  private withBeside(input: WorkerInput): WorkerInput {
    const beside = input.companions?.some((each) => each.given) ? [] : this.environment.beside?.(input) ?? [];
    return beside.length === 0 ? input : { ...input, companions: [...(input.companions ?? []), ...beside.map((each) => ({ input: each, given: false }))] };
  }

  async close(): Promise<void> {
    this.closed = true;
    const reason = new PalimpsestError('EngineError', 'The session was closed.');
    for (const stop of [...this.running]) stop(reason);
    this.running.clear();
    this.threads.close();
    const database = await this.opening?.catch(() => null);
    await database?.close();
  }

  /** One engine a session, started with the first comparison; a failed start is tried again with the next. */
  private database(): Promise<Database> {
    if (this.opening === null) {
      const opening = this.environment.openDatabase();
      this.opening = opening;
      opening.catch(() => { if (this.opening === opening) this.opening = null; });
    }
    return this.opening;
  }

  private async end(shared: Shared): Promise<void> {
    if (typeof shared === 'string') await this.drop(shared);
    else if (shared instanceof WorkshopClient) await this.threads.end(shared);
    else shared.thread.call('forget', [shared.name]).catch(() => undefined);
  }

  private async drop(schema: string): Promise<void> {
    const database = await this.opening?.catch(() => null);
    for (const each of [schema, batchSchema(schema), impactSchema(schema), marksSchema(schema)]) await database?.run(`DROP SCHEMA IF EXISTS ${identifier(each)} CASCADE`, { priority: 'prefetch' }).catch(() => undefined);
  }
}

/** What comparisons of one lineage have in common: threads, pairings in them, schemas of the engine. */
type Shared = WorkshopClient | Paired | string;

function sharedOf({ read, paired, cells }: Standing): Set<Shared> {
  return new Set<Shared>([read.threads.base, read.threads.revision, paired, ...cells.schemas]);
}

/** Of what was given; a fault of the engine or a lack of memory is none. */
function isRefusal(error: unknown): boolean {
  return isPalimpsestError(error) && error.tag !== 'EngineError' && error.tag !== 'MemoryLimitError';
}

/** Comparisons that share threads are made one after the other. */
interface Turn { last: Promise<void> }

function afterTurn<T>(turn: Turn, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const mine = turn.last.then(() => {
    signal.throwIfAborted();
    return work();
  });
  turn.last = mine.then(() => undefined, () => undefined);
  return mine;
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
