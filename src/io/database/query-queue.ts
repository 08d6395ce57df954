/** Leases a small pool of connections, the more urgent first; an abort while waiting costs nothing. */
import type { Priority } from './database.js';

const RANK: Record<Priority, number> = { interaction: 0, view: 1, prefetch: 2 };

interface Waiting<C> { readonly rank: number; readonly give: (connection: C) => void; readonly fail: (reason: unknown) => void }

export class QueryQueue<C> {
  private readonly free: C[];
  private readonly waiting: Waiting<C>[] = [];
  private closed: Error | null = null;
  private leased = 0;
  private onIdle: (() => void) | null = null;

  constructor(connections: readonly C[]) {
    this.free = [...connections];
  }

  async lease<T>(priority: Priority, signal: AbortSignal | undefined, work: (connection: C) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const connection = await this.take(RANK[priority], signal);
    this.leased++;
    try {
      return await work(connection);
    } finally {
      this.leased--;
      this.release(connection);
      if (this.leased === 0) this.onIdle?.();
    }
  }

  /** Rejects everything that waits, and every later lease. */
  close(reason: Error): void {
    this.closed = reason;
    for (const waiter of this.waiting.splice(0)) waiter.fail(reason);
  }

  /** Resolves when no connection is in use: only then may they be closed. */
  idle(): Promise<void> {
    return this.leased === 0 ? Promise.resolve() : new Promise((resolve) => { this.onIdle = resolve; });
  }

  private take(rank: number, signal: AbortSignal | undefined): Promise<C> {
    if (this.closed) return Promise.reject(this.closed);
    const connection = this.free.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((give, fail) => {
      const abort = (): void => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        fail(signal!.reason);
      };
      const waiter: Waiting<C> = {
        rank,
        give: (each) => { signal?.removeEventListener('abort', abort); give(each); },
        fail: (reason) => { signal?.removeEventListener('abort', abort); fail(reason); },
      };
      signal?.addEventListener('abort', abort, { once: true });
      const at = this.waiting.findIndex((other) => other.rank > rank);
      this.waiting.splice(at < 0 ? this.waiting.length : at, 0, waiter);
    });
  }

  private release(connection: C): void {
    const next = this.waiting.shift();
    if (next) next.give(connection);
    else this.free.push(connection);
  }
}
