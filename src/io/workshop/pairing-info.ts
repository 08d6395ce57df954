/** What of a pairing the main thread needs, and what it asks about one. */
import type { ColumnInfo } from '../../core/model/release.js';
import type { Pairing } from '../../core/pairing/pair-releases.js';
import { rekeyedInfo, writtenKeyInfos, type RekeyedInfo, type WrittenKeyInfo } from '../../core/pairing/pairing-findings.js';
import { isSortedByKey } from '../../core/pairing/sample-rows.js';

export interface PairingInfo {
  readonly mode: Pairing['mode'];
  readonly key: readonly string[];
  readonly keyGiven: boolean;
  readonly inference: Pairing['inference'];
  readonly matched: number;
  readonly added: number;
  readonly removed: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number };
  readonly columns: readonly PairedColumnInfo[];
  readonly leftOut: readonly string[];
  readonly rowNumbers: readonly string[];
  readonly forms: Pairing['forms'];
  readonly written: readonly WrittenKeyInfo[];
  readonly rekeyed: RekeyedInfo | null;
  readonly reordered: boolean;
  /** Matched records stand in the order of their keys. */
  readonly sorted: boolean;
}

export interface PairedColumnInfo {
  readonly id: string;
  readonly kind: 'number' | 'time' | 'text';
  readonly type: ColumnInfo['type'];
  readonly retyped: boolean;
  /** Null when a cell differs; then the engine looks at the column. */
  readonly unchanged: { readonly finite: number; readonly constant: boolean } | null;
}

/** A column whose missing cells are asked about: its positions, and what was taken for missing there. */
export interface AskedMissing {
  readonly base: number;
  readonly revision: number;
  readonly codes: { readonly base: readonly number[]; readonly revision: readonly number[] };
  readonly texts: { readonly base: readonly string[]; readonly revision: readonly string[] };
}

export type RowKind = 'added' | 'removed' | 'ambiguous-base' | 'ambiguous-revision';

export function pairingInfo(pairing: Pairing): PairingInfo {
  const { match } = pairing;
  return {
    mode: pairing.mode, key: pairing.key, keyGiven: pairing.keyGiven, inference: pairing.inference,
    matched: match.base.length, added: match.added.length, removed: match.removed.length,
    ambiguous: { base: match.ambiguous.base.length, revision: match.ambiguous.revision.length, keys: match.ambiguous.keys },
    columns: [...pairing.joined.values()].map((column) => ({ id: column.id, kind: column.joined.kind, type: column.type, retyped: column.retyped, unchanged: pairing.unchanged.get(column.id) ?? null })),
    leftOut: pairing.leftOut, rowNumbers: pairing.rowNumbers, forms: pairing.forms, written: writtenKeyInfos(pairing), rekeyed: rekeyedInfo(pairing), reordered: pairing.reordered, sorted: isSortedByKey(pairing),
  };
}
