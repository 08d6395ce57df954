/** Opens a session in a browser: DuckDB-WASM and reading workers, all from this page's own files. */
import { browserPort } from '../io/workshop/browser-port.js';
import { nameOfUrl, resolveSource } from '../io/sources/resolve-source.js';
import type { EngineAssets } from '../io/database/wasm-assets.js';
import { createSession } from './create-session.js';
import type { Limits } from './limits.js';
import type { Session } from './session.js';

export interface SessionOptions {
  /** Where the engine's files are; default: beside this module. */
  readonly assets?: EngineAssets;
  /** Makes the reading worker; default: from this module's own file. */
  readonly makeReader?: () => Worker;
  readonly limits?: Partial<Limits>;
}

/** The engine starts at once, in the background; a failure to start shows in the first comparison, or in `ready()`. */
export function openSession(options: SessionOptions = {}): Promise<Session> {
  const makeReader = options.makeReader ?? (() => new Worker(new URL('../io/workshop/browser-worker.js', import.meta.url), { type: 'module' }));
  const session = createSession({
    limits: { allowedBytes: allowedBytes(), ...options.limits },
    startWorkshop: () => browserPort(makeReader),
    openDatabase: async (signal) => {
      const { openWasmDatabase } = await import('../io/database/wasm-database.js');
      const assets = options.assets ?? (await import('../io/database/bundled-assets.js')).BUNDLED_ASSETS;
      return openWasmDatabase(assets, signal ? { signal } : {});
    },
    openSandbox: async (javascript) => (await import('../io/function/browser-sandbox.js')).openBrowserSandbox(javascript),
    resolve: (input, name) => resolveSource(input, name, (text) => {
      const url = new URL(text, globalThis.location?.href).href;
      return { kind: 'url', url, name: nameOfUrl(url) };
    }),
  });
  session.ready().catch(() => undefined);
  return Promise.resolve(session);
}

/** Browsers tell the machine's memory in steps and not beyond a bound, some not at all; three quarters of it are counted on. */
function allowedBytes(): number | null {
  const told = (globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory;
  return told === undefined ? null : 0.75 * told * 2 ** 30;
}
