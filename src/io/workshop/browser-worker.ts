/** Entry of the browser's workshop worker. */
import { onPulse } from '../../core/pulse.js';
import { serveWorkshop } from './protocol.js';
import { watchStopSign } from './stop-sign.js';

const scope = globalThis as unknown as { postMessage(message: unknown, transfer: ArrayBuffer[]): void; addEventListener(type: 'message', listener: (event: MessageEvent) => void): void };

serveWorkshop({
  post: (message, transfer) => scope.postMessage(message, transfer),
  onMessage: (listener) => scope.addEventListener('message', ({ data }: MessageEvent<{ stopSign?: string }>) => {
    if (data.stopSign === undefined) listener(data as never);
    else onPulse(watchStopSign(data.stopSign));
  }),
}, null);
