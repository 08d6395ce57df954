/** What a session needs from where it runs; browser and Node each give their own. */
import type { Database } from '../io/database/database.js';
import type { OpenSandbox } from '../io/function/function-sandbox.js';
import type { SourceInput } from '../io/sources/source.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import type { Port } from '../io/workshop/protocol.js';
import type { Limits } from './limits.js';

export interface Environment {
  /** Starts a reading thread. */
  startWorkshop(): Port;
  openDatabase(signal?: AbortSignal): Promise<Database>;
  /** Files that lie beside a source and may describe it; none where that cannot be known. */
  beside?(input: WorkerInput): readonly WorkerInput[];
  /** Turns what the caller gave into what a thread can read. */
  resolve(input: SourceInput, fallbackName: string): Promise<WorkerInput>;
  /** Where functions of the reader run. */
  readonly openSandbox: OpenSandbox;
  /** Where they differ from the usual. */
  readonly limits?: Partial<Limits>;
}
