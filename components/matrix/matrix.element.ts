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
import { ChangeView } from '../view/view.element.js';
import type { Arrangement, Choice, PixelRange, ViewState } from '../view/view-model.js';
import { hasMean, matrixGround, type Ground, type GroundSettings } from './matrix-ground.js';
import { plotWidth, type MatrixPicture } from './matrix-picture.js';
import { matrixState, rangeClauses } from './matrix.model.js';
import { renderMatrix } from './matrix.view.js';
import { paintMatrix } from './paint-matrix.js';

/** Columns of the matrix are at least so wide, in pixels. */
const LEAST_COLUMN = 2.4;

export class ChangeMatrixElement extends ChangeView<MatrixPicture> {
  static override readonly viewName = 'change-matrix';
  static override styles = [...ChangeView.styles, chartStyles, css`
    .picture .hatch { fill: none; stroke: var(--_hairline); stroke-width: 1; }
    .picture .muted { fill-opacity: 0.22; }
    .picture .swatch { stroke: var(--_hairline); stroke-width: 1; }
  `];
  static override properties = { order: { type: String }, magnified: { type: Boolean } };
  /** `change` (what changed most comes first) or `name`; where time is folded, rows follow in time. */
  declare order: 'change' | 'name';
  /** Whether the colours reach only what the changes reach, however small these are against the spread of base. */
  declare magnified: boolean;
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
  }

  protected override get choices(): readonly Choice[] {
    const sortable = this.ground?.lanes.sortable ?? false, small = this.magnified || (this.ground?.scale.small ?? false);
    return [
      ...(sortable ? [{ label: 'Order', options: [{ id: 'change', label: 'Change' }, { id: 'name', label: 'Name' }], chosen: this.order, choose: (id: string) => { this.order = id as typeof this.order; } }] : []),
      ...(small && !this.ground?.settings.share ? [{ label: 'Colours', options: [{ id: 'spread', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'spread', choose: (id: string) => { this.magnified = id === 'own'; } }] : []),
    ];
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
      report, ground, clauses: this.clauses, viewName: this.viewName, room: { width, rem: this.rem }, exact, busy: whole.standing === 'coarse' || whole.standing === 'earlier' || (asks && exact === null),
      notes: [
        ...(whole.standing === 'report' ? [`From the report alone: cells of a ${ground.lanes.columnNoun.one}${tables.grid.members.some((members) => members > 1) ? ', groups put together' : ''}. With the releases at hand they may be finer.`] : []),
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
    return this.ground && rangeClauses(this.ground, { width: this.pictureWidth, rem: this.rem }, range);
  }

  override stateJson(): object {
    return { ...super.stateJson(), order: this.order, magnified: this.magnified };
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
