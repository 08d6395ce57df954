/** `<change-effects>`: all columns on one axis, with how sure each mean change is and whether it matters. */
import { css, type TemplateResult } from 'lit';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { resolve } from '../../src/core/selection/clause.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import { chartStyles } from '../chart/chart.styles.js';
import { MOMENT_CELLS, reportMoments } from '../chart/report-moments.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ChangeView } from '../view/view.element.js';
import type { Choice, Mark, ViewState } from '../view/view-model.js';
import { effectColumns, selectedEffect, wholeEffect, type EffectRow } from './effect-rows.js';
import { effectsState, isSmall, type EffectSort, type EffectsPicture } from './effects.model.js';
import { renderEffects } from './effects.view.js';

const SORTS: readonly { readonly id: EffectSort; readonly label: string }[] = [{ id: 'size', label: 'Size' }, { id: 'signed', label: 'Sign' }, { id: 'verdict', label: 'Verdict' }, { id: 'name', label: 'Name' }];

export class ChangeEffectsElement extends ChangeView<EffectsPicture> {
  static override readonly viewName = 'change-effects';
  static override styles = [...ChangeView.styles, chartStyles, css`
    .picture .tolerance { fill: var(--_raised); }
    .picture .interval { fill: var(--_muted); fill-opacity: 0.5; }
    .picture .focused { fill: var(--_wash); }
    .picture .dot { fill: var(--_ink); stroke: var(--_surface); stroke-width: 1; }
    .picture .dot.positive { fill: var(--_positive); }
    .picture .dot.negative { fill: var(--_negative); }
  `];
  static override properties = { sort: { type: String }, magnified: { type: Boolean } };
  declare sort: EffectSort;
  /** Whether the axis reaches only what the changes reach, however small these are against the spread of base. */
  declare magnified: boolean;
  readonly arrangements = [];

  private readonly slots = new PictureSlots(this);
  private small = false;

  constructor() {
    super();
    this.sort = 'size';
    this.magnified = false;
  }

  protected override get choices(): readonly Choice[] {
    return [
      { label: 'Order', options: SORTS, chosen: this.sort, choose: (id) => { this.sort = id as EffectSort; } },
      ...(this.small || this.magnified ? [{ label: 'Axis', options: [{ id: 'spread', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'spread', choose: (id: string) => { this.magnified = id === 'own'; } }] : []),
    ];
  }

  protected override prepare(width: number): ViewState<EffectsPicture> {
    const report = this.currentReport;
    if (report === null) return { state: 'empty', reason: 'No comparison yet.' };
    const others = resolve(this.clauses, { except: this.viewName }), columns = effectColumns(report);
    let waiting = 0, untold = 0;
    const rows = columns.flatMap((column): EffectRow[] => {
      if (others.length === 0) return [wholeEffect(report, column)];
      const coarse = reportMoments(report, column), partial = coarse === undefined || matchesGrid(coarse.grid, others).partial;
      if (coarse === undefined && wholeEffect(report, column).changed === 0) return [wholeEffect(report, column)];
      const asked = partial && this.comparison !== null ? this.slots.ask(`narrowed ${column.id}`, { what: 'moments', column: column.id, most: MOMENT_CELLS, clauses: others }, undefined) : null;
      if (asked?.standing === 'exact' && asked.picture) return [selectedEffect(report, column, asked.picture as PictureAnswers['moments'], [])];
      if (asked !== null) waiting++;
      if (coarse === undefined) untold++;
      return coarse === undefined ? [] : [selectedEffect(report, column, coarse, others)];
    });
    this.small = isSmall(rows);
    return effectsState({ report, rows, others, focused: this.filter.column, sort: this.sort, magnified: this.magnified, width, rem: this.rem, busy: waiting > 0, untold: waiting > 0 ? 0 : untold });
  }

  protected override renderPicture(picture: EffectsPicture, width: number): TemplateResult {
    return renderEffects(picture, width);
  }

  protected override heightOf(width: number, picture: EffectsPicture | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  /** Choosing a row puts its column in focus; choosing it again takes that back. */
  protected override takeMarks(marks: readonly Mark[]): boolean {
    const [first] = marks;
    if (first !== undefined) this.requestFilter({ column: this.filter.column === first.id ? null : first.id });
    return true;
  }

  override stateJson(): object {
    return { ...super.stateJson(), sort: this.sort, magnified: this.magnified };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-effects': ChangeEffectsElement }
}
