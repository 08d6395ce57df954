/** A session over an environment: one engine, two reading threads per comparison. */
import { PalimpsestError } from '../core/errors.js';
import type { Recipe } from '../core/model/recipe.js';
import { identifier } from '../core/sql/identifier.js';
import type { Database } from '../io/database/database.js';
import type { SourceInput } from '../io/sources/source.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import { WorkshopClient } from '../io/workshop/protocol.js';
import { compareReleases } from './compare-releases.js';
import type { Comparison, RecordQuery } from './comparison.js';
import type { Environment } from './environment.js';
import { DEFAULT_LIMITS } from './limits.js';
import { batchSchema } from './matched-cells.js';
import type { CompareOptions, Session } from './session.js';

export function createSession(environment: Environment): Session {
  return new EnvironmentSession(environment);
}

class EnvironmentSession implements Session {
  private opening: Promise<Database> | null = null;
  private readonly running = new Set<(reason: unknown) => void>();
  private schemas = 0;
  private closed = false;

  constructor(private readonly environment: Environment) {}

  async ready(): Promise<void> {
    await this.database();
  }

  async compare(base: SourceInput, revision: SourceInput, recipe: Recipe = {}, options: CompareOptions = {}): Promise<Comparison> {
    if (this.closed) throw new PalimpsestError('EngineError', 'The session was closed. Open another one.');
    const { signal, onProgress = () => undefined, findDictionaries = true } = options;
    signal?.throwIfAborted();
    const stop = new AbortController();
    const ending = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const threads = { base: new WorkshopClient(this.environment.startWorkshop()), revision: new WorkshopClient(this.environment.startWorkshop()) };
    // Not the caller's signal: that ends with the promise. The session's own end must reach the threads later too.
    const end = (): void => { const reason: unknown = ending.reason ?? stop.signal.reason; threads.base.end(reason); threads.revision.end(reason); };
    const close = (reason: unknown): void => stop.abort(reason);
    ending.addEventListener('abort', end, { once: true });
    this.running.add(close);
    const schema = `comparison_${++this.schemas}`;
    try {
      const inputs = (await Promise.all([this.environment.resolve(base, 'base'), this.environment.resolve(revision, 'revision')])).map((input) => (findDictionaries ? this.withBeside(input) : input)) as [WorkerInput, WorkerInput];
      const compared = await unlessAborted(ending, compareReleases({ base: inputs[0], revision: inputs[1], recipe, threads, database: () => this.database(), schema, limits: { ...DEFAULT_LIMITS, ...this.environment.limits }, signal: ending, onProgress }));
      ending.removeEventListener('abort', end);
      stop.signal.addEventListener('abort', end, { once: true });
      const report = deepFreeze(compared.report);
      const dispose = async (): Promise<void> => {
        if (!this.running.delete(close)) return;
        threads.base.end(new PalimpsestError('EngineError', 'The comparison was disposed of.'));
        threads.revision.end(new PalimpsestError('EngineError', 'The comparison was disposed of.'));
        await this.drop(schema);
      };
      return {
        id: report.id, report: () => report, dispose,
        records: (query: RecordQuery, each = {}) => compared.records.page(query, each.signal),
      };
    } catch (error) {
      this.running.delete(close);
      stop.abort(error);
      void this.drop(schema);
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

  private async drop(schema: string): Promise<void> {
    const database = await this.opening?.catch(() => null);
    for (const each of [schema, batchSchema(schema)]) await database?.run(`DROP SCHEMA IF EXISTS ${identifier(each)} CASCADE`, { priority: 'prefetch' }).catch(() => undefined);
  }
}

/** Rejects at once on abort, also while a step is still on its way to noticing. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) { work.catch(() => undefined); abort(); return; }
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
