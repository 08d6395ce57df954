/**
 * Which column of one release is which of the other. Names decide first; columns that are left
 * over on both sides are compared by what they hold, on records that both threads choose alike.
 */
import { alignColumns, type AlignedColumn, type FoundRename } from '../core/align/align-columns.js';
import { chooseRenames, type LeftOver } from '../core/align/choose-renames.js';
import { ambiguityFindings, plausibleOffers, renameEvidence } from '../core/align/describe-renames.js';
import { describeHeaderShift, headerShift } from '../core/align/header-shift.js';
import type { SampledCells } from '../core/align/judge-sample.js';
import { findSplits, type FoundSplit, type SplitSide } from '../core/align/split-columns.js';
import type { FittedMap } from '../core/align/value-map.js';
import { provisionalKeys, tentativePairs, type ColumnPair, type ProfiledColumn } from '../core/align/provisional-keys.js';
import { counted } from '../core/format/words.js';
import { calendarParts, type CalendarPart } from '../core/keys/calendar-parts.js';
import { keyWeight } from '../core/keys/key-candidates.js';
import { conventionsOf, decideCodes } from '../core/missing/decide-codes.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ColumnInfo } from '../core/model/release.js';
import type { ColumnKind, Finding, Offer } from '../core/model/report.js';
import type { BothReleases } from './read-releases.js';
import { sampleAlike, type CommonSample } from './sample-alike.js';

export interface Alignment {
  readonly aligned: readonly AlignedColumn[];
  /** Kinds of the whole table: split, merged, column-shift. */
  readonly kinds: readonly ColumnKind[];
  readonly findings: readonly Finding[];
  readonly offers: readonly Offer[];
  /** Claims of the sample that are checked once the records are paired. */
  readonly maps: readonly { readonly base: string; readonly map: FittedMap }[];
  readonly splits: readonly { readonly kind: 'split' | 'merged'; readonly found: FoundSplit }[];
}

/** Left-over pairs are looked at each with each: beyond this many that would take too long. */
const MOST_PAIRS = 250_000;
const MOST_KEPT = 60;

export async function alignReleases(read: BothReleases, recipe: Recipe): Promise<Alignment> {
  const names = { base: read.base.columns.map((column) => column.name), revision: read.revision.columns.map((column) => column.name) };
  const aligned = alignColumns(names.base, names.revision, recipe);
  const shifts = headerShifts(read);
  const nothing = { aligned, kinds: shifts.map((each) => each.kind), findings: shifts.map((each) => each.finding), offers: [], maps: [], splits: [] };
  if (recipe.findRenames === false || read.sameBytes) return nothing;
  const left = leftOvers(aligned);
  if (left.base.length === 0 || left.revision.length === 0) return nothing;
  if (left.base.length * left.revision.length > MOST_PAIRS) return { ...nothing, findings: [...nothing.findings, tooMany(left.base.length, left.revision.length)] };

  const { profiled, sample } = await compareLeftOvers(read, aligned, left);
  const describe = (side: 'base' | 'revision'): LeftOver[] => left[side].map((position, i): LeftOver => {
    const each = sample[side][sample.kept.length + i]!;
    return { ...profiled[side].get(position)!, coded: each.coded, numbers: numbersOf(each), inKey: sample.key.some((pair) => pair[side].position === position), tellsApart: sample.tellsApart(side, position) };
  });
  const choice = chooseRenames(describe('base'), describe('revision'), sample);
  const spoken = new Set(choice.claimed.flatMap((each) => [`base ${each.base.position}`, `revision ${each.revision.position}`]));
  const unspoken = (side: 'base' | 'revision'): SplitSide[] => left[side].flatMap((position, i) => {
    const { kind, cells } = sample[side][sample.kept.length + i]!;
    return spoken.has(`${side} ${position}`) ? [] : [{ position, name: names[side][position]!, kind, cells }];
  });
  const splits = findSplits(unspoken('base'), unspoken('revision')), inSplits = new Set(splits.flatMap((each) => [each.whole, ...each.parts].map((column) => column.name)));
  const merges = findSplits(unspoken('revision'), unspoken('base')).filter((each) => ![each.whole, ...each.parts].some((column) => inSplits.has(column.name)));
  const renames = new Map(choice.claimed.map((each): [string, FoundRename] => [each.base.name, { to: each.revision.name, evidence: renameEvidence(each, sample) }]));
  const unclear = ambiguityFindings(choice.ambiguous);
  return {
    aligned: alignColumns(names.base, names.revision, recipe, renames), kinds: nothing.kinds,
    findings: [...nothing.findings, ...unclear.findings], offers: [...unclear.offers, ...plausibleOffers(choice.plausible, sample)],
    maps: choice.claimed.flatMap((each) => (each.map !== null && each.quality > each.agreement.beyondChance ? [{ base: each.base.name, map: each.map }] : [])),
    splits: [...splits.map((found) => ({ kind: 'split' as const, found })), ...merges.map((found) => ({ kind: 'merged' as const, found }))],
  };
}

function headerShifts(read: BothReleases): { readonly kind: ColumnKind; readonly finding: Finding }[] {
  return (['base', 'revision'] as const).flatMap((side) => {
    const found = headerShift(read[side].columns);
    return found === null ? [] : [describeHeaderShift(side, found, read[side].columns, read[side].records)];
  });
}

/** Positions of columns without a partner; a recipe that says so keeps them apart. */
function leftOvers(aligned: readonly AlignedColumn[]): { base: number[]; revision: number[] } {
  return {
    base: aligned.flatMap((column) => (column.revision === null && column.recipe?.revision === undefined ? [column.base!] : [])),
    revision: aligned.flatMap((column) => (column.base === null && column.recipe?.base === undefined ? [column.revision!] : [])),
  };
}

interface Compared { readonly profiled: { readonly base: ReadonlyMap<number, ProfiledColumn>; readonly revision: ReadonlyMap<number, ProfiledColumn> }; readonly sample: CommonSample }

/** What was compared of two releases as they were read; a revised recipe mostly leaves the same columns over. */
const COMPARED = new WeakMap<BothReleases, Map<string, Compared>>();

async function compareLeftOvers(read: BothReleases, aligned: readonly AlignedColumn[], left: { base: number[]; revision: number[] }): Promise<Compared> {
  const known = COMPARED.get(read) ?? new Map<string, Compared>(), question = JSON.stringify(left);
  COMPARED.set(read, known);
  let found = known.get(question);
  if (found === undefined) {
    await Promise.all([read.columns.base.asAtFirst(), read.columns.revision.asAtFirst()]);
    found = await compareAnew(read, aligned, left);
    known.set(question, found);
  }
  return found;
}

async function compareAnew(read: BothReleases, aligned: readonly AlignedColumn[], left: { base: number[]; revision: number[] }): Promise<Compared> {
  const { threads } = read;
  const kept = aligned.flatMap((column) => (column.base !== null && column.revision !== null ? [{ base: column.base, revision: column.revision }] : []));
  const codes = { base: codesOf(read.base.columns), revision: codesOf(read.revision.columns) };
  // Of the columns that keep their names only those that can be part of a key have to be known.
  const telling = kept.filter(({ base, revision }) => canBeInKey(read.base.columns[base]!, read.revision.columns[revision]!));
  const positions = { base: [...telling.map((each) => each.base), ...left.base], revision: [...telling.map((each) => each.revision), ...left.revision] };
  const [baseProfiles, revisionProfiles] = await Promise.all([
    threads.base.call('profiles', ['base', positions.base, codes.base]),
    threads.revision.call('profiles', ['revision', positions.revision, codes.revision]),
  ]);
  const profiles = { base: baseProfiles, revision: revisionProfiles };
  const partsOf = (columns: readonly ColumnInfo[]): (CalendarPart | null)[] => calendarParts(columns.map((column) => column.name));
  const parts = { base: partsOf(read.base.columns), revision: partsOf(read.revision.columns) };
  const profile = (side: 'base' | 'revision'): Map<number, ProfiledColumn> => new Map(positions[side].map((position, i) => {
    const { name, type, digest } = read[side].columns[position]!;
    return [position, { position, name, type, digest, calendar: parts[side][position]!, profile: profiles[side][i]! }];
  }));
  const profiled = { base: profile('base'), revision: profile('revision') };
  const equal = telling.map((each): ColumnPair => ({ base: profiled.base.get(each.base)!, revision: profiled.revision.get(each.revision)! }));
  const tentative = tentativePairs(left.base.map((at) => profiled.base.get(at)!), left.revision.map((at) => profiled.revision.get(at)!));
  const shown = kept.slice(0, MOST_KEPT);
  const sample = await sampleAlike(read, {
    sets: provisionalKeys(equal, tentative, { base: read.base.records, revision: read.revision.records }),
    base: [...shown.map((each) => each.base), ...left.base], revision: [...shown.map((each) => each.revision), ...left.revision], kept: shown.length,
    codes, size: Math.round(Math.min(4000, Math.max(400, 8e6 / (left.base.length * left.revision.length)))),
  });
  return { profiled, sample };
}

function canBeInKey(base: ColumnInfo, revision: ColumnInfo): boolean {
  const discrete = (info: ColumnInfo): boolean => keyWeight(info.name, info.type, info.whole ? 1 : 0.9) !== null;
  return base.digest === revision.digest || (discrete(base) && discrete(revision));
}

/** Codes that a release shows to be codes by itself. */
function codesOf(columns: readonly ColumnInfo[]): number[][] {
  const conventions = { base: conventionsOf(columns), revision: new Map<number, number>() };
  return columns.map((info) => decideCodes(info, null, conventions).map((each) => each.code));
}

function numbersOf({ kind, cells }: SampledCells): Float64Array | null {
  return kind !== 'number' ? null : Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN));
}

function tooMany(base: number, revision: number): Finding {
  return {
    severity: 'note', code: 'renames-not-sought',
    sentence: `${counted(base, 'column')} of the base and ${counted(revision, 'column')} of the revision have no partner of the same name: too many to look for renamed ones among them. Name the renames in the recipe.`,
  };
}
