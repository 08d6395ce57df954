/** `<change-effects>`: all columns on one axis, with how sure each mean change is and whether it matters. */
import type { TemplateResult } from 'lit';
import { resolve } from '../../src/core/selection/clause.js';
import { chartStyles } from '../chart/chart.styles.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ChangeView } from '../view/view.element.js';
import type { Choice, Mark, ViewState } from '../view/view-model.js';
import { askedEffects } from './asked-effects.js';
import { effectsState, isSmall, type EffectSort, type EffectsPicture } from './effects.model.js';
import { effectsStyles } from './effects.styles.js';
import { renderEffects } from './effects.view.js';

const SORTS: readonly { readonly id: EffectSort; readonly label: string }[] = [{ id: 'size', label: 'Size' }, { id: 'signed', label: 'Sign' }, { id: 'verdict', label: 'Verdict' }, { id: 'name', label: 'Name' }];

export class ChangeEffectsElement extends ChangeView<EffectsPicture> {
  static override readonly viewName = 'change-effects';
  static override styles = [...ChangeView.styles, chartStyles, effectsStyles];
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
    const others = resolve(this.clauses, { except: this.viewName }), { rows, busy, untold } = askedEffects(report, others, this.slots, this.comparison !== null);
    this.small = isSmall(rows);
    return effectsState({ report, rows, others, focused: this.filter.column, sort: this.sort, magnified: this.magnified, width, rem: this.rem, busy, untold });
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
