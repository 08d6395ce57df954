/**
 * Sets of columns by which both threads may choose the same records before the columns are aligned
 * for good. They need not be a key that a person would name: they have to tell records apart and
 * to be the same in both releases, and whether they do is seen on the records they bring together.
 */
import type { CalendarPart } from '../keys/calendar-parts.js';
import { keyWeight, ROW_NUMBER_WEIGHT, STRONG } from '../keys/key-candidates.js';
import { combinations } from '../keys/key-sets.js';
import type { ColumnType } from '../model/report.js';
import { overlapOf, type ColumnProfile } from './column-content.js';
import { isMadeUp, nameSimilarity } from './name-similarity.js';

export interface ProfiledColumn {
  readonly position: number;
  readonly name: string;
  readonly type: ColumnType;
  readonly digest: string;
  /** What its name says beside the names of the other columns. */
  readonly calendar: CalendarPart | null;
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
    const fewest = Math.min(b.profile.distinct, r.profile.distinct);
    // Few values are soon alike by chance: there a name has to say that they are part of a key.
    const coincide = isKeyLike(b) && isKeyLike(r) && most >= 0.7 && (fewest >= 20 || (fewest >= 2 && overlap.jaccard >= 0.5 && keyNameWeight({ base: b, revision: r }) >= STRONG));
    const likely = same || (alike >= 0.8 && most >= 0.4) || coincide;
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

/** The weight in a key that the likelier of both names gives; names that reading made up say nothing. */
export function keyNameWeight({ base, revision }: ColumnPair): number {
  const wholeShare = Math.min(base.profile.wholeShare, revision.profile.wholeShare);
  return Math.max(0, ...[base, revision].flatMap(({ name, type, calendar }) => (isMadeUp(name) && !(isMadeUp(base.name) && isMadeUp(revision.name)) ? [] : [Math.max(keyWeight(name, type, wholeShare) ?? 0, type === 'number' && calendar !== null ? STRONG : 0)])));
}

const MOST_COLUMNS = 6, MOST_COMPOSITES = 12;
/** A column with this share of distinct values identifies as well alone as with others. */
const ALONE = 0.98;

/** Sets to try, the likeliest first; those of columns with equal names before those that need a rename, and what is merely put together at the end. */
export function provisionalKeys(equal: readonly ColumnPair[], tentative: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }): ColumnPair[][] {
  const found = [proposals(equal, records), ...(tentative.length > 0 ? [proposals([...equal, ...tentative], records)] : [])];
  const sets = [...found.flatMap((each) => each.likely), ...found.flatMap((each) => each.composites)];
  const seen = new Set<string>();
  return sets.filter((set) => {
    const name = set.map((pair) => `${pair.base.position}/${pair.revision.position}`).sort().join();
    return set.length > 0 && !seen.has(name) && seen.add(name);
  });
}

function proposals(pairs: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }): { readonly likely: ColumnPair[][]; readonly composites: ColumnPair[][] } {
  const distinct = ({ base, revision }: ColumnPair): number => Math.min(base.profile.distinct / Math.max(1, records.base), revision.profile.distinct / Math.max(1, records.revision));
  const weighed = pairs.flatMap((pair) => {
    const { base, revision } = pair;
    if (base.profile.missing * 50 > records.base || revision.profile.missing * 50 > records.revision) return [];
    if (!isKeyLike(base) || !isKeyLike(revision)) return [];
    const weight = keyNameWeight(pair);
    return [{ pair, weight, calendar: base.type === 'number' || revision.type === 'number' ? revision.calendar ?? base.calendar : null, share: distinct(pair) }];
  }).sort((a, b) => b.weight - a.weight || b.share - a.share || a.pair.base.position - b.pair.base.position);
  const singles = weighed.filter((each) => each.share > 0.9);
  const parts = weighed.filter((each) => each.share <= ALONE && each.weight !== ROW_NUMBER_WEIGHT);
  const family = parts.filter((each) => each.calendar !== null), strong = parts.filter((each) => each.weight >= STRONG);
  const places = strong.filter((each) => each.calendar === null && each.share < 0.9 && each.pair.base.type !== 'time');
  const times = parts.filter((each) => each.pair.base.type === 'time');
  const rich = [...parts].sort((a, b) => b.share - a.share || a.pair.base.position - b.pair.base.position);
  const sets = [
    ...singles.slice(0, 4).map((each) => [each]),
    ...(family.length >= 2 ? [family, [...places.slice(0, 2), ...family]] : []),
    ...(times.length > 0 ? [[...places.slice(0, 1), times[0]!], [...places.slice(0, 3), times[0]!]] : []),
    strong.slice(0, MOST_COLUMNS),
    rich.slice(0, 3), rich.slice(0, MOST_COLUMNS),
  ].map((set) => [...new Set(set.map((each) => each.pair))]);
  const composites = combinations(strong.slice(0, MOST_COLUMNS).map((each) => each.pair), 2, MOST_COLUMNS - 1).filter((set) => set.reduce((product, pair) => product * distinctOf(pair), 1) >= Math.min(records.base, records.revision));
  return { likely: [...sets.slice(0, singles.length > 0 ? 2 : 1), unchangedContent(pairs, records, distinct), ...sets], composites: composites.slice(0, MOST_COMPOSITES) };
}

function distinctOf({ base, revision }: ColumnPair): number {
  return Math.min(base.profile.distinct, revision.profile.distinct);
}

/** Columns that hold the same cells on both sides, by their digest: together they name a record by what it holds. */
function unchangedContent(pairs: readonly ColumnPair[], records: { readonly base: number; readonly revision: number }, distinct: (pair: ColumnPair) => number): ColumnPair[] {
  const same = pairs.filter(({ base, revision }) => base.digest === revision.digest && base.profile.missing * 3 < records.base && base.profile.distinct > 1);
  return [...same].sort((a, b) => distinct(b) - distinct(a) || a.base.position - b.base.position).slice(0, 4);
}
