/** A place where a reader's function runs apart from all else, and how long it may. */
import type { FunctionCall } from '../../core/impact/function/function-program.js';

export interface FunctionSandbox {
  /** JSON as `function-program.ts` writes it, or whatever the function made of it. Rejects with `SandboxEnd` where the sandbox is gone. */
  call(call: FunctionCall): Promise<unknown>;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** Opens one for a function's text; a sentence's end where the host forbids it. */
export type OpenSandbox = (javascript: string) => Promise<FunctionSandbox | string>;

/** The sandbox ended by itself: `message` is the end of a sentence. */
export class SandboxEnd extends Error {}

export class FunctionRunner {
  private ended: string | null = null;

  constructor(private readonly sandbox: FunctionSandbox, private readonly limitMs: number) {}

  /** The reply, or why there is none; after an end there is none any more. A signal ends it too, and is thrown. */
  async run(call: FunctionCall, signal: AbortSignal | undefined): Promise<{ readonly reply: unknown } | { readonly ended: string }> {
    signal?.throwIfAborted();
    if (this.ended !== null) return { ended: this.ended };
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => { clearTimeout(timer); signal?.removeEventListener('abort', abort); settle(); };
      const stop = (why: string): void => { this.end(why); finish(() => resolve({ ended: why })); };
      const abort = (): void => { this.end('it was called off'); finish(() => reject(signal!.reason)); };
      const timer = setTimeout(() => stop(`the function gave no answer within ${this.limitMs / 1000} s and was ended`), this.limitMs);
      signal?.addEventListener('abort', abort, { once: true });
      this.sandbox.call(call).then((reply) => finish(() => resolve({ reply })), (error: unknown) => { if (error instanceof SandboxEnd) stop(error.message); else finish(() => reject(error)); });
    });
  }

  end(why = 'it was ended'): void {
    this.ended ??= why;
    this.sandbox.end();
  }
}
