/** A reader's function in Node: in a thread of its own with a bounded heap. No wall against a function that means harm: only texts of the one who runs the command belong here (decision 29). */
import { Worker } from 'node:worker_threads';
import type { FunctionCall } from '../../core/impact/function/function-program.js';
import { SandboxEnd, type FunctionSandbox } from '../function/function-sandbox.js';

/** Of the language's own objects; typed arrays lie outside of it. */
const HEAP_MB = 512;

export function openNodeSandbox(javascript: string): Promise<FunctionSandbox | string> {
  const worker = new Worker(new URL('./function-worker.js', import.meta.url), { workerData: { javascript }, env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } });
  worker.unref();
  let waiting: { readonly resolve: (reply: unknown) => void; readonly reject: (error: Error) => void } | null = null, gone: SandboxEnd | null = null;
  const settle = (use: (of: NonNullable<typeof waiting>) => void): void => { const of = waiting; waiting = null; if (of !== null) use(of); };
  const fail = (why: string): void => { gone ??= new SandboxEnd(why); settle(({ reject }) => reject(gone!)); };
  worker.on('message', (reply: unknown) => settle(({ resolve }) => resolve(reply)));
  worker.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `the function needed more than ${HEAP_MB} MB of memory and was ended` : `the function’s thread stopped (${error.message})`));
  worker.on('exit', () => fail('the function’s thread ended'));
  return Promise.resolve({
    call: (call: FunctionCall) => new Promise<unknown>((resolve, reject) => {
      if (gone !== null) { reject(gone); return; }
      waiting = { resolve, reject };
      worker.postMessage(call, call.columns.flatMap(([, values]) => (values instanceof Float64Array ? [values.buffer as ArrayBuffer] : [])));
    }),
    end: () => { void worker.terminate(); },
  });
}
