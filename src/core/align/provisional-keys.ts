/**
 * Sets of columns by which both threads may choose the same records before the columns are aligned
 * for good. They need not be a key that a person would name: they have to tell records apart and
 * to be the same in both releases, and whether they do is seen on the records they bring together.
 */
import { calendarPart } from '../keys/calendar-parts.js';
import { keyWeight } from '../keys/key-candidates.js';
import type { ColumnType } from '../model/report.js';
import { overlapOf, type ColumnProfile } from './column-content.js';
import { isMadeUp, nameSimilarity } from './name-similarity.js';

export interface ProfiledColumn {
  readonly position: number;
  readonly name: string;
  readonly type: ColumnType;
  readonly digest: string;
  readonly profile: ColumnProfile;
}

/** Two columns that may be one: by equal name, or tentatively. */
export interface ColumnPair {
  readonly base: ProfiledColumn;
  readonly revision: ProfiledColumn;
}

/** Pairs of left-over columns that are so alike in name or content that a key may be tried with them. */
export function tentativePairs(base: readonly ProfiledColumn[], revision: readonly ProfiledColumn[]): ColumnPair[] {
  const scored = base.flatMap((b) => revision.flatMap((r) => {
    if (!comparable(b, r)) return [];
    const alike = nameSimilarity(b.name, r.name), overlap = overlapOf(b.profile, r.profile), most = Math.max(overlap.inRevision, overlap.inBase);
    const same = b.digest === r.digest && b.profile.distinct >= 2;
    const likely = same || (alike >= 0.8 && most >= 0.4) || (most >= 0.7 && Math.min(b.profile.distinct, r.profile.distinct) >= 20 && isKeyLike(b) && isKeyLike(r));
    return likely ? [{ base: b, revision: r, score: 2 * alike + overlap.jaccard + (same ? 0.5 : 0) }] : [];
  }));
  scored.sort((a, b) => b.score - a.score || a.base.position - b.base.position || a.revision.position - b.revision.position);
  const taken = { base: new Set<number>(), revision: new Set<number>() };
  return scored.filter((pair) => {
    if (taken.base.has(pair.base.position) || taken.revision.has(pair.revision.position)) return false;
    taken.base.add(pair.base.position);
    taken.revision.add(pair.revision.position);
    return true;
  });
}

function comparable(b: ProfiledColumn, r: ProfiledColumn): boolean {
  return (b.type === 'time') === (r.type === 'time') && b.profile.present > 0 && r.profile.present > 0;
}

function isKeyLike({ name, type, profile }: ProfiledColumn): boolean {
  return keyWeight(name, type, profile.wholeShare) !== null;
}

const MOST_COLUMNS = 6;

/** Sets to try, the likeliest first; those of columns with equal names before those that need a rename. */
export function provisionalKeys(equal: readonly ColumnPair[], tentative: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }): ColumnPair[][] {
  const sets = [...proposals(equal, records), ...(tentative.length > 0 ? proposals([...equal, ...tentative], records) : [])];
  const seen = new Set<string>();
  return sets.filter((set) => {
    const name = set.map((pair) => `${pair.base.position}/${pair.revision.position}`).sort().join();
    return set.length > 0 && !seen.has(name) && seen.add(name);
  });
}

function proposals(pairs: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }): ColumnPair[][] {
  const distinct = ({ base, revision }: ColumnPair): number => Math.min(base.profile.distinct / Math.max(1, records.base), revision.profile.distinct / Math.max(1, records.revision));
  const weighed = pairs.flatMap((pair) => {
    const { base, revision } = pair;
    if (base.profile.missing * 50 > records.base || revision.profile.missing * 50 > records.revision) return [];
    if (!isKeyLike(base) || !isKeyLike(revision)) return [];
    const name = isMadeUp(revision.name) ? base.name : revision.name;
    const weight = keyWeight(name, revision.type, Math.min(base.profile.wholeShare, revision.profile.wholeShare)) ?? 0.5;
    return [{ pair, weight, calendar: base.type === 'number' || revision.type === 'number' ? calendarPart(revision.name) ?? calendarPart(base.name) : null, share: distinct(pair) }];
  }).sort((a, b) => b.weight - a.weight || b.share - a.share || a.pair.base.position - b.pair.base.position);
  const singles = weighed.filter((each) => each.share > 0.9);
  const family = weighed.filter((each) => each.calendar !== null), strong = weighed.filter((each) => each.weight >= 2);
  const places = strong.filter((each) => each.calendar === null && each.share < 0.9 && each.pair.base.type !== 'time');
  const times = weighed.filter((each) => each.pair.base.type === 'time');
  const rich = [...weighed].sort((a, b) => b.share - a.share || a.pair.base.position - b.pair.base.position);
  const sets = [
    ...singles.slice(0, 4).map((each) => [each]),
    ...(family.length >= 2 ? [family, [...places.slice(0, 2), ...family]] : []),
    ...(times.length > 0 ? [[...places.slice(0, 1), times[0]!], [...places.slice(0, 3), times[0]!]] : []),
    strong.slice(0, MOST_COLUMNS),
    rich.slice(0, 3), rich.slice(0, MOST_COLUMNS),
  ].map((set) => [...new Set(set.map((each) => each.pair))]);
  return [...sets.slice(0, singles.length > 0 ? 2 : 1), unchangedContent(pairs, records, distinct), ...sets];
}

/** Columns that hold the same cells on both sides, by their digest: together they name a record by what it holds. */
function unchangedContent(pairs: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }, distinct: (pair: ColumnPair) => number): ColumnPair[] {
  const same = pairs.filter(({ base, revision }) => base.digest === revision.digest && base.profile.missing * 3 < records.base && base.profile.distinct > 1);
  return [...same].sort((a, b) => distinct(b) - distinct(a) || a.base.position - b.base.position).slice(0, 4);
}
