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

/**
 * How a delimited text is read, where it shall not be found out. Members that are left out are
 * found in the file. Lines count from 1.
 */
export interface ReadingRecipe {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Empty: no quoting. */
  readonly quote?: string;
  readonly decimal?: '.' | ',';
  /** Separator of thousands; empty: none. */
  readonly thousands?: string;
  /** Lines that begin with this text are comments. */
  readonly comment?: string;
  /** Line of the (first) header row; 0: the file has no header. */
  readonly headerLine?: number;
  /** How many rows the header has; names of several are joined. */
  readonly headerRows?: number;
  /** Whether a row of units follows the header. */
  readonly unitRow?: boolean;
  /** Order of day and month in dates such as 3/4/2012. */
  readonly dates?: 'month-first' | 'day-first';
  /** Which file of an archive. */
  readonly member?: string;
}

/** How two key values count as the same; each rule includes the ones before it, except that `date` and `number` exclude each other. */
export const KEY_RULES = ['exact', 'trimmed', 'folded', 'number', 'date'] as const;
export type KeyRule = (typeof KEY_RULES)[number];

/** A time made of other columns on one side, so that a key can be made of it. */
export interface DerivedTime {
  readonly side: 'base' | 'revision' | 'both';
  readonly name: string;
  /** Columns in their calendar order: year, then month and day or day of year, hour, minute, second; an hour may be a decimal or HHMM. */
  readonly from: readonly string[];
}

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

export interface QuantityBasics {
  /** By which a program knows it; `q1`, `q2` by position unless given. */
  readonly id?: string;
  readonly name: string;
  readonly unit?: string | null;
  /** How large a change of the result matters, in its unit. */
  readonly tolerance?: number | null;
  /** Ways of analysing that the reader might have taken as well; the first option is their own. They are crossed with each other and the releases. */
  readonly choices?: readonly { readonly name: string; readonly options: readonly string[] }[];
  /** The conclusion is whether the result is above this. */
  readonly threshold?: number | null;
}

/** One SELECT over the relation `data`, whose columns are the aligned ones under their names in the report; `{name}` is the place of a choice's option. */
export interface SqlQuantity extends QuantityBasics {
  readonly sql: string;
}

export interface ModelSpecification {
  /** Of a bundled model, and the name of one of its outputs. */
  readonly id: string;
  readonly output: string;
  /** Columns by the names of the model's inputs; those that are not named are found by their usual names. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** By name, in their units; others have the values that the model states. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Whether a record is stamped with the start of its interval or with its end; by default read off the name of the key's time, else the start. */
  readonly stamps?: 'start' | 'end';
}

/** A bundled model, once for each group of the key. */
export interface ModelQuantity extends QuantityBasics {
  readonly model: ModelSpecification;
}

/**
 * A function in JavaScript, as text: `(columns, { records, names, choices }) => number`, or `{ groups, values }`, or `{ times, values }`
 * with times in milliseconds since 1970. `columns` holds the aligned ones by their names, numbers and times as `Float64Array`
 * (NaN is missing), texts as lists (null is missing); `choices` the options of its choices by name, as numbers where they
 * are. It runs apart from all else, without network, within a time limit.
 */
export interface FunctionQuantity extends QuantityBasics {
  readonly javascript: string;
  /** Columns that it reads; found by running it unless given. */
  readonly columns?: readonly string[];
}

/** A result that the reader computes from a release. */
export type QuantityRecipe = SqlQuantity | ModelQuantity | FunctionQuantity;

export interface Recipe {
  /** Base names of the columns whose values identify a record. */
  readonly key?: readonly string[];
  /** Texts that mean "no value" in every column without its own list; replaces detection. */
  readonly missing?: readonly string[];
  readonly columns?: readonly ColumnRecipe[];
  /** Tolerance of every number column without its own. */
  readonly tolerance?: Tolerance;
  readonly seed?: number;
  readonly reading?: { readonly base?: ReadingRecipe; readonly revision?: ReadingRecipe };
  /** False: columns are aligned by equal names and by this recipe alone. */
  readonly findRenames?: boolean;
  /** How key values are compared; found by itself where none is given. */
  readonly keyRule?: KeyRule;
  /** Pairs records whose key was renumbered by what they hold. */
  readonly rekey?: boolean;
  readonly derive?: readonly DerivedTime[];
  /** At most 20. */
  readonly quantities?: readonly QuantityRecipe[];
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
  /** Only where they are not the default. */
  readonly reading?: Recipe['reading'];
  readonly findRenames?: boolean;
  readonly keyRule?: KeyRule;
  readonly rekey?: boolean;
  readonly derive?: readonly DerivedTime[];
  readonly quantities?: readonly QuantityRecipe[];
}
