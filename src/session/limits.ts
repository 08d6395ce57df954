/** From which sizes on a comparison takes the ways that need less memory. Tests set them low, so that small data goes those ways too. */
import { READING_LIMITS, type ReadingLimits } from '../io/workshop/platform.js';

export interface Limits extends ReadingLimits {
  /** Values of matched records that the engine holds at once; beyond it, columns are measured in turn and only their classes stay. */
  readonly engineBytes: number;
}

export const DEFAULT_LIMITS: Limits = { engineBytes: 640e6, ...READING_LIMITS };
