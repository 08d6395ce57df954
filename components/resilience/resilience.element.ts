/** `<change-resilience>`: how much change the reader's result bears, and how little it can be derived from (VIEWS 3.6). */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { QuantityImpact, ReportedSufficiency } from '../../src/core/impact/report/quantity-impact.js';
import { shortened } from '../chart/shortened.js';
import { chartStyles } from '../chart/chart.styles.js';
import type { ChosenQuantity } from '../impact/chosen-quantity.js';
import type { Drawn, NotDrawn, Room } from '../impact/drawn.js';
import { QuantityView } from '../impact/quantity-view.js';
import type { Choice, ViewState } from '../view/view-model.js';
import { appliedDrawn } from './applied.model.js';
import type { AppliedPicture } from './applied-picture.js';
import { renderApplied } from './applied.view.js';
import { entropyDrawn } from './entropy-rows.js';
import { coarseDrawn, keptDrawn, LOSS_NAMES } from './error.model.js';
import type { ErrorPicture } from './error-picture.js';
import { renderErrors } from './error.view.js';
import { informationDrawn } from './information-rows.js';
import { panelRoom, panelsDrawn, WIDE, type Panels } from './panels.js';
import { renderPanels } from './panels.view.js';
import type { PairedRows } from './paired-rows.js';
import { renderPairedRows } from './paired-rows.view.js';
import { resilienceStyles } from './resilience.styles.js';
import { withheldDrawn } from './withheld-rows.js';

export type ResiliencePicture = AppliedPicture | ErrorPicture | Panels | PairedRows;
export type ResilienceArrangement = 'margins' | 'applied' | 'kept' | 'coarse' | 'withheld' | 'information' | 'entropy';

const NAME = 60;

export class ChangeResilienceElement extends QuantityView<ResiliencePicture> {
  static override readonly viewName = 'change-resilience';
  static override styles = [...QuantityView.styles, chartStyles, resilienceStyles];
  static override properties: PropertyDeclarations = { loss: { type: String }, input: { type: String }, beside: { type: Boolean } };
  /** Way of losing records: `random`, `gap`, `every-kth`, `tail`, `blocks`, `groups`; without, the first of the report. */
  declare loss: string | null;
  /** Name of the input that is made coarse; without, the first of the report. */
  declare input: string | null;
  /** Whether a `<change-impact>` of the same result stands beside it: then it tells the margin alone. */
  declare beside: boolean;

  constructor() {
    super();
    this.loss = this.input = null;
    this.beside = false;
  }

  protected override get saidBeside(): 'nothing' | 'sentence' | 'all' {
    return this.beside ? 'all' : super.saidBeside;
  }

  get arrangements(): readonly { readonly id: ResilienceArrangement; readonly label: string }[] {
    const { resilience, sufficiency = [], bits = [], withheld, information } = this.chosen?.quantity ?? ({} as Partial<QuantityImpact>);
    return [
      ...(resilience === undefined || resilience.curves.length === 0 || sufficiency.length === 0 ? [] : [{ id: 'margins', label: 'Both margins' } as const]),
      ...(resilience === undefined || resilience.curves.length === 0 ? [] : [{ id: 'applied', label: 'Changes applied' } as const]), ...(sufficiency.length === 0 ? [] : [{ id: 'kept', label: 'Records kept' } as const]),
      ...(bits.length === 0 ? [] : [{ id: 'coarse', label: 'Values coarsened' } as const]), ...(withheld === undefined ? [] : [{ id: 'withheld', label: 'Columns dropped' } as const]),
      ...(information === undefined || information.subsets.length === 0 ? [] : [{ id: 'information', label: 'Information' } as const]), ...(information?.inputs === undefined || information.inputs.length === 0 ? [] : [{ id: 'entropy', label: 'Bits of the inputs' } as const]),
    ];
  }

  private get losses(): readonly ReportedSufficiency['mode'][] {
    return [...new Set((this.chosen?.quantity.sufficiency ?? []).map(({ mode }) => mode))];
  }

  private get inputs(): readonly string[] {
    return [...new Set((this.chosen?.quantity.bits ?? []).map(({ input }) => input))];
  }

  protected override get choices(): readonly Choice[] {
    const { losses, inputs, currentArrangement: arrangement } = this;
    return [
      ...this.quantityChoice,
      ...((arrangement === 'kept' || arrangement === 'margins') && losses.length > 1 ? [{ label: 'Lost', form: losses.length > 3 ? 'menu' as const : 'buttons' as const, options: losses.map((id) => ({ id, label: LOSS_NAMES[id] })), chosen: losses.find((id) => id === this.loss) ?? losses[0]!, choose: (id: string) => { this.loss = id; } }] : []),
      ...(arrangement === 'coarse' && inputs.length > 1 ? [{ label: 'Input', form: 'menu' as const, options: inputs.map((id) => ({ id, label: shortened(id, NAME) })), chosen: inputs.find((id) => id === this.input) ?? inputs[0]!, choose: (id: string) => { this.input = id; } }] : []),
    ];
  }

  protected override prepareQuantity(chosen: ChosenQuantity, width: number): ViewState<ResiliencePicture> {
    const drawn = this.drawn(chosen.quantity, width);
    return 'reason' in drawn ? { state: 'empty', reason: drawn.reason } : this.ready(drawn, chosen);
  }

  private drawn(quantity: QuantityImpact, width: number): Drawn<ResiliencePicture> | NotDrawn {
    const room = { width, rem: this.rem }, { losses, inputs } = this;
    const kept = (own: Room): Drawn<ErrorPicture> | NotDrawn => keptDrawn(quantity, quantity.sufficiency!, losses.find((id) => id === this.loss) ?? losses[0]!, own);
    switch (this.currentArrangement as ResilienceArrangement | '') {
      case 'margins': {
        const both = { ...room, isWide: this.clientWidth >= WIDE * this.pictureScale }, own = panelRoom(both), right = kept(own);
        if (!('reason' in right)) return panelsDrawn(appliedDrawn({ ...own, quantity, resilience: quantity.resilience! }), right, both);
        const alone = appliedDrawn({ ...room, quantity, resilience: quantity.resilience! });
        return { ...alone, sentences: [...alone.sentences, right.reason] };
      }
      case 'applied': return appliedDrawn({ ...room, quantity, resilience: quantity.resilience! });
      case 'kept': return kept(room);
      case 'coarse': return coarseDrawn(quantity, quantity.bits!, inputs.find((id) => id === this.input) ?? inputs[0]!, room);
      case 'withheld': return withheldDrawn(quantity, quantity.withheld!, room);
      case 'entropy': return entropyDrawn(quantity, quantity.information!, room);
      case 'information': return informationDrawn(quantity, quantity.information!, room);
      case '': return { reason: nothingHeld(quantity) };
    }
  }

  protected override renderPicture(picture: ResiliencePicture, width: number): TemplateResult {
    switch (picture.kind) {
      case 'applied': return renderApplied(picture, width);
      case 'errors': return renderErrors(picture, width);
      case 'panels': return renderPanels(picture);
      case 'rows': return renderPairedRows(picture, width);
    }
  }

  protected override heightOf(width: number, picture: ResiliencePicture | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  protected override get subject(): object {
    return { ...super.subject, loss: this.loss, input: this.input };
  }
}

function nothingHeld({ name, change, notes = [] }: QuantityImpact): string {
  const called = shortened(name, NAME);
  if (typeof change !== 'number') return `${called} cannot be compared: ${change.reason}.`;
  return `The report does not hold how much change ${called} bears. ${notes.length > 0 ? notes.join(' ') : change === 0 ? 'Nothing moves it.' : 'It is looked at when the quantity is computed from both releases.'}`;
}

declare global {
  interface HTMLElementTagNameMap { 'change-resilience': ChangeResilienceElement }
}
