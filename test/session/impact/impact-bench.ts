/** Two texts compared and asked for quantities: what the report says of each, held to its schema. */
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe, Recipe } from '../../../src/core/model/recipe.js';
import type { ImpactOptions } from '../../../src/session/index.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Bench, source } from '../support.js';

export class ImpactBench extends Bench {
  /** The comparison goes when it has answered. */
  async impacts(base: string, revision: string, quantities: readonly QuantityRecipe[], recipe: Recipe = {}, options: ImpactOptions = {}): Promise<readonly QuantityImpact[]> {
    const comparison = await this.session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'), recipe);
    try {
      return (await comparison.impact(quantities, options)).map(checkImpact);
    } finally {
      await comparison.dispose();
    }
  }
}
