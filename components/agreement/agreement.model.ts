/** Report, pictures, clauses and width to what the agreement view shows. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { toleranceOf, unitOf } from '../chart/tolerance-of.js';
import { columnName } from '../shared/column-state.js';
import { formatCount } from '../shared/format-number.js';
import type { Brought } from '../view/picture-slots.js';
import type { BrushPlace, PixelRange, Span, ViewFigure, ViewState } from '../view/view-model.js';
import { planeBins } from './agreement-bins.js';
import { agreementFigures } from './agreement-figures.js';
import { agreementLayout } from './agreement-layout.js';
import { agreementMarks } from './agreement-marks.js';
import { panelsInReport, panelsOf } from './agreement-panels.js';
import { agreementPlot, type AgreementPlot } from './agreement-plot.js';
import { isPlace, ownSelection, type OwnSelection } from '../view/own-selection.js';
import { MOST_PANELS, type AgreementArrangement, type DistributionQuestion, type PlaneQuestion, type PlanesQuestion } from './agreement-settings.js';
import { agreementTable, agreementWords, panelNoun } from './agreement-words.js';

export interface AgreementInput {
  readonly report: ChangeReport;
  readonly column: ReportColumn;
  readonly pairs: Brought<PlaneQuestion>;
  /** Asked for only in the arrangement that draws them. */
  readonly differences: Brought<PlaneQuestion> | null;
  readonly spread: Brought<DistributionQuestion> | null;
  /** Null where the view shows one plane only. */
  readonly panels: Brought<PlanesQuestion> | null;
  readonly clauses: readonly SelectionClause[];
  readonly arrangement: AgreementArrangement;
  /** How many panels to draw. */
  readonly most: number;
  readonly hasComparison: boolean;
  readonly width: number;
  readonly rem: number;
  /** Room around what was counted, as a share of its range. */
  readonly padding: number;
  readonly viewName: string;
}

export function agreementState(input: AgreementInput): ViewState<AgreementPlot> {
  const { report, column, clauses, arrangement, width, rem, viewName, hasComparison } = input, name = columnName(column), id = column.id, tolerance = toleranceOf(report, column), unit = unitOf(column);
  const own = ownSelection(clauses, viewName), others = clauses.filter(({ source }) => source !== viewName), plane = input.pairs.picture;
  if (plane === undefined) return hasComparison ? { state: 'loading', words: `Counting the pairs of ${name}…` } : { state: 'empty', reason: `The report holds no pairs of ${name} in a plane; they need the releases.` };
  if (plane === null || plane.moments.n + plane.count.length === 0) return { state: 'empty', reason: `No record has a value of ${name} in both ${others.length + own.place.length > 0 ? 'releases among the selected' : 'releases'}.` };
  const oneToOne = arrangement === 'one-to-one';
  if (!oneToOne && !hasComparison) return { state: 'not-applicable', reason: 'The report holds base against revision only; differences against means need the releases.' };
  const drawn = oneToOne ? plane : input.differences?.picture;
  if (drawn === undefined) return { state: 'loading', words: `Counting the differences of ${name}…` };
  const exact = !hasComparison || input.pairs.standing === 'exact', figures = agreementFigures(plane.moments), spread = input.spread?.picture ?? null;
  const panels = input.panels === null ? null : input.panels.picture ? panelsOf(input.panels.picture) : panelsInReport(report, column, hasComparison ? [] : others, tolerance, MOST_PANELS);
  const several = panels !== null && panels.all > 1 ? panels : null, shown = several?.panels.slice(0, input.most) ?? [], chosen = several?.panels.find(({ place }) => place.length > 0 && isPlace(place, own)) ?? null;
  const identical = spread === null || oneToOne ? null : { count: spread.identical, pairs: spread.identical + spread.outside.difference + spread.difference.reduce((sum, count) => sum + count, 0) };
  const q = spread?.figures?.difference ?? null, limits = oneToOne || q === null ? null : { low: q.q025, high: q.q975 };
  const layout = agreementLayout(width, rem, shown.length, !oneToOne), noun = several === null ? null : panelNoun(several.by, report);
  const plot = agreementPlot({
    layout, plane: drawn, kind: arrangement, figures, limits, identical, shown, chosen: chosen?.id ?? null, tolerance, rem, padding: input.padding,
    title: (hasComparison ? chosen?.label : undefined) ?? (oneToOne ? 'revision' : 'revision − base'), xName: `${oneToOne ? 'base' : 'mean of both'}${unit === '' ? '' : `, ${unit}`}`,
    heading: several === null || noun === null ? '' : `${shown.length < several.all ? `${formatCount(shown.length)} of ${formatCount(several.all)} ` : ''}${noun.many}, least agreement first`,
  });
  const bins = drawn === null ? [] : planeBins(drawn, plot.drawn), unapplied = !hasComparison && clauses.length > 0;
  const notes = [
    ...(hasComparison ? [] : [`${plane.x.bins} squares along each axis are what the report holds; finer ones${several !== null ? ' and the clouds of the panels' : report.moments === undefined ? ' and panels by group and year' : ''} need the releases.`]),
    ...(unapplied ? [several === null ? 'The selection is not applied here: that needs the releases.' : 'In the plane the selection is not applied: that needs the releases.'] : []),
  ];
  const words = agreementWords({
    report, column, unit, kind: arrangement, plane: drawn, figures, all: chosen === null || others.length > 0 || !column.paired ? null : { ...figures, r: column.paired.pearson }, limits, identical, panels: several, chosen: hasComparison ? chosen : null,
    far: plot.far, tolerance, narrowed: hasComparison && others.length > 0 && input.pairs.standing !== 'report' && input.pairs.standing !== 'coarse', notes, selected: drawn === null ? null : selectedFigure(planeBins(drawn, plot.drawn, Math.max(drawn.x.bins, drawn.y.bins)), drawn, own, figures.n, identical?.count ?? 0),
  });
  const brush: BrushPlace = { axes: oneToOne ? 'xy' : 'y', area: layout.plane, range: pixelRange(plot, own, id) };
  return {
    state: 'ready', picture: plot, brush, busy: !exact || [input.differences, input.spread, input.panels].some((brought) => brought !== null && brought.standing !== 'exact' && brought.standing !== 'report' && hasComparison),
    marks: agreementMarks({ id, unit, viewName, kind: arrangement, layout, shown, chosen: chosen?.id ?? null, bins, own, pairs: figures.n, identical, tolerance }),
    facts: { ...words, table: agreementTable(name, unit, arrangement, figures, several, bins, plot.far, tolerance) },
  };
}

/** Pixels of what is selected in the large plane. */
function pixelRange({ scales, layout: { plane: box } }: AgreementPlot, { range }: OwnSelection, id: string): PixelRange | null {
  const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));
  const span = (field: string, place: (value: number) => number, from: number, to: number): Span | null => {
    const clause = range.find((each) => each.field === field);
    if (clause?.kind !== 'interval') return null;
    const ends = clause.value.map((value) => within(place(value), from, to)).sort((a, b) => a - b);
    return { from: ends[0]!, to: ends[1]! };
  };
  const x = span(`base:${id}`, scales.x, box.x, box.x + box.width), y = span(`revision:${id}`, scales.y, box.y, box.y + box.height) ?? span(`difference:${id}`, scales.y, box.y, box.y + box.height);
  return x === null && y === null ? null : { x, y };
}

/** Of the squares of the plane, to whose edges a range snaps; a range from elsewhere may cut through some. */
function selectedFigure(squares: ReturnType<typeof planeBins>, plane: PlanePicture, { range }: OwnSelection, pairs: number, identical: number): ViewFigure | null {
  if (range.length === 0) return null;
  // Of differences, identical pairs are in no square, and a range about 0 holds them.
  let inside = range.every((clause) => clause.field.startsWith('difference:') && clause.kind === 'interval' && clause.value[0] <= 0 && clause.value[1] > 0) ? identical : 0, cut = false;
  for (const { x, y, count } of squares) {
    const parts = range.map((clause) => {
      const [[from, to], end] = clause.field.startsWith('base:') ? [x, plane.x.to] as const : [y, plane.y.to] as const;
      if (clause.kind !== 'interval' || to <= clause.value[0] || from >= clause.value[1]) return 0;
      // The last square holds its upper edge, which a range that ends there leaves out.
      return from >= clause.value[0] && (to < clause.value[1] || (to === clause.value[1] && to < end)) ? 1 : 0.5;
    });
    if (parts.includes(0)) continue;
    inside += count;
    cut ||= parts.includes(0.5);
  }
  return { label: 'selected', value: `${cut ? 'at most ' : ''}${formatCount(inside)} of ${formatCount(pairs)}`, note: 'pairs' };
}
