/**
 * The recipe: plain JSON that says how two releases are read, paired and compared.
 * What a person clicks, a program can replay. Every field is optional in what a user
 * writes (`Recipe`); the comparison resolves it to a `ResolvedRecipe` and reports that.
 */

/** How far apart two numbers may be and still count as `tolerated`: |d| <= max(absolute, relative * |base|). */
export interface Tolerance {
  readonly absolute?: number;
  readonly relative?: number;
}

/** `text` keeps a column as written; `auto` infers the type over all records. */
export type ReadAs = 'auto' | 'text';

export interface ColumnRecipe {
  /** Column name in the base release; with `revision` of another name this is a rename. */
  readonly base?: readonly string[];
  readonly revision?: readonly string[];
  /** Texts that mean "no value" in this column; replaces detection. */
  readonly missing?: readonly string[];
  readonly tolerance?: Tolerance;
  /** How large a mean change matters to the reader, in the column's unit. */
  readonly matters?: number | null;
  readonly role?: ColumnRole;
  readonly readAs?: ReadAs;
}

export interface Recipe {
  /** Base names of the columns whose values identify a record. */
  readonly key?: readonly string[];
  /** Texts that mean "no value" in every column without its own list; replaces detection. */
  readonly missing?: readonly string[];
  readonly columns?: readonly ColumnRecipe[];
  /** Tolerance of every number column without its own. */
  readonly tolerance?: Tolerance;
  readonly seed?: number;
}

export type ColumnRole = 'key' | 'measure' | 'category' | 'flag' | 'time' | 'text';

export interface ResolvedColumnRecipe {
  readonly base: readonly string[];
  readonly revision: readonly string[];
  readonly missing: readonly string[];
  readonly tolerance: Required<Tolerance>;
  readonly matters: number | null;
  readonly role: ColumnRole;
  readonly readAs: ReadAs;
}

export interface ResolvedRecipe {
  readonly key: readonly string[];
  readonly columns: readonly ResolvedColumnRecipe[];
  readonly seed: number;
}
