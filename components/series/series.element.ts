/** `<change-series>`: base and revision in time, where values are, and the difference on its own axis (VIEWS 3.3). */
import { type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ReportColumn, ChangeReport } from '../../src/core/model/report.js';
import type { PictureQuestion, SeriesPicture } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { chartStyles } from '../chart/chart.styles.js';
import { magnifyOffer } from '../chart/magnify-offer.js';
import { columnName } from '../shared/column-state.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { BrushPlace, Choice, PixelRange, ViewState } from '../view/view-model.js';
import { coarseSeries, usualStep } from './coarse-series.js';
import { errorColumn } from './error-band.js';
import { flagOf } from './gap-filled.js';
import { askedEdges, meansOfAnswer, meansOfGrid, type IntervalMeans, type Span } from './interval-means.js';
import { drawsLines } from './lane-paths.js';
import { plotWidth, type SeriesArrangement } from './panels.js';
import { drawSeries, type SeriesDrawing } from './series-drawing.js';
import { Remembered } from './remembered.js';
import { nothingHeld, reasonAgainst, spanOf, type SeriesInput } from './series-input.js';
import { ownSpan, seriesState, type SeriesPictureDrawn } from './series.model.js';
import { seriesStyles } from './series.styles.js';
import { renderSeries } from './series.view.js';
import { chooseCut, CUTS, type Cut } from './time-cuts.js';
import { panned, snapped, within, zoomed } from './time-window.js';

type SeriesQuestion = Extract<PictureQuestion, { what: 'series' }>;
type IntervalsQuestion = Extract<PictureQuestion, { what: 'intervals' }>;
/** Height in rem: least and most. */
const LOWEST = 20, HIGHEST = 28.75;
/** Pixels that a mean needs. */
const MEAN_PIXELS = 16;
/** In and out. */
const ZOOM = 0.5, WHEEL = 0.0025;
const KEPT = 64;
const MEANS_BY = ['day', 'month', 'season', 'year'];

export class ChangeSeriesElement extends ColumnView<SeriesPictureDrawn> {
  static override readonly viewName = 'change-series';
  static override properties: PropertyDeclarations = { span: { attribute: false }, meansBy: { type: String, attribute: 'means-by' }, magnified: { type: Boolean } };
  static override styles = [...ColumnView.styles, chartStyles, seriesStyles];
  /** What of time is in view: milliseconds, or the number that counts time; null: all of it. */
  declare span: readonly [from: number, to: number] | null;
  /** Length of the stretches whose means are drawn: `day`, `month`, `season`, `year`; without, what suits the width. */
  declare meansBy: string | null;
  /** Draws differences as large as there is room, however small beside the spread of base. */
  declare magnified: boolean;

  readonly arrangements = [{ id: 'overlay', label: 'Overlay' }, { id: 'split', label: 'Split rows' }, { id: 'difference', label: 'Difference only' }];

  #slots = new PictureSlots(this);
  #drawing = new Remembered<SeriesDrawing>();
  #means = new Remembered<IntervalMeans | null>();
  /** How the answers were asked for, by their edges. */
  #cuttings = new Map<string, Asked>();
  #shown: { readonly full: Span; readonly view: Span | null; readonly drawing: SeriesDrawing; readonly instants: boolean } | null = null;
  /** The report that `span` speaks of. */
  #about: string | null = null;

  constructor() {
    super();
    this.span = null;
    this.meansBy = null;
    this.magnified = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('wheel', this.#onWheel);
  }

  protected override heightOf(width: number): number {
    return Math.round(Math.min(HIGHEST * this.rem, Math.max(LOWEST * this.rem, (width * 2) / 3)));
  }

  protected override get choices(): readonly Choice[] {
    const shown = this.#shown, selected = ownSpan({ own: this.#own }), options = [{ id: 'all', label: 'All time' }, ...(selected === null && this.span === null ? [] : [{ id: 'part', label: selected === null ? 'Part' : 'Selection' }])];
    if (this.viewState.state !== 'ready' || shown === null) return [];
    const show: Choice = { label: 'Show', options, chosen: this.span === null ? 'all' : 'part', choose: (id) => { if (id === 'all') this.span = null; else if (selected !== null) this.#look(within(selected, shown.full)); } };
    const scale: Choice = { label: 'Difference', options: [{ id: 'spread', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'spread', choose: (id) => { this.magnified = id === 'own'; }, ...(shown.drawing.difference.small ? { offer: magnifyOffer(this.magnified, 'own', 'spread') } : {}) };
    const by: Choice = { label: 'Means by', form: 'menu', options: [{ id: 'auto', label: 'Auto' }, ...MEANS_BY.filter((id) => fits(id, shown.view ?? shown.full)).map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) }))], chosen: this.meansBy ?? 'auto', choose: (id) => { this.meansBy = id === 'auto' ? null : id; } };
    return [...(options.length > 1 ? [show] : []), ...(shown.drawing.difference.small || this.magnified ? [scale] : []), ...(shown.instants && by.options.length > 2 ? [by] : [])];
  }

  get #own(): readonly SelectionClause[] {
    return this.clauses.filter(({ source }) => source === this.viewName);
  }

  protected override prepare(width: number): ViewState<SeriesPictureDrawn> {
    const report = this.currentReport, column = this.currentColumn;
    if (report === null) return this.hostBusy ? { state: 'loading', words: 'Comparing…' } : { state: 'empty', reason: 'No comparison yet.' };
    const against = reasonAgainst(report, column, this.column);
    if (against !== null || column === null) return { state: 'not-applicable', reason: against ?? '' };
    if (this.#about !== null && this.#about !== report.id) this.span = null;
    this.#about = report.id;
    const narrowed = resolve(this.clauses, { except: this.viewName }), buckets = plotWidth(width, this.rem), coarse = coarseSeries(report, column, narrowed), flag = flagOf(report, column), flagged = flag === null ? {} : { flag };
    const whole = this.#slots.ask<SeriesQuestion>('series', { what: 'series', column: column.id, ...flagged, from: null, to: null, buckets, clauses: narrowed }, coarse.series);
    if (whole.picture === undefined) return this.comparison === null ? { state: 'empty', reason: nothingHeld(column, narrowed.length > 0) } : { state: 'loading', words: `Drawing ${columnName(column)}…` };
    if (whole.picture === null) return narrowed.length > 0 ? { state: 'empty', reason: 'The selection leaves no record with a time.' } : { state: 'not-applicable', reason: `The key (${report.recipe.key.join(', ')}) has no time.` };
    const full = whole.picture, all = spanOf(full), view = this.span === null ? null : within({ from: this.span[0], to: this.span[1] }, all);
    const near = view === null ? null : this.#slots.ask<SeriesQuestion>('view', { what: 'series', column: column.id, ...flagged, from: view.from, to: view.to, buckets, clauses: narrowed }, undefined);
    const series = view !== null && near?.picture && covers(near.picture, view) ? near.picture : full, { means, exact } = this.#meansOf(report, column, full, view, narrowed, width);
    const error = errorColumn(report, column), errors = error === null ? null : { column: error, series: this.#errorSeries(error.id, series, series === full ? null : view, narrowed) };
    const live = this.comparison !== null && whole.standing !== 'report', input: SeriesInput = {
      report, column, width, height: this.heightOf(width), rem: this.rem, arrangement: this.currentArrangement as SeriesArrangement, full, series, view, errors, means, magnified: this.magnified, narrowed, own: this.#own,
      source: live ? 'comparison' : coarse.ofMeans ? 'means' : 'report', busy: live && !(whole.standing === 'exact' && exact && (near === null || near.standing === 'exact')),
    };
    const drawing = this.#drawing.get([report, column, width, input.height, input.rem, input.arrangement, full, series, errors?.series, view?.from, view?.to, means, input.magnified, JSON.stringify(narrowed)], () => drawSeries(input));
    this.#shown = { full: all, view, drawing, instants: full.instants };
    return seriesState(input, drawing);
  }

  /** On the grid of a series that is drawn; null while it is not there, or where single values cannot be told. */
  #errorSeries(id: string, series: SeriesPicture, view: Span | null, clauses: readonly SelectionClause[]): SeriesPicture | null {
    if (this.comparison === null || !drawsLines(series)) return null;
    return this.#slots.ask<SeriesQuestion>('errors', { what: 'series', column: id, from: view?.from ?? null, to: view?.to ?? null, buckets: series.edges.length - 1, clauses }, undefined).picture ?? null;
  }

  /** From the comparison where it has answered, from the report's grid until then or without one. */
  #meansOf(report: ChangeReport, column: ReportColumn, full: SeriesPicture, view: Span | null, narrowed: readonly SelectionClause[], width: number): { readonly means: IntervalMeans | null; readonly exact: boolean } {
    const most = Math.max(6, Math.floor(plotWidth(width, this.rem) / MEAN_PIXELS)), wanted = this.meansBy, { cut, edges } = chooseCut({ ...(view === null ? spanOf(full) : endless(view, full.instants)), instants: full.instants }, { most, least: usualStep(full), wanted, whole: isWhole(spanOf(full)) });
    const asked = askedEdges(edges, view), table = report.moments?.columns[column.id];
    this.#cuttings.set(asked.join(), { cut, edges, view });
    const { picture, standing } = this.#slots.ask<IntervalsQuestion>('means', { what: 'intervals', column: column.id, edges: asked, clauses: narrowed }, undefined), cutting = picture ? this.#cuttings.get(picture.edges.join()) : undefined;
    const key = [report, column, picture, picture ? null : `${full.instants} ${most} ${wanted} ${view?.from} ${view?.to} ${JSON.stringify(narrowed)}`];
    const means = this.#means.get(key, () => (picture && cutting ? meansOfAnswer(cutting.cut, cutting.edges, cutting.view, picture) : table === undefined || report.moments!.grid.edges.length < 2 ? null : meansOfGrid(report.moments!.grid, table, narrowed, view, most, wanted)));
    if (this.#cuttings.size > KEPT) this.#cuttings.delete(this.#cuttings.keys().next().value!);
    return { means, exact: standing === 'exact' };
  }

  protected override renderPicture(picture: SeriesPictureDrawn, width: number, height: number): TemplateResult {
    return renderSeries(picture, width, height);
  }

  protected override clausesOf({ x }: PixelRange, place: BrushPlace): readonly SelectionClause[] | null {
    const shown = this.#shown;
    if (shown === null || x === null) return null;
    const { full, drawing, instants } = shown, { plot, context } = drawing.panels;
    if (context !== null && place.area.y === context.y) {
      const at = (pixel: number): number => full.from + ((pixel - plot.x) / plot.width) * (full.to - full.from);
      if (x.to - x.from > 2) this.#look(within({ from: at(x.from), to: at(x.to) }, full));
      return this.#own;
    }
    const view = shown.view ?? full, drawn = { from: drawing.scale.invert(x.from), to: drawing.scale.invert(x.to) };
    if (x.to - x.from < 1) return null;
    const { from, to } = snapped(drawn, (view.to - view.from) / plot.width, { instants, whole: !instants && isWhole(full) });
    return [{ source: this.viewName, field: 'time', kind: 'interval', value: [from, to] }];
  }

  protected override onViewKey(event: KeyboardEvent): boolean {
    const shown = this.#shown;
    if (shown === null || event.shiftKey && event.key !== '+') return false;
    const view = shown.view ?? shown.full;
    switch (event.key) {
      case '+': case '=': this.#look(zoomed(view, shown.full, ZOOM, this.#middle(view))); return true;
      case '-': this.#look(zoomed(view, shown.full, 1 / ZOOM, this.#middle(view))); return true;
      case '0': this.#look(null); return true;
      case 'PageDown': case 'PageUp': if (shown.view === null) return false; this.#look(panned(view, shown.full, event.key === 'PageDown' ? 0.8 : -0.8)); return true;
      case 'ArrowRight': case 'ArrowLeft': return this.#panAtEnd(event.key === 'ArrowRight' ? 1 : -1, shown);
      default: return false;
    }
  }

  /** At the first or the last mark, where there is more time beyond. */
  #panAtEnd(step: 1 | -1, { view, full }: { readonly view: Span | null; readonly full: Span }): boolean {
    const state = this.viewState, marks = state.state === 'ready' ? state.marks.filter(({ id }) => id.startsWith('interval')) : [], active = this.activeMark;
    if (view === null || active === null || active.id !== (step > 0 ? marks.at(-1) : marks[0])?.id) return false;
    const next = panned(view, full, step * 0.5);
    if (next === null || next.from === view.from) return false;
    this.#look(next);
    return true;
  }

  #look(view: Span | null): void {
    this.span = view === null ? null : [view.from, view.to];
  }

  /** What stays in place when keys zoom: the selection, else the mark in focus, else the middle. */
  #middle(view: Span): number {
    const own = ownSpan({ own: this.#own }), state = this.viewState, active = this.activeMark, shown = this.#shown!;
    const seen = own === null ? null : within(own, view) ?? own;
    if (seen !== null && seen.from < view.to && seen.to > view.from) return (Math.max(seen.from, view.from) + Math.min(seen.to, view.to)) / 2;
    if (active !== null && state.state === 'ready' && active.id !== state.marks[0]?.id) return shown.drawing.scale.invert(active.x + active.width / 2);
    return (view.from + view.to) / 2;
  }

  /** With Ctrl or the command key it zooms, as pinching does; sideways it pans. Without, the page scrolls. */
  #onWheel = (event: WheelEvent): void => {
    const shown = this.#shown, stage = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    if (shown === null || stage === undefined || this.viewState.state !== 'ready') return;
    const { plot } = shown.drawing.panels, x = (event.clientX - stage.left) / this.pictureScale, y = (event.clientY - stage.top) / this.pictureScale, view = shown.view ?? shown.full;
    if (x < plot.x || x > plot.x + plot.width || y < plot.y || y * this.pictureScale > stage.height) return;
    if (event.ctrlKey || event.metaKey) this.#look(zoomed(view, shown.full, Math.exp(event.deltaY * WHEEL), shown.drawing.scale.invert(x)));
    else if (shown.view !== null && Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.#look(panned(view, shown.full, event.deltaX / plot.width) ?? view);
    else return;
    event.preventDefault();
  };

  override stateJson(): object {
    return { ...super.stateJson(), span: this.span, meansBy: this.meansBy, magnified: this.magnified };
  }
}

interface Asked { readonly cut: Cut; readonly edges: readonly number[]; readonly view: Span | null }

/** The end of a view is not in it. */
function endless({ from, to }: Span, instants: boolean): Span {
  return { from, to: Math.max(from, instants ? Math.ceil(to) - 1 : to - (to - from) * 1e-9) };
}

function isWhole({ from, to }: Span): boolean {
  return Number.isInteger(from) && Number.isInteger(to);
}

function covers(series: SeriesPicture, view: Span): boolean {
  const { from, to } = spanOf(series);
  return from <= view.from && to >= view.to;
}

function fits(id: string, { from, to }: Span): boolean {
  const stretches = (to - from) / CUTS.find((cut) => cut.id === id)!.length;
  return stretches > 1.5 && stretches <= 400;
}

declare global {
  interface HTMLElementTagNameMap { 'change-series': ChangeSeriesElement }
}
