/**
 * How much of the change each group holds: its support (share of all changed records), its rate against the
 * rest, and how likely so many would be by chance, corrected for the number of groups looked at. A rate alone
 * would put the smallest groups first; so groups are ranked by a rate that is drawn towards the overall one.
 */
import type { Figure } from '../../model/report.js';
import { type MetricDescriptor } from '../metric.js';
import { hypergeometricSf } from '../special/hypergeometric.js';
import { benjaminiHochberg } from '../verdict/adjust.js';
import type { CountedGroups, GroupCounts } from './count-groups.js';

const ABUZAID = 'F. Abuzaid et al., "DIFF: a relational interface for large-scale data explanation", 2018';
const shared = { group: 'groups', unit: 'none', range: [0, 1], noChange: null, direction: 'larger' } as const;

export const GROUP_METRICS = [
  { ...shared, id: 'support', label: 'Share of all changed records', citation: ABUZAID },
  { ...shared, id: 'rate', label: 'Share of the group that changed', noChange: 0, citation: 'changed records / records' },
  { ...shared, id: 'lift', label: 'Rate of the group over the overall rate', range: [0, Infinity], noChange: 1, citation: 'S. Brin et al., "Dynamic itemset counting and implication rules", 1997' },
  { ...shared, id: 'riskRatio', label: 'Rate of the group over the rate outside', range: [0, Infinity], noChange: 1, citation: ABUZAID },
  { ...shared, id: 'weightedAccuracy', label: 'Weighted relative accuracy', range: [-0.25, 0.25], noChange: 0, direction: 'signed', citation: 'N. Lavrac et al., "Rule evaluation measures: a unifying view", 1999' },
  { ...shared, id: 'p', label: 'Chance of as many changed records in the group', direction: 'smaller', citation: 'hypergeometric distribution' },
  { ...shared, id: 'q', label: 'The same, for as many groups', direction: 'smaller', citation: 'Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", 1995' },
  { ...shared, id: 'bias', label: 'Mean difference within the group', unit: 'same', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: 'mean of revision - base' },
  { ...shared, id: 'rmse', label: 'Root mean square difference within the group', unit: 'same', range: [0, Infinity], noChange: 0, citation: 'root of the mean of (revision - base)^2' },
  { ...shared, id: 'shareOfSquares', label: 'Share of all squared differences', citation: 'sum of (revision - base)^2, of the group / of all' },
  { ...shared, id: 'shrunkRate', label: 'Rate drawn towards the overall one', citation: 'mean of a beta-binomial posterior' },
] as const satisfies readonly MetricDescriptor[];

export interface RankedGroup extends GroupCounts, Readonly<Record<(typeof GROUP_METRICS)[number]['id'], Figure>> {
  readonly support: number;
  readonly rate: number;
  readonly rateOutside: number;
  readonly lift: number;
  readonly weightedAccuracy: number;
  readonly p: number;
  readonly q: number;
  readonly shrunkRate: number;
}

/** Records of the overall rate that are added to every group before ranking. */
export const PRIOR_RECORDS = 20;

/** In the order of `counted`; nothing to rank where nothing changed. */
export function rankGroups(counted: CountedGroups, prior = PRIOR_RECORDS): RankedGroup[] {
  const { n: all, changed: allChanged, squares: allSquares, groups } = counted;
  if (allChanged === 0) return [];
  const p = groups.map(({ n, changed }) => hypergeometricSf(changed, all, allChanged, n)), q = benjaminiHochberg(p) as number[];
  const overall = allChanged / all;
  return groups.map((group, i) => {
    const { n, changed, finite, sum, squares } = group, rate = changed / n, outside = all - n;
    const rateOutside = outside > 0 ? (allChanged - changed) / outside : 0;
    return {
      ...group, support: changed / allChanged, rate, rateOutside, lift: rate / overall,
      riskRatio: rateOutside > 0 ? rate / rateOutside : { status: 'undefined', reason: outside > 0 ? 'nothing changed outside the group' : 'the group holds all records' },
      weightedAccuracy: (n / all) * (rate - overall), p: p[i]!, q: q[i]!,
      bias: finite > 0 ? finiteFigure(sum / finite) : NO_PAIRS, rmse: finite > 0 ? finiteFigure(Math.sqrt(squares / finite)) : NO_PAIRS,
      shareOfSquares: allSquares > 0 ? finiteFigure(squares / allSquares) : { status: 'undefined', reason: 'no value differs by a number' },
      shrunkRate: (changed + prior * overall) / (n + prior),
    };
  });
}

const NO_PAIRS: Figure = { status: 'too-few', reason: '0 of at least 1 pairs' };

function finiteFigure(value: number): Figure {
  return Number.isFinite(value) ? value : { status: 'undefined', reason: 'the differences are too large to add or square' };
}

/** Largest shrunk rate first; equal ones as the attributes' codes. */
export function byShrunkRate(groups: readonly RankedGroup[]): RankedGroup[] {
  return [...groups].sort((a, b) => b.shrunkRate - a.shrunkRate || inOrder(a, b));
}

export function inOrder(a: GroupCounts, b: GroupCounts): number {
  if (a.members.length !== b.members.length) return a.members.length - b.members.length;
  for (const [i, one] of a.members.entries()) {
    const other = b.members[i]!;
    if (one.attribute !== other.attribute) return one.attribute - other.attribute;
    if (one.code !== other.code) return one.code - other.code;
  }
  return 0;
}
