/**
 * Which of the dictionaries at hand describe a data file: by the file name they give, by their own
 * name, or by the columns. What several say is laid together; the nearer one speaks first.
 */
import type { Dictionary, DictionaryColumn } from './dictionary.js';
import { isNamedAfter, meansFile } from './dictionary-name.js';

export interface Candidate {
  readonly dictionary: Dictionary;
  /** The caller named this file; it lay not only beside the data. */
  readonly given: boolean;
}

/** What all dictionaries of one release say together. */
export interface Description {
  readonly sources: readonly { readonly name: string; readonly format: string }[];
  readonly columns: readonly DictionaryColumn[];
  readonly key: readonly string[] | null;
  readonly version: string | null;
  readonly notes: string | null;
}

/** Before the data are read: file-level descriptions whose file name means this one. */
export function describedByName(candidates: readonly Candidate[], fileName: string): Dictionary[] {
  return candidates.map((each) => each.dictionary).filter((each) => each.describes !== null && meansFile(each.describes, fileName)).sort((a, b) => exactness(b) - exactness(a) || compare(a.name, b.name));
}

export function describe(candidates: readonly Candidate[], fileName: string, columns: readonly string[]): Description | null {
  const ranked = candidates.map((candidate) => ({ ...candidate, rank: rankOf(candidate, candidates, fileName, columns) }))
    .filter((each) => each.rank > 0)
    .sort((a, b) => b.rank - a.rank || compare(a.dictionary.name, b.dictionary.name));
  if (ranked.length === 0) return null;
  const chosen = ranked.map((each) => each.dictionary);
  const names = new Map<string, DictionaryColumn>();
  for (const { columns: described } of chosen) for (const column of described) {
    const id = fold(column.name), known = names.get(id);
    names.set(id, known === undefined ? column : laidOver(known, column));
  }
  const sources = chosen.map(({ name, format }) => ({ name, format }));
  return {
    sources: sources.filter((each, i) => sources.findIndex((other) => other.name === each.name) === i), columns: [...names.values()],
    key: chosen.find((each) => each.key !== null)?.key ?? null, version: chosen.find((each) => each.version !== null)?.version ?? null, notes: chosen.find((each) => each.notes !== null)?.notes ?? null,
  };
}

/** So much of the data's columns has to be described where no name says what is. */
const LEAST_COVERED = 0.5;

function rankOf({ dictionary, given }: Candidate, all: readonly Candidate[], fileName: string, columns: readonly string[]): number {
  const covered = coverage(dictionary, columns);
  if (dictionary.describes !== null) {
    if (meansFile(dictionary.describes, fileName)) return 4 + exactness(dictionary);
    // A name that means another file; of a dictionary that the caller named, the one table whose columns fit best is meant.
    return given && covered >= LEAST_COVERED && isBest(dictionary, all, fileName, columns) ? 1 + covered : 0;
  }
  if (dictionary.columns.length === 0) return 0;
  if (isNamedAfter(dictionary.name, fileName)) return 3 + covered;
  return covered >= LEAST_COVERED || (given && covered > 0) ? (given ? 2 : 1) + covered : 0;
}

function isBest(dictionary: Dictionary, all: readonly Candidate[], fileName: string, columns: readonly string[]): boolean {
  const tables = all.map((each) => each.dictionary).filter((each) => each.name === dictionary.name);
  return tables.every((other) => other === dictionary || (!(other.describes !== null && meansFile(other.describes, fileName)) && coverage(other, columns) < coverage(dictionary, columns)));
}

function coverage(dictionary: Dictionary, columns: readonly string[]): number {
  const described = new Set(dictionary.columns.map((column) => fold(column.name)));
  return columns.length === 0 ? 0 : columns.filter((name) => described.has(fold(name))).length / columns.length;
}

/** A name without `*` is nearer than a pattern. */
function exactness(dictionary: Dictionary): number {
  return dictionary.describes?.includes('*') ? 0 : 1;
}

function laidOver(first: DictionaryColumn, second: DictionaryColumn): DictionaryColumn {
  return {
    name: first.name, unit: first.unit ?? second.unit, definition: first.definition ?? second.definition, longName: first.longName ?? second.longName,
    type: first.type ?? second.type, typeWord: first.typeWord ?? second.typeWord, missing: first.missing ?? second.missing,
  };
}

/** Column names are compared without case and outer white space. */
export function fold(name: string): string {
  return name.trim().toLowerCase();
}

/** The described column of that name: in the same case where there is one. */
export function described(description: Description | null, name: string): DictionaryColumn | null {
  return description?.columns.find((column) => column.name === name) ?? description?.columns.find((column) => fold(column.name) === fold(name)) ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
