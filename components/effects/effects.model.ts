/** Rows of columns to what the view shows: sorted, placed on one axis in standard deviations of base, and said in words. */
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { inUnit } from '../chart/column-measure.js';
import { effectNotes } from './asked-effects.js';
import { standardReach } from '../chart/standard-reach.js';
import { valueScale, valueTicks, type AxisTick } from '../chart/value-axis.js';
import { VERDICT_MARKS } from '../columns/column-cells.js';
import { withSign } from '../columns/detail-figures.js';
import { clauseWords } from '../shared/clause-words.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount, formatNumber, formatPair } from '../shared/format-number.js';
import type { Box, Mark, ViewFacts, ViewState } from '../view/view-model.js';
import { fitting, LETTER, shortened } from '../chart/shortened.js';
import { standardised, type EffectRow } from './effect-rows.js';

export type EffectSort = 'size' | 'signed' | 'verdict' | 'name';

export interface DrawnEffect {
  readonly id: string;
  readonly y: number;
  readonly name: string;
  readonly value: string;
  readonly word: string;
  readonly glyph: string;
  readonly sign: -1 | 0 | 1;
  /** Pixels of the axis; null without a place on it. `from` and `to` of the interval, `low` and `high` of the tolerance. */
  readonly at: number | null;
  readonly beyond: -1 | 0 | 1;
  readonly from: number | null;
  readonly to: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly focused: boolean;
}

export interface EffectsPicture {
  readonly rows: readonly DrawnEffect[];
  readonly plot: Box;
  readonly rowHeight: number;
  readonly zero: number;
  readonly ticks: readonly AxisTick[];
  /** Where names end, numbers end and words begin; names stand above their row where it is narrow. */
  readonly names: number;
  readonly numbers: number;
  readonly words: number;
  /** Pixels that the longest word takes. */
  readonly said: number;
  readonly narrow: boolean;
  readonly height: number;
  readonly axis: string;
}

export interface EffectsInput {
  readonly report: ChangeReport;
  readonly rows: readonly EffectRow[];
  readonly others: readonly SelectionClause[];
  readonly focused: string | null;
  readonly sort: EffectSort;
  readonly magnified: boolean;
  readonly width: number;
  readonly rem: number;
  readonly busy: boolean;
  /** Changed columns of which no cells are at hand, so that a selection cannot narrow them. */
  readonly untold: number;
}

/** VIEWS R7. */
export const LEAST_SD = 0.75;
/** Pixels of a verdict where the rows are narrow. */
const WORDS = 88;
const MOST_ROWS = 60, NAMED = 3;
const RANK = { differs: 0, 'cannot-tell': 1, same: 2 } as const;

export function sortedEffects(rows: readonly EffectRow[], sort: EffectSort): EffectRow[] {
  const share = (row: EffectRow): number => standardised(row.difference, row.measure) ?? 0, size = (row: EffectRow): number => Math.abs(share(row)), name = (a: EffectRow, b: EffectRow): number => columnName(a.column).localeCompare(columnName(b.column), 'en', { numeric: true });
  const by: Record<EffectSort, (a: EffectRow, b: EffectRow) => number> = {
    size: (a, b) => size(b) - size(a), signed: (a, b) => share(b) - share(a), name: () => 0,
    verdict: (a, b) => RANK[a.verdict ?? 'cannot-tell'] - RANK[b.verdict ?? 'cannot-tell'] || size(b) - size(a),
  };
  return [...rows].sort((a, b) => by[sort](a, b) || name(a, b));
}

/** Rows that are drawn: a value changed, and there is something to measure it by. */
export function drawable(row: EffectRow): boolean {
  return row.difference !== null && row.measure.sd !== null && row.changed > 0;
}

export function effectsState(input: EffectsInput): ViewState<EffectsPicture> {
  const { report, rows, others } = input, changed = rows.filter((row) => row.changed > 0), shown = sortedEffects(rows.filter(drawable), input.sort).slice(0, MOST_ROWS);
  if (shown.length === 0) {
    const said = changed.length > 0 ? `${countOf(changed.length, 'column')} of measured numbers changed, but none has both a mean change and a spread in base to measure it by.` : others.length > 0 ? `In the selection (${others.map((clause) => clauseWords(clause, report)).join('; ')}) no measured number changed.` : 'No measured number changed.';
    if (input.untold > 0) return { state: 'empty', reason: `The report does not hold where ${countOf(input.untold, 'changed column', 'changed columns')} changed: that needs the releases.` };
    return rows.length === 0 ? { state: 'not-applicable', reason: 'No column of measured numbers is in both releases.' } : { state: 'empty', reason: said };
  }
  const picture = effectsPicture(shown, input);
  return { state: 'ready', facts: effectsFacts(input, shown, changed), picture, marks: marksOf(picture, shown, input), busy: input.busy };
}

/** The largest of the rows against the usual axis, to offer a magnified one. */
export function isSmall(rows: readonly EffectRow[]): boolean {
  const sizes = rows.filter(drawable).map((row) => Math.abs(standardised(row.difference, row.measure)!));
  return sizes.length > 0 && Math.max(...sizes) < 0.3 * LEAST_SD;
}

function effectsPicture(rows: readonly EffectRow[], { focused, width, rem, magnified }: EffectsInput): EffectsPicture {
  const text = 0.75 * rem, character = LETTER * text, narrow = width < 38 * rem, rowHeight = narrow ? 3 * rem : 1.75 * rem, top = 0.5 * rem;
  const names = narrow ? 0 : Math.min(16 * rem, 0.3 * width, (Math.max(...rows.map(({ column }) => columnName(column).length)) + 1) * character), numbers = Math.min(11 * rem, (Math.max(...rows.map((row) => valueWords(row).length)) + 2) * character), words = 6.5 * rem;
  const left = narrow ? 8 : names + 8, right = narrow ? width - 8 : width - numbers - words - 8, plot: Box = { x: left, y: top, width: Math.max(60, right - left), height: rowHeight * rows.length };
  const sizes = rows.map(({ difference, interval, measure }) => Math.max(...[difference, interval?.low ?? null, interval?.high ?? null].map((value) => Math.abs(standardised(value, measure) ?? 0))));
  const { reach } = standardReach(sizes, magnified ? 0 : LEAST_SD), x = valueScale(-reach, reach, plot.x + 6, plot.x + plot.width - 6), within = (value: number): number => x(Math.max(-reach, Math.min(reach, value)));
  const drawn = rows.map((row, i): DrawnEffect => {
    const { column, difference, interval, measure } = row, share = standardised(difference, measure)!, verdict = VERDICT_MARKS[row.verdict ?? 'cannot-tell'], tolerance = measure.tolerance === null ? null : measure.tolerance / measure.sd!;
    return {
      id: column.id, y: plot.y + i * rowHeight, name: shortened(columnName(column), Math.max(6, Math.floor((narrow ? width * 0.6 : names) / character))), value: shortened(valueWords(row), Math.floor((narrow ? width * 0.4 : numbers) / character)),
      word: verdict.word, glyph: verdict.glyph, sign: share > 0 ? 1 : share < 0 ? -1 : 0, at: within(share), beyond: share > reach ? 1 : share < -reach ? -1 : 0,
      from: interval ? within(interval.low / measure.sd!) : null, to: interval ? within(interval.high / measure.sd!) : null, low: tolerance === null ? null : within(-tolerance), high: tolerance === null ? null : within(tolerance), focused: column.id === focused,
    };
  });
  return { rows: drawn, plot, rowHeight, zero: x(0), ticks: valueTicks(x, { signed: true, per: Math.max(48, 5 * text) }), names, said: WORDS, numbers: plot.x + plot.width + numbers, words: plot.x + plot.width + numbers + 12, narrow, height: plot.y + plot.height + 3.2 * rem, axis: fitting(['mean change in standard deviations of base', 'mean change, SD of base', 'SD of base'], Math.floor(plot.width / character)) };
}

function valueWords({ difference, measure }: EffectRow): string {
  return `${withSign(difference!, 3)}${inUnit(measure.unit)}`;
}

/** The numbers of a row, in words. */
export function effectLines(row: EffectRow): string[] {
  const { column, difference, base, revision, interval, measure, n, changed, cells } = row, unit = inUnit(measure.unit), share = standardised(difference, measure), lines = [columnName(column)];
  if (difference !== null) lines.push(`mean change ${withSign(difference, 3)}${unit}${share === null ? '' : ` (${withSign(share, 3)} SD of base)`}`);
  lines.push(interval ? `95 % interval ${withSign(interval.low, 3)} to ${withSign(interval.high, 3)}${unit}: ${interval.method}` : `no interval: ${row.why}`);
  if (base !== null && revision !== null) { const [before, after] = formatPair(base, revision); lines.push(`mean in base ${before}, in revision ${after}${unit}`); }
  lines.push(`${countOf(n, 'pair')}; ${formatCount(changed)} of ${countOf(cells, 'cell')} changed`);
  if (row.hundred !== null) lines.push(row.hundred);
  if (row.verdict !== null) lines.push(`${VERDICT_MARKS[row.verdict].word}${measure.tolerance === null ? ': no tolerance is given' : `, with a tolerance of ${formatNumber(measure.tolerance, 3)}${unit}`}`);
  if (row.approximate) lines.push('the selection cuts through cells, which are shown whole');
  return lines;
}

function marksOf({ rows: drawn, rowHeight }: EffectsPicture, rows: readonly EffectRow[], { width, focused }: EffectsInput): Mark[] {
  return drawn.map(({ id, y }, i): Mark => ({ id, x: 1.5, y: y + 1, width: width - 3, height: rowHeight - 2, lines: effectLines(rows[i]!), changed: rows[i]!.changed > 0, ...(focused === null ? {} : { selected: id === focused }) }));
}

/** "Cannot tell" is no verdict of the same. */
function verdictTitle(changed: readonly EffectRow[], names: (rows: readonly EffectRow[]) => string): string {
  const differs = changed.filter(({ verdict }) => verdict === 'differs'), open = changed.filter(({ verdict, measure }) => measure.tolerance !== null && verdict !== 'same');
  if (differs.length > 0) return `${countOf(differs.length, 'column differs', 'columns differ')} by more than what matters: ${names(differs)}`;
  if (open.length > 0) return `The data cannot tell whether ${names(open)} ${open.length === 1 ? 'differs' : 'differ'} by more than what matters`;
  return changed.some(({ measure }) => measure.tolerance === null) ? 'No column that has a tolerance differs by more than it' : 'No column differs by more than what matters';
}

function effectsFacts({ rows, others, report, untold }: EffectsInput, shown: readonly EffectRow[], changed: readonly EffectRow[]): ViewFacts {
  const apart = changed.filter(({ interval }) => interval !== null && (interval.low > 0 || interval.high < 0)), told = changed.filter(({ interval }) => interval !== null), count = (state: EffectRow['verdict']): number => changed.filter(({ verdict }) => verdict === state).length;
  const largest = sortedEffects(shown, 'size')[0]!, share = standardised(largest.difference, largest.measure)!, judged = changed.some(({ measure }) => measure.tolerance !== null), names = (list: readonly EffectRow[]): string => `${list.slice(0, NAMED).map(({ column }) => columnName(column)).join(', ')}${list.length > NAMED ? ', …' : ''}`;
  const bare = changed.filter((row) => !drawable(row)), selected = others.length > 0, held = changed.filter(({ interval, measure }) => interval !== null && measure.tolerance === null);
  const unit = (row: EffectRow): string => inUnit(row.measure.unit), methods = new Set(shown.flatMap(({ interval }) => (interval ? [interval.method.replace(/\d+/g, 'n')] : [])));
  return {
    title: share === 0 ? 'The means of all columns stay the same' : judged ? verdictTitle(changed, names) : `${columnName(largest.column)} moves most: ${share > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(share), 3)} SD of base`,
    subtitle: `Mean of revision − base of each changed column, in standard deviations of base, with its 95 % interval${selected ? ', in the selection' : ''}.`,
    figures: [
      { label: 'columns', value: `${formatCount(changed.length)} of ${formatCount(rows.length)} changed` },
      { label: 'interval leaves out 0', value: `${formatCount(apart.length)} of ${formatCount(told.length)}`, ...(told.length < changed.length ? { note: `${formatCount(changed.length - told.length)} ${changed.length - told.length === 1 ? 'has' : 'have'} no interval` } : {}) },
      { label: 'same, differs, cannot tell', value: `${count('same')}, ${count('differs')}, ${count('cannot-tell')}` },
    ],
    sentences: [
      `${formatCount(changed.length)} of ${countOf(rows.length, 'column')} of measured numbers changed; the largest mean change is that of ${columnName(largest.column)}, ${withSign(largest.difference!, 3)}${unit(largest)}${share === 0 ? '' : ` (${withSign(share, 3)} SD of base)`}.`,
      told.length === 0 ? 'No column has enough independent values for an interval.' : apart.length === 0 ? `The intervals of ${told.length === 1 ? 'the one column' : `all ${formatCount(told.length)} columns`} hold a mean change of zero.` : `The interval leaves out a mean change of zero in ${formatCount(apart.length)} of ${countOf(told.length, 'column')}: ${names(apart)}.`,
    ],
    notes: [
      ...(methods.size > 0 ? ['Intervals allow for records that depend on their neighbours: their methods stand in the table.'] : []),
      ...(held.length > 0 && !judged ? ['No tolerance is given, so nothing can be called the same or different: set what matters in the recipe.'] : []),
      ...(bare.length > 0 ? [`Not drawn, as base does not vary or no pair has two values: ${names(bare)}.`] : []),
      ...(changed.length - bare.length > shown.length ? [`The first ${formatCount(shown.length)} of ${formatCount(changed.length - bare.length)} columns are drawn.`] : []),
      ...effectNotes(shown, others, untold, report.moments?.grid.timeless ?? 0),
      ...(selected ? [`Selected: ${others.map((clause) => clauseWords(clause, report)).join('; ')}.`] : []),
    ],
    table: {
      caption: 'Mean change by column', columns: ['column', 'unit', 'pairs', 'mean in base', 'mean in revision', 'mean change', 'change in SD of base', '95 % from', '95 % to', 'tolerance', 'verdict', 'method'].map((label, i) => ({ label, numeric: i >= 2 && i <= 9 })),
      rows: shown.map((row) => [columnName(row.column), row.measure.unit, row.n, row.base, row.revision, row.difference, standardised(row.difference, row.measure), row.interval?.low ?? null, row.interval?.high ?? null, row.measure.tolerance, row.verdict === null ? null : VERDICT_MARKS[row.verdict].word, row.interval?.method ?? row.why]),
    },
  };
}
