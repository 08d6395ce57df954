/** `<change-correlations>`: which pairs of measures changed how they go together. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { changedCells } from '../../src/core/model/cell-class.js';
import { chartStyles } from '../chart/chart.styles.js';
import { findColumn } from '../shared/column-state.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { Choice, Mark, ViewState } from '../view/view-model.js';
import type { CorrelationDrawing } from './correlation-drawing.js';
import { columnNamed, type MeasureOrder } from './correlation-pairs.js';
import { correlationsState, pairOf } from './correlations.model.js';
import { correlationsStyles } from './correlations.styles.js';
import { renderCorrelations } from './correlations.view.js';

type CorrelationsQuestion = Extract<PictureQuestion, { readonly what: 'correlations' }>;

const ORDERS: readonly { readonly id: MeasureOrder; readonly label: string }[] = [{ id: 'change', label: 'change' }, { id: 'report', label: 'report' }, { id: 'name', label: 'name' }];

export class ChangeCorrelationsElement extends ColumnView<CorrelationDrawing> {
  static override styles = [...ColumnView.styles, chartStyles, correlationsStyles];
  static override properties: PropertyDeclarations = { order: { type: String } };
  static override readonly viewName = 'change-correlations';
  /** Of the measures: by how much they changed, as in the report, or by name. */
  declare order: MeasureOrder;
  readonly arrangements = [{ id: 'matrix', label: 'Matrix' }, { id: 'pairs', label: 'Pairs' }];

  #slots = new PictureSlots(this);

  constructor() {
    super();
    this.order = 'change';
  }

  protected override get choices(): readonly Choice[] {
    if (this.currentArrangement !== 'matrix' || this.currentReport?.correlations === undefined) return [];
    return [{ label: 'order by', options: ORDERS, chosen: this.order, choose: (id) => { this.order = ORDERS.find((each) => each.id === id)?.id ?? 'change'; } }];
  }

  protected override prepare(width: number): ViewState<CorrelationDrawing> {
    const report = this.currentReport;
    if (report === null) return this.hostBusy ? { state: 'loading', words: 'Comparing…' } : { state: 'empty', reason: 'No comparison yet.' };
    const { correlations } = report, measures = report.columns.filter(({ status, role, type }) => status === 'matched' && role === 'measure' && type === 'number');
    if (correlations === undefined) return { state: 'not-applicable', reason: measures.length < 2 ? 'Fewer than two measures are in both releases.' : measures.some((column) => changedCells(column.cells) > 0) ? 'No correlation among the measures differs, or too few records have them all.' : 'No change: no measure has a changed value.' };
    const name = (id: string | null): string | null => findColumn(report, id)?.name ?? null, asked = [...correlations.columns, ...correlations.leftOut].flatMap((each) => { const column = columnNamed(report, each); return column === null ? [] : [{ id: column.id, name: each }]; });
    const { picture, standing } = this.#slots.ask<CorrelationsQuestion>('all', { what: 'correlations', measures: asked, clauses: this.clauses }, correlations);
    if (picture === null) return { state: 'empty', reason: 'Among the selected records no correlation of the measures differs, or too few have them all.' };
    const told = picture ?? correlations, narrowed = standing === 'earlier' ? 'earlier' : this.clauses.length === 0 || told === correlations ? null : 'exact';
    return correlationsState({ report, correlations: told, narrowed, busy: this.comparison !== null && standing !== 'exact' && standing !== 'report', arrangement: this.currentArrangement, order: this.order, focus: name(this.currentColumn?.id ?? null), against: name(this.filter.against), clauses: this.clauses, width, rem: this.rem });
  }

  protected override renderPicture(picture: CorrelationDrawing, width: number, height: number): TemplateResult {
    return renderCorrelations(picture, width, height);
  }

  protected override heightOf(width: number, picture: CorrelationDrawing | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  /** A pair comes into focus: the measure in focus stays, else the one that changed more leads; once more takes it back. */
  protected override takeMarks([mark]: readonly Mark[]): boolean {
    const report = this.currentReport;
    if (mark === undefined || report === null) return true;
    const [a, b] = pairOf(mark.id).map((name) => columnNamed(report, name));
    if (a == null || b == null) return true;
    const focus = this.currentColumn?.id, leads = focus === b.id || (focus !== a.id && changedCells(b.cells) > changedCells(a.cells)), [y, x] = leads ? [b, a] : [a, b];
    if (mark.selected) this.requestFilter({ against: null });
    else this.requestFilter({ column: y.id, against: x.id });
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-correlations': ChangeCorrelationsElement }
}
