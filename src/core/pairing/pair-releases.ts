/**
 * Pairs two settled releases:
 *
 *   join columns -> key (given or inferred) -> match records -> which columns differ -> Pairing
 *
 * The result says what the engine has to look at: only columns that differ are loaded.
 */
import type { AlignedColumn } from '../align/align-columns.js';
import { compareJoined, type UnchangedColumn } from '../compare/compare-joined.js';
import { PalimpsestError } from '../errors.js';
import { inferKey } from '../keys/infer-key.js';
import { calendarPart, keyWeight, type KeyCandidate } from '../keys/key-candidates.js';
import { matchRecords, type KeySides, type Match } from '../keys/match-records.js';
import { joinReleases, type JoinedColumn, type PairSide } from './join-releases.js';
import { matchMultiset } from './match-multiset.js';

export interface Pairing {
  readonly mode: 'keyed' | 'multiset' | 'distribution';
  /** Ids of the key columns; empty without a key. */
  readonly key: readonly string[];
  readonly keyGiven: boolean;
  /** Records that share their key with another of their side, as inference saw it. */
  readonly duplicates: { readonly base: number; readonly revision: number };
  readonly tried: number;
  readonly match: Match;
  readonly joined: ReadonlyMap<string, JoinedColumn>;
  /** Columns (ids) whose matched cells are all equal. */
  readonly unchanged: ReadonlyMap<string, UnchangedColumn>;
  /** Columns (ids) with at least one differing cell, keys excluded. */
  readonly changed: readonly string[];
  /** Columns (ids) left out because their types cannot be compared without a key. */
  readonly leftOut: readonly string[];
  /** Matched records stand in another order. */
  readonly reordered: boolean;
}

export interface PairRequest {
  readonly aligned: readonly AlignedColumn[];
  /** Ids of the key columns, or null to infer one. */
  readonly key: readonly string[] | null;
}

export function pairReleases(base: PairSide, revision: PairSide, request: PairRequest): Pairing {
  const joined = joinReleases(base, revision, request.aligned);
  const byId = new Map(joined.map((column) => [column.id, column]));
  const sides = (ids: readonly string[]): KeySides => ({
    base: ids.map((id) => byId.get(id)!.joined.base), revision: ids.map((id) => byId.get(id)!.joined.revision),
    baseRecords: base.records, revisionRecords: revision.records,
  });

  if (request.key !== null) {
    for (const id of request.key) {
      if (!byId.has(id)) throw new PalimpsestError('KeyError', 'A key column must be in both releases.', {});
    }
    return finish({ mode: 'keyed', key: request.key, keyGiven: true, duplicates: { base: 0, revision: 0 }, tried: 0, match: matchRecords(sides(request.key)), leftOut: [] }, byId);
  }

  let match: Match | null = null;
  const overlaps = (columns: readonly KeyCandidate[]): boolean => {
    match = matchRecords(sides(columns.map((column) => column.id)));
    const smaller = Math.min(base.records, revision.records);
    return match.base.length + match.ambiguous.base.length >= Math.max(1, smaller * LEAST_OVERLAP);
  };
  const candidates = keyCandidates(base, request.aligned, byId);
  const key = base.records > 0 && revision.records > 0 ? inferKey(candidates, base.records, revision.records, overlaps) : null;
  if (key !== null && match !== null) {
    return finish({ mode: 'keyed', key: key.columns.map((column) => column.id), keyGiven: false, duplicates: key.duplicates, tried: key.tried, match, leftOut: [] }, byId);
  }
  return withoutKey(base, revision, joined, byId, sides);
}

/** Below this share of common keys a guessed key is not believed. */
const LEAST_OVERLAP = 0.02;

function withoutKey(base: PairSide, revision: PairSide, joined: readonly JoinedColumn[], byId: Map<string, JoinedColumn>, sides: (ids: readonly string[]) => KeySides): Pairing {
  const comparable = joined.filter((column) => !column.retyped).map((column) => column.id);
  const leftOut = joined.filter((column) => column.retyped).map((column) => column.id);
  const rest = { key: [], keyGiven: false, duplicates: { base: 0, revision: 0 }, tried: 0 } as const;
  const match = comparable.length > 0 ? matchMultiset(sides(comparable)) : nothingMatched(base.records, revision.records);
  const mode = match.base.length > 0 ? 'multiset' : 'distribution';
  return finish({ ...rest, mode, match, leftOut }, byId);
}

function nothingMatched(baseRecords: number, revisionRecords: number): Match {
  const none = new Int32Array(0);
  const all = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
  return { base: none, revision: none, removed: all(baseRecords), added: all(revisionRecords), ambiguous: { base: none, revision: none, keys: 0 } };
}

function finish(found: Omit<Pairing, 'joined' | 'unchanged' | 'changed' | 'reordered'>, byId: Map<string, JoinedColumn>): Pairing {
  const unchanged = new Map<string, UnchangedColumn>();
  const changed: string[] = [];
  for (const [id, column] of byId) {
    if (found.key.includes(id) || found.leftOut.includes(id)) continue;
    const same = compareJoined(column.joined, found.match);
    if (same !== null) unchanged.set(id, same);
    else changed.push(id);
  }
  return { ...found, joined: byId, unchanged, changed, reordered: found.mode === 'keyed' && !isAscending(found.match.revision) };
}

function keyCandidates(base: PairSide, aligned: readonly AlignedColumn[], byId: ReadonlyMap<string, JoinedColumn>): KeyCandidate[] {
  return aligned.flatMap((column, position): KeyCandidate[] => {
    const both = byId.get(column.id);
    if (both === undefined || column.base === null) return [];
    const { joined } = both;
    const weight = keyWeight(column.name, both.type, joined.kind === 'number' ? Math.min(wholeShare(joined.base), wholeShare(joined.revision)) : 1);
    if (weight === null || hasMissing(joined.base) || hasMissing(joined.revision)) return [];
    return [{ id: column.id, name: column.name, position, base: joined.base, revision: joined.revision, weight, calendar: joined.kind === 'number' ? calendarPart(column.name) : null, isTime: joined.kind === 'time' }];
  });
}

/** Share of whole numbers; a tenth that is not whole is enough to stop counting. */
function wholeShare(values: Float64Array): number {
  let other = 0;
  for (let i = 0; i < values.length && other * 10 <= values.length; i++) if (values[i] !== Math.floor(values[i]!)) other++;
  return values.length === 0 ? 1 : 1 - other / values.length;
}

function hasMissing(values: Float64Array | Int32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!(values[i]! >= 0) && (values instanceof Int32Array || Number.isNaN(values[i]))) return true;
  return false;
}

function isAscending(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i]! < rows[i - 1]!) return false;
  return true;
}
