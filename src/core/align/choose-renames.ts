/**
 * Which of the left-over columns are one column under two names. A rename is claimed only where
 * both are each other's best, clearly, and the cells (or nearly equal names) bear it out; what
 * is merely plausible is kept apart for an offer.
 */
import type { ColumnType } from '../model/report.js';
import { agreementOf, duel, type Agreement, type CodedColumn } from './cell-agreement.js';
import { overlapOf, type ColumnProfile } from './column-content.js';
import { nameSimilarity, speakOfOthers } from './name-similarity.js';
import { fitMap, isKnownMap, type FittedMap } from './value-map.js';

export interface LeftOver {
  readonly position: number;
  readonly name: string;
  readonly type: ColumnType;
  readonly digest: string;
  readonly profile: ColumnProfile;
  /** On the common records. */
  readonly coded: CodedColumn;
  /** The numbers of a number column on the common records, NaN where there is none. */
  readonly numbers: Float64Array | null;
  /** Part of the key by which the common records were found: its cells agree of themselves. */
  readonly inKey: boolean;
  /** Of the common records, how many only this part of that key tells from another, if other columns agree on those. */
  readonly tellsApart: number;
}

export interface Candidate {
  readonly base: LeftOver;
  readonly revision: LeftOver;
  readonly alike: number;
  readonly agreement: Agreement;
  readonly map: FittedMap | null;
  /** 0..1: what the cells say for it. */
  readonly quality: number;
  readonly sameContent: boolean;
  readonly correlation: number;
}

export interface Sampled {
  /** Common records. */
  readonly records: number;
  /** Share of the smaller sample that was found on the other side. */
  readonly overlap: number;
  /** Other columns agree on the common records, so the key that found them is right. */
  readonly confirmed: boolean;
  /** Columns of equal name on both sides, on the common records. */
  readonly kept: readonly { readonly base: CodedColumn; readonly revision: CodedColumn }[];
}

export interface Choice {
  readonly claimed: readonly Candidate[];
  /** Good enough, but with a rival that is as good. */
  readonly ambiguous: readonly Candidate[];
  /** Not good enough to claim. */
  readonly plausible: readonly Candidate[];
}

export function chooseRenames(base: readonly LeftOver[], revision: readonly LeftOver[], sampled: Sampled): Choice {
  let open = base.flatMap((b) => revision.flatMap((r) => candidate(b, r, sampled) ?? [])).sort(order);
  const claimed: Candidate[] = [];
  for (;;) {
    const next = open.find((each) => isBorneOut(each, sampled) && open.every((rival) => isNoRival(each, rival)));
    if (next === undefined) break;
    claimed.push(next);
    open = open.filter((each) => each.base !== next.base && each.revision !== next.revision);
  }
  const ambiguous = open.filter((each) => isBorneOut(each, sampled));
  const spoken = new Set(ambiguous.flatMap((each) => [each.base, each.revision]));
  const plausible = open.filter((each) => !spoken.has(each.base) && !spoken.has(each.revision) && isPlausible(each));
  return { claimed: claimed.sort((a, b) => a.base.position - b.base.position), ambiguous, plausible: mutuallyBest(plausible) };
}

function candidate(base: LeftOver, revision: LeftOver, sampled: Sampled): Candidate | null {
  if ((base.type === 'time') !== (revision.type === 'time') && base.type !== 'empty' && revision.type !== 'empty') return null;
  const alike = nameSimilarity(base.name, revision.name);
  const sameContent = base.digest === revision.digest && base.profile.present > 0;
  const agreement = agreementOf(base.coded, revision.coded);
  const numbers = base.numbers !== null && revision.numbers !== null;
  const map = numbers && agreement.beyondChance < 0.5 ? fitMap(base.numbers, revision.numbers!) : null;
  const byMap = map === null || !isMapBelievable(map, alike, agreement) ? null : map;
  const content = sampled.records < LEAST_RECORDS ? (sameContent ? 1 : overlapOf(base.profile, revision.profile).jaccard * 0.5) : 0;
  const quality = Math.max(agreement.beyondChance, content, byMap === null ? 0 : 0.97 * byMap.beyondChance);
  if (quality < 0.15 && alike < 0.5 && map === null) return null;
  return { base, revision, alike, agreement, map: byMap ?? (map !== null && map.beyondChance >= 0.8 && map.distinct >= 8 ? map : null), quality, sameContent, correlation: numbers ? correlationOf(base.numbers, revision.numbers!) : NaN };
}

/** Fewer common records than this say nothing. */
const LEAST_RECORDS = 5;
const LEAST_TOLD_APART = 20;

function isMapBelievable(map: FittedMap, alike: number, agreement: Agreement): boolean {
  if (map.distinct < 8 || map.informative < 10 || map.informative < 0.5 * (agreement.filled - agreement.oneSided - agreement.equal)) return false;
  const share = map.reproduced / map.informative;
  if (isKnownMap(map)) return (map.beyondChance >= 0.9 && map.informative >= 20) || (map.beyondChance >= 0.6 && map.informative >= 40 && map.distinct >= 20) || (alike >= 0.3 && share >= 0.65 && map.beyondChance >= 0.6);
  return alike >= 0.35 && share >= 0.9 && map.beyondChance >= 0.85;
}

/** Whether what speaks for a rename is enough, rivals aside. */
function isBorneOut(each: Candidate, sampled: Sampled): boolean {
  const { base, revision, alike, agreement, quality } = each;
  const distinct = Math.max(base.coded.counts.size, Math.min(base.profile.distinct, revision.profile.distinct));
  if (base.profile.present === 0 || revision.profile.present === 0) return alike >= 0.95;
  if (sampled.records < LEAST_RECORDS) return each.sameContent ? (distinct >= 10 || alike >= 0.5) : alike === 1 || (alike >= 0.95 && quality >= 0.2);
  if (each.map !== null && quality > agreement.beyondChance) return true;
  // The key's own columns agree on the records that they found: other columns have to vouch for them, and
  // where a part has two values, records that would be one without it.
  if (base.inKey && revision.inKey) return sampled.overlap >= 0.3 && (alike >= 0.75 || (sampled.confirmed && (alike >= 0.4 || distinct >= 20 || ((distinct >= 3 || Math.min(base.tellsApart, revision.tellsApart) >= LEAST_TOLD_APART) && sampled.overlap >= 0.8))));
  const { beyondChance, bits, share } = agreement;
  if (alike >= 0.95 && (beyondChance >= 0.2 || share >= 0.5 || each.correlation >= 0.9)) return true;
  if (distinct <= 1) return alike >= 0.7 && share >= 0.9;
  if (bits < 20) return alike >= 0.6 && share >= 0.8;
  if (distinct < 12) {
    if (alike >= 0.4 && beyondChance >= 0.5) return true;
    // Flags and classes of different things often hold the same: their names must not say that they are two.
    const least = distinct <= 3 ? 0.75 : 0.7;
    return beyondChance >= least && bits >= 45 && !speakOfOthers(base.name, revision.name) && !isShared(each, sampled);
  }
  return beyondChance >= 0.6 || (alike >= 0.45 && beyondChance >= 0.4) || (alike >= 0.8 && beyondChance >= 0.25);
}

/** Whether a column that kept its name holds the same as well: then its content names none of them. */
function isShared({ base, revision, quality }: Candidate, { kept }: Sampled): boolean {
  return kept.some((other) => {
    const there = agreementOf(base.coded, other.base);
    if (there.beyondChance < quality - 0.05 || there.share < 0.8) return false;
    const { wins, losses } = duel(base.coded, revision.coded, other.base);
    return wins - losses < 3;
  });
}

/** A candidate for the same column is no rival when it explains clearly less. */
function isNoRival(each: Candidate, rival: Candidate): boolean {
  if (rival === each || (rival.base !== each.base && rival.revision !== each.revision)) return true;
  if (rival.base === each.base && rival.revision === each.revision) return true;
  if (each.alike >= 0.95 && rival.alike < 0.8 && rival.quality <= each.quality + 0.05) return true;
  if (rival.quality < 0.15 && !(rival.alike >= each.alike + 0.3 && rival.alike >= 0.8)) return true;
  if (each.quality - rival.quality >= 0.3) return true;
  const usesCells = each.agreement.beyondChance >= each.quality && rival.agreement.beyondChance >= rival.quality;
  if (usesCells && each.quality > 0) {
    const { wins, losses } = rival.base === each.base ? duel(each.base.coded, each.revision.coded, rival.revision.coded) : duel(each.revision.coded, each.base.coded, rival.base.coded);
    if (wins - losses >= 3 && losses <= 0.2 * wins) return true;
    if (losses - wins >= 3) return false;
  } else if (each.quality - rival.quality >= 0.1) return true;
  else if (rival.quality - each.quality >= 0.1) return false;
  return each.alike - rival.alike >= 0.15;
}

function isPlausible({ alike, agreement, map, correlation, base, revision, sameContent }: Candidate): boolean {
  if (base.profile.present === 0 || revision.profile.present === 0) return false;
  if (map !== null || sameContent) return base.profile.distinct > 2;
  return (alike >= 0.6 && (Math.abs(correlation) >= 0.8 || agreement.beyondChance >= 0.2)) || (agreement.beyondChance >= 0.4 && agreement.bits >= 40);
}

function mutuallyBest(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<LeftOver>();
  return [...candidates].sort(order).filter(({ base, revision }) => !taken.has(base) && !taken.has(revision) && taken.add(base) && taken.add(revision));
}

function order(a: Candidate, b: Candidate): number {
  return (b.quality + 0.2 * b.alike) - (a.quality + 0.2 * a.alike) || b.alike - a.alike || a.base.position - b.base.position || a.revision.position - b.revision.position;
}

function correlationOf(x: Float64Array, y: Float64Array): number {
  let n = 0, sx = 0, sy = 0;
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]) && Number.isFinite(y[i])) { n++; sx += x[i]!; sy += y[i]!; }
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]) && Number.isFinite(y[i])) { const a = x[i]! - sx / n, b = y[i]! - sy / n; xx += a * a; yy += b * b; xy += a * b; }
  return n >= 10 && xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : NaN;
}
