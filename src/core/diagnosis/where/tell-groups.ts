/**
 * The groups of all columns, with chances corrected for every group that was looked at. Groups that did not reach the
 * thresholds count with a chance of 1: that can only make the others less sure.
 */
import type { Figure } from '../../model/report.js';
import { PRIOR_RECORDS } from '../../metrics/groups/rank-groups.js';
import type { GroupChange, GroupMemberChange } from './group-change.js';
import { groupSentence, wherePhrase } from './group-sentence.js';
import { LEVEL, type ChosenGroup, type WhereChanged } from './where-changed.js';

/** In the order of the columns, of each column the groups that hold most first. */
export function tellGroups(columns: readonly WhereChanged[]): GroupChange[] {
  const tested = columns.reduce((sum, each) => sum + each.tested, 0), q = new Map<ChosenGroup, number>();
  const ranked = columns.flatMap(({ chosen }) => chosen).sort((a, b) => a.p - b.p);
  let least = 1;
  for (let rank = ranked.length; rank > 0; rank--) {
    least = Math.min(least, (tested / rank) * ranked[rank - 1]!.p);
    q.set(ranked[rank - 1]!, least);
  }
  return columns.flatMap((column) => column.chosen.filter((group) => q.get(group)! <= LEVEL).map((group) => told(column, group, q.get(group)!)));
}

function told(where: WhereChanged, group: ChosenGroup, q: number): GroupChange {
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
    p, q,
  };
  const phrase = wherePhrase(members.map((member) => ({ attribute: attributes[member.attribute]!, member })));
  return { ...facts, by, sentence: groupSentence(facts, phrase, column, where) };
}

function finite(value: number): Figure {
  return Number.isFinite(value) ? value : { status: 'undefined', reason: 'the differences are too large to add or square' };
}
