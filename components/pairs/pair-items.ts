/** One row of the pairs as it is drawn and said, whether it is a group, a stretch of time or a column. */
import { tQuantile } from '../../src/core/metrics/special/student-t.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { inUnit, type ColumnMeasure } from '../chart/column-measure.js';
import { withSign } from '../columns/detail-figures.js';
import { effectLines, drawable } from '../effects/effects.model.js';
import { standardised, type EffectRow } from '../effects/effect-rows.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount, formatPair } from '../shared/format-number.js';
import { meanOfRow, type PairRow, type PairRows } from './pair-rows.js';

export interface PairItem {
  readonly id: string;
  readonly name: string;
  readonly clauses: readonly SelectionClause[];
  readonly at: number;
  readonly n: number;
  readonly changed: number;
  readonly filled: number;
  readonly lost: number;
  /** In the unit of the column. */
  readonly base: number;
  readonly revision: number;
  /** In the unit of the axis, as are the intervals and the tolerance. */
  readonly difference: number;
  /** Widest first. */
  readonly intervals: readonly { readonly percent: number; readonly low: number; readonly high: number }[];
  readonly method: string;
  readonly tolerance: number;
  readonly lines: readonly string[];
}

/** The gradient of an interval (VIEWS R15). */
const PERCENTS = [90, 50] as const;

/** Rows with a pair; the others have no mean. */
export function itemsOfRows(all: PairRows, measure: ColumnMeasure): PairItem[] {
  return all.rows.flatMap((row): PairItem[] => (row.moments.n === 0 ? [] : [itemOf(row, all, measure)]));
}

function itemOf(row: PairRow, all: PairRows, { tolerance, unit }: ColumnMeasure): PairItem {
  const { moments: m, id, name, clauses, at } = row, told = meanOfRow(row, all), { mean } = told;
  const intervals = 'status' in mean ? [] : PERCENTS.map((percent) => { const half = tQuantile(0.5 + percent / 200, mean.df) * mean.se; return { percent, low: m.meanDifference - half, high: m.meanDifference + half }; });
  const method = 'status' in mean ? `no interval: ${mean.reason}` : told.method, changed = m.changed + m.onlyBase + m.onlyRevision, [base, revision] = formatPair(m.meanBase, m.meanRevision), tail = inUnit(unit);
  return {
    id, name, clauses, at, n: m.n, changed, filled: m.onlyRevision, lost: m.onlyBase, base: m.meanBase, revision: m.meanRevision, difference: m.meanDifference, intervals, method, tolerance: tolerance ?? 0,
    get lines() {
      return [
        name, `mean change ${withSign(m.meanDifference, 3)}${tail}`, `mean in base ${base}, in revision ${revision}${tail}`,
        ...intervals.map(({ percent, low, high }) => `${percent} % interval ${withSign(low, 3)} to ${withSign(high, 3)}${tail}`), method,
        `${countOf(m.n, 'pair')}; ${formatCount(changed)} of ${countOf(m.n + m.infinite + m.onlyBase + m.onlyRevision + m.neither, 'cell')} changed`,
        ...(row.approximate ? ['only partly in the selection: shown whole'] : []),
      ];
    },
  };
}

/** Columns stand on one axis in standard deviations of base; their means have units of their own. */
export function itemsOfColumns(rows: readonly EffectRow[]): PairItem[] {
  return rows.filter(drawable).map((row, at): PairItem => {
    const { column, measure, interval, base, revision, n, changed, filled, lost } = row, sd = measure.sd!;
    return {
      id: column.id, name: columnName(column), clauses: [], at, n, changed, filled, lost, base: base ?? NaN, revision: revision ?? NaN, difference: standardised(row.difference, measure)!,
      intervals: interval ? [{ percent: 95, low: interval.low / sd, high: interval.high / sd }] : [], method: interval ? interval.method : `no interval: ${row.why}`, tolerance: (measure.tolerance ?? 0) / sd, lines: effectLines(row),
    };
  });
}

export type PairSort = 'difference' | 'base' | 'name' | 'uncertainty';

export function sortedItems(items: readonly PairItem[], sort: PairSort): PairItem[] {
  const width = ({ intervals: [widest] }: PairItem): number => (widest === undefined ? -1 : widest.high - widest.low);
  const by: Record<PairSort, (a: PairItem, b: PairItem) => number> = { difference: (a, b) => b.difference - a.difference, base: (a, b) => b.base - a.base, name: () => 0, uncertainty: (a, b) => width(b) - width(a) };
  return [...items].sort((a, b) => by[sort](a, b) || (sort === 'difference' ? Math.sign(b.changed) - Math.sign(a.changed) : 0) || a.at - b.at);
}

/** Higher, lower, and the same or within what does not matter. */
export function countSigns(items: readonly PairItem[]): { readonly higher: number; readonly lower: number; readonly same: number } {
  const higher = items.filter(({ difference, tolerance }) => difference > tolerance).length, lower = items.filter(({ difference, tolerance }) => difference < -tolerance).length;
  return { higher, lower, same: items.length - higher - lower };
}
