/** Report, pictures, clauses and width to what the distribution view shows. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { DistributionPicture, PictureQuestion } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { columnMeasure } from '../chart/column-measure.js';
import { toleranceOf, unitOf } from '../chart/tolerance-of.js';
import { columnName } from '../shared/column-state.js';
import { formatCount } from '../shared/format-number.js';
import type { Brought } from '../view/picture-slots.js';
import type { BrushPlace, PixelRange, Span, ViewFigure, ViewState } from '../view/view-model.js';
import { distributionLayout } from './distribution-layout.js';
import { distributionMarks, distributionTable } from './distribution-marks.js';
import { distributionPlot, type DistributionPlot } from './distribution-plot.js';
import { CUMULATIVE_STEPS, ownClauses, type DistributionSettings, type OwnClauses } from './distribution-settings.js';
import { figuresOf, hasPairs } from './distribution-source.js';
import { distributionWords } from './distribution-words.js';

export type DistributionQuestion = Extract<PictureQuestion, { what: 'distribution' }>;

/** The plot, and the pictures that a range is translated with. */
export interface DistributionShown extends DistributionPlot {
  readonly values: DistributionPicture;
  readonly pairs: DistributionPicture;
}

export interface DistributionInput {
  readonly report: ChangeReport;
  readonly column: ReportColumn;
  readonly values: Brought<DistributionQuestion>;
  /** What the panel of differences shows; the same where neither panel has a selection. */
  readonly differences: Brought<DistributionQuestion>;
  readonly clauses: readonly SelectionClause[];
  readonly settings: DistributionSettings;
  readonly width: number;
  readonly rem: number;
  readonly viewName: string;
}

/** Each panel is narrowed by the other one and by all other views, not by its own selection. */
export function questionsOf(column: ReportColumn, clauses: readonly SelectionClause[], settings: DistributionSettings, viewName: string, window: readonly [number, number] | null): { readonly values: DistributionQuestion; readonly differences: DistributionQuestion } {
  const others = resolve(clauses, { except: viewName }), own = ownClauses(clauses, viewName, column.id), with_ = (clause: SelectionClause | null): readonly SelectionClause[] => (clause === null ? others : [...others, clause]);
  const question = { what: 'distribution', column: column.id, bins: settings.arrangement === 'cumulative' ? CUMULATIVE_STEPS : settings.bins, window } as const;
  return { values: { ...question, clauses: with_(own.differences) }, differences: { ...question, clauses: with_(own.values) } };
}

export function distributionState(input: DistributionInput): ViewState<DistributionShown> {
  const { report, column, settings, width, rem, viewName } = input, name = columnName(column), values = input.values.picture;
  if (values === undefined) return input.values.standing === 'report' || input.values.standing === 'exact' ? { state: 'empty', reason: `The report holds no distribution of ${name}; it needs the releases.` } : { state: 'loading', words: `Counting the values of ${name}…` };
  if (values === null) return { state: 'empty', reason: `${name} has no finite value ${input.clauses.length > 0 ? 'among the selected records' : 'in either release'}.` };
  const pairs = input.differences.picture ?? { ...values, differenceEdges: [], difference: [], identical: 0 };
  const own = ownClauses(input.clauses, viewName, column.id), unit = unitOf(column), tolerance = toleranceOf(report, column), figures = figuresOf(values, column);
  const asked = input.clauses.filter(({ source }) => source !== viewName), fromReport = input.values.standing === 'report' || input.values.standing === 'coarse', narrowed = !fromReport && (asked.length > 0 || own.differences !== null);
  const layout = distributionLayout(width, rem, settings.arrangement === 'mirror', hasPairs(pairs)), bare = distributionPlot({ values, differences: pairs, figures, settings, tolerance, sdBase: figures.base?.sd ?? columnMeasure(report, column).sd }, layout);
  const brush = brushPlaces(bare, values, pairs, own), plot: DistributionShown = { ...bare, values, pairs, veils: veilsOf(bare, brush, own) };
  const marked = { id: column.id, name, unit, viewName, values, differences: pairs, plot, settings, own };
  return {
    state: 'ready', picture: plot, marks: distributionMarks(marked), brush, busy: ![input.values.standing, input.differences.standing].every((standing) => standing === 'exact' || standing === 'report'),
    facts: {
      ...distributionWords({ report, column, unit, values, differences: pairs, figures, settings, standing: input.values.standing, narrowed, unapplied: fromReport && asked.length > 0 && input.values.standing === 'report', tolerance, within: fromReport ? null : own.values, selected: selectedFigure(values, pairs, own, column.id) }),
      table: distributionTable(marked),
    },
  };
}

function brushPlaces({ layout, edges, differences }: DistributionPlot, values: DistributionPicture, pairs: DistributionPicture, own: OwnClauses): BrushPlace[] {
  const { values: top, change } = layout, range = (span: Span | null): PixelRange | null => (span === null ? null : { x: span, y: null });
  const places: BrushPlace[] = [{ axes: 'x', area: { x: edges[0]!, y: top.top, width: edges.at(-1)! - edges[0]!, height: change.top + change.height - top.top }, range: range(spanOf(own.values, values.edges, edges)) }];
  if (layout.differences !== null && differences !== null && differences.edges.length > 1) places.push({ axes: 'x', area: { x: differences.edges[0]!, y: layout.differences.top, width: differences.edges.at(-1)! - differences.edges[0]!, height: layout.differences.height }, range: range(spanOf(own.differences, pairs.differenceEdges, differences.edges)) });
  return places;
}

/** Pixels of a clause on an axis of bins. */
function spanOf(clause: SelectionClause | null, values: readonly number[], pixels: readonly number[]): Span | null {
  if (clause?.kind !== 'interval' || values.length < 2) return null;
  const low = values[0]!, high = values.at(-1)!, at = (value: number): number => pixels[0]! + (high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : value > low ? 1 : 0) * (pixels.at(-1)! - pixels[0]!);
  return { from: at(clause.value[0]), to: at(clause.value[1]) };
}

/** Bins that a span of pixels covers most: the first and the one after the last. */
export function binsUnder({ from, to }: Span, pixels: readonly number[]): readonly [number, number] {
  const nearest = (x: number): number => pixels.reduce((best, edge, i) => (Math.abs(edge - x) < Math.abs(pixels[best]! - x) ? i : best), 0);
  const first = nearest(from), last = nearest(to);
  if (last > first) return [first, last];
  const middle = (from + to) / 2, bin = Math.max(0, pixels.findIndex((edge, i) => middle >= edge && middle < (pixels[i + 1] ?? Infinity)));
  return [Math.min(bin, pixels.length - 2), Math.min(bin, pixels.length - 2) + 1];
}

function veilsOf({ layout, mirrored }: DistributionPlot, places: readonly BrushPlace[], own: OwnClauses): DistributionPlot['veils'] {
  return places.flatMap(({ area, range }, i) => {
    const x = range?.x ?? null, clause = i === 0 ? own.values : own.differences;
    if (x === null) return i === 1 && clause?.kind === 'points' ? [area] : [];
    // In the mirror a range is of one version's half.
    const half = i === 0 && mirrored ? { y: clause?.field.startsWith('base:') ? layout.strip.top + layout.strip.height : layout.values.top, height: layout.values.height / 2 } : { y: area.y, height: area.height };
    return [{ x: area.x, width: x.from - area.x, ...half }, { x: x.to, width: area.x + area.width - x.to, ...half }].filter(({ width }) => width > 0);
  });
}

/** Counted where a range ends at edges of bins; the last bin holds its upper edge, which a range that ends there leaves out. */
function selectedFigure(values: DistributionPicture, pairs: DistributionPicture, { values: chosen, differences }: OwnClauses, id: string): ViewFigure | null {
  const clause = chosen ?? differences;
  if (clause === null) return null;
  const side = clause.field === `base:${id}` ? 'base' : 'revision', [edges, counts, all, what] = chosen !== null ? [values.edges, values[side], values[side].reduce((sum, count) => sum + count, 0) + values.outside[side], `values of ${side}`] as const : [pairs.differenceEdges, pairs.difference, pairs.identical + pairs.outside.difference + pairs.difference.reduce((sum, count) => sum + count, 0), 'pairs'] as const;
  if (clause.kind === 'points') return { label: 'selected', value: `${formatCount(pairs.identical)} of ${formatCount(all)}`, note: what };
  const [from, to] = clause.value, inside = counts.reduce((sum, count, i) => (edges[i]! >= from && (edges[i + 1]! < to || (edges[i + 1] === to && i < counts.length - 1)) ? sum + count : sum), 0) + (chosen === null && from <= 0 && to > 0 ? pairs.identical : 0);
  const last = edges.at(-1)!, exact = edges.includes(from) && (to > last || (to < last && edges.includes(to)));
  return { label: 'selected', value: `${exact ? '' : 'at least '}${formatCount(inside)} of ${formatCount(all)}`, note: what };
}
