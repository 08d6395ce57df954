/** Pairs the records of two releases, and answers from a pairing: what agrees, which records there are, what the engine compares. */
import { confirmMap, confirmSplit, type Confirmed, type MapClaim, type SplitClaim } from '../../core/align/confirm-alignment.js';
import { matchedAgreement, type MatchedAgreement } from '../../core/align/matched-agreement.js';
import { missingChanges, type MissingChange } from '../../core/missing/missing-changes.js';
import { engineTable, type LoadColumn } from '../../core/pairing/engine-table.js';
import { findDerivedKey, type DerivedKey } from '../../core/pairing/find-derived-key.js';
import { pairReleases, type PairRequest } from '../../core/pairing/pair-releases.js';
import { smallestRows, type SampleKind } from '../../core/pairing/sample-rows.js';
import type { Holdings } from './holdings.js';
import { pairingInfo, type AskedMissing, type PairingInfo, type RowKind } from './pairing-info.js';

export class PairingDesk {
  constructor(private readonly holdings: Holdings) {}

  pair(name: string, request: PairRequest): PairingInfo {
    const sides = { base: this.holdings.side('base'), revision: this.holdings.side('revision') }, pairing = pairReleases(sides.base, sides.revision, request);
    this.holdings.pairings.set(name, { ...pairing, sides });
    return pairingInfo(pairing);
  }

  /** What other desks made of the pairing goes with it. */
  forget(name: string): void {
    this.holdings.pairings.delete(name);
  }

  /** A time to pair by that one side would have to make of its columns. */
  derivedKey(name: string): DerivedKey | null {
    const { joined, sides: { base, revision } } = this.holdings.pairing(name);
    return findDerivedKey(base, revision, joined);
  }

  /** How missing cells of matched records are written on either side, where that differs. */
  missingChanges(name: string, asked: readonly AskedMissing[]): (readonly MissingChange[])[] {
    const { match, sides: { base, revision } } = this.holdings.pairing(name);
    return asked.map((each) => missingChanges(
      { ...base.columns[each.base]!, codes: each.codes.base, texts: each.texts.base }, { ...revision.columns[each.revision]!, codes: each.codes.revision, texts: each.texts.revision }, match));
  }

  /** Claims about columns that were made on a sample, checked on every matched record. */
  confirm(name: string, maps: readonly MapClaim[], splits: readonly SplitClaim[]): { maps: Confirmed[]; splits: Confirmed[] } {
    const { joined, match, sides: { base, revision } } = this.holdings.pairing(name);
    return { maps: maps.map((claim) => confirmMap(claim, joined.get(claim.id)!, match)), splits: splits.map((claim) => confirmSplit(claim, base, revision, match)) };
  }

  /** How far columns of both sides, given by position, hold the same on matched records. */
  agreement(name: string, pairs: readonly (readonly [number, number])[]): MatchedAgreement {
    const { key, joined, match, sides: { base, revision } } = this.holdings.pairing(name);
    return matchedAgreement(base, revision, match, key.map((id) => joined.get(id)!.joined), pairs);
  }

  /** The matched records of the given columns, for the engine. */
  matchedColumns(name: string, ids: readonly string[], withRows: boolean): { rows: number; columns: LoadColumn[] } {
    return engineTable(this.holdings.pairing(name), ids, withRows);
  }

  /** Up to `limit` records, those with the smallest keys: `rows` are base rows of matched records. */
  sample(name: string, kind: SampleKind, rows: Int32Array | null, limit: number): { base: number | null; revision: number | null }[] {
    return smallestRows(this.holdings.pairing(name), kind, rows, limit);
  }

  rows(name: string, kind: RowKind, offset: number, limit: number): number[] {
    const { match } = this.holdings.pairing(name);
    const all = { added: match.added, removed: match.removed, 'ambiguous-base': match.ambiguous.base, 'ambiguous-revision': match.ambiguous.revision }[kind];
    return [...all.subarray(offset, offset + limit)];
  }

  /** Values behind the text indexes of a joined column; null for missing. */
  values(name: string, id: string, indexes: readonly number[]): (string | null)[] {
    const joined = this.holdings.pairing(name).joined.get(id)!.joined;
    return joined.kind === 'text' ? indexes.map((index) => (index < 0 ? null : joined.texts[index] ?? null)) : indexes.map(() => null);
  }
}
