/**
 * Pairs two settled releases:
 *
 *   join columns -> key (given or inferred) -> match records -> which columns differ -> Pairing
 *
 * The result says what the engine has to look at: only columns that differ are loaded.
 */
import { compareJoined, type UnchangedColumn } from '../compare/compare-joined.js';
import type { Match } from '../keys/match-records.js';
import { KeyChooser, type ChosenKey, type Inference, type KeyRequest } from './choose-key.js';
import { findRekeyed, repairMatch, type Rekeyed } from './find-rekeyed.js';
import { joinReleases, type JoinedColumn, type PairSide } from './join-releases.js';
import { matchWholeRecords } from './whole-records.js';
import { writtenKeys, type WrittenKey } from './written-keys.js';
import { pulse } from '../pulse.js';

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
  /** Columns (ids) left out without a key: of those whose types cannot be compared, and row numbers. */
  readonly leftOut: readonly string[];
  readonly rowNumbers: readonly string[];
  /** Without a key: columns (ids) compared in another form, and which. */
  readonly forms: readonly { readonly id: string; readonly form: string }[];
  /** Keys that are written differently in matched records. */
  readonly written: readonly WrittenKey[];
  /** Records whose key was given out anew, whether or not they were paired by what they hold. */
  readonly rekeyed: Rekeyed | null;
  readonly repaired: boolean;
  /** Matched records stand in another order. */
  readonly reordered: boolean;
}

export interface PairRequest extends KeyRequest {
  /** Pairs records whose key was given out anew by what they hold. */
  readonly rekey?: boolean;
}

export function pairReleases(base: PairSide, revision: PairSide, request: PairRequest): Pairing {
  const joined = new Map(joinReleases(base, revision, request.aligned).map((column) => [column.id, column]));
  const chooser = new KeyChooser(base, revision, joined, request);
  if (request.key !== null) return keyed(chooser.given(request.key), joined, request);
  if (base.records === 0 || revision.records === 0) return withoutKey(base, revision, joined).pairing;
  const { found, forms } = chooser.infer();
  if (found.best !== null) return keyed(chooser.chosen(found.best, found, forms), joined, request);
  const { pairing, hardlyAny } = withoutKey(base, revision, joined);
  // Neither whole records nor keys are in both: the key that tells them apart says more than no pairing.
  return found.apart !== null && hardlyAny ? keyed(chooser.chosen(found.apart, found, forms), joined, request) : pairing;
}

const NO_KEY_FACTS = { leftOut: [], rowNumbers: [], forms: [] } as const;

function keyed(chosen: ChosenKey, joined: Map<string, JoinedColumn>, { rekey }: PairRequest): Pairing {
  const { key, keyGiven, inference, forms } = chosen;
  const columns = new Map([...joined].map(([id, column]) => [id, column.joined]));
  const comparable = new Map([...columns].filter(([id]) => key.includes(id) || !joined.get(id)!.retyped));
  const rekeyed = findRekeyed(comparable, key, chosen.match);
  const repaired = rekeyed !== null && rekey === true;
  const match = repaired ? repairMatch(chosen.match, rekeyed) : chosen.match;
  return finish({ mode: 'keyed', key, keyGiven, inference, match, ...NO_KEY_FACTS, written: repaired ? [] : writtenKeys(key, columns, forms, match), rekeyed, repaired }, joined);
}

/** Of whole records, so few are hardly a sign that the releases hold the same ones. */
const HARDLY_ANY = 0.02;

function withoutKey(base: PairSide, revision: PairSide, joined: ReadonlyMap<string, JoinedColumn>): { pairing: Pairing; hardlyAny: boolean } {
  const { match, joined: columns, ...facts } = matchWholeRecords(base, revision, joined);
  const mode = match.base.length > 0 ? 'multiset' : 'distribution';
  const pairing = finish({ key: [], keyGiven: false, inference: null, mode, match, ...facts, written: [], rekeyed: null, repaired: false }, columns);
  return { pairing, hardlyAny: match.base.length < HARDLY_ANY * Math.min(base.records, revision.records) };
}

function finish(found: Omit<Pairing, 'joined' | 'unchanged' | 'changed' | 'reordered'>, joined: ReadonlyMap<string, JoinedColumn>): Pairing {
  const unchanged = new Map<string, UnchangedColumn>();
  const changed: string[] = [];
  for (const [id, column] of joined) {
    if (found.key.includes(id) || found.leftOut.includes(id)) continue;
    pulse();
    const same = compareJoined(column.joined, found.match);
    if (same !== null) unchanged.set(id, same);
    else changed.push(id);
  }
  return { ...found, joined, unchanged, changed, reordered: found.mode === 'keyed' && !isAscending(found.match.revision) };
}

function isAscending(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i]! < rows[i - 1]!) return false;
  return true;
}
