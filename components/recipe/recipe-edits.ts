/**
 * Edits of a recipe, each a pure step from one recipe to the next. What is not said is found in
 * the data, so an edit that takes a wish back leaves no trace of it.
 */
import type { ColumnRecipe, KeyRule, ReadingRecipe, Recipe, Tolerance } from '../../src/core/model/recipe.js';

/** The column that an entry is about: its names on both sides, empty where it has none. */
export interface ColumnNames { readonly base: readonly string[]; readonly revision: readonly string[] }

type Settings = { readonly [K in keyof Omit<ColumnRecipe, 'base' | 'revision'>]: ColumnRecipe[K] | undefined };

/** Without members that say nothing. */
function said<T extends object>(recipe: T): T {
  return Object.fromEntries(Object.entries(recipe).filter(([, value]) => value !== undefined)) as T;
}

function about(entry: ColumnRecipe, { base, revision }: ColumnNames): boolean {
  return base.length > 0 ? entry.base?.includes(base[0]!) === true : !entry.base?.length && entry.revision?.includes(revision[0]!) === true;
}

export function entryOf(recipe: Recipe, names: ColumnNames): ColumnRecipe | null {
  return recipe.columns?.find((entry) => about(entry, names)) ?? null;
}

function withColumns(recipe: Recipe, columns: readonly ColumnRecipe[]): Recipe {
  return said({ ...recipe, columns: columns.length > 0 ? columns : undefined }) as Recipe;
}

/** An entry that names one column, and nothing else of it, says nothing. */
function saysSomething({ base, revision, ...settings }: ColumnRecipe): boolean {
  return Object.keys(settings).length > 0 || (base !== undefined && revision !== undefined && base.join('\n') !== revision.join('\n'));
}

/** Settings of a column, which is named on one side only: what it is on the other is still found in the data. */
export function setColumn(recipe: Recipe, names: ColumnNames, settings: Settings): Recipe {
  const columns = recipe.columns ?? [], at = columns.findIndex((entry) => about(entry, names));
  const entry = said({ ...(at < 0 ? (names.base.length > 0 ? { base: names.base } : { revision: names.revision }) : columns[at]!), ...settings }) as ColumnRecipe;
  const next = at < 0 ? [...columns, entry] : columns.map((each, i) => (i === at ? entry : each));
  return withColumns(recipe, next.filter(saysSomething));
}

/** Leaves no entry that speaks of either name; what it said of missing codes and tolerance is asked anew of the pair. */
function freed(recipe: Recipe, base: string, revision: string): ColumnRecipe[] {
  return (recipe.columns ?? []).filter((entry) => !entry.base?.includes(base) && !entry.revision?.includes(revision));
}

export function setRename(recipe: Recipe, base: string, revision: string): Recipe {
  return withColumns(recipe, [...freed(recipe, base, revision), { base: [base], revision: [revision] }]);
}

/** The two are not one column: each stands for itself. */
export function refuseRename(recipe: Recipe, base: string, revision: string): Recipe {
  return withColumns(recipe, [...freed(recipe, base, revision), { base: [base], revision: [] }]);
}

/** Takes back what was said of this pair of names. */
export function forgetRename(recipe: Recipe, base: string, revision: string): Recipe {
  return withColumns(recipe, freed(recipe, base, revision));
}

export function isRefused(recipe: Recipe, base: string): boolean {
  return recipe.columns?.some((entry) => entry.base?.includes(base) === true && entry.revision?.length === 0) === true;
}

export function setKey(recipe: Recipe, key: readonly string[]): Recipe {
  return said({ ...recipe, key: key.length > 0 ? key : undefined }) as Recipe;
}

export function setKeyRule(recipe: Recipe, keyRule: KeyRule | null): Recipe {
  return said({ ...recipe, keyRule: keyRule ?? undefined }) as Recipe;
}

export function setRekey(recipe: Recipe, rekey: boolean): Recipe {
  return said({ ...recipe, rekey: rekey || undefined }) as Recipe;
}

/** A key that needs the time goes with it. */
export function forgetDerived(recipe: Recipe, name: string): Recipe {
  const derive = (recipe.derive ?? []).filter((each) => each.name !== name);
  return said({ ...recipe, derive: derive.length > 0 ? derive : undefined, key: recipe.key?.includes(name) ? undefined : recipe.key }) as Recipe;
}

export function setFindRenames(recipe: Recipe, find: boolean): Recipe {
  return said({ ...recipe, findRenames: find ? undefined : false }) as Recipe;
}

export function setTolerance(recipe: Recipe, tolerance: Tolerance | null): Recipe {
  return said({ ...recipe, tolerance: tolerance ?? undefined }) as Recipe;
}

export function setReading<Member extends keyof ReadingRecipe>(recipe: Recipe, side: 'base' | 'revision', member: Member, value: ReadingRecipe[Member] | undefined): Recipe {
  const reading = said({ ...recipe.reading?.[side], [member]: value });
  const both = said({ ...recipe.reading, [side]: Object.keys(reading).length > 0 ? reading : undefined });
  return said({ ...recipe, reading: Object.keys(both).length > 0 ? both : undefined }) as Recipe;
}

/** Lays a recipe over another: its settings win, column by column and side by side. */
export function layOver(recipe: Recipe, patch: Recipe): Recipe {
  const { columns = [], reading, ...rest } = patch;
  let next: Recipe = { ...recipe, ...rest };
  for (const { base = [], revision = base, ...settings } of columns) {
    const now = entryOf(next, { base, revision });
    const others = (next.columns ?? []).filter((entry) => entry !== now);
    next = withColumns(next, [...others, { ...now, base, revision, ...settings }]);
  }
  if (reading) next = { ...next, reading: said({ base: reading.base ? { ...next.reading?.base, ...reading.base } : next.reading?.base, revision: reading.revision ? { ...next.reading?.revision, ...reading.revision } : next.reading?.revision }) as NonNullable<Recipe['reading']> };
  return next;
}
