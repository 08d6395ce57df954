/** Keys of matched records that are written differently in the two releases, and the rule by which they are the same. */
import { respelledCells } from '../compare/respelled-cells.js';
import type { Joined } from '../keys/joined-column.js';
import type { KeyForm } from '../keys/key-formats.js';
import type { Match } from '../keys/match-records.js';
import type { KeyRule } from '../model/recipe.js';

export interface WrittenKey {
  readonly id: string;
  readonly rule: KeyRule;
  /** Rows of base of the matched records whose key is written differently. */
  readonly rows: Int32Array;
}

export function writtenKeys(key: readonly string[], columns: ReadonlyMap<string, Joined>, forms: ReadonlyMap<string, KeyForm>, match: Match): WrittenKey[] {
  return key.flatMap((id): WrittenKey[] => {
    const column = columns.get(id)!, form = forms.get(id);
    const flags = form === undefined ? respelledCells(column, match) : otherTexts(column, match);
    if (flags === null) return [];
    const rows = match.base.filter((_, k) => flags[k] === 1);
    const natural = column.kind === 'number' ? 'number' : column.kind === 'time' ? 'date' : 'trimmed';
    return rows.length === 0 ? [] : [{ id, rule: form?.rule ?? natural, rows }];
  });
}

function otherTexts(column: Joined, match: Match): Uint8Array | null {
  if (column.kind !== 'text') return null;
  const written = column.spelling ?? column;
  return Uint8Array.from(match.base, (i, k) => (written.base[i] === written.revision[match.revision[k]!] ? 0 : 1));
}
