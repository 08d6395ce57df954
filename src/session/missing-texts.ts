/** What was taken for missing, column by column, for the report. */
import { describeMissing } from '../core/missing/describe-missing.js';
import type { Recipe } from '../core/model/recipe.js';
import type { MissingText } from '../core/model/report.js';
import type { BothReleases, SettledReleases } from './read-releases.js';

export function missingTexts(read: BothReleases, settled: SettledReleases, recipe: Recipe): Map<string, readonly MissingText[]> {
  return new Map(settled.aligned.map((column) => {
    const sides = <T>(base: readonly T[], revision: readonly T[]): { base: T | null; revision: T | null } => ({ base: column.base === null ? null : base[column.base]!, revision: column.revision === null ? null : revision[column.revision]! });
    return [column.id, describeMissing({
      read: sides(read.base.columns, read.revision.columns), settled: sides(settled.base, settled.revision),
      given: (column.recipe?.missing ?? recipe.missing) === undefined ? null : 'recipe', reasons: settled.reasons.get(column.id) ?? new Map(),
    })];
  }));
}
