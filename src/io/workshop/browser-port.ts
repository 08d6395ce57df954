/** Starts a workshop in a worker of the browser. */
import { PalimpsestError } from '../../core/errors.js';
import type { Port } from './protocol.js';
import { makeStopSign } from './stop-sign.js';

export function browserPort(makeWorker: () => Worker): Port {
  const worker = makeWorker(), sign = makeStopSign();
  worker.postMessage({ stopSign: sign.url });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => worker.addEventListener('message', (event) => listener(event.data as never)),
    onFailure: (listener) => {
      worker.addEventListener('error', (event) => listener(new PalimpsestError('EngineError', `The reading worker failed to load or stopped (${event.message || 'no message'}). Reload the page.`)));
      worker.addEventListener('messageerror', () => listener(new PalimpsestError('EngineError', 'The reading worker sent what could not be received. Reload the page.')));
    },
    terminate: () => { sign.raise(); worker.terminate(); },
  };
}
