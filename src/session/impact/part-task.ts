/** What every part of an impact needs beside its own: the quantity on its relation, both releases, and how it is asked. */
import type { HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { Database } from '../../io/database/database.js';
import type { Asked } from './asked.js';
import type { BoundQuantity } from './bound-quantity.js';
import type { ImpactRelation, LoadedRelation } from './impact-relation.js';
import type { Differing } from './quantity-attributions.js';

export interface PartTask {
  readonly database: Database;
  readonly relation: ImpactRelation;
  readonly loaded: LoadedRelation;
  readonly bound: BoundQuantity;
  readonly differing: Differing;
  readonly base: HybridChoice;
  /** All of the revision. */
  readonly whole: HybridChoice;
  readonly tolerance: number | null;
  readonly seed: number;
  readonly asked: Asked;
  readonly signal: AbortSignal | undefined;
}
