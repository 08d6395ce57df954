/** `<change-distribution>`: how the values of a column are spread in base and in revision, and how the paired values differ (VIEWS 3.2). */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { chartStyles } from '../chart/chart.styles.js';
import { magnifyOffer } from '../chart/magnify-offer.js';
import { PictureSlots, type Brought } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { BrushPlace, Choice, PixelRange, ViewState } from '../view/view-model.js';
import type { Measure } from './count-scale.js';
import { binsClause } from './distribution-marks.js';
import { distributionLayout } from './distribution-layout.js';
import { ownClauses, type DistributionSettings, type Side } from './distribution-settings.js';
import { noDistribution, pictureInReport } from './distribution-source.js';
import { binsUnder, distributionState, questionsOf, type DistributionQuestion } from './distribution.model.js';
import { distributionStyles } from './distribution.styles.js';
import { renderDistribution, type DistributionPictureState } from './distribution.view.js';

const BINS = [32, 64, 128, 256] as const;
const MOST_BINS = 1024;

export class ChangeDistributionElement extends ColumnView<DistributionPictureState> {
  static override readonly viewName: string = 'change-distribution';
  static override styles = [...ColumnView.styles, chartStyles, distributionStyles];
  static override properties: PropertyDeclarations = {
    bins: { type: Number }, measure: { type: String }, scale: { type: String }, side: { type: String }, close: { type: Boolean }, window: { attribute: false }, padding: { type: Number },
  };
  /** Bins of the values: at least 1, at most 1024. The cumulative shares always have 200 steps. */
  declare bins: number;
  /** What the length of a bin is: `count`, `share` of the values of its release, or `density`. */
  declare measure: Measure;
  /** `linear` or `root`. */
  declare scale: 'linear' | 'root';
  /** Which version a range of values selects by. */
  declare side: Side;
  /** Whether differences fill their panel, however small they are beside the spread of base. */
  declare close: boolean;
  /** First and last value of the axis, in the unit of the column; null: what the values span. Needs a comparison. */
  declare window: readonly [number, number] | null;

  /** Room around the values on their axis, as a share of their range; at most 1. */
  declare padding: number;

  readonly arrangements = [{ id: 'mirror', label: 'Mirrored' }, { id: 'overlay', label: 'Overlay' }, { id: 'cumulative', label: 'Cumulative' }];
  #slots = new PictureSlots(this);

  constructor() {
    super();
    this.bins = 64;
    this.measure = 'count';
    this.scale = 'linear';
    this.side = 'revision';
    this.close = false;
    this.window = null;
    this.padding = 0;
  }

  get settings(): DistributionSettings {
    const bins = Math.round(this.bins), measure = (['share', 'density'] as const).find((each) => each === this.measure) ?? 'count';
    return {
      arrangement: this.currentArrangement as DistributionSettings['arrangement'], bins: bins >= 1 && bins <= MOST_BINS ? bins : 64, measure,
      root: this.scale === 'root', side: this.side === 'base' ? 'base' : 'revision', close: this.close, padding: Math.min(1, Math.max(0, this.padding || 0)),
    };
  }

  protected override prepare(width: number): ViewState<DistributionPictureState> {
    const report = this.currentReport, column = this.currentColumn;
    if (report === null) return { state: 'empty', reason: 'No comparison yet.' };
    const reason = noDistribution(report, column, this.column);
    if (reason !== null || column === null) return { state: 'not-applicable', reason: reason ?? '' };
    const { settings, viewName } = this, questions = questionsOf(column, this.clauses, settings, viewName, this.window), coarse = pictureInReport(column);
    const values: Brought<DistributionQuestion> = this.#slots.ask('values', questions.values, coarse), same = JSON.stringify(questions.values) === JSON.stringify(questions.differences);
    const differences = same ? values : this.#slots.ask('differences', questions.differences, coarse);
    const state = distributionState({ report, column, values, differences, clauses: this.clauses, settings, width, rem: this.rem, viewName });
    return state.state === 'ready' ? { ...state, picture: { plot: state.picture, settings } } : state;
  }

  protected override renderPicture(picture: DistributionPictureState, width: number, height: number): TemplateResult {
    return html`${renderDistribution(picture, width, height)}`;
  }

  protected override heightOf(width: number, picture: DistributionPictureState | null): number {
    return picture?.plot.layout.height ?? distributionLayout(width, this.rem, this.currentArrangement === 'mirror', true).height;
  }

  protected override get choices(): readonly Choice[] {
    const { settings, viewState: state } = this, cumulative = settings.arrangement === 'cumulative', small = state.state === 'ready' && state.picture.plot.differences?.small === true, numbers = this.comparison === null || cumulative ? [] : [...new Set([...BINS, settings.bins])].sort((a, b) => a - b);
    return [
      ...(numbers.length === 0 ? [] : [{ label: 'Bins', form: 'menu' as const, options: numbers.map((n) => ({ id: String(n), label: String(n) })), chosen: String(settings.bins), choose: (id: string) => { this.bins = Number(id); } }]),
      ...(cumulative ? [] : [
        { label: 'Show', form: 'menu' as const, options: [{ id: 'count', label: 'Count' }, { id: 'share', label: 'Share' }, { id: 'density', label: 'Density' }], chosen: settings.measure, choose: (id: string) => { this.measure = id as Measure; } },
        { label: 'Scale', form: 'menu' as const, options: [{ id: 'linear', label: 'Linear' }, { id: 'root', label: 'Square root' }], chosen: settings.root ? 'root' : 'linear', choose: (id: string) => { this.scale = id as 'linear' | 'root'; } },
      ]),
      { label: 'Select by', form: 'menu' as const, options: [{ id: 'base', label: 'Base' }, { id: 'revision', label: 'Revision' }], chosen: settings.side, choose: (id: string) => this.selectBy(id as Side) },
      { label: 'Changes', form: 'menu' as const, options: [{ id: 'spread', label: 'Beside spread' }, { id: 'close', label: 'Close up' }], chosen: settings.close ? 'close' : 'spread', choose: (id: string) => { this.close = id === 'close'; }, ...(small ? { offer: magnifyOffer(settings.close, 'close', 'spread') } : {}) },
    ];
  }

  /** A range that stands goes over to the other version. */
  selectBy(side: Side): void {
    const id = this.currentColumn?.id, before = id === undefined ? null : ownClauses(this.clauses, this.viewName, id).values;
    this.side = side;
    if (before !== null && id !== undefined) this.requestClauses(this.viewName, this.clauses.filter(({ source }) => source === this.viewName).map((clause) => (clause === before ? { ...clause, field: `${side}:${id}` as const } : clause)));
  }

  protected override onViewKey(event: KeyboardEvent): boolean {
    if (event.key !== '[' && event.key !== ']') return false;
    this.selectBy(event.key === '[' ? 'base' : 'revision');
    return true;
  }

  protected override clausesOf({ x }: PixelRange, place: BrushPlace): readonly SelectionClause[] | null {
    const { viewState: state, currentColumn: column } = this;
    if (state.state !== 'ready' || column === null || x === null) return null;
    const { plot } = state.picture, lower = plot.differences !== null && place.area.y >= (plot.layout.differences?.top ?? Infinity), own = ownClauses(this.clauses, this.viewName, column.id);
    const pixels = lower ? plot.differences!.edges : plot.edges, values = lower ? plot.pairs.differenceEdges : plot.values.edges, [from, to] = binsUnder(x, pixels);
    const other = lower ? own.values : own.differences, field = lower ? `difference:${column.id}` as const : `${this.settings.side}:${column.id}` as const;
    return [...(other === null ? [] : [other]), binsClause(this.viewName, field, values, from, to)];
  }

  override stateJson(): object {
    return { ...super.stateJson(), ...this.settings, window: this.window };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-distribution': ChangeDistributionElement }
}
