/** A quantity bound to the columns of a comparison, by whatever computes it. */
import type { SpecifiedQuantity } from '../../core/impact/query/specify.js';
import type { QuantityRecipe } from '../../core/model/recipe.js';
import type { Undefined } from '../../core/model/report.js';
import { bindFunction } from './ask-function.js';
import { bindModel, type ModelAsking } from './ask-model.js';
import { bindSql } from './ask-query.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { RelationPlace } from './impact-relation.js';

export interface Binding extends ModelAsking {
  /** When nobody asks any more. */
  readonly over: AbortSignal;
  /** Whether these columns are in the engine. */
  readonly isLoaded?: (columns: readonly DataColumn[]) => boolean;
}

/** What cannot be bound is a status with its reason. */
export function bindQuantity(place: RelationPlace, columns: readonly DataColumn[], quantity: SpecifiedQuantity, { seed, signal, over, onGroups, isLoaded }: Binding): Promise<BoundQuantity | Undefined> {
  if ('model' in quantity) return bindModel(place, columns, quantity, { seed, signal, onGroups });
  return 'javascript' in quantity ? bindFunction(place, columns, quantity, seed, signal, over) : bindSql(place.database, columns, quantity, signal, isLoaded);
}

export function sourceOf(quantity: QuantityRecipe): BoundQuantity['by'] {
  return 'model' in quantity ? 'model' : 'javascript' in quantity ? 'javascript' : 'sql';
}
