/** Ids of the key columns that the recipe names, or null where a key is to be inferred. */
import type { AlignedColumn } from '../core/align/align-columns.js';
import { PalimpsestError } from '../core/errors.js';
import { listed } from '../core/format/words.js';

export function resolveKey(names: readonly string[] | undefined, aligned: readonly AlignedColumn[]): string[] | null {
  if (names === undefined || names.length === 0) return null;
  return names.map((name) => {
    const column = aligned.find((each) => each.name === name || each.formerName === name || each.recipe?.base?.includes(name));
    if (column !== undefined && column.base !== null && column.revision !== null) return column.id;
    const shared = aligned.filter((each) => each.base !== null && each.revision !== null).map((each) => `“${each.name}”`);
    const where = column === undefined ? 'neither release has' : column.base === null ? 'base does not have' : 'revision does not have';
    throw new PalimpsestError('KeyError', `The key column “${name}” cannot pair records: ${where} a column of that name. Columns in both releases: ${listed(shared, 8) || 'none'}.`, { column: name });
  });
}
