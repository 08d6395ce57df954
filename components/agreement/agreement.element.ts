/** `<change-agreement>`: whether the releases agree, pair by pair: offset, gain, noise, and which site-years deviate (VIEWS 3.5). */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { edgesOf } from '../../src/core/pictures/even-counts.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import { chartStyles } from '../chart/chart.styles.js';
import { toleranceOf } from '../chart/tolerance-of.js';
import { noDistribution } from '../distribution/distribution-source.js';
import { isPlace, ownSelection } from '../view/own-selection.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { Choice, PixelRange, Span, ViewState } from '../view/view-model.js';
import { agreementLayout } from './agreement-layout.js';
import { intervalClause } from './agreement-marks.js';
import { panelsOf } from './agreement-panels.js';
import type { AgreementPlot } from './agreement-plot.js';
import { agreementQuestions, type AgreementArrangement } from './agreement-settings.js';
import { agreementStyles } from './agreement.styles.js';
import { agreementState } from './agreement.model.js';
import { renderAgreement } from './agreement.view.js';

const PANELS = [12, 24, 60] as const;

export class ChangeAgreementElement extends ColumnView<AgreementPlot> {
  static override readonly viewName: string = 'change-agreement';
  static override styles = [...ColumnView.styles, chartStyles, agreementStyles];
  static override properties: PropertyDeclarations = { single: { type: Boolean }, panels: { type: Number }, padding: { type: Number } };
  /** One plane and no small multiples. */
  declare single: boolean;
  /** How many small multiples are drawn, at most 60. */
  declare panels: number;
  /** Room around the values on the axes of the large plane, as a share of their range; at most 1. */
  declare padding: number;

  readonly arrangements = [{ id: 'one-to-one', label: '1:1' }, { id: 'difference', label: 'Difference against mean' }];
  #slots = new PictureSlots(this);

  constructor() {
    super();
    this.single = false;
    this.panels = PANELS[0];
    this.padding = 0;
  }

  /** How many panels can be had; 0 while that is not known. */
  #all = 0;

  protected override prepare(width: number): ViewState<AgreementPlot> {
    const report = this.currentReport, column = this.currentColumn;
    if (report === null) return { state: 'empty', reason: 'No comparison yet.' };
    const reason = noDistribution(report, column, this.column);
    if (reason !== null || column === null) return { state: 'not-applicable', reason: reason?.replace('distributions are of numbers', 'only numbers agree by amount') ?? '' };
    const { viewName, clauses, comparison } = this, arrangement = this.currentArrangement as AgreementArrangement, questions = agreementQuestions(column.id, clauses, viewName, toleranceOf(report, column)), differs = arrangement === 'difference' && comparison !== null;
    const panels = this.single ? null : this.#slots.ask('panels', questions.panels, undefined), own = ownSelection(clauses, viewName);
    const small = panels?.picture ? panelsOf(panels.picture).panels.find(({ place }) => isPlace(place, own))?.plane ?? undefined : undefined;
    // A site-year's own panel is its coarse plane; the report's is of all pairs.
    const coarse = comparison !== null && own.place.length > 0 ? small : column.pictures?.plane;
    this.#all = panels?.picture?.all ?? 0;
    return agreementState({
      report, column, clauses, arrangement, width, rem: this.rem, padding: Math.min(1, Math.max(0, this.padding || 0)), viewName, hasComparison: comparison !== null, most: this.panels, panels,
      pairs: this.#slots.ask('pairs', questions.pairs, coarse), differences: differs ? this.#slots.ask('differences', questions.differences, undefined) : null, spread: differs ? this.#slots.ask('spread', questions.spread, undefined) : null,
    });
  }

  protected override renderPicture(picture: AgreementPlot, width: number, height: number): TemplateResult {
    return html`${renderAgreement(picture, width, height)}`;
  }

  protected override heightOf(width: number, picture: AgreementPlot | null): number {
    return picture?.layout.height ?? agreementLayout(width, this.rem, 0, false).height;
  }

  protected override get choices(): readonly Choice[] {
    if (this.single || this.#all <= PANELS[0]) return [];
    return [{ label: 'Panels', form: 'menu', options: PANELS.filter((_, i) => i === 0 || this.#all > PANELS[i - 1]!).map((n) => ({ id: String(n), label: n >= this.#all ? `all ${this.#all}` : String(n) })), chosen: String(this.panels), choose: (id) => { this.panels = Number(id); } }];
  }

  protected override clausesOf({ x, y }: PixelRange): readonly SelectionClause[] | null {
    const { viewState: state, currentColumn: column, viewName } = this;
    if (state.state !== 'ready' || column === null) return null;
    const { picture: plot } = state, { place } = ownSelection(this.clauses, viewName), drawn = plot.axes;
    if (drawn === null) return null;
    const across = x === null || plot.kind === 'difference' ? null : snapped(drawn.x, x, plot.drawn.x, plot.drawn.width, false), up = y === null ? null : snapped(drawn.y, y, plot.drawn.y, plot.drawn.height, true);
    return [
      ...place, ...(across === null ? [] : [intervalClause(viewName, `base:${column.id}`, across.value, across.last)]),
      ...(up === null ? [] : [intervalClause(viewName, plot.kind === 'difference' ? `difference:${column.id}` : `revision:${column.id}`, up.value, up.last)]),
    ];
  }

  override stateJson(): object {
    return { ...super.stateJson(), single: this.single, panels: this.panels, padding: this.padding };
  }
}

/** The edges of squares that a stretch of pixels comes nearest to, at least one square apart. */
function snapped(axis: PlanePicture['x'], span: Span, start: number, length: number, upwards: boolean): { readonly value: readonly [number, number]; readonly last: boolean } {
  const edges = edgesOf(axis.from, axis.to, axis.bins), bins = edges.length - 1, place = (pixel: number): number => (upwards ? 1 - (pixel - start) / length : (pixel - start) / length) * bins, within = (edge: number): number => Math.min(bins, Math.max(0, edge));
  const [low, high] = [place(span.from), place(span.to)].sort((a, b) => a - b) as [number, number], from = Math.min(bins - 1, within(Math.round(low))), to = Math.max(from + 1, within(Math.round(high)));
  return { value: [edges[from]!, edges[to]!], last: to === bins };
}

declare global {
  interface HTMLElementTagNameMap { 'change-agreement': ChangeAgreementElement }
}
