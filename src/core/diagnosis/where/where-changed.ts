/**
 * Where a column changed: the groups of one or two attributes that hold most of its changed cells, each with its
 * numbers. In a column that changed nearly everywhere, also the groups that did not. Chances are corrected
 * over all columns at once (`tell-groups.ts`).
 */
import { hypergeometricSf } from '../../metrics/special/hypergeometric.js';
import { pulse } from '../../pulse.js';
import { chooseGroups, type Relations } from './choose-groups.js';
import { sumsOf, tallyColumn, type ColumnTally, type GroupSums } from './column-tally.js';
import { findGroups, LEAST_MARKED, type FoundGroup, type Member } from './find-groups.js';
import { groupFacts, type GroupFacts, type GroupsOf } from './group-facts.js';
import type { JointGroups } from './joint-groups.js';

export interface ChosenGroup {
  readonly claim: 'changed' | 'kept';
  readonly members: readonly Member[];
  readonly n: number;
  readonly changed: number;
  readonly kept: number;
  readonly p: number;
  readonly sums: GroupSums;
}

/** Plain data, that crosses to another thread. */
export interface WhereChanged {
  readonly groups: readonly GroupFacts[];
  /** Groups looked at: what the chances are corrected for. */
  readonly tested: number;
}

/** Share of the cells with a value that must have changed for the others to be looked for. */
export const MOSTLY = 0.5;
const NEARLY_ALL = 0.9;
/** Corrected chances are no smaller, so this loses nothing. */
export const LEVEL = 0.05;

/** `changed`: 1 where the cell is in class value, filled or lost; `difference`: revision - base, NaN where it is no number, null for texts. */
export function whereChanged(joint: JointGroups, changed: Uint8Array, difference: Float64Array | null, column: GroupsOf['column']): WhereChanged {
  pulse();
  const tally = tallyColumn(joint, changed, difference), chosen: ChosenGroup[] = [];
  // Where a flag changed is no news by the flag itself.
  const attributes = joint.attributes.flatMap((attribute, a) => (attribute.column === column.name ? [] : [a]));
  const relationsBy = (markedIn: Uint32Array): Relations => ({ shared: (one: FoundGroup, other: FoundGroup) => sharedBy(joint, markedIn, one, other), coarser: (a: number, b: number) => isCoarser(joint, a, b), contains: (wide: Member, narrow: Member) => contains(joint, wide, narrow) });
  let tested = 0;
  const look = (claim: ChosenGroup['claim'], markedIn: Uint32Array, marked: number): void => {
    pulse();
    const found = findGroups(joint, markedIn, marked, attributes);
    tested += found.tested;
    const chance = new Map<FoundGroup, number>(), unlikely = found.groups.filter((group) => {
      const p = hypergeometricSf(group.marked, joint.records, marked, group.n);
      chance.set(group, p);
      return p <= LEVEL;
    });
    for (const group of chooseGroups(unlikely, { n: joint.records, marked }, relationsBy(markedIn))) {
      const counts = countsOf(joint, tally, group);
      // A group that mostly changed too was not spared.
      if (claim === 'changed' || counts.kept >= MOSTLY * (counts.kept + counts.changed)) chosen.push({ claim, ...group, p: chance.get(group)!, ...counts });
    }
  };
  if (tally.changed > MOSTLY * (tally.changed + tally.kept) && tally.kept >= LEAST_MARKED) look('kept', tally.keptIn, tally.kept);
  // "Every site but one" says it all.
  if (tally.changed < joint.records && !chosen.some(({ kept }) => kept >= NEARLY_ALL * tally.kept)) look('changed', tally.changedIn, tally.changed);
  const of: GroupsOf = { column, attributes: joint.attributes, n: joint.records, changed: tally.changed, kept: tally.kept, squares: tally.squares };
  return { groups: chosen.map((group) => groupFacts(of, group)), tested };
}

const COARSE = ['year', 'month', 'day', 'hour'];

function isCoarser({ attributes }: JointGroups, a: number, b: number): boolean {
  const one = attributes[a]!, other = attributes[b]!;
  return one.column === other.column && one.kind === 'time' && COARSE.indexOf(one.part) < COARSE.indexOf(other.part);
}

/** By what the members are: an interval within another, or days within a month or a year. */
function contains({ attributes }: JointGroups, wide: Member, narrow: Member): boolean {
  if (wide.attribute === narrow.attribute) return narrow.from >= wide.from && narrow.to <= wide.to;
  const { column, part, labels } = attributes[wide.attribute]!, days = attributes[narrow.attribute]!;
  if (column !== days.column || days.part !== 'day' || (part !== 'year' && part !== 'month')) return false;
  const [first, last] = [narrow.from, narrow.to].map((day) => new Date(days.labels[day]!)) as [Date, Date];
  if (part === 'month' && first.getUTCFullYear() !== last.getUTCFullYear()) return false;
  const number = (day: Date): number => (part === 'year' ? day.getUTCFullYear() : day.getUTCMonth() + 1);
  return number(first) >= Number(labels[wide.from]) && number(last) <= Number(labels[wide.to]);
}

/** Whether a combination is in a group. */
function membership(joint: JointGroups, { members }: FoundGroup): (combination: number) => boolean {
  const [{ attribute, from, to }, second] = members as [Member, Member?], one = joint.levels[attribute]!, other = second === undefined ? null : joint.levels[second.attribute]!;
  return (c) => one[c]! >= from && one[c]! <= to && (other === null || (other[c]! >= second!.from && other[c]! <= second!.to));
}

function sharedBy(joint: JointGroups, markedIn: Uint32Array, a: FoundGroup, b: FoundGroup): number {
  const inA = membership(joint, a), inB = membership(joint, b);
  let both = 0;
  for (let c = 0; c < markedIn.length; c++) if (markedIn[c]! > 0 && inA(c) && inB(c)) both += markedIn[c]!;
  return both;
}

function countsOf(joint: JointGroups, tally: ColumnTally, group: FoundGroup): Pick<ChosenGroup, 'changed' | 'kept' | 'sums'> {
  const holds = membership(joint, group);
  let changed = 0, kept = 0;
  for (let c = 0; c < joint.combinations; c++) if (holds(c)) { changed += tally.changedIn[c]!; kept += tally.keptIn[c]!; }
  return { changed, kept, sums: sumsOf(tally, holds) };
}
