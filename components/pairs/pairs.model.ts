/** From rows to what the pairs show and say. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Noun } from '../chart/group-noun.js';
import { partOf } from '../chart/group-noun.js';
import { inUnit, type ColumnMeasure } from '../chart/column-measure.js';
import { withSign } from '../columns/detail-figures.js';
import { clauseWords } from '../shared/clause-words.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { BrushPlace, Mark, PixelRange, Span, ViewFacts, ViewState } from '../view/view-model.js';
import { countSigns, sortedItems, type PairItem, type PairSort } from './pair-items.js';
import { divided, MOST_ROWS, FROM_EITHER_END, pairsPicture, type Divided, type PairsPicture } from './pairs-picture.js';

export interface PairsInput {
  readonly report: ChangeReport;
  /** Null where rows are columns. */
  readonly column: ReportColumn | null;
  readonly name: string;
  readonly measure: ColumnMeasure;
  readonly items: readonly PairItem[];
  readonly noun: Noun;
  readonly sort: PairSort;
  readonly magnified: boolean;
  readonly others: readonly SelectionClause[];
  /** Rows in the view's own selection; null without one. */
  readonly chosen: ReadonlySet<string> | null;
  /** Records of the rows, and all matched ones. */
  readonly selected: number;
  readonly mean: number | null;
  readonly pairs: number;
  readonly instants: boolean;
  readonly width: number;
  readonly rem: number;
  readonly notes: readonly string[];
  readonly busy: boolean;
}

/** As the method of an interval says where the key has no time. */
const INDEPENDENT = 'taken for independent';
const LEAST_SD = 0.75, NAMED = 3;

export interface DrawnPairs { readonly state: ViewState<PairsPicture>; readonly items: readonly PairItem[]; readonly small: boolean }

export function pairsState(input: PairsInput): DrawnPairs {
  const { items, measure, magnified, column, others, report } = input;
  if (items.length === 0) return { items, small: false, state: { state: 'empty', reason: column === null ? `${others.length > 0 ? `In the selection (${others.map((clause) => clauseWords(clause, report)).join('; ')}) no` : 'No'} measured number changed.` : others.length > 0 ? `The selection (${others.map((clause) => clauseWords(clause, report)).join('; ')}) leaves no pair of values.` : `No record has a value of ${input.name} in both releases.` } };
  const many = items.filter(({ difference, changed }) => difference !== 0 || changed > 0).length > MOST_ROWS, sort = many || items.length > MOST_ROWS ? 'difference' : input.sort, sorted = sortedItems(items, sort), parts = divided(sorted, sort === 'difference'), spread = column === null ? LEAST_SD : (measure.sd ?? 0) * LEAST_SD, tolerance = Math.max(...items.map((item) => item.tolerance)) * 1.15;
  const picture = pairsPicture(sorted, {
    width: input.width, rem: input.rem, least: magnified ? tolerance : Math.max(tolerance, spread), common: column !== null, chosen: input.chosen, signs: signWords(items), divided: parts, between: [...(parts.between > 0 ? [`${countOf(parts.between, input.noun.one, input.noun.many)} between these`] : []), ...(parts.still > 0 ? [`${countOf(parts.still, input.noun.one, input.noun.many)} without a change`] : [])].join('; '),
    leftTitle: column === null ? 'means, base → revision' : `mean of ${input.name}${measure.unit === '' ? '' : `, ${measure.unit}`}`, rightTitle: column === null ? 'mean change, SD of base' : `mean change${measure.unit === '' ? '' : `, ${measure.unit}`}`,
  });
  const largest = Math.max(...items.map(({ difference }) => Math.abs(difference)));
  return { items: sorted, small: largest > 0 && largest < 0.3 * Math.max(tolerance, spread), state: { state: 'ready', picture, facts: pairsFacts(input, sorted, parts), marks: pairMarks(picture, sorted, input), brush: brushes(picture, sorted, input), busy: input.busy } };
}

/** ▲ higher, ▼ lower, ≈ within what does not matter: of the groups. */
function signWords(items: readonly PairItem[]): readonly string[] {
  const { higher, lower, same } = countSigns(items), tolerant = items.some(({ tolerance }) => tolerance > 0);
  const sign = tolerant ? '≈' : '=';
  return [`▲ ${formatCount(higher)} higher   ▼ ${formatCount(lower)} lower   ${sign} ${formatCount(same)} ${tolerant ? 'within tolerance' : 'the same'}`, `▲ ${formatCount(higher)}   ▼ ${formatCount(lower)}   ${sign} ${formatCount(same)}`];
}

function pairsFacts(input: PairsInput, items: readonly PairItem[], parts: Divided): ViewFacts {
  const { name, measure, noun, column, others, report } = input, unit = column === null ? '\u00a0SD of base' : inUnit(measure.unit), { higher, lower, same } = countSigns(items), tolerant = items.some(({ tolerance }) => tolerance > 0);
  const up = sortedItems(items, 'difference').filter(({ difference, tolerance }) => difference > tolerance).slice(0, NAMED), down = sortedItems(items, 'difference').filter(({ difference, tolerance }) => difference < -tolerance).slice(-NAMED).reverse();
  const told = (list: readonly PairItem[]): string => list.map((item) => `${item.name} (${withSign(item.difference, 3)}${unit})`).join('; '), whole = items.length, untold = items.filter(({ intervals }) => intervals.length === 0).length, methods = new Set(items.filter(({ intervals }) => intervals.length > 0).map(({ method }) => method)), percents = [...new Set(items.flatMap(({ intervals }) => intervals.map(({ percent }) => percent)))].sort((a, b) => a - b);
  const title = higher + lower === 0 ? (tolerant ? `${name} stays within tolerance in ${whole === 1 ? `the one ${noun.one}` : `all ${formatCount(whole)} ${noun.many}`}` : `The means of ${name} are the same in ${whole === 1 ? `the one ${noun.one}` : `all ${formatCount(whole)} ${noun.many}`}`)
    : lower === 0 ? `Revision is higher in ${partOf(higher, whole, noun)}` : higher === 0 ? `Revision is lower in ${partOf(lower, whole, noun)}` : `Revision is higher in ${formatCount(higher)} and lower in ${formatCount(lower)} of ${formatCount(whole)} ${noun.many}`;
  return {
    title, subtitle: column === null ? `Means of all changed columns in base (left) and revision, and their difference in standard deviations of base.` : `Mean of ${name} in base (open) and in revision (filled) by ${noun.one}, and revision − base${measure.unit === '' ? '' : ` in ${measure.unit}`}${input.instants ? '; times as in the files' : ''}.`,
    figures: [
      { label: noun.many, value: formatCount(whole) },
      ...(column === null ? [] : [{ label: 'records', value: input.selected === report.records.matched ? formatCount(input.selected) : `${formatCount(input.selected)} of ${formatCount(report.records.matched)}` }, { label: 'mean change', value: input.mean === null ? '–' : `${withSign(input.mean, 3)}${unit}` }]),
      { label: 'higher, lower, same', value: `${formatCount(higher)}, ${formatCount(lower)}, ${formatCount(same)}` },
    ],
    sentences: [
      ...(column === null || input.mean === null ? [] : [`Over ${countOf(input.pairs, 'pair')} the mean of revision is ${input.mean === 0 ? 'the same' : `${input.mean > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(input.mean), 3)}${unit}`}; it is higher in ${formatCount(higher)}, lower in ${formatCount(lower)} and ${tolerant ? 'within tolerance' : 'the same'} in ${formatCount(same)} of ${countOf(whole, noun.one, noun.many)}.`]),
      ...(up.length === 0 ? [] : [`Raised most: ${told(up)}.`]), ...(down.length === 0 ? [] : [`Lowered most: ${told(down)}.`]), ...(up.length + down.length === 0 ? [`No ${noun.one} moves${tolerant ? ' beyond the tolerance' : ''}.`] : []),
    ],
    notes: [
      ...(percents.length === 0 ? [] : [`Bars are ${percents.map((percent) => `${percent} %`).join(' and ')} intervals of the mean change${methods.size === 1 ? `: ${[...methods][0]!}` : column === null ? '' : [...methods].every((method) => method.includes(INDEPENDENT)) ? ': t, records taken for independent; the table says of how many' : ': t, from means of blocks of neighbouring records; the table says of how many'}.`]),
      ...(untold > 0 ? [`${countOf(untold, noun.one, noun.many)} ${untold === 1 ? 'has' : 'have'} no interval: ${[...methods].some((method) => method.includes(INDEPENDENT)) ? 'too few records' : 'too few independent stretches'}.`] : []),
      ...(tolerant && column !== null ? [`The band is the tolerance, ±${formatNumber(measure.tolerance!, 3)}${unit}.`] : []),
      ...(column !== null && measure.sd !== null && !input.magnified ? [`1 SD of base is ${formatNumber(measure.sd, 3)}${inUnit(measure.unit)}.`] : []),
      ...(parts.between > 0 ? [`Each dot is one of fifty parts of the ${formatCount(whole - parts.still)} ${noun.many}${parts.still > 0 ? ' that changed' : ''}; below are the ${FROM_EITHER_END} highest and the ${FROM_EITHER_END} lowest.`] : []), ...input.notes,
    ],
    table: {
      caption: `${name} by ${noun.one}`,
      columns: [noun.one, 'pairs', 'mean in base', 'mean in revision', column === null ? 'mean change, SD of base' : 'mean change', 'differ, filled or lost', 'filled', 'lost', ...percents.flatMap((percent) => [`${percent} % from`, `${percent} % to`]), 'method'].map((label, i, all) => ({ label, numeric: i > 0 && i < all.length - 1 })),
      rows: items.map((item) => [item.name, item.n, finite(item.base), finite(item.revision), item.difference, item.changed, item.filled, item.lost, ...percents.flatMap((percent) => { const found = item.intervals.find((each) => each.percent === percent); return [found?.low ?? null, found?.high ?? null]; }), item.method]),
    },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function pairMarks({ rows, rowHeight }: PairsPicture, items: readonly PairItem[], { width, chosen }: PairsInput): Mark[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return rows.map(({ id, y }): Mark => {
    const item = byId.get(id)!;
    return { id, x: 1.5, y: y + 0.5, width: width - 3, height: rowHeight - 1, get lines() { return item.lines; }, clauses: item.clauses, changed: item.changed > 0, ...(chosen === null ? {} : { selected: chosen.has(id) }) };
  });
}

/** Rows are chosen over the left panel, differences over the right one. Where a row is a stretch of time, only neighbours in time can be chosen together. */
function brushes({ left, right, rows }: PairsPicture, items: readonly PairItem[], { column, sort, chosen }: PairsInput): BrushPlace[] {
  if (column === null || rows.length < 2) return [];
  const listed = items.every(({ clauses }) => clauses[0]?.kind === 'points'), range = chosen === null ? { range: null } : {};
  return [...(listed || sort === 'name' ? [{ axes: 'y' as const, area: { ...left, height: left.height }, ...range }] : []), ...(listed ? [{ axes: 'x' as const, area: right, ...range }] : [])];
}

/** What a drawn range asks for: rows that it touches, with those between them that are not drawn, or all whose difference is in it. */
export function pairClauses(picture: PairsPicture, items: readonly PairItem[], { x, y }: PixelRange): readonly SelectionClause[] {
  if (y !== null) {
    const touched = new Set(picture.rows.filter((row) => row.y < y.to && row.y + picture.rowHeight > y.from).map(({ id }) => id)), first = items.findIndex(({ id }) => touched.has(id)), last = items.findLastIndex(({ id }) => touched.has(id));
    return first < 0 ? [] : items.slice(first, last + 1).flatMap(({ clauses }) => clauses);
  }
  return x === null ? [] : within(picture, items, x).flatMap(({ clauses }) => clauses);
}

function within({ valueAt }: PairsPicture, items: readonly PairItem[], { from, to }: Span): PairItem[] {
  const [low, high] = [valueAt(from), valueAt(to)];
  return items.filter(({ difference }) => difference >= low && difference <= high);
}
