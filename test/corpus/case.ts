/**
 * A case of the corpus: two releases made in memory, one of them with a fault that its name says,
 * and what must come of them, worked out by hand: a right report, or one sentence.
 */
import type { ErrorTag } from '../../src/core/errors.js';
import type { CellCounts } from '../../src/core/model/cell-class.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, ColumnType, ValidityStatus } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/io/sources/source.js';

/** A text is the content of a file; a path that begins with `/` is a URL of the runner's server. */
export type Given = string | Uint8Array | { readonly name: string; readonly data: string | Uint8Array } | { readonly path: string } | { readonly rows: readonly Readonly<Record<string, unknown>>[] };

/** Classes that are not named must be empty. */
export type Cells = Partial<CellCounts>;

/** Every member that is given must hold; lists of names are exact, in their order. */
export interface RightReport {
  readonly status?: ValidityStatus;
  readonly mode?: ChangeReport['pairing']['mode'];
  readonly key?: readonly string[];
  readonly records?: { readonly base?: number; readonly revision?: number; readonly matched?: number; readonly added?: number; readonly removed?: number; readonly changed?: number; readonly ambiguous?: readonly [base: number, revision: number, keys: number] };
  /** Sums over all columns. */
  readonly cells?: Cells;
  /** By the column's name in the report. */
  readonly columns?: Readonly<Record<string, Cells>>;
  /** Names of all columns of the report. */
  readonly names?: readonly string[];
  readonly statuses?: Readonly<Record<string, 'matched' | 'added' | 'removed'>>;
  readonly types?: Readonly<Record<string, ColumnType>>;
  readonly units?: Readonly<Record<string, readonly [base: string | null, revision: string | null]>>;
  readonly bias?: Readonly<Record<string, number>>;
  /** Members of the dialect that must be so. */
  readonly dialect?: { readonly base?: Readonly<Record<string, unknown>>; readonly revision?: Readonly<Record<string, unknown>> };
  /** Each must match one finding, written `code: sentence`. */
  readonly findings?: readonly RegExp[];
  readonly noFindings?: readonly RegExp[];
  /** Kinds of the whole table that must be there, or must not. */
  readonly kinds?: readonly string[];
  readonly noKinds?: readonly string[];
  readonly columnKinds?: Readonly<Record<string, readonly string[]>>;
  readonly offers?: readonly string[];
  readonly noOffers?: true;
  /** Cells that the samples of changed records must hold. */
  readonly samples?: readonly (readonly [column: string, base: string | null, revision: string | null])[];
}

export interface RightSentence {
  readonly fails: ErrorTag | readonly ErrorTag[];
  readonly sentence: RegExp;
}

export type Expected = RightReport | RightSentence;

export interface Case {
  readonly family: string;
  /** Unique; names the fault. */
  readonly name: string;
  readonly base: Given;
  readonly revision: Given;
  readonly recipe?: Recipe;
  readonly expected: Expected;
}

export type Entry = readonly [name: string, base: Given, revision: Given, expected: Expected, recipe?: Recipe];

export function family(name: string, entries: readonly Entry[]): Case[] {
  return entries.map(([fault, base, revision, expected, recipe]) => ({ family: name, name: fault, base, revision, expected, ...(recipe ? { recipe } : {}) }));
}

export function isSentence(expected: Expected): expected is RightSentence {
  return 'fails' in expected;
}

/** What the session is given; `origin` is where the runner serves faulty URLs. */
export function sourceOf(given: Given, name: string, origin: string): SourceInput {
  const encode = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data);
  if (typeof given === 'string' || given instanceof Uint8Array) return { name: `${name}.csv`, data: encode(given) };
  if ('path' in given) return new URL(/^https?:/.test(given.path) ? given.path : origin + given.path);
  if ('rows' in given) return given.rows;
  return { name: given.name, data: encode(given.data) };
}
