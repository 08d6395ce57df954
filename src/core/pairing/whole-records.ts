/**
 * Pairing without a key: equal whole records. A number of the record in its file is not part of
 * what the record holds, and a column whose type changed is compared where every value of one
 * side is proven to be a value of the other, written otherwise.
 */
import { isNumberingColumn } from '../keys/key-candidates.js';
import type { Joined } from '../keys/joined-column.js';
import type { Match } from '../keys/match-records.js';
import type { JoinedColumn, PairSide } from './join-releases.js';
import { sameTimes, type SameTimes } from './same-times.js';
import { matchMultiset } from './match-multiset.js';

export interface WholeRecords {
  readonly match: Match;
  /** Columns (ids) that were not compared. */
  readonly leftOut: readonly string[];
  /** Of those, the ones that only number the records of their file. */
  readonly rowNumbers: readonly string[];
  /** Columns (ids) that were compared in another form, and which. */
  readonly forms: readonly { readonly id: string; readonly form: string }[];
  /** The joined columns under those forms. */
  readonly joined: ReadonlyMap<string, JoinedColumn>;
}

export function matchWholeRecords(base: PairSide, revision: PairSide, joined: ReadonlyMap<string, JoinedColumn>): WholeRecords {
  const found = new Map<string, SameTimes>();
  for (const column of joined.values()) {
    const same = column.retyped ? sameTimes(base.columns[column.base]!.values, revision.columns[column.revision]!.values) : null;
    if (same !== null) found.set(column.id, same);
  }
  const columns = new Map([...joined].map(([id, column]) => [id, found.has(id) ? { ...column, type: 'time' as const, joined: found.get(id)!.joined } : column]));
  const leftOut = [...columns.values()].filter((column) => column.retyped && !found.has(column.id)).map((column) => column.id);
  const forms = [...found].map(([id, { form }]) => ({ id, form }));
  const compared = [...columns.keys()].filter((id) => !leftOut.includes(id));
  const match = (ids: readonly string[]): Match => matchRows(base, revision, ids.map((id) => columns.get(id)!.joined));
  const whole = match(compared);
  const rowNumbers = compared.filter((id) => isNumberingColumn(columns.get(id)!.joined, base.columns[columns.get(id)!.base]!.name));
  if (rowNumbers.length > 0 && rowNumbers.length < compared.length) {
    const without = match(compared.filter((id) => !rowNumbers.includes(id)));
    if (without.base.length > whole.base.length) return { match: without, leftOut: [...leftOut, ...rowNumbers], rowNumbers, forms, joined: columns };
  }
  return { match: whole, leftOut, rowNumbers: [], forms, joined: columns };
}

function matchRows(base: PairSide, revision: PairSide, parts: readonly Joined[]): Match {
  if (parts.length === 0) return nothingMatched(base.records, revision.records);
  return matchMultiset({ base: parts.map((part) => part.base), revision: parts.map((part) => part.revision), baseRecords: base.records, revisionRecords: revision.records });
}

function nothingMatched(baseRecords: number, revisionRecords: number): Match {
  const none = new Int32Array(0);
  const all = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
  return { base: none, revision: none, removed: all(baseRecords), added: all(revisionRecords), ambiguous: { base: none, revision: none, keys: 0 } };
}
