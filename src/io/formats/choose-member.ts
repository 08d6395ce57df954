/** Which file of an archive is the table: the one that the recipe names, or the only one that can be. */
import { PalimpsestError } from '../../core/errors.js';
import { listed } from '../../core/format/words.js';

const TABLES = /\.(csv|tsv|tab|txt|dat|json|ndjson|jsonl|parquet|arrow|arrows|feather|ipc)(\.gz)?$|(^|\/)[^./]+$/i;
/** What archivers of some systems add of their own. */
const HIDDEN = /(^|\/)(__MACOSX\/|\.[^/]+$|Thumbs\.db$)/;

/** `archive` as in "a zip archive". */
export function chooseMember<Entry extends { readonly name: string }>(all: readonly Entry[], member: string | undefined, file: string, archive: string): Entry {
  const entries = all.filter(({ name }) => !name.endsWith('/') && !HIDDEN.test(name));
  if (member !== undefined) {
    const found = entries.find((entry) => entry.name === member) ?? only(entries.filter((entry) => entry.name.endsWith(`/${member}`)));
    if (found !== null) return found;
    throw new PalimpsestError('SchemaError', `${file} has no member “${member}”, which the recipe names. It holds ${names(entries)}.`, { file });
  }
  if (entries.some((entry) => entry.name === '[Content_Types].xml') && entries.some((entry) => entry.name.startsWith('xl/'))) {
    throw new PalimpsestError('SourceError', `${file} is an Excel workbook, which is not read: open it there and save its table as CSV.`, { file });
  }
  const tables = entries.filter((entry) => TABLES.test(entry.name));
  const found = only(entries) ?? only(tables) ?? only(tables.filter((entry) => !/(^|\/)(readme|licen[cs]e|notes?|changelog|citation)[^/]*$/i.test(entry.name)));
  if (found !== null) return found;
  if (entries.length === 0) throw new PalimpsestError('SourceError', `${file} is ${archive} without a file in it. Choose the one that holds the data.`, { file });
  throw new PalimpsestError('SourceError', `${file} is ${archive} with ${names(tables.length > 0 ? tables : entries)}. Unpack it, or name the one to read as “member” in the reading part of the recipe.`, { file });
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? list[0]! : null;
}

function names(entries: readonly { readonly name: string }[]): string {
  return entries.length === 0 ? 'no file' : listed(entries.map((entry) => `“${entry.name}”`), 6);
}
