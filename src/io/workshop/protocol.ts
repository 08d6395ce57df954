/**
 * Calls to a workshop in another thread: one message a call, progress in between, errors as
 * plain data. Cancelling ends the thread; what keeps a browser from ending it at once, see `stop-sign.ts`.
 */
import { buffersOfHanded, type HandedColumns } from '../../core/diagnosis/handed-cells.js';
import { fromPlain, toPlain, type PlainError } from '../../core/errors.js';
import type { LoadColumn } from '../../core/pairing/engine-table.js';
import { BASE_ROW, REVISION_ROW } from '../../core/sql/engine-column.js';
import type { WireSide } from './column-desk.js';
import type { OnWork } from './holdings.js';
import type { HybridColumns } from './hybrid-reader.js';
import type { Platform } from './platform.js';
import { transferable } from './transferable.js';
import { openWorkshop, type Workshop } from './workshop.js';

type Methods = keyof Workshop;

/** `renew`: forget everything, for a caller that knows nothing of what came before. */
export interface CallMessage { readonly id: number; readonly method: Methods | 'renew'; readonly args: readonly unknown[]; readonly progress: boolean }
/** The caller wants no answer any more: work that looks up between its pieces ends. */
export interface CancelMessage { readonly cancel: number }
export type ReplyMessage =
  | { readonly id: number; readonly done: number; readonly total: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError };

/** What both kinds of worker and the inline stand-in offer. */
export interface Port {
  post(message: unknown, transfer: ArrayBuffer[]): void;
  onMessage(listener: (message: never) => void): void;
  onFailure(listener: (error: Error) => void): void;
  terminate(): void;
  /** Whether the thread waits for a next user: where a process lasts as long as its threads, such a one does not count. */
  rest?(resting: boolean): void;
}

export function serveWorkshop(port: Pick<Port, 'post' | 'onMessage'>, platform: Platform | null): void {
  const cancelled = new Set<number>();
  let workshop = openWorkshop(platform);
  const renew = (): boolean => {
    const small = workshop.isSmall();
    if (small) workshop = openWorkshop(platform);
    return small;
  };
  port.onMessage((call: CallMessage | CancelMessage) => {
    if ('cancel' in call) { cancelled.add(call.cancel); return; }
    void (async () => {
      try {
        if (call.method === 'renew') { port.post({ id: call.id, result: renew() } satisfies ReplyMessage, []); return; }
        const onWork: OnWork = (done, total) => {
          if (cancelled.has(call.id)) throw new Error('The work was cancelled.');
          port.post({ id: call.id, done, total } satisfies ReplyMessage, []);
        };
        const method = workshop[call.method] as (...args: unknown[]) => unknown;
        const result = await method.apply(workshop, call.progress ? [...call.args, onWork] : [...call.args]);
        port.post({ id: call.id, result } satisfies ReplyMessage, buffersToMove(call.method, result));
      } catch (error) {
        port.post({ id: call.id, error: toPlain(error) } satisfies ReplyMessage, []);
      } finally {
        cancelled.delete(call.id);
      }
    })();
  });
}

/** What the thread does not keep. */
function buffersToMove(method: Methods, result: unknown): ArrayBuffer[] {
  switch (method) {
    case 'side': return transferable(result as WireSide);
    case 'matchedColumns': return matchedBuffers(result);
    case 'hybridColumns': return (result as HybridColumns).columns.flatMap((values) => (values instanceof Float64Array ? [values.buffer as ArrayBuffer] : []));
    case 'handColumns': return buffersOfHanded(result as HandedColumns);
    default: return [];
  }
}

/** All but the two row columns, which the pairing keeps. */
function matchedBuffers(result: unknown): ArrayBuffer[] {
  return (result as { columns: LoadColumn[] }).columns.filter(({ name }) => name !== BASE_ROW && name !== REVISION_ROW).map((column) => column.data.buffer as ArrayBuffer);
}

/** Of all calls: a thread that goes from one client to the next never answers one with what the other asked. */
let nextId = 1;

export class WorkshopClient {
  private readonly pending = new Map<number, { resolve: (value: never) => void; reject: (reason: unknown) => void; onWork: OnWork | null }>();
  private ended: unknown = null;
  private retiring = false;
  /** Calls without an answer, also those that nobody waits for any more. */
  private unanswered = 0;

  constructor(private readonly port: Port) {
    port.onMessage((reply: ReplyMessage) => this.receive(reply));
    port.onFailure((error) => this.end(error));
  }

  call<M extends Methods>(method: M, args: readonly unknown[], options: { onWork?: OnWork; transfer?: ArrayBuffer[]; progress?: boolean } = {}): Promise<Awaited<ReturnType<Workshop[M]>>> {
    return this.post(method, args, options).answer;
  }

  /** A call of a method that tells its progress, and ends soon when called off; the thread goes on with other work. */
  callUnless<M extends Methods>(signal: AbortSignal | undefined, method: M, args: readonly unknown[]): Promise<Awaited<ReturnType<Workshop[M]>>> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    const { id, answer } = this.post(method, args, { progress: true }), cancel = (): void => {
      const call = this.pending.get(id);
      if (call === undefined) return;
      this.pending.delete(id);
      this.port.post({ cancel: id } satisfies CancelMessage, []);
      call.reject(signal!.reason);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  }

  /** Leaves the thread to another client; every later call here rejects with the reason. False where the thread was ended: it was at work, or had read too much. */
  async retire(reason: unknown): Promise<boolean> {
    if (this.ended !== null) return false;
    if (this.unanswered > 0) { this.end(reason); return false; }
    const { answer } = this.post<never>('renew', [], {});
    this.ended = reason;
    this.retiring = true;
    const free = await (answer as Promise<boolean>).catch(() => false);
    this.retiring = false;
    if (!free) this.port.terminate();
    return free;
  }

  private post<M extends Methods>(method: M | 'renew', args: readonly unknown[], options: { onWork?: OnWork; transfer?: ArrayBuffer[]; progress?: boolean }): { readonly id: number; readonly answer: Promise<Awaited<ReturnType<Workshop[M]>>> } {
    if (this.ended !== null) return { id: 0, answer: Promise.reject(this.ended) };
    const id = nextId++;
    this.unanswered++;
    return { id, answer: new Promise((resolve, reject) => {
      this.pending.set(id, { resolve: resolve as (value: never) => void, reject, onWork: options.onWork ?? null });
      this.port.post({ id, method, args, progress: options.onWork !== undefined || options.progress === true } satisfies CallMessage, options.transfer ?? []);
    }) };
  }

  /** Stops the thread; everything pending rejects with the reason. */
  end(reason: unknown): void {
    if (this.ended !== null && !this.retiring) return;
    this.ended ??= reason ?? new Error('ended');
    this.port.terminate();
    for (const { reject } of this.pending.values()) reject(this.ended);
    this.pending.clear();
  }

  private receive(reply: ReplyMessage): void {
    const call = this.pending.get(reply.id);
    if (!('done' in reply)) this.unanswered--;
    if (call === undefined) return;
    if ('done' in reply) { call.onWork?.(reply.done, reply.total); return; }
    this.pending.delete(reply.id);
    if ('error' in reply) call.reject(fromPlain(reply.error));
    else call.resolve(reply.result as never);
  }
}
