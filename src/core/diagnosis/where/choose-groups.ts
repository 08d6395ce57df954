/**
 * The shortest list that tells as much: of groups within one another the widest, unless a narrower one holds nearly
 * all of it in far fewer records (F. Abuzaid et al., "DIFF", 2018, with that exception). Those that hold most
 * beyond their share come first.
 */
import type { FoundGroup, Member } from './find-groups.js';

/** Most groups of a column. */
export const MOST_GROUPS = 12;
/** A narrower group is told where it keeps this share of the wider at so many times its rate; the wider then only if it holds notably more. */
const KEEPS = 0.8, SHARPER = 1.5, NEARLY = 0.95;

export interface Relations {
  /** Of two attributes: whether the first is the coarser part of the same instant. */
  readonly coarser: (a: number, b: number) => boolean;
  /** Of two members: whether every record of the second is one of the first. */
  readonly contains: (wide: Member, narrow: Member) => boolean;
  /** Marked records that are in both. */
  readonly shared: (a: FoundGroup, b: FoundGroup) => number;
}

export function chooseGroups(groups: readonly FoundGroup[], all: { readonly n: number; readonly marked: number }, { coarser, contains, shared }: Relations): FoundGroup[] {
  const holds = (wide: FoundGroup, narrow: FoundGroup): boolean => wide.members.every((member) => narrow.members.some((other) => contains(member, other)));
  const excess = ({ n, marked }: FoundGroup): number => marked * all.n - n * all.marked;
  const unlike = groups.filter((group) => !groups.some((other) => other.n === group.n && other.marked === group.marked && tellsTheSame(other, group, coarser)));
  const kept = unlike.filter((group) => {
    const wider = unlike.filter((other) => other !== group && holds(other, group));
    return wider.length === 0 || (wider.some((other) => sharper(group, other)) && !wider.some((other) => rate(other) * SHARPER > rate(group)));
  });
  const told = kept.filter((group) => !kept.some((other) => other !== group && holds(group, other) && sharper(other, group) && other.marked >= NEARLY * group.marked));
  const listed: FoundGroup[] = [];
  for (const group of told.sort((a, b) => excess(b) - excess(a) || a.members.length - b.members.length || inOrder(a, b)).slice(0, 2 * MOST_GROUPS)) {
    if (listed.length === MOST_GROUPS) break;
    // What is told already, by whatever attribute, is not told again.
    if (!listed.some((earlier) => rate(group) < SHARPER * rate(earlier) && shared(group, earlier) >= NEARLY * group.marked)) listed.push(group);
  }
  return listed;
}

function rate({ n, marked }: FoundGroup): number {
  return marked / n;
}

function sharper(group: FoundGroup, than: FoundGroup): boolean {
  return rate(group) >= SHARPER * rate(than) && group.marked >= KEEPS * than.marked;
}

/** Of groups with the same records, such as a year and an interval of its days, the one of fewer or coarser attributes. */
function tellsTheSame(a: FoundGroup, b: FoundGroup, coarser: (a: number, b: number) => boolean): boolean {
  if (a.members.length !== b.members.length) return a.members.length < b.members.length && a.members.every((member) => b.members.some((other) => other.attribute === member.attribute || coarser(member.attribute, other.attribute)));
  return a.members.some((member, i) => coarser(member.attribute, b.members[i]!.attribute)) && a.members.every((member, i) => member.attribute === b.members[i]!.attribute || coarser(member.attribute, b.members[i]!.attribute));
}

function inOrder(a: FoundGroup, b: FoundGroup): number {
  const flat = ({ members }: FoundGroup): number[] => members.flatMap(({ attribute, from, to }: Member) => [attribute, from, to]);
  const one = flat(a), other = flat(b);
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i]! - other[i]!;
  return 0;
}
