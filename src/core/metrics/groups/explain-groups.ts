/**
 * The shortest list of groups that explain where the change is: a group counts when it holds enough of the
 * change and changed far more often than the rest; a pair of attributes only when neither of them alone does.
 */
import { isDefined } from '../../model/report.js';
import { type GroupMember, type GroupCounts } from './count-groups.js';
import { inOrder, type RankedGroup } from './rank-groups.js';

export interface Thresholds {
  /** Smallest share of all changed records. */
  readonly support: number;
  /** Smallest rate of the group over the rate outside. */
  readonly riskRatio: number;
}

export const THRESHOLDS: Thresholds = { support: 0.1, riskRatio: 2 };

export interface Explanation {
  readonly groups: readonly RankedGroup[];
  /** Groups within one of `groups` that hold nearly all of its change in far fewer records. */
  readonly sharper: readonly { readonly group: RankedGroup; readonly within: RankedGroup }[];
}

/** A sharper group keeps this share of the change at this many times the rate. */
const KEEPS = 0.8, SHARPER = 1.5;

export function explainGroups(ranked: readonly RankedGroup[], { support, riskRatio }: Thresholds = THRESHOLDS): Explanation {
  const passing = ranked.filter((group) => group.support >= support && exceeds(group, riskRatio));
  const single = passing.filter(({ members }) => members.length === 1).sort(byRatio);
  const parents = (group: RankedGroup): RankedGroup[] => single.filter((one) => group.members.some((member) => same(member, one.members[0]!)));
  const pairs = passing.filter(({ members }) => members.length === 2).sort(byRatio);
  return {
    groups: [...single, ...pairs.filter((pair) => parents(pair).length === 0)],
    sharper: pairs.flatMap((group) => parents(group).filter((within) => group.rate >= SHARPER * within.rate && group.support >= KEEPS * within.support).map((within) => ({ group, within }))),
  };
}

/** A group that holds all records explains nothing; one that holds all of the change, everything. */
function exceeds({ riskRatio, rate, rateOutside, lift }: RankedGroup, least: number): boolean {
  return isDefined(riskRatio) ? riskRatio >= least : rate > 0 && rateOutside === 0 && lift > 1;
}

function byRatio(a: RankedGroup, b: RankedGroup): number {
  const [one, other] = [a, b].map(({ riskRatio }) => (isDefined(riskRatio) ? riskRatio : Infinity)) as [number, number];
  return (one === other ? 0 : other - one) || b.support - a.support || inOrder(a, b);
}

function same(a: GroupMember, b: GroupMember): boolean {
  return a.attribute === b.attribute && a.code === b.code;
}

export interface Interval {
  /** First and last of the levels. */
  readonly from: number;
  readonly to: number;
  readonly weightedAccuracy: number;
}

/**
 * Of levels that have an order (years, hours), the run that holds most change beyond the overall rate
 * (J. Kadane's maximum subarray; J. Bentley, "Programming pearls: algorithm design techniques", 1984). Counted in whole numbers, so that
 * equal runs are known as equal: the first is taken. Null where no level changed more often than the rest.
 */
export function bestInterval(levels: readonly Pick<GroupCounts, 'n' | 'changed'>[], all: { readonly n: number; readonly changed: number }): Interval | null {
  let best = 0, from = 0, to = -1, sum = 0, start = 0;
  levels.forEach(({ n, changed }, i) => {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += changed * all.n - n * all.changed;
    if (sum > best) {
      best = sum;
      from = start;
      to = i;
    }
  });
  return to < 0 ? null : { from, to, weightedAccuracy: best / all.n / all.n };
}
