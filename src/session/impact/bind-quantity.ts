/** A quantity bound to the columns of a comparison, by whatever computes it. */
import type { QuantityRecipe } from '../../core/model/recipe.js';
import type { Undefined } from '../../core/model/report.js';
import { bindModel } from './ask-model.js';
import { bindSql } from './ask-query.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { RelationPlace } from './impact-relation.js';

/** What cannot be bound is a status with its reason. */
export function bindQuantity(place: RelationPlace, columns: readonly DataColumn[], quantity: QuantityRecipe, signal: AbortSignal | undefined): Promise<BoundQuantity | Undefined> {
  return 'model' in quantity ? bindModel(place, columns, quantity, signal) : bindSql(place.database, columns, quantity, signal);
}

export function sourceOf(quantity: QuantityRecipe): BoundQuantity['by'] {
  return 'model' in quantity ? 'model' : 'sql';
}
