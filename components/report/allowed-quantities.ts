/** Which quantities the reader has let run: by what they compute, whatever they are called. What a file or a link brings is not among them. */
import type { QuantityRecipe } from '../../src/core/model/recipe.js';

export class AllowedQuantities {
  private readonly sources = new Set<string>();

  add(quantities: readonly QuantityRecipe[]): void {
    for (const each of quantities) this.sources.add(sourceOf(each));
  }

  /** Whether all of them may run. */
  holds(quantities: readonly QuantityRecipe[] = []): boolean {
    return quantities.every((each) => this.sources.has(sourceOf(each)));
  }
}

/** All but what only words it. */
function sourceOf({ id: _, name: __, unit: ___, tolerance: ____, ...source }: QuantityRecipe): string {
  return JSON.stringify(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
}
