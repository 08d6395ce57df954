/** Where the engine's two files are. Self-hosted, same origin; nothing is fetched from elsewhere. */

export interface EngineAssets {
  /** `duckdb-browser-eh.worker.js` */
  readonly worker: string;
  /** `duckdb-eh.wasm` */
  readonly wasm: string;
}
