/** What the back button returns to: pairs and recipes as they were asked for, kept while the page is open. */
import type { Recipe } from '../../src/core/model/recipe.js';
import type { Slots } from './release-slots.js';

export interface Visit {
  readonly slots: Slots;
  readonly recipe: Recipe;
}

/** Files cannot be written into an address, so visits are found again by a number in the history's state. */
export class PageHistory {
  #visits = new Map<number, Visit>();
  /** Numbers of an earlier load of this page mean nothing here. */
  readonly #load = crypto.randomUUID();

  push(visit: Visit, query: string): void {
    const number = this.#visits.size;
    this.#visits.set(number, visit);
    history.pushState({ load: this.#load, visit: number }, '', location.pathname + query);
  }

  recall(state: unknown): Visit | null {
    const { load, visit } = (state ?? {}) as { load?: unknown; visit?: unknown };
    return load === this.#load && typeof visit === 'number' ? this.#visits.get(visit) ?? null : null;
  }
}
