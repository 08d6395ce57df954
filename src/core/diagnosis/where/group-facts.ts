/** One group with its numbers and its sentence: all that is told of it but how sure it is among all groups of all columns. */
import type { Figure } from '../../model/report.js';
import { PRIOR_RECORDS } from '../../metrics/groups/rank-groups.js';
import type { WhereAttribute } from './attributes.js';
import type { GroupChange, GroupMemberChange } from './group-change.js';
import { groupSentence, wherePhrase } from './group-sentence.js';
import type { ChosenGroup } from './where-changed.js';

/** Plain data, that crosses to another thread. */
export type GroupFacts = Omit<GroupChange, 'q'>;

/** The column that the group was found in, with what is counted over all its records. */
export interface GroupsOf {
  readonly column: { readonly name: string; readonly unit?: string | null };
  readonly attributes: readonly WhereAttribute[];
  readonly n: number;
  readonly changed: number;
  readonly kept: number;
  readonly squares: number;
}

export function groupFacts(where: GroupsOf, group: ChosenGroup): GroupFacts {
  const { attributes, column } = where, { claim, members, n, changed, kept, p, sums } = group;
  const by = members.map(({ attribute: a, from, to }): GroupMemberChange => {
    const { name, column: source, part, side, labels } = attributes[a]!;
    return { attribute: name, column: source, part, ...(side === null ? {} : { side }), from: labels[from]!, ...(to > from ? { to: labels[to]! } : {}) };
  });
  const outside = where.n - n, rateOutside = outside > 0 ? (where.changed - changed) / outside : 0, rate = changed / n, overall = where.changed / where.n;
  const facts = {
    column: column.name, claim, records: n, changed, kept, support: changed / where.changed, rate, rateOutside, lift: rate / overall,
    riskRatio: rateOutside > 0 ? rate / rateOutside : { status: 'undefined', reason: outside > 0 ? 'nothing changed outside the group' : 'the group holds all records' } as Figure,
    shrunkRate: (changed + PRIOR_RECORDS * overall) / (n + PRIOR_RECORDS),
    bias: sums.finite > 0 ? finite(sums.sum / sums.finite) : { status: 'too-few', reason: '0 of at least 1 pairs' } as Figure,
    shareOfSquares: where.squares > 0 ? finite(sums.squares / where.squares) : { status: 'undefined', reason: 'no value differs by a number' } as Figure,
    p,
  };
  const phrase = wherePhrase(members.map((member) => ({ attribute: attributes[member.attribute]!, member })));
  return { ...facts, by, sentence: groupSentence(facts, phrase, column, where) };
}

function finite(value: number): Figure {
  return Number.isFinite(value) ? value : { status: 'undefined', reason: 'the differences are too large to add or square' };
}
