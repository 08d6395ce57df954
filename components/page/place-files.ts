/** Files that came together: which become releases, and which of them the others describe; pure, so that dropping can be tested without a mouse. */
import { listed } from '../../src/core/format/words.js';
import { dictionaryFormat, isNamedAfter, separateFiles } from '../../src/core/dictionary/dictionary-name.js';
import type { FoundFile } from './read-folder.js';
import { fromFile, type ReleaseInput, type Side, type Slots } from './release-slots.js';

export type Placing =
  /** `dictionaries`: the releases stay, and something lies beside them that describes them. */
  | { readonly done: 'releases' | 'dictionaries'; readonly slots: Slots }
  /** `data`: how many of the files hold data; the names are of the others. */
  | Refused;
export interface Refused { readonly done: 'refused'; readonly data: number; readonly dictionaries: readonly string[] }

/**
 * Two data files: base and revision in the order of their paths. One: the side that is asked for, else the empty slot, revision
 * when both are full. Dictionaries go with the data that they came with; alone, they are laid beside the open releases.
 */
export function placeFiles(slots: Slots, files: readonly FoundFile[], side: Side = slots.base ? 'revision' : 'base'): Placing {
  const { data, dictionaries } = sorted(files, slots.base === null && slots.revision === null);
  const [first, second] = data.map(({ file, path }) => withBeside(fromFile(file), path, data, dictionaries));
  const open = [slots.base, slots.revision].filter((each) => each !== null).map(({ name }) => ({ name, path: name }));
  if (data.length > 2 || (data.length === 0 && (open.length === 0 || dictionaries.length === 0))) return { done: 'refused', data: data.length, dictionaries: dictionaries.map(({ name }) => name) };
  if (first && second) return { done: 'releases', slots: { base: first, revision: second } };
  if (first) return { done: 'releases', slots: { ...slots, [side]: first } };
  const laid = (input: ReleaseInput | null): ReleaseInput | null => input && withBeside(input, input.name, open, dictionaries);
  return { done: 'dictionaries', slots: { base: laid(slots.base), revision: laid(slots.revision) } };
}

/** What came, and what to give; `folders`: their names, where there were some. */
export function refusal({ data, dictionaries }: Refused, folders: readonly string[], verb: 'drop' | 'choose' = 'drop'): string {
  if (data === 0 && folders.length === 0) return `${listed(dictionaries, 3)} ${dictionaries.length === 1 ? 'is by its name a dictionary' : 'are by their names dictionaries'}; ${verb} the data as well, or open the releases first.`;
  const what = folders.length === 0 ? `${data} ${dictionaries.length > 0 ? 'data files' : 'files'} were ${verb === 'drop' ? 'dropped' : 'chosen'}` : `“${folders.join('” and “')}” ${folders.length === 1 ? 'holds' : 'hold'} ${data === 0 ? 'no file that can be compared' : `${data} data files`}`;
  return `${what}; ${verb} two, the base and the revision${dictionaries.length > 0 ? ', with what describes them' : ''}.`;
}

interface Named { readonly name: string; readonly path: string }
type NamedFile = Named & FoundFile;

/** Two dictionaries of one form, and no release that they could describe: then they are compared as the tables that they are. */
function sorted(files: readonly FoundFile[], isFirst: boolean): { readonly data: readonly NamedFile[]; readonly dictionaries: readonly NamedFile[] } {
  const all = [...files].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })).map((each) => ({ ...each, name: each.file.name }));
  const { data, dictionaries } = separateFiles(all);
  const pair = isFirst && data.length === 0 && all.length === 2 && dictionaryFormat(all[0]!.name) === dictionaryFormat(all[1]!.name);
  return pair ? { data: all, dictionaries: [] } : { data, dictionaries };
}

/** One of the same name takes the place of an earlier one. */
function withBeside(input: ReleaseInput, path: string, data: readonly Named[], dictionaries: readonly NamedFile[]): ReleaseInput {
  const added = dictionaries.filter((each) => cameWith(each, data).some((file) => file.path === path)).map(({ file }) => file);
  const kept = (input.beside ?? []).filter((earlier) => added.every((file) => file.name !== earlier.name));
  return added.length === 0 ? input : { ...input, beside: [...kept, ...added] };
}

/** The data at or below the dictionary's folder, else its parent's and so on; of those the ones that it is named after, if any. */
function cameWith(dictionary: Named, data: readonly Named[]): readonly Named[] {
  for (let folder = folderOf(dictionary.path); ; folder = folderOf(folder)) {
    const near = data.filter((file) => folder === '' || file.path.startsWith(`${folder}/`)), named = near.filter((file) => isNamedAfter(dictionary.name, file.name));
    if (near.length > 0 || folder === '') return named.length > 0 ? named : near;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
