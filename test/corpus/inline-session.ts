/** A session whose reading threads run in this one: hundreds of small comparisons without starting hundreds of threads. */
import { openNativeDatabase } from '../../src/io/node/native-database.js';
import { resolveSource } from '../../src/io/sources/resolve-source.js';
import { serveWorkshop, type Port } from '../../src/io/workshop/protocol.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session.js';

type Listener = (message: never) => void;

export function openInlineSession(): Session {
  return createSession({
    startWorkshop: inlinePort, openDatabase: openNativeDatabase,
    resolve: (input, name) => resolveSource(input, name, (url) => ({ kind: 'url', url, name })),
  });
}

function inlinePort(): Port {
  const near: Listener[] = [], far: Listener[] = [];
  const send = (to: readonly Listener[]) => (message: unknown): void => { const copy = structuredClone(message); queueMicrotask(() => to.forEach((each) => each(copy as never))); };
  serveWorkshop({ post: send(near), onMessage: (listener) => { far.push(listener); } }, null);
  return { post: send(far), onMessage: (listener) => { near.push(listener); }, onFailure: () => undefined, terminate: () => undefined };
}
