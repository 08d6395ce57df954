/** Entry of the browser's workshop worker. */
import { serveWorkshop } from './protocol.js';

const scope = globalThis as unknown as { postMessage(message: unknown, transfer: ArrayBuffer[]): void; addEventListener(type: 'message', listener: (event: MessageEvent) => void): void };

serveWorkshop({
  post: (message, transfer) => scope.postMessage(message, transfer),
  onMessage: (listener) => scope.addEventListener('message', (event) => listener(event.data as never)),
}, null);
