/** The engine's files as the bundler hosts them beside the page. */
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { EngineAssets } from './wasm-assets.js';

const absolute = (url: string): string => new URL(url, globalThis.document?.baseURI ?? globalThis.location.href).href;

export const BUNDLED_ASSETS: EngineAssets = { worker: absolute(worker), wasm: absolute(wasm) };
