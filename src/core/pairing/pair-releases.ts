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
import { inferKey, type InferredKey, type RankedKey } from '../keys/infer-key.js';
import { keyCandidates, type CandidateSource } from '../keys/key-candidates.js';
import { matchRecords, type KeySides, type Match } from '../keys/match-records.js';
import { joinReleases, type JoinedColumn, type PairSide } from './join-releases.js';
import { matchMultiset } from './match-multiset.js';

/** A set of columns (ids) that identifies records, and what speaks for it. */
export interface KeyFigures {
  readonly columns: readonly string[];
  readonly uniqueBase: number;
  readonly uniqueRevision: number;
  /** Share of the smaller release whose key is in both. */
  readonly overlap: number;
  /** Share of the other cells of paired records that are equal; null where there are none. */
  readonly agreement: number | null;
}

export interface Inference {
  readonly tried: number;
  readonly agreement: number | null;
  /** The key is the number of the record in its file. */
  readonly rowNumber: boolean;
  readonly alternatives: readonly KeyFigures[];
  /** A likelier key under which records agree far less. */
  readonly passedOver: KeyFigures | null;
}

/** The schema's bound. */
const MOST_ALTERNATIVES = 5;

export interface Pairing {
  readonly mode: 'keyed' | 'multiset' | 'distribution';
  /** Ids of the key columns; empty without a key. */
  readonly key: readonly string[];
  readonly keyGiven: boolean;
  /** How the key was found; null where it was given or there is none. */
  readonly inference: Inference | null;
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
    return finish({ mode: 'keyed', key: request.key, keyGiven: true, inference: null, match: matchRecords(sides(request.key)), leftOut: [] }, byId);
  }
  if (base.records === 0 || revision.records === 0) return withoutKey(base, revision, joined, byId, sides, null);

  const columns = new Map(joined.map((column) => [column.id, column.joined]));
  const found = inferKey({ candidates: keyCandidates(sources(request.aligned, byId, base, revision)), columns, baseRecords: base.records, revisionRecords: revision.records });
  return found.best === null ? withoutKey(base, revision, joined, byId, sides, found) : keyed(found.best, found, base, revision, byId);
}

/** In the order of the columns as they are shown. */
function sources(aligned: readonly AlignedColumn[], byId: ReadonlyMap<string, JoinedColumn>, base: PairSide, revision: PairSide): CandidateSource[] {
  return aligned.flatMap((column) => {
    const both = byId.get(column.id);
    return both === undefined ? [] : [{ id: column.id, names: [base.columns[column.base!]!.name, revision.columns[column.revision!]!.name] as const, type: both.type, joined: both.joined }];
  });
}

function keyed(key: RankedKey, found: InferredKey, base: PairSide, revision: PairSide, byId: Map<string, JoinedColumn>): Pairing {
  const figures = (each: RankedKey): KeyFigures => keyFigures(each, base.records, revision.records);
  const inference: Inference = {
    tried: found.tried, agreement: key.evidence.agreement, rowNumber: key.rowNumber,
    alternatives: found.alternatives.slice(0, MOST_ALTERNATIVES).map(figures), passedOver: found.passedOver === null || found.passedOver === key ? null : figures(found.passedOver),
  };
  return finish({ mode: 'keyed', key: key.columns.map((column) => column.id), keyGiven: false, inference, match: key.match, leftOut: [] }, byId);
}

function keyFigures({ columns, match, evidence }: RankedKey, baseRecords: number, revisionRecords: number): KeyFigures {
  const { ambiguous } = match;
  return {
    columns: columns.map((column) => column.id), overlap: evidence.overlap, agreement: evidence.agreement,
    uniqueBase: 1 - ambiguous.base.length / baseRecords, uniqueRevision: 1 - ambiguous.revision.length / revisionRecords,
  };
}

/** Of whole records, so few are hardly a sign that the releases hold the same ones. */
const HARDLY_ANY = 0.02;

function withoutKey(base: PairSide, revision: PairSide, joined: readonly JoinedColumn[], byId: Map<string, JoinedColumn>, sides: (ids: readonly string[]) => KeySides, found: InferredKey | null): Pairing {
  const comparable = joined.filter((column) => !column.retyped).map((column) => column.id);
  const leftOut = joined.filter((column) => column.retyped).map((column) => column.id);
  const match = comparable.length > 0 ? matchMultiset(sides(comparable)) : nothingMatched(base.records, revision.records);
  // Neither whole records nor keys are in both: the key that tells them apart says more than no pairing.
  if (found !== null && found.apart !== null && match.base.length < HARDLY_ANY * Math.min(base.records, revision.records)) return keyed(found.apart, found, base, revision, byId);
  const mode = match.base.length > 0 ? 'multiset' : 'distribution';
  return finish({ key: [], keyGiven: false, inference: null, mode, match, leftOut }, byId);
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

function isAscending(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i]! < rows[i - 1]!) return false;
  return true;
}
