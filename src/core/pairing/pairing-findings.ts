/** What a pairing found out about its keys, small enough to cross threads: rows stand for texts that only the sources have. */
import type { KeyRule } from '../model/recipe.js';
import type { Pairing } from './pair-releases.js';
import { smallestRows, type SampledRow } from './sample-rows.js';

export interface WrittenKeyInfo {
  readonly id: string;
  readonly rule: KeyRule;
  readonly records: number;
  /** The pairs with the smallest keys. */
  readonly examples: readonly SampledRow[];
}

export interface RekeyedInfo {
  readonly records: number;
  readonly considered: number;
  readonly ambiguous: number;
  /** The pair with the smallest key. */
  readonly first: SampledRow;
  /** By how much the number of every record moved, where it is the same for nearly all; with the column (id) and for how many. */
  readonly shift: { readonly column: string; readonly by: number; readonly records: number } | null;
  readonly repaired: boolean;
}

const EXAMPLES = 3;

export function writtenKeyInfos(pairing: Pairing): WrittenKeyInfo[] {
  return pairing.written.map(({ id, rule, rows }) => ({ id, rule, records: rows.length, examples: smallestRows(pairing, 'matched', rows, EXAMPLES) }));
}

export function rekeyedInfo(pairing: Pairing): RekeyedInfo | null {
  const { rekeyed } = pairing;
  if (rekeyed === null) return null;
  const { base, revision, considered, ambiguous } = rekeyed;
  const first = smallestRows({ ...pairing, match: { ...pairing.match, base, revision } }, 'matched', null, 1)[0]!;
  return { records: base.length, considered, ambiguous, first, shift: shiftOf(pairing), repaired: pairing.repaired };
}

/** Nearly all of them. */
const NEARLY_ALL = 0.9;

function shiftOf({ key, joined, rekeyed }: Pairing): RekeyedInfo['shift'] {
  const { base, revision } = rekeyed!;
  const moved = key.filter((id) => { const column = joined.get(id)!.joined; return base.some((i, k) => column.base[i] !== column.revision[revision[k]!]); });
  const column = moved.length === 1 ? joined.get(moved[0]!)!.joined : null;
  if (column === null || column.kind !== 'number') return null;
  const counts = new Map<number, number>();
  base.forEach((i, k) => { const by = column.revision[revision[k]!]! - column.base[i]!; counts.set(by, (counts.get(by) ?? 0) + 1); });
  const [by, records] = [...counts].reduce((most, each) => (each[1] > most[1] || (each[1] === most[1] && each[0] < most[0]) ? each : most));
  return records >= NEARLY_ALL * base.length && Number.isFinite(by) ? { column: moved[0]!, by, records } : null;
}
