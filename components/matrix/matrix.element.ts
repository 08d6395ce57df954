/** `<change-matrix>`: where and when change is concentrated, as a heat map of groups and time. */
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { changedCells } from '../../src/core/model/cell-class.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import { chartStyles } from '../chart/chart.styles.js';
import { MOMENT_CELLS, reportMoments } from '../chart/report-moments.js';
import { columnName } from '../shared/column-state.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { Arrangement, Control, PixelRange, ViewState } from '../view/view-model.js';
import { hasMean, matrixGround, type Ground, type GroundSettings } from './matrix-ground.js';
import { horizonFits } from './matrix-horizon.js';
import { plotWidth, type MatrixPicture, type Room } from './matrix-picture.js';
import type { RowOrder } from './matrix-rows.js';
import { valueWords } from './matrix-values.js';
import { matrixState, rangeClauses } from './matrix.model.js';
import { renderMatrix } from './matrix.view.js';
import { paintMatrix } from './paint-matrix.js';

/** Steps of the baseline to either side. */
const BASELINE_STEPS = 20;
/** Columns of the matrix are at least so wide, in pixels. */
const LEAST_COLUMN = 2.4;

export class ChangeMatrixElement extends ColumnView<MatrixPicture> {
  static override readonly viewName = 'change-matrix';
  static override styles = [...ColumnView.styles, chartStyles, css`
    .picture .hatch { fill: none; stroke: var(--_hairline); stroke-width: 1; }
    .picture .muted { fill-opacity: 0.22; }
    .picture .swatch { stroke: var(--_hairline); stroke-width: 1; }
  `];
  static override properties = { order: { type: String }, magnified: { type: Boolean }, rows: { type: String }, baseline: { type: Number } };
  /** `change` (what changed most comes first), `cluster` (what changed alike stands together) or `name`; where time is folded, rows follow in time. */
  declare order: RowOrder;
  /** Whether the colours reach only what the changes reach, however small these are against the spread of base. */
  declare magnified: boolean;
  /** What a row of mean changes is: a `field` of colours, or a `horizon` graph, where rows have the height for one. */
  declare rows: 'field' | 'horizon';
  /** Of horizon graphs: the change from which bars rise, in the unit of the scale (standard deviations of base, tolerances, or the unit of the column). */
  declare baseline: number;
  /** What has no mean shows shares alone. */
  get arrangements(): readonly Arrangement[] {
    const share = { id: 'share', label: 'Share changed' }, column = this.currentColumn;
    return column !== null && hasMean(column) ? [{ id: 'difference', label: 'Mean change' }, { id: 'sure', label: 'Mean change, if sure' }, share] : [share];
  }

  private readonly slots = new PictureSlots(this);
  private ground: Ground | null = null;

  constructor() {
    super();
    this.order = 'change';
    this.magnified = false;
    this.rows = 'field';
    this.baseline = 0;
  }

  protected override get choices(): readonly Control[] {
    const sortable = this.ground?.lanes.sortable ?? false, small = this.magnified || (this.ground?.scale.small ?? false);
    return [
      ...(sortable ? [{ label: 'Order', options: [{ id: 'change', label: 'Change' }, { id: 'cluster', label: 'Alike' }, { id: 'name', label: 'Name' }], chosen: this.order, choose: (id: string) => { this.order = id as RowOrder; } }] : []),
      ...(small && !this.ground?.settings.share ? [{ label: 'Colours', options: [{ id: 'spread', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'spread', choose: (id: string) => { this.magnified = id === 'own'; } }] : []),
      ...this.#rowChoices(),
    ];
  }

  #rowChoices(): Control[] {
    const ground = this.ground;
    if (ground === null || ground.settings.share || ground.settings.sure) return [];
    const { reach } = ground.scale, baseline = this.#baseline(ground);
    return [
      { label: 'Rows', options: [{ id: 'field', label: 'Colours' }, { id: 'horizon', label: 'Horizon' }], chosen: this.rows === 'horizon' ? 'horizon' : 'field', choose: (id) => { this.rows = id as typeof this.rows; } },
      ...(baseline === null ? [] : [{ label: 'Baseline', form: 'range' as const, min: -reach, max: reach, step: reach / BASELINE_STEPS, value: baseline, words: valueWords(baseline, ground.scale, false), choose: (value: number) => { this.baseline = Math.abs(value) < reach / (4 * BASELINE_STEPS) ? 0 : value; } }]),
    ];
  }

  /** Of horizon graphs, within the scale; null where rows are fields of colour. */
  #baseline({ rows, scale: { reach }, settings: { share, sure } }: Ground): number | null {
    if (this.rows !== 'horizon' || share || sure || !horizonFits(rows.length)) return null;
    return Math.max(-reach, Math.min(reach, Number.isFinite(this.baseline) ? this.baseline : 0));
  }

  protected override prepare(width: number): ViewState<MatrixPicture> {
    const report = this.currentReport, column = this.currentColumn;
    if (report === null) return { state: 'empty', reason: 'No comparison yet.' };
    if (column === null) return { state: 'not-applicable', reason: this.column === null ? 'No column is in both releases.' : `There is no column “${this.column}”.` };
    const name = columnName(column);
    if (column.status !== 'matched' || column.role === 'key') return { state: 'not-applicable', reason: column.role === 'key' ? `${name} is part of the key: it says which record is which and is not compared.` : `${name} is in ${column.status === 'added' ? 'revision' : 'base'} only.` };
    const coarse = reportMoments(report, column), whole = this.slots.ask('whole', { what: 'moments', column: column.id, most: MOMENT_CELLS, clauses: [] }, coarse);
    if (whole.picture === undefined || whole.picture === null) {
      this.ground = null;
      if (whole.standing !== 'report' && whole.picture === undefined && this.comparison !== null) return { state: 'loading', words: `Counting the changes of ${name}…` };
      return { state: 'empty', reason: changedCells(column.cells) === 0 ? `No cell of ${name} changed.` : `The report does not hold when and where ${name} changed; it is known where the releases themselves are at hand.` };
    }
    const tables = whole.picture, ground = this.ground = this.groundOf(tables, width);
    if (ground === null) return { state: 'not-applicable', reason: `The key (${report.recipe.key.join(', ')}) has neither a time nor a part that several records share, so there is nothing to lay the records out by.` };
    const others = resolve(this.clauses, { except: this.viewName }), match = matchesGrid(tables.grid, others), asks = others.length > 0 && match.partial && this.comparison !== null;
    const narrowed = asks ? this.slots.ask('narrowed', { what: 'moments', column: column.id, most: MOMENT_CELLS, clauses: others }, undefined) : null;
    const exact = narrowed?.standing === 'exact' && sameGrid(narrowed.picture, tables) ? narrowed.picture! : null;
    return matrixState({
      report, ground, clauses: this.clauses, viewName: this.viewName, room: this.#room(width, ground), baseline: this.#baseline(ground), exact, busy: whole.standing === 'coarse' || whole.standing === 'earlier' || (asks && exact === null),
      notes: [
        ...(whole.standing === 'report' ? [`From the report alone: cells of a ${ground.lanes.columnNoun.one}${tables.grid.members.some((members) => members > 1) ? ', groups put together' : ''}. With the releases at hand they may be finer.`] : []),
        ...(this.rows === 'horizon' && !ground.settings.share && !ground.settings.sure && !horizonFits(ground.rows.length) ? [`${ground.rows.length} rows are too many for horizon graphs: colours are shown.`] : []),
        ...(ground.lanes.sortable && this.order === 'cluster' ? [`Rows that changed alike stand together: average linkage of the root mean square differences between rows${ground.rows.some(({ members }) => members.length > 1) ? '; rows put together stand below' : ''}.`] : []),
        ...(hasMean(column) ? [] : [`${name} holds ${column.type === 'time' ? 'times, which have' : column.role === 'flag' ? 'classes, which have' : 'text, which has'} no mean: shares of changed cells are shown.`]),
      ],
    });
  }

  protected override renderPicture(picture: MatrixPicture, width: number, height: number): TemplateResult {
    return picture.canvas ? html`<canvas width=${width} height=${height} aria-hidden="true"></canvas>` : renderMatrix(picture, width);
  }

  protected override heightOf(width: number, picture: MatrixPicture | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const state = this.viewState, canvas = this.renderRoot.querySelector<HTMLCanvasElement>('.picture > canvas');
    if (state.state !== 'ready' || canvas === null) return;
    paintMatrix(canvas, state.picture, this.pictureWidth, this.pictureScale);
  }

  protected override clausesOf(range: PixelRange): readonly SelectionClause[] | null {
    return this.ground && rangeClauses(this.ground, this.#room(this.pictureWidth, this.ground), range);
  }

  #room(width: number, ground: Ground): Room {
    return { width, rem: this.rem, horizon: this.#baseline(ground) !== null };
  }

  override stateJson(): object {
    return { ...super.stateJson(), order: this.order, magnified: this.magnified, rows: this.rows, baseline: this.baseline };
  }

  /** Worked out again only when what it rests on is another, so that a brush costs a merge alone. */
  private groundOf(tables: PictureAnswers['moments'], width: number): Ground | null {
    const { grid } = tables, longest = grid.groups.length > 1 ? Math.max(...grid.groups.map((name) => name.length)) : 8;
    const settings: GroundSettings = { share: this.currentArrangement === 'share', sure: this.currentArrangement === 'sure', magnified: this.magnified, order: this.order, most: Math.max(1, Math.floor(plotWidth({ width, rem: this.rem }, longest).plot / LEAST_COLUMN)) };
    const key = JSON.stringify(settings);
    if (this.grounded?.tables !== tables || this.grounded.key !== key || this.grounded.report !== this.currentReport) this.grounded = { tables, key, report: this.currentReport, ground: matrixGround(this.currentReport!, this.currentColumn!, tables, settings) };
    return this.grounded.ground;
  }

  private grounded: { readonly tables: PictureAnswers['moments']; readonly key: string; readonly report: unknown; readonly ground: Ground | null } | null = null;
}

function sameGrid(narrowed: PictureAnswers['moments'] | null | undefined, { grid }: PictureAnswers['moments']): boolean {
  return narrowed !== null && narrowed !== undefined && narrowed.grid.edges.length === grid.edges.length && narrowed.grid.groups.length === grid.groups.length;
}

declare global {
  interface HTMLElementTagNameMap { 'change-matrix': ChangeMatrixElement }
}
