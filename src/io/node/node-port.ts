/** Starts a workshop in a worker thread of Node. */
import { Worker } from 'node:worker_threads';
import { PalimpsestError } from '../../core/errors.js';
import type { Port } from '../workshop/protocol.js';

export function nodePort(): Port {
  const worker = new Worker(new URL('./node-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 8192 } });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => worker.on('message', listener as (message: unknown) => void),
    onFailure: (listener) => worker.on('error', (error) => listener(/memory/i.test(error.message)
      ? new PalimpsestError('MemoryLimitError', `Reading needs more memory than there is (${error.message}). Compare fewer records.`, {}, error)
      : error)),
    terminate: () => void worker.terminate(),
    rest: (resting) => { if (resting) worker.unref(); else worker.ref(); },
  };
}
