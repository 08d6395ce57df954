/** Entry of the workshop's worker thread in Node. */
import { parentPort } from 'node:worker_threads';
import { serveWorkshop } from '../workshop/protocol.js';
import { nodePlatform } from './node-platform.js';

const port = parentPort!;
serveWorkshop({
  post: (message, transfer) => port.postMessage(message, transfer),
  onMessage: (listener) => port.on('message', listener as (message: unknown) => void),
}, nodePlatform());
