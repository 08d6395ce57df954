/**
 * A session: the engine and the readers behind any number of comparisons. A plain class
 * without DOM; one per root, never a singleton.
 */
import type { OnProgress } from '../core/cancellation.js';
import type { QuantityImpact } from '../core/impact/report/quantity-impact.js';
import type { QuantityBasics, Recipe } from '../core/model/recipe.js';
import type { SourceInput } from '../io/sources/source.js';
import type { Comparison } from './comparison.js';

export interface CompareOptions {
  /** Rejects the promise with the signal's reason; a new comparison can start at once. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** False: dictionaries that lie beside the files are not looked for. */
  readonly findDictionaries?: boolean;
  /** False: queries of the recipe wait for `comparison.impact`, as they must where a file or a link brought the recipe and nobody has said yet that they may run. */
  readonly runQuantities?: boolean;
}

export interface Session {
  /** Resolves when the engine runs. It starts with the session; comparing does not need to wait for it. */
  ready(): Promise<void>;
  compare(base: SourceInput, revision: SourceInput, recipe?: Recipe, options?: CompareOptions): Promise<Comparison>;
  /**
   * What a revision did to results that were computed elsewhere: two files with one number, with numbers by group (all other
   * columns), or by time. They are held against each other; what moved them cannot be told.
   */
  results(base: SourceInput, revision: SourceInput, quantity: QuantityBasics & { readonly key?: readonly string[] }, options?: Pick<CompareOptions, 'signal' | 'onProgress'>): Promise<QuantityImpact>;
  close(): Promise<void>;
}
