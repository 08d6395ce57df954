/** How far columns of two releases hold the same on matched records, whatever their names: on all of few, on those with the smallest hash of their key of many. */
import type { Match } from '../keys/match-records.js';
import type { Joined } from '../keys/joined-column.js';
import type { PairSide } from '../pairing/join-releases.js';
import { agreementOf, CellCoder, type Agreement, type CodedColumn } from './cell-agreement.js';
import { cellReader, hashOfCell } from './column-content.js';

export const MOST_RECORDS = 5000;

export interface MatchedAgreement { readonly records: number; readonly agreements: readonly Agreement[] }

/** `pairs` are positions of a base and a revision column. */
export function matchedAgreement(base: PairSide, revision: PairSide, match: Match, key: readonly Joined[], pairs: readonly (readonly [number, number])[]): MatchedAgreement {
  const chosen = chooseRecords(match, key);
  const rows = { base: chosen.map((i) => match.base[i]!), revision: chosen.map((i) => match.revision[i]!) };
  const coder = new CellCoder(), all = chosen.map((_, i) => i);
  const taken = { base: new Map<number, CodedColumn>(), revision: new Map<number, CodedColumn>() };
  const take = (side: 'base' | 'revision', position: number): CodedColumn => {
    let coded = taken[side].get(position);
    if (coded === undefined) {
      const column = (side === 'base' ? base : revision).columns[position]!;
      const read = cellReader({ values: column.values, absent: column.absent, codes: [] });
      coded = coder.code(rows[side].map(read), all, column.values.kind === 'time');
      taken[side].set(position, coded);
    }
    return coded;
  };
  return { records: chosen.length, agreements: pairs.map(([b, r]) => agreementOf(take('base', b), take('revision', r))) };
}

/** Indexes of matched pairs. */
function chooseRecords(match: Match, key: readonly Joined[]): number[] {
  const all = match.base.length;
  if (all <= MOST_RECORDS) return Array.from({ length: all }, (_, i) => i);
  const hashes = new Int32Array(all);
  for (const joined of key) {
    const texts = joined.kind === 'text' ? joined.texts.map((text) => hashOfCell(text, 7)) : null;
    for (let i = 0; i < all; i++) {
      const value = joined.base[match.base[i]!]!;
      hashes[i] = Math.imul(hashes[i]! ^ (texts === null ? hashOfCell(value, 7) : texts[value] ?? 0), 0x9e3779b1) ^ (hashes[i]! >>> 13);
    }
  }
  const limit = Math.ceil(4294967296 * MOST_RECORDS / all), chosen: number[] = [];
  for (let i = 0; i < all; i++) if (hashes[i]! >>> 0 < limit) chosen.push(i);
  return chosen;
}
