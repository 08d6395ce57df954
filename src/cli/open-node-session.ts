/** Opens a session in Node: native DuckDB and reading threads. */
import { basename } from 'node:path';
import { findBeside } from '../io/node/find-beside.js';
import { nodePort } from '../io/node/node-port.js';
import { openNativeDatabase } from '../io/node/native-database.js';
import { openNodeSandbox } from '../io/node/node-sandbox.js';
import { nameOfUrl, resolveSource } from '../io/sources/resolve-source.js';
import { createSession } from '../session/create-session.js';
import type { Limits } from '../session/limits.js';
import type { Session } from '../session/session.js';

export function openNodeSession(options: { readonly limits?: Partial<Limits> } = {}): Session {
  return createSession({
    ...(options.limits ? { limits: options.limits } : {}),
    startWorkshop: nodePort,
    openDatabase: openNativeDatabase,
    openSandbox: openNodeSandbox,
    beside: findBeside,
    resolve: (input, name) => resolveSource(input, name, (text) => /^https?:\/\//.test(text)
      ? { kind: 'url', url: text, name: nameOfUrl(text) }
      : { kind: 'path', path: text, name: basename(text) }),
  });
}
