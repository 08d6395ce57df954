/**
 * Pages of records on demand: blocks of rows with a small cache. The latest wish wins:
 * blocks no longer in view are cancelled, and replies to an earlier query are dropped.
 */
import type { SampledRecord } from '../../src/core/model/report.js';
import type { RecordPage, RecordQuery } from '../../src/session/comparison.js';

export type FetchPage = (query: RecordQuery, options: { readonly signal: AbortSignal }) => Promise<RecordPage>;
export type PageQuery = Omit<RecordQuery, 'offset' | 'limit'>;

const BLOCK = 100;
const KEPT_BLOCKS = 24;

export class RecordPages {
  #fetch: FetchPage | null = null;
  #query: PageQuery | null = null;
  #blocks = new Map<number, readonly SampledRecord[]>();
  #pending = new Map<number, { readonly controller: AbortController; readonly done: Promise<void> }>();
  /** Blocks that could not be fetched; not asked for again until `retry`, or a view would ask for ever. */
  #failed = new Set<number>();
  #total: number | null = null;
  #error: unknown = null;
  readonly #changed: (rows: readonly SampledRecord[]) => void;

  /** `changed` hears of every reply, with the rows that came. */
  constructor(changed: (rows: readonly SampledRecord[]) => void) {
    this.#changed = changed;
  }

  /** null until the first reply. */
  get total(): number | null { return this.#total; }
  get error(): unknown { return this.#error; }
  get waiting(): boolean { return this.#pending.size > 0; }

  /** Starts over with another question; rows of the earlier one are gone. */
  ask(fetch: FetchPage | null, query: PageQuery | null): void {
    for (const { controller } of this.#pending.values()) controller.abort(new DOMException('Superseded', 'AbortError'));
    this.#pending.clear();
    this.#blocks.clear();
    this.#failed.clear();
    this.#fetch = fetch;
    this.#query = query;
    this.#total = null;
    this.#error = null;
  }

  /** Lets blocks that failed be asked for again. */
  retry(): void {
    this.#failed.clear();
  }

  row(index: number): SampledRecord | undefined {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  }

  /** Fetches what is missing of [first, end) and cancels what lies outside. */
  want(first: number, end: number): Promise<void> {
    const from = Math.floor(Math.max(0, first) / BLOCK);
    const to = Math.floor(Math.max(0, end - 1) / BLOCK);
    for (const [block, { controller }] of this.#pending) {
      if (block >= from && block <= to) continue;
      controller.abort(new DOMException('Out of view', 'AbortError'));
      this.#pending.delete(block);
    }
    const waits: Promise<void>[] = [];
    for (let block = from; block <= to; block++) {
      const cached = this.#blocks.get(block);
      if (cached) {
        this.#blocks.delete(block);
        this.#blocks.set(block, cached);
      } else if (!this.#failed.has(block)) waits.push(this.#pending.get(block)?.done ?? this.#start(block));
    }
    return Promise.all(waits).then(() => undefined);
  }

  #start(block: number): Promise<void> {
    const fetch = this.#fetch;
    const query = this.#query;
    if (!fetch || !query) return Promise.resolve();
    const controller = new AbortController();
    const done = this.#load(block, fetch, query, controller);
    this.#pending.set(block, { controller, done });
    return done;
  }

  async #load(block: number, fetch: FetchPage, query: PageQuery, { signal }: AbortController): Promise<void> {
    let rows: readonly SampledRecord[] = [];
    try {
      const page = await fetch({ ...query, offset: block * BLOCK, limit: BLOCK }, { signal });
      if (signal.aborted || query !== this.#query) return;
      this.#pending.delete(block);
      this.#total = page.total;
      this.#error = null;
      rows = page.rows;
      this.#blocks.set(block, rows);
      for (const oldest of this.#blocks.keys()) {
        if (this.#blocks.size <= KEPT_BLOCKS) break;
        this.#blocks.delete(oldest);
      }
    } catch (error) {
      if (signal.aborted || query !== this.#query) return;
      this.#pending.delete(block);
      this.#failed.add(block);
      this.#error = error;
    }
    this.#changed(rows);
  }
}
