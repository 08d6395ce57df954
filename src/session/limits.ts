/** From which sizes on a comparison takes the ways that need less memory. Tests set them low, so that small data goes those ways too. */
import { READING_LIMITS, type ReadingLimits } from '../io/workshop/platform.js';

export interface Limits extends ReadingLimits {
  /** Values of matched records that the engine holds at once; beyond it, columns are measured in turn and only their classes stay. */
  readonly engineBytes: number;
  /** Matched records from which on both threads say what became of the columns, and up to which: handing columns over takes time, and two at once take memory. */
  readonly diagnosedByTwo: { readonly least: number; readonly most: number };
  /** Memory that a comparison may take; null where nothing is known of it. */
  readonly allowedBytes: number | null;
  /** Time that one call of a reader's function may take. */
  readonly functionMs: number;
}

export const DEFAULT_LIMITS: Limits = { engineBytes: 640e6, diagnosedByTwo: { least: 50_000, most: 4_000_000 }, allowedBytes: null, functionMs: 10_000, ...READING_LIMITS };
