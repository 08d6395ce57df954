/**
 * Which column of the revision is which column of the base: by the recipe's renames, then by
 * equal name. What is left over was removed or added.
 */
import { PalimpsestError } from '../errors.js';
import type { ColumnRecipe, Recipe } from '../model/recipe.js';
import type { AlignmentEvidence } from '../model/report.js';

export interface AlignedColumn {
  /** Stable id, independent of names. */
  readonly id: string;
  readonly name: string;
  /** Position on each side, or null where the column does not exist. */
  readonly base: number | null;
  readonly revision: number | null;
  readonly recipe: ColumnRecipe | null;
  /** Why the two are one column where their names differ and the recipe does not say so. */
  readonly evidence?: AlignmentEvidence;
  /** Its name in the base, where it was found to be renamed. */
  readonly formerName?: string;
}

/** A rename that was found: the revision's name of a base column, and why. */
export interface FoundRename { readonly to: string; readonly evidence: AlignmentEvidence }

/** `renames` are by base name, and of columns that neither the recipe nor equal names align. */
export function alignColumns(base: readonly string[], revision: readonly string[], recipe: Recipe, renames: ReadonlyMap<string, FoundRename> = new Map()): AlignedColumn[] {
  const recipes = recipe.columns ?? [];
  recipes.forEach((column) => checkNames(column, base, revision));
  const taken = new Set<number>();
  const aligned: Omit<AlignedColumn, 'id'>[] = base.map((name, i) => {
    const found = renames.get(name);
    const wanted = recipes.find((column) => column.base?.includes(name)) ?? recipes.find((column) => !column.base && column.revision?.includes(found?.to ?? name)) ?? null;
    const target = found?.to ?? wanted?.revision?.[0] ?? name;
    const at = wanted?.revision?.length === 0 ? -1 : revision.indexOf(target);
    if (at < 0 || taken.has(at) || isRenamedAway(target, name, recipes)) return { name, base: i, revision: null, recipe: wanted };
    taken.add(at);
    return { name: target, base: i, revision: at, recipe: wanted, ...(found ? { evidence: found.evidence, formerName: name } : {}) };
  });
  revision.forEach((name, i) => {
    if (taken.has(i)) return;
    aligned.push({ name, base: null, revision: i, recipe: recipes.find((column) => column.revision?.includes(name)) ?? null });
  });
  return aligned.map((column, i) => ({ id: `c${i + 1}`, ...column }));
}

/** A revision column that the recipe gives to another base column is not free for its own name. */
function isRenamedAway(target: string, baseName: string, recipes: readonly ColumnRecipe[]): boolean {
  return recipes.some((column) => column.revision?.includes(target) && column.base && !column.base.includes(baseName));
}

function checkNames(column: ColumnRecipe, base: readonly string[], revision: readonly string[]): void {
  for (const name of column.base ?? []) if (!base.includes(name)) throw noColumn('base', name, base);
  for (const name of column.revision ?? []) if (!revision.includes(name)) throw noColumn('revision', name, revision);
}

export function noColumn(side: 'base' | 'revision', name: string, names: readonly string[]): PalimpsestError {
  const shown = names.slice(0, 8).map((each) => `“${each}”`).join(', ');
  return new PalimpsestError('SchemaError',
    `The recipe names a column “${name}” that the ${side} release does not have. Its columns are ${shown}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`,
    { column: name });
}
