/**
 * Samples that do not depend on the order of records: those with the smallest keys or, without
 * a key, the smallest values in the columns that both releases have.
 */
import type { Joined } from '../keys/joined-column.js';
import type { Pairing } from './pair-releases.js';

export interface SampledRow { readonly base: number | null; readonly revision: number | null }

export type SampleKind = 'matched' | 'added' | 'removed' | 'ambiguous-base' | 'ambiguous-revision';

export function smallestRows(pairing: Pairing, kind: SampleKind, rows: Int32Array | null, limit: number): SampledRow[] {
  const { match } = pairing;
  const side = kind === 'added' || kind === 'ambiguous-revision' ? 'revision' : 'base';
  const candidates = rows ?? { matched: match.base, added: match.added, removed: match.removed, 'ambiguous-base': match.ambiguous.base, 'ambiguous-revision': match.ambiguous.revision }[kind];
  const parts = (pairing.key.length > 0 ? pairing.key : [...pairing.joined.keys()]).map((id) => ({ ...pairing.joined.get(id)!.joined }));
  const chosen = smallest(candidates, limit, (a, b) => compareKeys(parts, side, a, b));
  return chosen.map((row) => side === 'revision' ? { base: null, revision: row } : { base: row, revision: kind === 'matched' ? partnerOf(match.base, match.revision, row) : null });
}

/** A bounded sorted list: most candidates fail one comparison with its last entry. */
function smallest(rows: Int32Array, limit: number, compare: (a: number, b: number) => number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (kept.length === limit && compare(row, kept[limit - 1]!) >= 0) continue;
    let low = 0, high = kept.length;
    while (low < high) { const mid = (low + high) >> 1; if (compare(row, kept[mid]!) < 0) high = mid; else low = mid + 1; }
    kept.splice(low, 0, row);
    if (kept.length > limit) kept.pop();
  }
  return kept;
}

function compareKeys(parts: readonly Joined[], side: 'base' | 'revision', a: number, b: number): number {
  for (const joined of parts) {
    const x = joined[side][a]!, y = joined[side][b]!;
    if (x === y) continue;
    if (joined.kind !== 'text') {
      // Missing values come last.
      if (x !== x && y !== y) continue;
      return x !== x ? 1 : y !== y ? -1 : x - y;
    }
    const s = x < 0 ? '' : joined.texts[x]!, t = y < 0 ? '' : joined.texts[y]!;
    if (s !== t) return s < t ? -1 : 1;
  }
  return 0;
}

/** `rows` ascend: matched pairs stand in the order of the base. */
function partnerOf(rows: Int32Array, partners: Int32Array, row: number): number {
  let low = 0, high = rows.length - 1;
  while (low < high) { const mid = (low + high) >> 1; if (rows[mid]! < row) low = mid + 1; else high = mid; }
  return partners[low]!;
}

/** Whether matched records stand in the order of their keys, so that the first changed ones have the smallest. */
export function isSortedByKey(pairing: Pairing): boolean {
  const parts = pairing.key.map((id) => ({ ...pairing.joined.get(id)!.joined }));
  const { base } = pairing.match;
  for (let k = 1; k < base.length; k++) if (compareKeys(parts, 'base', base[k - 1]!, base[k]!) > 0) return false;
  return true;
}
