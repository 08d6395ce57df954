/** Which files describe others, told by their names, and which file a name in a dictionary means. */
import type { DictionaryFormat } from './dictionary.js';

const NAMES: readonly (readonly [DictionaryFormat, RegExp])[] = [
  ['ess-dive-flmd', /(^|[_-])flmd\.csv$/i], ['ess-dive-dd', /(^|[_-])dd\.csv$/i],
  ['frictionless', /^(datapackage|data-package|tableschema|table-schema|schema)\.json$|\.(schema|resource)\.json$/i],
  ['croissant', /^(croissant|metadata)\.json(ld)?$|[._-]croissant\.json(ld)?$|\.jsonld$/i], ['eml', /^eml\.xml$|\.eml$|\.xml$/i],
];

/** The form that a file of this name would have; its content decides. */
export function dictionaryFormat(fileName: string): DictionaryFormat | null {
  const name = baseName(fileName);
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Of files that came together: which hold data, and which describe them. */
export function separateFiles<T extends { readonly name: string }>(files: readonly T[]): { readonly data: readonly T[]; readonly dictionaries: readonly T[] } {
  const describes = (file: T): boolean => dictionaryFormat(file.name) !== null;
  return { data: files.filter((file) => !describes(file)), dictionaries: files.filter(describes) };
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).pop()!;
}

/** Whether a name in a dictionary, perhaps with `*`, means this file; folders, case and compression do not count. */
export function meansFile(pattern: string, fileName: string): boolean {
  const wanted = plain(pattern), name = plain(fileName);
  if (!wanted.includes('*')) return wanted === name;
  return new RegExp(`^${wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(name);
}

function plain(path: string): string {
  return baseName(path).toLowerCase().replace(/\.(gz|gzip|zip|zst)$/, '');
}

/** `soil_dd.csv` is by its name the dictionary of `soil.csv`. */
export function isNamedAfter(dictionaryName: string, fileName: string): boolean {
  const stem = (path: string): string => plain(path).replace(/\.[^.]+$/, '');
  const dictionary = stem(dictionaryName).replace(/[_-](dd|flmd|dictionary|eml|croissant)$/, '').replace(/\.(schema|resource)$/, '');
  return dictionary === stem(fileName);
}
